# The pages for those who run the node.

admin-mend = So lässt es sich beheben:
admin-since = Seit dem { $moment }
admin-look-again = Noch einmal nachsehen
admin-pages = Seiten
admin-first = Erste Seite

admin-health-title = Zustand
admin-health-well = Alles ist in Ordnung.
admin-health-soon = { $count ->
    [one] Um eine Sache sollten Sie sich bald kümmern.
   *[other] Um { $count } Dinge sollten Sie sich bald kümmern.
}
admin-health-failed = { $count ->
    [one] Eine Sache funktioniert nicht.
   *[other] { $count } Dinge funktionieren nicht.
}
admin-health-node = { $software }, Knoten { $peer }
admin-health-check = Bereich
admin-health-found = Was festgestellt wurde
admin-verdict-well = in Ordnung
admin-verdict-soon = bald fällig
admin-verdict-failed = gestört

admin-check-configuration = Konfiguration
admin-well-configuration = Der Knoten läuft mit der Konfiguration, die auf der Festplatte steht.
admin-mend-configuration = Prüfen Sie steelyard.toml mit „steelyard config check“ und starten Sie dann den Knoten neu.
admin-check-rules = Regeln
admin-well-rules = Sie sind lesbar und richtig.
admin-mend-rules = Die Seite „Regeln“ nennt jeden Fehler mit seiner Zeile.
admin-mend-rules-changed = Starten Sie den Knoten neu. Bis dahin richtet er sich nach den Regeln, die er beim Start gelesen hat.
admin-check-keys = Schlüssel
admin-well-keys = Sie sind da, und nur der Knoten kann sie lesen.
admin-mend-keys = Stellen Sie den Ordner „keys“ aus einer Sicherung wieder her. Nur das Benutzerkonto des Knotens darf ihn lesen.
admin-check-store = Speicher
admin-well-store = Schreiben ist möglich.
admin-mend-store = Schaffen Sie Platz auf der Festplatte und prüfen Sie die Zugriffsrechte des Datenverzeichnisses. Bis dahin wird keine Frage beantwortet.
admin-check-clock = Uhr
admin-well-clock = Sie geht richtig, soweit das Prüfprotokoll es erkennen lässt.
admin-mend-clock = Stellen Sie die Uhr und halten Sie sie mit NTP richtig.
admin-check-charter = Charta
admin-well-charter = Sie ist in Kraft, und dieser Cluster nimmt teil.
admin-mend-charter = Die Seite „Charta“ zeigt, welche es ist. Eine neue Fassung schlagen Sie mit „steelyard charter propose“ vor.
admin-mend-charter-none = Treten Sie mit „steelyard join“ einem Verbund bei oder gründen Sie einen mit „steelyard charter create“.
admin-check-peers = Andere Knoten
admin-well-peers = Alle sind erreichbar.
admin-mend-peers = Die Seite „Andere Knoten“ zeigt, welche nicht erreichbar sind, seit wann und warum.
admin-check-backup = Sicherung
admin-well-backup = Es gibt eine aus den letzten sieben Tagen, und sie wurde geprüft.
admin-mend-backup = Machen Sie eine auf der Seite „Sicherung“ und bewahren Sie sie auf einem anderen Rechner auf.
admin-mend-backup-unsound = „steelyard audit verify“ nennt, was verändert wurde. Bewahren Sie ältere Sicherungen auf, bis das geklärt ist.
admin-mend-backup-postgres = Sichern Sie die Datenbank mit pg_dump und bewahren Sie beides zusammen auf einem anderen Rechner auf.

admin-peers-title = Andere Knoten
admin-peers-lede = { $connected } von { $all } Knoten anderer Cluster sind erreichbar.
admin-peers-none = In der Charta stehen noch keine anderen Cluster.
admin-peers-cluster = Cluster
admin-peers-country = Land
admin-peers-state = Zustand
admin-peers-round-trip = Antwortzeit
admin-peers-reachable = erreichbar
admin-peers-unreachable = nicht erreichbar
admin-peers-suspended = gesperrt
admin-peers-since = seit dem { $moment }
admin-peers-hint = Ein nicht erreichbarer Cluster wird im Ergebnis jeder Suche genannt. Sein eigenes Team sieht auf seiner Seite, ob der Fehler dort liegt.

