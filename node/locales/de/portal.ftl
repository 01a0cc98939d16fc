# The pages of a member.

portal-cluster = { $name } ({ $country })
portal-recipient-federation = Der ganze Verbund
portal-recipient-country = Alle Cluster im Land { $country }
portal-no-groups = nichts, was gezeigt werden könnte
portal-nothing-said = Noch keine Angabe
portal-not-said = Keine Angabe
portal-concepts = Themen
portal-trl-range = Technologiereife { $min } bis { $max }
portal-edit = Bearbeiten
portal-edit-label = Bearbeiten: { $what }
portal-back-to-consents = Zurück zu „Wer sieht was“
portal-no-federation = Ihr Cluster gehört noch keinem Verbund an. Deshalb kann kein anderer Cluster nach etwas fragen.

# What purposes and field groups mean, one sentence each
portal-purpose-matchmaking = Um Partner für Projekte, Lieferungen oder Entwicklung zu finden.
portal-purpose-statistics = Um Organisationen zu zählen; mitgeteilt werden nur Zahlen, kleine nicht genau.
portal-purpose-funding-call = Um Partner für einen Förderantrag zusammenzubringen.
portal-purpose-event = Um zu Treffen, Messen und Workshops einzuladen.
portal-field-region = Das Land und die Region, in der Sie sind.
portal-field-kind = Ob Sie ein kleines Unternehmen, eine Hochschule, eine öffentliche Stelle oder anderes sind.
portal-field-offers = Was Sie für andere tun können: Titel, Text, Themen und Technologiereife.
portal-field-needs = Was Sie suchen: Titel, Text, Themen und Technologiereife.
portal-field-summary = Was Sie in eigenen Worten über sich sagen.
portal-field-identity = Ihr offizieller Name, Ort und Website und die Nummer, unter der Ihr Cluster Sie führt: Wer das sieht, weiß, wer Sie sind.
portal-field-contact = Name und E-Mail-Adresse der Person, an die man schreiben kann. Das sind personenbezogene Daten: Achten Sie darauf, dass die Person einverstanden ist.

# Overview
portal-home-waiting = { $count ->
    [one] Eine Kontaktanfrage wartet auf Ihre Antwort
   *[other] { $count } Kontaktanfragen warten auf Ihre Antwort
}
portal-home-seen = Wer Sie sehen kann
portal-home-seen-link = Sehen und ändern, wer was sieht
portal-home-introductions = Kontaktvermittlung
portal-home-open = { $count ->
    [0] Niemand wartet auf eine Antwort von Ihnen.
    [one] Eine Anfrage wartet auf Ihre Antwort.
   *[other] { $count } Anfragen warten auf Ihre Antwort.
}
portal-home-introductions-link = Zum Posteingang
portal-home-profile = Ihr Profil
portal-home-complete = Alles, was anderen hilft, Sie zu finden, ist da.
portal-home-profile-link = Sehen, was Sie uns mitgeteilt haben
portal-home-last = Was zuletzt weitergegeben wurde
portal-home-last-link = Der ganze Verlauf

