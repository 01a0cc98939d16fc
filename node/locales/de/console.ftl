# The matchmaker's console.

console-any = beliebig
console-seconds = { $count ->
    [one] 1 Sekunde
   *[other] { $count } Sekunden
}

## The search form
console-search-title = Partner im Verbund finden
console-search-words = Wonach suchen Sie?
console-search-words-hint = In eigenen Worten und in einer beliebigen Sprache, zum Beispiel: Bildanalyse für die Pathologie.
console-search-concepts = Arbeitsgebiete
console-search-concepts-hint = Schreiben Sie ein Wort und kreuzen Sie an, was Sie meinen. Mitglieder werden darüber in jeder Sprache gefunden.
console-search-picked = Arbeitsgebiete, die Sie gewählt haben
console-search-find = Finden
console-search-none-found = Ein solches Arbeitsgebiet gibt es nicht. Versuchen Sie ein anderes Wort oder schreiben Sie es oben hinein.
console-search-seek = Suchen in
console-seek-offers = Angeboten der Mitglieder
console-seek-needs = dem Bedarf der Mitglieder
console-seek-both = beidem
console-search-like = Für ein Mitglied
console-search-like-hint = Sein Name oder seine Nummer. Partner werden nach seinen Angeboten und seinem Bedarf gesucht; gefragt werden nur Cluster, denen es das erlaubt, und sie erfahren nicht, wer es ist.
console-search-narrow = Eingrenzen
console-search-trl = Technologiereife
console-search-trl-hint = Von 1, einer Idee, bis 9, im Einsatz bewährt.
console-search-trl-min = mindestens
console-search-trl-max = höchstens
console-search-countries = Länder
console-search-nuts = Regionen
console-search-nuts-hint = NUTS-Codes oder ihr Anfang, zum Beispiel ITH5, DE1.
console-search-kinds = Arten von Organisationen
console-search-clusters = Cluster
console-search-clusters-hint = Nichts angekreuzt: Alle werden gefragt.
console-search-purpose = Zweck
console-search-granularity = Die Antwort soll sagen
console-granularity-record = welche Treffer es gibt
console-granularity-count = wie viele es gibt
console-granularity-boolean = ob es welche gibt
console-search-mode = Finden
console-mode-semantic = auch fast Passendes
console-mode-strict = nur genau Passendes
console-search-limit = Höchstens
console-search-deadline = Wartezeit
console-search-ask = Den Verbund fragen

## What is wrong with a search
console-mistake-choice = Eine der gewählten Möglichkeiten ist hier nicht bekannt. Wählen Sie noch einmal.
console-mistake-text = Der Text ist zu lang. Gesendet werden höchstens { $most } Zeichen.
console-mistake-concepts = Das ist zu viel auf einmal. Gesendet werden höchstens { $most } Arbeitsgebiete.
console-mistake-nuts = { $code } ist kein Code einer Region. Schreiben Sie Codes wie ITH5 oder DE1.
console-mistake-trl = Die Stufen gehen von 1 bis 9, die niedrigere zuerst.
console-mistake-which-member = Mehrere Mitglieder heißen so. Wählen Sie unter dem Feld eines aus.
console-cannot-no-charter = Dieser Cluster gehört noch keinem Verbund an. Die Verwaltung kann das ändern.
console-cannot-expired = Die Charta des Verbunds ist abgelaufen, deshalb antwortet niemand. Die Verwaltung kann eine neue Fassung vorschlagen.
console-cannot-suspended = Die Charta sperrt unseren Cluster, deshalb würde niemand antworten.
console-cannot-purpose = Die Charta kennt diesen Zweck nicht. Wählen Sie einen anderen.
console-cannot-cluster = Einer der Cluster nimmt nicht mehr teil. Wählen Sie noch einmal.
console-cannot-unknown-member = Kein Mitglied heißt so, und keines hat diese Nummer.
console-cannot-no-consent = Das Mitglied erlaubt nicht, dass einer dieser Cluster für diesen Zweck erfährt, was es anbietet oder braucht. Bitten Sie es zuerst um seine Erlaubnis.
console-cannot-nothing-to-tell = Das Mitglied erlaubt zu wenig, um damit Partner zu finden. Ergänzen Sie seine Angebote und seinen Bedarf oder bitten Sie es um seine Erlaubnis.
console-cannot-form = So lässt sich die Suche nicht ausführen. Fragen Sie nach weniger auf einmal.