admin-charter-title = Charta
admin-charter-none = Hier ist keine Charta in Kraft. Treten Sie einem Verbund bei oder gründen Sie einen: Das Betriebshandbuch sagt, wie.
admin-charter-lede = Fassung { $version }, mit { $clusters ->
    [one] einem Cluster
   *[other] { $clusters } Clustern
}, in Kraft bis zum { $until }.
admin-charter-expired = Diese Charta ist abgelaufen, deshalb wird nichts ausgetauscht. Schlagen Sie eine neue Fassung vor und lassen Sie sie unterschreiben.
admin-charter-ends-soon = Diese Charta endet bald. Schlagen Sie jetzt die nächste Fassung vor, damit genügend Cluster sie rechtzeitig unterschreiben können.
admin-charter-federation = Verbund
admin-charter-issued = Aufgesetzt
admin-charter-expires = Endet
admin-charter-purposes = Zwecke
admin-charter-signed = Unterschriften
admin-charter-signed-by = { $signed }; nötig sind { $needed }
admin-charter-digest = Prüfsumme
admin-charter-clusters = Cluster
admin-charter-status = Status
admin-charter-active = nimmt teil
admin-charter-key = Signaturschlüssel
admin-charter-fingerprints = Vergleichen Sie die Fingerabdrücke der Schlüssel am Telefon, bevor Sie eine Charta mit neuen Schlüsseln unterschreiben.
admin-charter-download = Alle Fassungen herunterladen
admin-charter-change = Neue Fassungen werden auf der Befehlszeile aufgesetzt und unterschrieben:

admin-rules-title = Regeln
admin-rules-lede = Was andere Cluster höchstens erfahren dürfen. Regeln können nur enger fassen, was Mitglieder erlauben.
admin-rules-right = { $count ->
    [one] Es gibt eine Regel, und sie ist richtig.
   *[other] Es gibt { $count } Regeln, und sie sind richtig.
}
admin-rules-restart = Eine Änderung wirkt, sobald der Knoten neu gestartet ist.
admin-rules-changed = Die Dateien wurden geändert, seit der Knoten gestartet wurde. Er richtet sich weiter nach den damaligen Regeln; was auf dieser Seite steht, gilt, sobald er neu gestartet ist.
admin-rules-wrong = Die Regeln enthalten Fehler. Der Knoten läuft mit denen, die er beim Start gelesen hat, und würde mit diesen nicht wieder starten.
admin-rules-explain-title = Was erhält ein Cluster?
admin-rules-explain = Erklären
admin-rules-purpose = Zweck
admin-rules-may = { $peer } darf für „{ $purpose }“ erfahren: { $level }, mit höchstens { $records } Datensätzen je Antwort.
admin-rules-threshold = Zahlen unter { $least } werden nicht genau mitgeteilt.
admin-rules-denied = { $peer } erhält nichts für „{ $purpose }“.
admin-rules-what = Was
admin-rules-allowed = Erlaubt
admin-rules-by = Durch Regel
admin-rules-silent = keine Regel sagt etwas dazu
admin-rules-texts = Die Regeln selbst
admin-rules-own = Sie stehen in Dateien des Datenverzeichnisses.
admin-rules-default = Das sind die Regeln, die das Programm mitbringt. Wenn Sie eigene möchten, kopieren Sie sie in den Ordner „rules“ des Datenverzeichnisses und ändern Sie sie dort.
admin-level-boolean = ob es einen Treffer gibt
admin-level-count = wie viele Treffer es gibt
admin-level-record = die Treffer selbst