# Profile
portal-profile-title = Was Sie uns mitgeteilt haben
portal-profile-lede = Das ist alles, was Ihr Cluster als Ihr Profil gespeichert hat, Stand { $day }. Andere sehen nur, was Sie erlauben.
portal-profile-about = Über Sie
portal-profile-contact = Kontaktperson
portal-profile-contact-hint = Die Person, an die andere schreiben dürfen. Sie wird nur gezeigt, wo Sie „Kontaktperson“ ausdrücklich erlauben.
portal-profile-reference = { $cluster } führt Sie unter der Nummer { $reference }.
portal-missing-title = Damit würden andere Sie besser finden:
portal-missing-offers = Sagen Sie, was Sie anbieten
portal-missing-needs = Sagen Sie, was Sie suchen
portal-missing-concepts = Geben Sie jedem Angebot und jedem Bedarf mindestens ein Thema
portal-missing-summary = Beschreiben Sie sich in ein paar Sätzen
portal-missing-country = Sagen Sie, in welchem Land Sie sind
portal-missing-contact = Sagen Sie, an wen andere schreiben dürfen
portal-add-offer = Angebot hinzufügen
portal-add-need = Bedarf hinzufügen
portal-edit-offer = Angebot bearbeiten
portal-edit-need = Bedarf bearbeiten
portal-remove-entry = Diesen Eintrag entfernen
portal-label-legal-name = Offizieller Name
portal-label-city = Ort
portal-label-website = Website
portal-label-country = Land
portal-label-nuts = Code der Region
portal-hint-nuts = Der europäische Code Ihrer Region (NUTS), zum Beispiel ITH55 für Bologna. Lassen Sie das Feld leer, wenn Sie ihn nicht kennen.
portal-label-kind = Art der Organisation
portal-hint-kind = Ein kleines oder mittleres Unternehmen hat weniger als 250 Beschäftigte.
portal-label-summary = Beschreibung
portal-hint-summary = Was Sie tun, in eigenen Worten und in einer beliebigen Sprache.
portal-label-language = Sprache der Beschreibung
portal-label-contact-name = Name
portal-label-contact-email = E-Mail-Adresse
portal-label-entry-title = Titel
portal-label-entry-text = Text
portal-hint-entry-title = Ein paar Wörter, zum Beispiel „Bildanalyse für die Pathologie“.
portal-hint-entry-text = Zwei oder drei Sätze genügen.
portal-label-concepts = Themen
portal-hint-concepts = Wählen Sie aus der Liste, die der ganze Verbund verwendet; andere finden Sie damit in ihrer eigenen Sprache.
portal-label-concept-search = Nach einem Thema suchen
portal-concept-found = Kreuzen Sie an, was passt, und speichern Sie dann:
portal-concept-none = Kein Thema heißt so. Versuchen Sie es mit weniger oder anderen Wörtern.
portal-label-trl = Technologiereife
portal-hint-trl = Von 1 (eine Idee) bis 9 (im Alltag bewährt).
portal-label-entry-trl-min = Von
portal-label-entry-trl-max = Bis
portal-mistake-missing = Füllen Sie dieses Feld aus.
portal-mistake-long = Höchstens { $most } Zeichen.
portal-mistake-many = Höchstens { $most }.
portal-mistake-website = Schreiben Sie die Website in der Form https://www.example.org.
portal-mistake-email = Schreiben Sie die Adresse in der Form name@example.org.
portal-mistake-country = Wählen Sie ein Land.
portal-mistake-nuts = Der Code einer Region hat zwei Buchstaben und bis zu drei weitere Buchstaben oder Ziffern, zum Beispiel ITH55.
portal-mistake-other-country = Diese Region liegt in einem anderen Land als dem gewählten.
portal-mistake-choice = Wählen Sie eine der angebotenen Möglichkeiten.
portal-mistake-concept = Eines der Themen steht nicht in der Liste.
portal-mistake-trl = Wählen Sie zwei Stufen von 1 bis 9, die niedrigere zuerst.
portal-mistake-entries = Es gibt schon { $most } Einträge. Entfernen Sie zuerst einen.
portal-mistake-changed = Jemand hat das Profil geändert, seit Sie dieses Formular geöffnet haben. Kopieren Sie, was Sie geschrieben haben, öffnen Sie das Profil neu und bearbeiten Sie es dort.
portal-mistake-profile = Das ganze Profil ist zu lang, um es an jemanden zu senden. Kürzen Sie einen Text.
portal-flash-saved = Gespeichert.