## Results
console-results-title = Ergebnis Ihrer Suche
console-results-offers = Mitglieder mit diesem Angebot: { $what }
console-results-needs = Mitglieder mit diesem Bedarf: { $what }
console-results-both = Mitglieder mit diesem Angebot oder Bedarf: { $what }
console-results-for = Partner für { $member }
console-results-everything = beliebig
console-results-change = Suche ändern
console-results-save = Suche speichern
console-results-save-name = Name der Suche
console-results-clusters = Cluster
console-results-under-way = { $answered } von { $asked } Clustern haben geantwortet. Die anderen haben noch ein paar Sekunden Zeit.
console-results-all = { $asked ->
    [one] Der Cluster hat geantwortet.
   *[other] Alle { $asked } Cluster haben geantwortet.
}
console-results-part = { $answered } von { $asked } Clustern haben geantwortet. Vielleicht gibt es noch mehr Mitglieder, die passen.
console-results-matches = { $count ->
    [0] Treffer
    [one] 1 Treffer
   *[other] { $count } Treffer
}
console-results-best = { $count } Treffer, hier die besten { $shown }
console-results-new = { $count ->
    [0] Seit der letzten Abfrage dieser Suche ist nichts neu.
    [one] 1 Treffer ist neu seit der letzten Abfrage dieser Suche.
   *[other] { $count } Treffer sind neu seit der letzten Abfrage dieser Suche.
}
console-results-empty = Kein Cluster zeigt ein passendes Mitglied. Suchen Sie nach weiter gefassten Arbeitsgebieten oder lassen Sie eine Bedingung weg.
console-results-waiting = Noch nichts.
console-results-compare = Angekreuzte vergleichen
console-results-pages = Seiten mit Treffern

console-outcome-waiting = wird gefragt …
console-outcome-answered = { $count ->
    [0] hat geantwortet: niemand passt
    [one] hat geantwortet: 1 Treffer
   *[other] hat geantwortet: { $count } Treffer
}
console-outcome-best = hat geantwortet: { $count } Treffer, davon die besten { $returned } gesendet
console-outcome-fewer = hat geantwortet: weniger als { $count } Treffer
console-outcome-some = hat geantwortet: es gibt Treffer
console-outcome-none = hat geantwortet: niemand passt
console-outcome-refused = hat nicht geantwortet: { $why }
console-outcome-slow = hat nicht geantwortet innerhalb von { $count ->
    [one] 1 Sekunde
   *[other] { $count } Sekunden
}
console-outcome-unreachable = ist zurzeit nicht erreichbar
console-outcome-invalid = sandte eine Antwort, die sich nicht prüfen ließ; sie wurde verworfen
console-reduced-granularity = Seine Regeln teilen Ihnen weniger mit, als Sie gefragt haben.
console-reduced-fields = Seine Regeln zeigen Ihnen weniger Angaben, als Sie gefragt haben.
console-reduced-records = Seine Regeln zeigen Ihnen weniger Treffer, als Sie gefragt haben.
console-reduced-small-count = So kleine Zahlen teilt er nicht mit.
console-reduced-size = Die Antwort wurde auf das gekürzt, was in eine Nachricht passt.
console-refused-no-consent = das Mitglied erlaubt nicht, dass dieser Cluster erfährt, was es anbietet oder braucht; deshalb wurde er nicht gefragt
console-refused-malformed = er konnte die Frage nicht lesen
console-refused-too-large = die Frage war ihm zu lang
console-refused-wrong-type = er nahm diese Art von Nachricht nicht an
console-refused-unknown-signer = seine Charta kennt unseren Cluster noch nicht
console-refused-wrong-signer = er konnte nicht erkennen, dass die Frage von unserem Cluster kam
console-refused-suspended = die Charta sperrt unseren Cluster
console-refused-bad-signature = die Signatur der Frage passte nicht zur Charta
console-refused-wrong-audience = die Frage war nicht für ihn bestimmt
console-refused-expired = die Frage kam zu spät; die Uhren beider Knoten sollten geprüft werden
console-refused-not-yet-valid = die Frage trägt ein Datum in der Zukunft; die Uhren beider Knoten sollten geprüft werden
console-refused-replayed = er hat diese Frage schon gesehen
console-refused-busy = er hat zu viel zu tun; fragen Sie gleich noch einmal
console-refused-invalid-query = er nimmt keine Frage dieser Form an
console-refused-unknown-purpose = seine Charta kennt diesen Zweck nicht
console-refused-not-permitted = seine Regeln lassen das für diesen Zweck nicht zu
console-refused-charter-expired = seine Charta ist abgelaufen
console-refused-unavailable = er kann zurzeit keinen Nachweis einer Antwort aufbewahren, deshalb gibt er keine