admin-people-title = Personen
admin-people-lede = Wer sich hier anmelden darf: das Team des Clusters und Personen, die für Mitglieder handeln.
admin-people-none = Hier ist niemand.
admin-people-name = Name
admin-people-name-hint = Die Person kann ihn ändern.
admin-people-name-wrong = Ein Name hat höchstens 200 Zeichen, die alle druckbar sind.
admin-people-email = E-Mail-Adresse
admin-people-email-wrong = Das ist keine E-Mail-Adresse. Schreiben Sie sie in der Form name@example.org.
admin-people-known = Es gibt schon eine Person mit dieser Adresse.
admin-people-role = Rolle
admin-people-role-hint = „Partnersuche“ fragt den Verbund und betreut die Mitglieder. „Verwaltung“ sieht außerdem diese Seiten.
admin-people-first-role = Mit einer ersten Rolle enden die bisherigen Anmeldewege dieser Person: Passwort, Passkeys, Links und offene Sitzungen. Eine Einladung an { $email } lässt sie neu herein.
admin-people-acts-for = Handelt für
admin-people-state = Status
admin-people-enabled = darf sich anmelden
admin-people-disabled = darf sich nicht anmelden
admin-people-add = Person hinzufügen
admin-people-added = Die Person wurde hinzugefügt.
admin-people-mailed = Die Einladung ist unterwegs.
admin-people-pass-on = Geben Sie diesen Link weiter
admin-people-pass-on-hint = { $email } kann sich damit einmal anmelden, bis zum { $until }. Er wird nicht noch einmal gezeigt; ein neuer lässt sich jederzeit erstellen.
admin-people-invite = Neu einladen
admin-people-changed = Erledigt.
admin-people-removed = Die Person wurde entfernt.
admin-people-back = Alle Personen
admin-people-password = Hat ein Passwort
admin-people-own = Das sind Sie. Ihre Rolle und Ihren Zugang kann nur eine andere Person mit der Rolle „Verwaltung“ ändern.
admin-people-sessions = Angemeldet
admin-people-no-sessions = Zurzeit nirgends.
admin-people-session = Seit dem { $began }, zuletzt gesehen am { $seen }
admin-people-end-sessions = Überall abmelden
admin-people-access = Zugang
admin-people-access-hint = Wer sich nicht anmelden darf, wird sofort überall abgemeldet. Wer entfernt wird, muss neu hinzugefügt werden, um zurückzukommen.
admin-people-disable = Aussperren
admin-people-enable = Wieder zulassen
admin-people-remove = Entfernen
admin-role-admin = Verwaltung
admin-role-matchmaker = Partnersuche
admin-role-none = Nicht im Team

admin-log-title = Prüfprotokoll
admin-log-lede = { $count } Einträge. Was den Knoten verlassen hat und jede Änderung daran, wer was sehen darf, steht hier und lässt sich nicht unbemerkt ändern.
admin-log-verify = Das ganze Protokoll prüfen
admin-log-last-verification = Die letzte Prüfung
admin-log-kind = Art
admin-log-all = Alle Arten
admin-log-show = Zeigen
admin-log-none = Unter den Einträgen { $from } bis { $before } ist keiner dieser Art.
admin-log-entry = Eintrag
admin-log-when = Wann
admin-log-what = Was
admin-log-proof = Nachweis
admin-log-proof-of = Nachweis von Eintrag { $entry } herunterladen
admin-log-newest = Neueste
admin-log-older = Ältere
admin-log-back = Prüfprotokoll
admin-log-unreadable = Dieser Eintrag ist nicht lesbar. Prüfen Sie das Protokoll.
admin-log-kind-answered = Beantwortet
admin-log-kind-refused = Abgelehnt
admin-log-kind-asked = Gefragt
admin-log-kind-told = Mitgeteilt
admin-log-kind-introduction = Kontaktvermittlung
admin-log-kind-consent-given = Erlaubnis gegeben
admin-log-kind-consent-withdrawn = Erlaubnis widerrufen
admin-log-kind-objection = Widerspruch
admin-log-kind-members-imported = Mitglieder importiert
admin-log-kind-profile-changed = Profil geändert
admin-log-kind-member-removed = Mitglied gelöscht
admin-log-kind-person = Person geändert
admin-log-kind-charter-adopted = Charta angenommen
admin-log-kind-vocabulary-imported = Vokabular importiert
admin-log-answered = { $cluster }, { $purpose }: { $total ->
    [one] ein Treffer
   *[other] { $total } Treffer
}, { $disclosed ->
    [0] kein Mitglied gezeigt
    [one] ein Mitglied gezeigt
   *[other] { $disclosed } Mitglieder gezeigt
}
admin-log-refused = { $cluster }, { $purpose }: { $code }
admin-log-asked = { $purpose }, { $clusters ->
    [one] ein Cluster
   *[other] { $clusters } Cluster
}
admin-log-told = { $cluster } erfuhr Begriffe und Wörter eines Mitglieds, { $purpose }
admin-log-introduction = { $cluster }: { $step }
admin-log-consent-given = Erlaubnis { $consent }, { $source }
admin-log-consent-withdrawn = Erlaubnis { $consent }
admin-log-objection-raised = Gegen { $cluster }
admin-log-objection-lifted = Gegen { $cluster }, aufgehoben
admin-log-person = { $change ->
    [added] Hinzugefügt
    [removed] Entfernt
    [disabled] Darf sich nicht mehr anmelden
    [enabled] Darf sich wieder anmelden
    [matchmaker] Rolle ab jetzt: Partnersuche
    [admin] Rolle ab jetzt: Verwaltung
    [no_staff] Gehört nicht mehr zum Team
    [invited] Eingeladen, für ein Mitglied zu handeln
    [invited_no_more] Die Einladung, für ein Mitglied zu handeln, wurde zurückgenommen
    [acts_for] Handelt von jetzt an für ein Mitglied
    [acts_no_more] Handelt nicht mehr für ein Mitglied
    [invited_staff] Ins Team eingeladen: Der Link meldet als diese Person an
    [link_made] Ein Link wurde erstellt, der als diese Person anmeldet
    [password] Neues Passwort
    [passkey_added] Passkey hinzugefügt
    [passkey_removed] Passkey entfernt
   *[other] { $change }
}
admin-log-members-imported = { $added } neu, { $changed } geändert
admin-log-charter-adopted = Fassung { $version }
admin-log-vocabulary-imported = { $vocabulary }, { $concepts ->
    [one] ein Begriff
   *[other] { $concepts } Begriffe
}