# Who sees what
portal-consents-title = Wer sieht was
portal-consents-summary = { $seeing ->
    [0] Zurzeit kann kein anderer Cluster etwas von Ihnen sehen.
    [one] Zurzeit kann einer von { $all } Clustern etwas von Ihnen sehen.
   *[other] Zurzeit können { $seeing } von { $all } Clustern etwas von Ihnen sehen.
}
portal-consents-new = Neue Erlaubnis geben
portal-consents-preview = Sich sehen, wie andere Sie sehen
portal-matrix-caption = Was Sie jetzt erlauben
portal-matrix-purpose = Zweck
portal-matrix-nothing = Nichts
portal-matrix-allow = Erlauben …
portal-matrix-allow-label = Für „{ $purpose }“ etwas erlauben, Empfänger: { $recipient }
portal-says-record = Sichtbar: { $groups }
portal-says-count = Nur zählbar, nach: { $groups }
portal-until = Bis zum { $day }.
portal-from = Ab dem { $day }.
portal-until-withdrawn = Bis Sie sie widerrufen.
portal-except = Nicht: { $clusters }.
portal-also-for = Dieselbe Erlaubnis gilt für: { $recipients }.
portal-withdraw = Widerrufen
portal-withdraw-label = Erlaubnis { $number } widerrufen
portal-consent-details = Erlaubnis { $number }
portal-gets-title = Was jeder Cluster heute erhält
portal-gets-lede = Das folgt aus Ihren Erlaubnissen, Ihren Widersprüchen und den Regeln Ihres eigenen Clusters. Wählen Sie einen Eintrag, um genau zu sehen, was dieser Cluster erhalten würde.
portal-gets-open = { $count ->
    [one] Ein Cluster
   *[other] { $count } Cluster
}
portal-gets-cluster = Cluster
portal-gets-nothing = nichts
portal-gets-counted = nur gezählt
portal-objections-title = Cluster, die nichts erhalten, was auch immer Sie erlauben
portal-objections-lede = Ein Widerspruch geht jeder Erlaubnis vor, auch späteren.
portal-objections-cluster = Cluster
portal-objections-raise = Uns diesem Cluster nie zeigen
portal-objections-lift = Widerspruch aufheben
portal-objections-since = seit dem { $day }
portal-earlier = Frühere Erlaubnisse ({ $count })
portal-flash-allowed = Ihre Erlaubnis ist gespeichert und gilt jetzt. Sie können sie jederzeit auf dieser Seite widerrufen.
portal-flash-refused = Es wurde nichts erlaubt. Alles bleibt, wie es war.
portal-flash-withdrawn = Widerrufen. Ab jetzt erhält niemand mehr etwas aufgrund dieser Erlaubnis. Unten sehen Sie, was andere schon haben.
portal-flash-objected = Dieser Cluster erhält ab jetzt nichts mehr von Ihnen.
portal-flash-lifted = Der Widerspruch ist aufgehoben. Ihre Erlaubnisse gelten für diesen Cluster wieder.

# Giving a permission
portal-grant-title = Neue Erlaubnis geben
portal-grant-lede = Vier kurze Fragen. Nichts ist erlaubt, bevor Sie gelesen haben, was es bedeutet, und Ja gesagt haben.
portal-grant-purpose = Wofür?
portal-grant-recipient = Für wen?
portal-grant-everyone = { $count ->
    [one] Zurzeit ein Cluster, und alle, die später beitreten.
   *[other] Zurzeit { $count } Cluster, und alle, die später beitreten.
}
portal-grant-countries = Nur bestimmte Länder
portal-grant-clusters = Nur bestimmte Cluster
portal-grant-field = Was dürfen sie sehen?
portal-grant-field-hint = Was nicht angekreuzt ist, wird auch nicht durchsucht.
portal-grant-until = Bis wann?
portal-grant-until-6 = Für ein halbes Jahr
portal-grant-until-12 = Für ein Jahr
portal-grant-until-day = Bis zu diesem Tag:
portal-grant-until-withdrawn = Bis wir sie widerrufen
portal-grant-day = Letzter Tag
portal-grant-detail = Ausnahmen und andere Einzelheiten
portal-grant-count = Wie genau?
portal-grant-count-yes = Uns nur zählen und nichts zeigen
portal-grant-count-hint = Was oben angekreuzt ist, wird mit Fragen verglichen, und mitgeteilt wird nur eine Zahl.
portal-grant-except = Welche Cluster nicht?
portal-grant-except-hint = Diese erhalten aufgrund dieser Erlaubnis nichts.
portal-grant-from = Nicht vor dem
portal-grant-review = Lesen, was das bedeutet
portal-choose-purpose = Wählen Sie einen Zweck.
portal-choose-recipient = Wählen Sie mindestens einen Empfänger.
portal-choose-field = Kreuzen Sie mindestens etwas an, das gesehen werden darf.
portal-choose-until = Wählen Sie, bis wann.
portal-choose-day = Schreiben Sie einen Tag in der Form 2027-06-30.
portal-choose-day-past = Dieser Tag ist vorbei. Wählen Sie einen späteren.
portal-choose-day-late = Wählen Sie einen Tag in den nächsten zehn Jahren oder „Bis wir sie widerrufen“.
portal-choose-from-late = Sie würde erst nach ihrem letzten Tag beginnen.
portal-review-title = Erlauben Sie das?
portal-review-allow = Wir erlauben das
portal-review-refuse = Wir erlauben das nicht
portal-review-change = Auswahl ändern
portal-review-kept = Wenn Sie es erlauben, wird dieser Text mit Ihrer Erlaubnis aufbewahrt, und Sie können einen signierten Beleg herunterladen.
portal-review-changed = Der Text hat sich geändert, seit Sie ihn zuletzt gesehen haben. Deshalb wurde nichts gespeichert. Bitte lesen Sie ihn noch einmal.