## Why a match fits
console-why-more = { $count ->
    [one] 1 weiterer Grund
   *[other] { $count } weitere Gründe
}
console-why-offers-exact = Bietet an: { $found }, wie gefragt
console-why-offers-narrower = Bietet an: { $found }, enger gefasst als Ihr Begriff { $wanted }
console-why-offers-broader = Bietet an: { $found }, weiter gefasst als Ihr Begriff { $wanted }
console-why-offers-related = Bietet an: { $found }, verwandt mit Ihrem Begriff { $wanted }
console-why-offers-word = Im Angebot steht { $found }
console-why-needs-exact = Braucht: { $found }, wie gefragt
console-why-needs-narrower = Braucht: { $found }, enger gefasst als Ihr Begriff { $wanted }
console-why-needs-broader = Braucht: { $found }, weiter gefasst als Ihr Begriff { $wanted }
console-why-needs-related = Braucht: { $found }, verwandt mit Ihrem Begriff { $wanted }
console-why-needs-word = Im Bedarf steht { $found }
console-why-summary-exact = Beschreibt sich so: { $found }
console-why-summary-narrower = Beschreibt sich so: { $found }, enger gefasst als Ihr Begriff { $wanted }
console-why-summary-broader = Beschreibt sich so: { $found }, weiter gefasst als Ihr Begriff { $wanted }
console-why-summary-related = Beschreibt sich so: { $found }, verwandt mit Ihrem Begriff { $wanted }
console-why-summary-word = In der Beschreibung steht { $found }
console-why-need-exact = Bietet an: { $found }, und Ihr Mitglied braucht es
console-why-need-narrower = Bietet an: { $found }, enger gefasst als { $wanted } im Bedarf Ihres Mitglieds
console-why-need-broader = Bietet an: { $found }, weiter gefasst als { $wanted } im Bedarf Ihres Mitglieds
console-why-need-related = Bietet an: { $found }, verwandt mit { $wanted } im Bedarf Ihres Mitglieds
console-why-need-word = Nennt { $found }, wie der Bedarf Ihres Mitglieds
console-why-offer-exact = Braucht: { $found }, und Ihr Mitglied bietet es an
console-why-offer-narrower = Braucht: { $found }, enger gefasst als { $wanted } im Angebot Ihres Mitglieds
console-why-offer-broader = Braucht: { $found }, weiter gefasst als { $wanted } im Angebot Ihres Mitglieds
console-why-offer-related = Braucht: { $found }, verwandt mit { $wanted } im Angebot Ihres Mitglieds
console-why-offer-word = Braucht: { $found }, und das Angebot Ihres Mitglieds nennt es
console-why-field-exact = Arbeitet auf dem Gebiet { $found }, wie Ihr Mitglied
console-why-field-narrower = Arbeitet auf dem Gebiet { $found }, enger gefasst als { $wanted } bei Ihrem Mitglied
console-why-field-broader = Arbeitet auf dem Gebiet { $found }, weiter gefasst als { $wanted } bei Ihrem Mitglied
console-why-field-related = Arbeitet auf dem Gebiet { $found }, verwandt mit { $wanted } bei Ihrem Mitglied
console-why-field-word = Nennt { $found }, wie Ihr Mitglied
console-why-meaning-of = Seine Texte handeln vom Gleichen, mit Wörtern wie { $found }
console-why-meaning = Seine Texte handeln vom Gleichen
console-why-experience = { $count ->
    [one] Hat 1 eigene Aktivität vorzuweisen
   *[other] Hat { $count } eigene Aktivitäten vorzuweisen
}