admin-verify-title = Prüfprotokoll prüfen
admin-verify-idle = Das Protokoll wurde seit dem Start des Knotens nicht geprüft.
admin-verify-running = { $done } von { $of } Einträgen sind gelesen.
admin-verify-sound = Das Protokoll ist so, wie es geschrieben wurde, und jede Erlaubnis so, wie sie gegeben wurde.
admin-verify-unsound = { $count ->
    [one] Eine Sache wurde von fremder Hand geändert.
   *[other] { $count } Dinge wurden von fremder Hand geändert.
}
admin-verify-mend = Halten Sie den Knoten an. Bewahren Sie eine Kopie des Datenverzeichnisses für die Untersuchung auf und spielen Sie eine Sicherung ein.
admin-verify-at = Geprüft
admin-verify-entries = Einträge
admin-verify-consents = Erlaubnisse
admin-verify-checkpoints = Prüfpunkte
admin-verify-root = Wurzel

admin-backup-title = Sicherung
admin-backup-lede = Eine Sicherung enthält alle Mitglieder, alle Erlaubnisse und das Prüfprotokoll. Verwahren Sie sie so sorgfältig wie den Knoten selbst und auf einem anderen Rechner.
admin-backup-begun = Die Sicherung wird gemacht.
admin-backup-running = Eine Sicherung wird gemacht.
admin-backup-failed = Die Sicherung konnte nicht gemacht werden.
admin-backup-last = Die letzte Sicherung
admin-backup-never = Es wurde noch keine gemacht.
admin-backup-make = Jetzt eine Sicherung machen
admin-backup-no-keys = Hier gemachte Sicherungen enthalten keine Schlüssel. Bewahren Sie eine Kopie des Ordners „keys“ und der Dateien mit Geheimnissen getrennt auf, wo nur wenige sie lesen können: Ohne sie lässt sich eine Sicherung nicht einspielen.
admin-backup-password = Die Einstellung „{ $key }“ enthält ein Passwort. Wenn es in steelyard.toml steht, ist es auch in jeder Sicherung. Schreiben Sie es in eine Datei, die nur der Knoten lesen kann, und an seine Stelle „file:NAME“.
admin-backup-postgres = Der Speicher dieses Knotens liegt in PostgreSQL und ist in keiner hier gemachten Sicherung enthalten. Sichern Sie ihn mit pg_dump.
admin-backup-here = Auf diesem Rechner
admin-backup-kept = { $count ->
    [one] Die neueste wird behalten.
   *[other] Die neuesten { $count } werden behalten.
}
admin-backup-restore = Den Knoten wiederherstellen
admin-backup-restore-hint = Auf dem Rechner des Knotens, während der Knoten steht. Mitglieder, die nach der Sicherung gelöscht wurden, werden wieder gelöscht.
admin-backup-when = Gemacht
admin-backup-old = { $days } Tage alt
admin-backup-file = Datei
admin-backup-size = Größe
admin-backup-entries = Einträge des Protokolls
admin-backup-verified = Geprüft
admin-backup-sound = zurückgelesen, und das Protokoll darin ist unversehrt
admin-backup-unsound = das Protokoll darin ist nicht unversehrt
admin-backup-no-store = zurückgelesen, aber der Speicher mit dem Protokoll ist nicht enthalten
admin-backup-keys = Enthält die Schlüssel