# The notice; it is kept with the consent as it was shown
portal-notice-controller = { $cluster } speichert Ihre Daten und ist dafür verantwortlich. Der Cluster gehört zum Verbund { $federation }, dessen Cluster ihm Fragen stellen dürfen.
portal-notice-record = Für den Zweck „{ $purpose }“ erlauben Sie, dass Folgendes durchsucht und gesehen wird: { $groups }. Empfänger: { $recipients }.
portal-notice-count = Für den Zweck „{ $purpose }“ erlauben Sie, dass Sie nach Folgendem gezählt werden: { $groups }. Nichts davon wird gezeigt. Empfänger: { $recipients }.
portal-notice-group = { $group }: { $means }
portal-notice-except = Diese Cluster erhalten aufgrund dieser Erlaubnis nichts: { $clusters }.
portal-notice-from = Sie gilt ab dem { $day }.
portal-notice-until = Sie gilt bis einschließlich { $day }.
portal-notice-until-withdrawn = Sie gilt, bis Sie sie widerrufen.
portal-notice-withdraw = Sie können sie jederzeit auf der Seite „Wer sieht was“ mit einem Klick und ohne Angabe von Gründen widerrufen. Von da an erhält niemand mehr etwas aufgrund dieser Erlaubnis. Was vorher gesendet wurde, bleibt bei denen, die es erhalten haben; der Verlauf zeigt, wer das ist, und Sie können sie bitten, es zu löschen.
portal-notice-free = Es steht Ihnen frei abzulehnen. Für Ihre Mitgliedschaft hat das keine Nachteile.

# One permission
portal-consent-title = Erlaubnis { $number }
portal-consent-receipt = Signierten Beleg herunterladen
portal-consent-receipt-hint = Der Beleg sagt, was Sie erlaubt haben, in einer Form, die Programme lesen können (JSON-LD, ISO/IEC TS 27560), signiert von Ihrem Cluster.
portal-consent-notice = Der Text, der Ihnen gezeigt wurde
portal-consent-notice-hash = SHA-256 dieses Textes:
portal-status-given = Gilt
portal-status-not-yet-valid = Gilt noch nicht
portal-status-expired = Abgelaufen
portal-status-withdrawn = Widerrufen
portal-source-portal = von Ihnen, auf diesen Seiten
portal-source-staff = von Ihrem Cluster erfasst
portal-fact-purpose = Zweck
portal-fact-recipients = Empfänger
portal-fact-except = Nicht
portal-fact-groups = Sichtbar
portal-fact-from = Ab
portal-fact-until = Letzter Tag
portal-fact-given = Gegeben
portal-fact-withdrawn = Widerrufen
portal-held-title = Was andere aufgrund dieser Erlaubnis haben
portal-held-nothing = Niemand hat aufgrund dieser Erlaubnis etwas erhalten.
portal-held-lede = Ein Widerruf beendet alle weiteren Antworten. Diese Cluster haben vorher Daten erhalten:
portal-held-by = { $cluster }: { $groups } ({ $count ->
    [one] einmal, am { $day }
   *[other] { $count }-mal, zuletzt am { $day }
})