## A match
console-card-unnamed = Organisation { $handle }
console-card-new = neu
console-card-fit = Wie gut es passt, verglichen mit dem besten Treffer
console-card-at = bei { $cluster }
console-card-also-at = Auch Mitglied von { $cluster }
console-card-unshown = Nicht gezeigt, kann aber erfragt werden: { $groups }
console-card-introduce = Um Kontaktvermittlung bitten
console-card-shortlist = Vormerken
console-card-compare = Vergleichen
console-card-own = Mitglied ansehen
console-card-offers = Angebote
console-card-needs = Bedarf
console-card-summary = In eigenen Worten
console-card-shows = Was gezeigt wird
console-card-more = { $count ->
    [one] 1 weiterer Eintrag
   *[other] { $count } weitere Einträge
}
console-card-whole = Weiterlesen
console-card-trl = TRL { $min } bis { $max }

## Compare
console-compare-title = Nebeneinander
console-compare-back = Zurück zu den Treffern
console-compare-too-few = Kreuzen Sie zwei bis vier Treffer an, um sie zu vergleichen.
console-compare-where = Was und wo
console-compare-why = Warum es passt
console-compare-disclosed = Was gezeigt wird
console-compare-unshown = Was erfragt werden kann

## Kept searches
console-saved-heading = Gespeicherte Suchen und Merkliste
console-saved-title = Gespeicherte Suchen
console-saved-none = Noch keine. Speichern Sie eine Suche auf der Seite mit ihrem Ergebnis, um sie später zu wiederholen und zu sehen, was neu ist.
console-saved-all = Alle gespeicherten Suchen
console-saved-by = Gespeichert von { $name }, zuletzt ausgeführt am { $run }
console-saved-run = Noch einmal fragen
console-saved-remove = Entfernen
console-latest-title = Letzte Suchen
console-shortlist-title = Merkliste
console-shortlist-hint = Aufbewahrt werden nur ein Pseudonym und Ihre Notiz. Was der andere Cluster mitgeteilt hat, wird neu erfragt.
console-shortlist-none = Hier ist noch nichts. Merken Sie Treffer aus dem Ergebnis einer Suche vor.
console-shortlist-note = Ihre Notiz
console-shortlist-by = Vorgemerkt von { $name } am { $date }
console-shortlist-ask-again = Noch einmal fragen
console-shortlist-ask-again-hint = Fragen Sie noch einmal, um zu sehen, was heute gezeigt wird.
console-flash-saved = Die Suche ist gespeichert.
console-flash-removed = Entfernt.
console-flash-shortlisted = Der Treffer steht auf der Merkliste.
console-flash-note = Die Notiz ist gespeichert.
console-saved-too-long = Der Text ist zu lang. Höchstens { $most } Zeichen werden gespeichert.
console-saved-no-name = Geben Sie der Suche einen Namen.

## Introductions
console-introduce-title = Um Kontaktvermittlung bitten
console-introduce-why = Warum sollten sie sich kennenlernen?
console-introduce-why-hint = Das angefragte Mitglied liest das. Sagen Sie in ein paar Sätzen, was Sie im Sinn haben.
console-introduce-for = Für unser Mitglied { $member }.
console-introduce-member = Für ein Mitglied
console-introduce-member-hint = Seine Nummer. Leer gelassen, fragen Sie im Namen unseres Clusters.
console-introduce-name = In wessen Namen fragen Sie für das Mitglied?
console-introduce-as-member = Im Namen unseres Mitglieds
console-introduce-hint-member = Nur wenn es diesem Cluster erlaubt zu sehen, wer es ist.
console-introduce-as-cluster = Im Namen unseres Clusters
console-introduce-hint-cluster = Das Mitglied bleibt ungenannt, bis angenommen wird.
console-introduce-reveal = Was unser Mitglied zeigt, wenn angenommen wird
console-introduce-reveal-hint = Weitergegeben wird nur, was es diesem Cluster zu sehen erlaubt.
console-introduce-send = Anfrage senden
console-introduce-could-reveal = Gezeigt werden könnte: { $groups }
console-introduce-how = Die Anfrage geht an den anderen Cluster, der sie an das Mitglied weitergibt. Das Mitglied kann annehmen, ablehnen oder eine Frage stellen. Aus einer Ablehnung erfahren Sie nichts weiter.
console-introduce-no-text = Schreiben Sie, warum sie sich kennenlernen sollten.
console-introduce-long-text = Der Text ist zu lang. Kürzen Sie ihn.
console-introduce-not-named = Unser Mitglied erlaubt diesem Cluster nicht zu sehen, wer es ist. Bitten Sie es um seine Erlaubnis oder fragen Sie im Namen unseres Clusters.
console-introduce-not-permitted = Unsere eigenen Regeln lassen nicht zu, dass dieser Cluster das erhält. Zeigen Sie weniger oder fragen Sie die Verwaltung.
console-introduce-unread = Eine der Angaben war nicht lesbar. Wählen Sie neu, was unser Mitglied zeigt.
console-introduce-objected = Unser Mitglied hat gegen diesen Cluster Widerspruch eingelegt.
console-introduce-not-now = Das ist nicht mehr möglich. Sehen Sie nach, wie die Kontaktvermittlung steht.
console-introductions-title = Kontaktvermittlung
console-introductions-asked = Um die wir gebeten haben
console-introductions-none = Noch keine. Bitten Sie bei einem Treffer einer Suche darum.
console-introductions-came = Um die andere unsere Mitglieder bitten
console-introductions-came-hint = Darüber entscheiden unsere Mitglieder auf ihren eigenen Seiten.
console-introductions-none-came = Noch keine.
console-introductions-with = Mit
console-introductions-member = Unser Mitglied
console-introductions-own-name = Im eigenen Namen
console-introductions-nobody = Keines unserer Mitglieder
console-introductions-state = Stand
console-introductions-changed = Letzte Änderung
console-state-requested = unterwegs
console-state-requested-means = Der andere Cluster hat sie noch nicht.
console-state-delivered = zugestellt
console-state-delivered-means = Der andere Cluster hat sie; das Mitglied hat noch nicht entschieden.
console-state-delivered-here = Sie liegt bei uns; unser Mitglied hat noch nicht entschieden.
console-state-delivered-nobody = Sie erreicht keines unserer Mitglieder und wird von selbst abgelehnt.
console-state-questioned = Frage
console-state-questioned-means = Das Mitglied stellt eine Frage und wartet auf eine Antwort.
console-state-answered = beantwortet
console-state-answered-means = Die Frage ist beantwortet; das Mitglied hat noch nicht entschieden.
console-state-accepted = angenommen
console-state-accepted-means = Das Mitglied ist einverstanden. Was beide zeigen, ist unterwegs.
console-state-declined = abgelehnt
console-state-declined-means = Abgelehnt. Mehr wird nicht mitgeteilt.
console-state-expired = abgelaufen
console-state-expired-means = Niemand hat rechtzeitig entschieden.
console-state-withdrawn = zurückgezogen
console-state-withdrawn-means = Die anfragende Seite fragt nicht mehr.
console-state-revealed = Kontakt vermittelt
console-state-revealed-means = Beide Seiten haben, was die andere zu zeigen bereit war.
console-step-request = Angefragt
console-step-question = Frage
console-step-answer = Antwort
console-step-accept = Angenommen
console-step-decline = Abgelehnt
console-step-expire = Abgelaufen
console-step-withdraw = Zurückgezogen
console-step-reveal = Gezeigt
console-introduction-on-the-way = { $count ->
    [one] 1 Nachricht ist noch unterwegs zum anderen Cluster.
   *[other] { $count } Nachrichten sind noch unterwegs zum anderen Cluster.
}
console-introduction-next-try = Nächster Versuch: { $at }.
console-introduction-given-up = { $count ->
    [one] 1 Nachricht hat den anderen Cluster nicht erreicht und wird nicht noch einmal gesendet.
   *[other] { $count } Nachrichten haben den anderen Cluster nicht erreicht und werden nicht noch einmal gesendet.
}
console-introduction-problem = Warum der letzte Versuch scheiterte:
console-introduction-timeline = Was geschah
console-introduction-by = durch { $name }
console-introduction-other-side = durch die andere Seite
console-introduction-received = Was die andere Seite gezeigt hat
console-introduction-from = Wer fragt
console-introduction-revealed = Was wir gezeigt haben
console-introduction-expires = Endet von selbst
console-introduction-answer = Ihre Antwort
console-introduction-send-answer = Antwort senden
console-introduction-no-answer = Schreiben Sie eine Antwort.
console-introduction-withdraw = Anfrage zurückziehen
console-flash-introduction = Die Anfrage ist unterwegs.
console-flash-introduction-done = Erledigt.