# Preview
portal-preview-title = Sich sehen, wie andere Sie sehen
portal-preview-lede = Genau der Datensatz, den ein Cluster jetzt erhalten würde, wenn er nach allem fragte. Beim Ansehen hier wird nichts gesendet.
portal-preview-cluster = Cluster
portal-preview-purpose = Zweck
portal-preview-show = Zeigen
portal-preview-as = { $cluster } sieht für „{ $purpose }“:
portal-preview-bare = Nur, dass es jemanden gibt, der passt, unter einem Pseudonym.
portal-preview-handle = Dort bekannt als
portal-preview-reference = Nummer { $reference } Ihres Clusters.
portal-preview-withheld = Sie erlauben mehr, als die Regeln Ihres eigenen Clusters herauslassen. Zurückgehalten: { $groups }.
portal-preview-nothing = Nichts.
portal-preview-counted = Sie würden in Zahlen mitgezählt, ohne gezeigt zu werden.
portal-why-no-charter = Es ist keine Charta in Kraft. Deshalb erhält zurzeit kein Cluster etwas.
portal-why-not-in-charter = Dieser Cluster nimmt zurzeit nicht am Verbund teil.
portal-why-rules = Nach den Regeln Ihres eigenen Clusters erhält dieser Cluster für diesen Zweck nichts.
portal-why-rules-count = Nach den Regeln Ihres eigenen Clusters darf dieser Cluster für diesen Zweck Mitglieder zählen, mehr nicht.
portal-why-objection = Sie haben gegen diesen Cluster Widerspruch eingelegt.
portal-why-excepted = Ihre Erlaubnis nimmt diesen Cluster aus.
portal-why-count-only = Sie erlauben diesem Cluster, Sie zu zählen, nicht, Sie zu sehen.
portal-why-not-yet = Ihre Erlaubnis beginnt am { $day }.
portal-why-expired = Ihre Erlaubnis endete am { $day }.
portal-why-withdrawn = Sie haben Ihre Erlaubnis am { $day } widerrufen.
portal-why-no-consent = Sie haben diesem Cluster für diesen Zweck keine Erlaubnis gegeben.

# History
portal-history-title = Wer gefragt und wer etwas erhalten hat
portal-history-lede = Jedes Mal, wenn Daten von Ihnen Ihren Cluster verlassen haben, mit dem Nachweis dafür.
portal-history-empty = Von Ihren Daten hat nichts Ihren Cluster verlassen.
portal-history-times = { $count }-mal an diesem Tag
portal-history-got = Erhalten: { $groups }
portal-history-grounds = Erlaubt durch:
portal-history-by-introduction = Erlaubt durch Ihre Antwort auf eine Anfrage oder durch eine Erlaubnis, die Ihr Cluster nicht mehr nennen kann.
portal-history-proof = Nachweis { $entry }, { $moment }
portal-history-proofs = { $count } Nachweise
portal-history-more = Auch frühere zeigen
portal-history-check = Wie Sie einen Nachweis prüfen, ohne uns zu vertrauen
portal-history-check-how = Laden Sie ihn herunter und führen Sie diesen Befehl auf einem beliebigen Computer mit Steelyard aus. Er braucht keine Verbindung: Er prüft die Signatur Ihres Clusters, dessen Schlüssel er nennt, und dass der Eintrag in dessen Protokoll steht.
portal-refused-title = Was Ihr Cluster abgelehnt hat
portal-refused-lede = Diese Fragen anderer Cluster wurden für alle Mitglieder abgelehnt: Von niemandem wurde etwas weitergegeben.
portal-refused-none = Bisher wurde nichts abgelehnt.
portal-refused-count = { $count ->
    [one] Die letzte Ablehnung
   *[other] Die letzten { $count } Ablehnungen
}
portal-refused-line = { $cluster }, Zweck: { $purpose }