## Federation
console-federation-title = Verbund
console-federation-clusters = { $count ->
    [one] 1 Cluster
   *[other] { $count } Cluster
}
console-federation-name = Name
console-federation-country = Land
console-federation-reach = Erreichbar
console-federation-check = Alle jetzt prüfen
console-federation-check-hint = Bittet jeden Cluster um ein signiertes Lebenszeichen und fragt, welche Fassung der Charta er hat.
console-federation-other-version = andere Fassung
console-federation-round-trip = in { $ms } ms
console-reach-own = dieser Knoten
console-reach-suspended = gesperrt
console-reach-yes = erreichbar
console-reach-no = nicht erreichbar
console-reach-since = seit dem { $since }
console-reach-why = Warum
console-map-label = Wo die Cluster sind; die Liste sagt dasselbe
console-map-note = Jedes Quadrat ist ein Land, mit der Zahl seiner Cluster. Ein helles Quadrat mit Rand: Nicht alle davon sind jetzt erreichbar.
console-charter-title = Charta
console-charter-version = Fassung der Charta
console-charter-issued = Aufgesetzt
console-charter-expires = Läuft ab
console-charter-threshold = Unterschriften für eine neue Fassung
console-charter-soon = Sie läuft bald ab. Danach antwortet niemand mehr; bis eine neue Fassung unterschrieben ist, vergeht einige Zeit.