# Rights
portal-rights-title = Ihre Rechte
portal-rights-lede = Was das Gesetz Ihnen gibt (DSGVO, Artikel 15 bis 21), als Schaltflächen.
portal-rights-export = Alles erhalten
portal-rights-export-how = Alles, was über Sie gespeichert ist und was damit geschah, in einem Archiv: für Menschen als Tabellen (CSV), für Programme als JSON, mit den Belegen.
portal-rights-export-button = Archiv herunterladen
portal-rights-correct = Berichtigen
portal-rights-correct-how = Sie können jedes Wort Ihres Profils selbst ändern.
portal-rights-correct-button = Profil bearbeiten
portal-rights-object = Widersprechen
portal-rights-object-how = Widerrufen Sie jede Erlaubnis mit einem Klick, oder schließen Sie einen Cluster auf Dauer aus.
portal-rights-object-button = Wer sieht was
portal-rights-erase = Löschen
portal-rights-erase-how = Alles, was über Sie gespeichert ist, endgültig aus diesem Knoten entfernen.
portal-rights-erase-button = Löschen …
portal-rights-digest = Monatsbrief
portal-rights-digest-how = Einmal im Monat sagt eine E-Mail, was von Ihnen an wen weitergegeben wurde und wie Sie widerrufen. Sie geht an Sie, { $email }.
portal-rights-digest-on = An mich senden
portal-rights-digest-off = Nicht an mich senden
portal-rights-digest-is-on = Sie erhalten den Monatsbrief.
portal-rights-digest-is-off = Sie erhalten den Monatsbrief nicht.
portal-flash-digest-on = Sie erhalten künftig den Monatsbrief.
portal-flash-digest-off = Sie erhalten keinen Monatsbrief.
portal-erase-title = Alles löschen?
portal-erase-lede = Das lässt sich nicht rückgängig machen.
portal-erase-gone = Was gelöscht wird
portal-erase-gone-profile = Ihr Profil: Texte, Angebote, Bedarf, Name, Kontaktperson.
portal-erase-gone-consents = Alle Erlaubnisse und Widersprüche, mit der Liste dessen, was weitergegeben wurde.
portal-erase-gone-backups = Wird später eine Sicherung eingespielt, werden Ihre Daten darin sofort wieder gelöscht.
portal-erase-stays = Was bleibt
portal-erase-stays-log = Im Prüfprotokoll bleibt stehen, dass etwas geschah, unter einer zufällig aussehenden Nummer. Der Schlüssel zu dieser Nummer wird vernichtet, sodass sie Ihnen nicht mehr zugeordnet werden kann.
portal-erase-stays-others = Was andere Cluster vorher erhalten haben. Der Verlauf zeigt, wer das ist; laden Sie ihn zuerst herunter und bitten Sie diese Cluster, es zu löschen.
portal-erase-first = Zuerst alles herunterladen
portal-erase-confirm = Schreiben Sie zur Bestätigung den Namen Ihrer Organisation: { $name }
portal-erase-button = Endgültig löschen
portal-erase-wrong = Schreiben Sie den Namen genau so, wie er oben steht.
portal-erased-title = Alles ist gelöscht
portal-erased = Hier ist nichts mehr von Ihrer Organisation gespeichert.