## Members
console-members-title = Mitglieder
console-members-count = { $count ->
    [0] Dieser Knoten hat noch keine Mitglieder.
    [one] Dieser Knoten hat 1 Mitglied.
   *[other] Dieser Knoten hat { $count } Mitglieder.
}
console-members-import = Mitglieder importieren
console-members-search = Name oder Nummer
console-members-none = Importieren Sie zu Beginn eine Tabelle Ihrer Mitglieder.
console-members-none-found = Kein Mitglied passt.
console-members-first = Erste Seite
console-members-reference = Nummer
console-members-consents = Geltende Erlaubnisse
console-members-in-force = gelten: { $count }
console-member-partners = Partner suchen
console-member-consents = Erlaubnisse
console-member-no-consent = Es hat keine Erlaubnis gegeben, deshalb sieht kein anderer Cluster etwas von ihm.
console-member-data = Seine Daten
console-member-changed = Zuletzt geändert am { $date }
console-member-people = Wer für das Mitglied handelt
console-member-nobody = Noch niemand.
console-member-invite = Einladen
console-member-invite-email = E-Mail-Adresse der Person, die Sie einladen
console-member-invite-wrong = Das ist keine E-Mail-Adresse. Gehen Sie zurück und schreiben Sie eine in der Form name@company.example.
console-member-invite-failed = Die E-Mail konnte nicht gesendet werden.
console-member-invite-pass-on = Geben Sie diesen Link an { $email } weiter. Er gilt einmal, bis zum { $date }, und wird nur jetzt gezeigt.
console-member-invited = eingeladen, bis zum { $date }
console-flash-invited = Die Einladung ist unterwegs.
console-member-person-remove = Entfernen
console-flash-person-removed = Diese Person kann nicht mehr für das Mitglied handeln.
console-member-disclosures = Wer seine Daten erhalten hat
console-member-nothing-left = Nichts hat diesen Knoten verlassen.
console-member-city = Ort
console-member-website = Website
console-member-email = E-Mail
console-paper-title = Eine auf Papier gegebene Erlaubnis erfassen
console-paper-hint = Bewahren Sie das Papier auf. Ihr Name und das heutige Datum werden mit erfasst.
console-paper-recipients = Für wen
console-paper-federation = Der ganze Verbund
console-paper-country = Alle Cluster im Land { $country }
console-paper-except = Cluster ausnehmen
console-paper-except-legend = Aber nicht für
console-paper-groups = Was verwendet werden darf
console-paper-groups-hint = Nichts angekreuzt: Das Mitglied darf bei Fragen ohne Bedingung mitgezählt werden, sonst nichts.
console-paper-level = Wie
console-paper-record = darf gezeigt werden
console-paper-count = nur zum Zählen, wird nie gezeigt
console-paper-signed-on = Unterschrieben am
console-paper-until = Bis
console-paper-until-hint = Leer gelassen: bis zum Widerruf.
console-paper-record-it = Erlaubnis erfassen
console-paper-withdraw = Widerrufen, wie vom Mitglied gewünscht
console-paper-no-recipient = Kreuzen Sie mindestens einen Empfänger an.
console-paper-no-day = Geben Sie den Tag der Unterschrift an; er kann nicht in der Zukunft liegen.
console-paper-over = Der letzte Tag muss in der Zukunft liegen.
console-flash-consent = Die Erlaubnis ist erfasst.
console-flash-withdrawn = Die Erlaubnis ist widerrufen.
console-source-paper = Auf Papier vom { $signed }, erfasst von { $name } am { $date }
console-source-somebody = einer Person, die hier nicht mehr bekannt ist
console-source-portal = Vom Mitglied selbst gegeben am { $date }
console-source-import = Mit einem Import gekommen am { $date }
console-source-other = Gegeben am { $date }
console-consent-in-force = gilt
console-consent-to-come = beginnt später
console-consent-expired = abgelaufen
console-consent-withdrawn = widerrufen
console-consent-never = nie gegeben