# Introductions
portal-introductions-title = Kontaktvermittlung
portal-introductions-lede = Jemand hat Sie unter einem Pseudonym gefunden und fragt, wer Sie sind. Sie entscheiden; bevor Sie annehmen, wird nichts gezeigt.
portal-introductions-waiting = Wartet auf Ihre Antwort
portal-introductions-none = Keine Anfrage wartet auf Sie.
portal-introductions-earlier = Frühere
portal-introductions-back = Alle Kontaktvermittlungen
portal-introduction-from-member = { $member }, über { $cluster }
portal-introduction-from = Anfrage von { $cluster }
portal-introduction-to = Unsere Anfrage an { $cluster }
portal-introduction-until = Endet von selbst am { $day }, wenn niemand entscheidet.
portal-introduction-asks = Wer fragt und warum
portal-introduction-cluster = Cluster
portal-introduction-why = In deren Worten
portal-introduction-behind = Die Organisation dahinter
portal-introduction-unnamed = Der Cluster fragt in eigenem Namen, oder die Organisation dahinter hat noch nicht zugestimmt, genannt zu werden.
portal-introduction-offers = Wenn Sie annehmen, zeigt man Ihnen: { $groups }
portal-introduction-received = Was man Ihnen gezeigt hat
portal-introduction-revealed = Was Sie gezeigt haben
portal-introduction-timeline = Was geschah
portal-introduction-decide = Ihre Antwort
portal-introduction-reveal = Was darf { $cluster } dieses eine Mal von Ihnen sehen?
portal-introduction-reveal-hint = Weitergegeben wird nur, was Sie hier ankreuzen, nur an diesen Cluster und nur, wenn Sie annehmen.
portal-introduction-accept = Annehmen und das zeigen
portal-introduction-decline = Ablehnen
portal-introduction-decline-hint = Wenn Sie ablehnen, erfährt die andere Seite nur „abgelehnt“. Sie müssen keinen Grund angeben.
portal-introduction-ask = Erst eine Frage stellen
portal-introduction-question = Ihre Frage
portal-introduction-question-hint = Die andere Seite liest sie, ohne zu erfahren, wer Sie sind. Schreiben Sie also Ihren Namen nicht hinein.
portal-introduction-send = Frage senden
portal-introduction-nothing = Kreuzen Sie mindestens etwas an, das gesehen werden darf, oder lehnen Sie ab.
portal-introduction-no-question = Schreiben Sie eine Frage.
portal-introduction-long-question = Die Frage ist zu lang. Kürzen Sie sie.
portal-introduction-not-permitted = Die Regeln Ihres eigenen Clusters lassen nicht zu, dass der andere Cluster all das erhält. Kreuzen Sie weniger an, oder lehnen Sie ab.
portal-state-requested = Unterwegs
portal-state-delivered = Wartet auf eine Antwort
portal-state-questioned = Frage gestellt
portal-state-answered = Frage beantwortet
portal-state-accepted = Angenommen
portal-state-declined = Abgelehnt
portal-state-expired = Abgelaufen
portal-state-withdrawn = Zurückgezogen
portal-state-revealed = Kontakt vermittelt
portal-step-request-ours = Ihr Cluster hat { $cluster } für Sie gefragt.
portal-step-request-theirs = { $cluster } hat gefragt.
portal-step-question-ours = Sie haben eine Frage gestellt.
portal-step-question-theirs = Die andere Seite hat eine Frage gestellt.
portal-step-answer-ours = Ihr Cluster hat geantwortet.
portal-step-answer-theirs = { $cluster } hat geantwortet.
portal-step-accept-ours = Sie haben angenommen.
portal-step-accept-theirs = Die andere Seite hat angenommen.
portal-step-decline-ours = Sie haben abgelehnt.
portal-step-decline-theirs = Die andere Seite hat abgelehnt.
portal-step-expire-ours = Die Zeit war abgelaufen.
portal-step-expire-theirs = Die Zeit war abgelaufen.
portal-step-withdraw-ours = Ihr Cluster hat die Anfrage zurückgezogen.
portal-step-withdraw-theirs = { $cluster } hat die Anfrage zurückgezogen.
portal-step-reveal-ours = Was Sie zu zeigen bereit waren, ging an { $cluster }.
portal-step-reveal-theirs = { $cluster } hat gesendet, was die andere Seite zu zeigen bereit war.
portal-flash-accepted = Angenommen. Was Sie angekreuzt haben, ist unterwegs.
portal-flash-declined = Abgelehnt.
portal-flash-asked = Ihre Frage ist unterwegs.
portal-flash-too-late = Das war nicht mehr möglich. Unten sehen Sie, wie es steht.