## Import
console-import-title = Mitglieder importieren
console-import-lede = Wählen Sie eine als CSV gespeicherte Tabelle. Sie sehen, was damit geschehen würde, bevor etwas geschieht.
console-import-file = Datei
console-import-file-hint = CSV in UTF-8, höchstens { $most } MB. Für größere Dateien gibt es die Befehlszeile.
console-import-look = Ansehen
console-import-columns = Welche Spalten gelesen werden
console-import-columns-text = Die Reihenfolge ist frei, und nur die ersten beiden sind nötig. Andere Spalten werden ausgelassen, und es wird Ihnen gesagt.
console-import-no-file = Wählen Sie zuerst eine Datei.
console-import-too-long = Die Datei ist zu groß für diese Seite. Verwenden Sie dafür die Befehlszeile.
console-import-busy = Zu viele Dateien warten auf den Import. Versuchen Sie es in ein paar Minuten noch einmal.
console-import-preview-title = Was diese Datei bewirken würde
console-import-nothing-yet = Noch ist nichts geändert.
console-import-added = { $count ->
    [one] Mitglied käme hinzu
   *[other] Mitglieder kämen hinzu
}
console-import-changed = { $count ->
    [one] würde sich ändern
   *[other] würden sich ändern
}
console-import-kept = { $count ->
    [one] Ein Mitglied hat sein Profil selbst bearbeitet: Es bleibt, wie es ist, obwohl die Datei abweicht.
   *[other] { $count } Mitglieder haben ihre Profile selbst bearbeitet: Diese bleiben, wie sie sind, obwohl die Datei abweicht.
}
console-import-unchanged = { $count ->
    [one] bleibt, wie es ist
   *[other] bleiben, wie sie sind
}
console-import-refused = { $count ->
    [one] Zeile wird abgelehnt
   *[other] Zeilen werden abgelehnt
}
console-import-refused-list = Abgelehnte Zeilen
console-import-line = Zeile
console-import-reason = Warum, und was zu berichtigen ist
console-import-more = und { $count } weitere
console-import-warnings = Gut zu wissen
console-import-added-list = Mitglieder, die hinzukämen
console-import-changed-list = Mitglieder, die sich ändern würden
console-import-what-changes = Was sich ändert
console-import-consents = Erlaubnisse bleiben, wie sie sind: Neue Mitglieder sieht niemand, bis sie es erlauben.
console-import-confirm = { $count ->
    [one] 1 Mitglied importieren
   *[other] { $count } Mitglieder importieren
}
console-import-confirm-good = { $count ->
    [one] Die gute Zeile importieren, die abgelehnten auslassen
   *[other] Die { $count } guten Zeilen importieren, die abgelehnten auslassen
}
console-import-forget = Datei verwerfen
console-import-bad-rows = Die Datei hat Zeilen, die abgelehnt werden. Gehen Sie zurück und wählen Sie, sie auszulassen.
console-flash-imported = Die Mitglieder sind importiert.
console-flash-import-gone = Die Datei hat zu lange gewartet und wurde verworfen. Wählen Sie sie noch einmal.
console-flash-import-forgotten = Die Datei ist verworfen.
console-flash-import-other = Inzwischen wurde in einem anderen Fenster eine andere Datei gewählt. Es ist nichts geschehen; unten sehen Sie, was jene Datei bewirken würde.

## Numbers
console-numbers-title = Zahlen
console-numbers-members = Mitglieder
console-numbers-consenting = Mitglieder mit einer geltenden Erlaubnis
console-numbers-asked-all = gestellte Fragen
console-numbers-answered-all = beantwortete Fragen
console-numbers-activity = Fragen im Lauf der Zeit
console-numbers-activity-title = Fragen nach Monat
console-numbers-month = Monat
console-numbers-asked = von uns gestellt
console-numbers-answered = von uns beantwortet
console-numbers-refused = von uns abgelehnt
console-numbers-as-table = Als Tabelle
console-numbers-fields = Arbeitsgebiete
console-numbers-fields-title = Mitglieder nach Arbeitsgebiet
console-numbers-field = Gebiet
console-numbers-consents = Erlaubnisse
console-numbers-consents-title = Mitglieder nach Stand ihrer Erlaubnisse
console-numbers-state = Stand
console-numbers-kinds = Arten
console-numbers-kinds-title = Mitglieder nach Art
console-numbers-kind = Art
console-numbers-countries = Länder
console-numbers-countries-title = Mitglieder nach Land
console-numbers-country = Land
console-numbers-regions = Regionen
console-numbers-regions-title = Mitglieder nach Region (NUTS-Ebene 2)
console-numbers-region = Region
console-numbers-count = Mitglieder
console-numbers-nothing = Noch nichts zu zählen.
