# The pages of a member.

portal-cluster = { $name } ({ $country })
portal-recipient-federation = Tutta la federazione
portal-recipient-country = Tutti i cluster ({ $country })
portal-no-groups = nulla che si possa mostrare
portal-nothing-said = Ancora nessuna indicazione
portal-not-said = Non indicato
portal-concepts = Temi
portal-trl-range = Maturità tecnologica da { $min } a { $max }
portal-edit = Modifica
portal-edit-label = Modifica: { $what }
portal-back-to-consents = Torna a «Chi vede cosa»
portal-no-federation = Il vostro cluster non fa ancora parte di una federazione, quindi nessun altro cluster può chiedere nulla.

# What purposes and field groups mean, one sentence each
portal-purpose-matchmaking = Per trovare partner per progetti, forniture o sviluppo.
portal-purpose-statistics = Per contare le organizzazioni; si comunicano solo numeri, e quelli piccoli non esattamente.
portal-purpose-funding-call = Per riunire partner per una domanda di finanziamento.
portal-purpose-event = Per invitare a incontri, fiere e workshop.
portal-field-region = Il paese e la regione in cui vi trovate.
portal-field-kind = Se siete una piccola impresa, un’università, un ente pubblico e così via.
portal-field-offers = Ciò che potete fare per altri: titolo, testo, temi e maturità tecnologica.
portal-field-needs = Ciò che cercate: titolo, testo, temi e maturità tecnologica.
portal-field-summary = Ciò che dite di voi con parole vostre.
portal-field-identity = La vostra denominazione legale, la città, il sito web e il numero con cui vi conosce il vostro cluster: chi li vede sa chi siete.
portal-field-contact = Nome e indirizzo e-mail della persona a cui scrivere. Sono dati personali: assicuratevi che la persona sia d’accordo.

# Overview
portal-home-waiting = { $count ->
    [one] Una presentazione attende la vostra risposta
   *[other] { $count } presentazioni attendono la vostra risposta
}
portal-home-seen = Chi può vedervi
portal-home-seen-link = Vedere e cambiare chi vede cosa
portal-home-introductions = Presentazioni
portal-home-open = { $count ->
    [0] Nessuno attende una vostra risposta.
    [one] Una richiesta attende la vostra risposta.
   *[other] { $count } richieste attendono la vostra risposta.
}
portal-home-introductions-link = Apri la posta in arrivo
portal-home-profile = Il vostro profilo
portal-home-complete = C’è tutto ciò che aiuta gli altri a trovarvi.
portal-home-profile-link = Vedere ciò che ci avete detto
portal-home-last = Ultimi dati comunicati
portal-home-last-link = Tutta la cronologia

# Profile
portal-profile-title = Ciò che ci avete detto
portal-profile-lede = Questo è tutto ciò che il vostro cluster conserva come vostro profilo, in data { $day }. Gli altri vedono solo ciò che autorizzate.
portal-profile-about = Su di voi
portal-profile-contact = Persona di contatto
portal-profile-contact-hint = La persona a cui gli altri possono scrivere. Viene mostrata solo dove autorizzate espressamente «Persona di contatto».
portal-profile-reference = { $cluster } vi conosce con il numero { $reference }.
portal-missing-title = Questo aiuterebbe gli altri a trovarvi:
portal-missing-offers = Dite che cosa offrite
portal-missing-needs = Dite che cosa cercate
portal-missing-concepts = Date almeno un tema a ogni offerta e a ogni esigenza
portal-missing-summary = Descrivetevi in poche frasi
portal-missing-country = Dite in quale paese siete
portal-missing-contact = Dite a chi gli altri possono scrivere
portal-add-offer = Aggiungi un’offerta
portal-add-need = Aggiungi un’esigenza
portal-edit-offer = Modifica un’offerta
portal-edit-need = Modifica un’esigenza
portal-remove-entry = Rimuovi questa voce
portal-label-legal-name = Denominazione legale
portal-label-city = Città
portal-label-website = Sito web
portal-label-country = Paese
portal-label-nuts = Codice della regione
portal-hint-nuts = Il codice europeo della vostra regione (NUTS), per esempio ITH55 per Bologna. Se non lo conoscete, lasciate vuoto il campo.
portal-label-kind = Tipo di organizzazione
portal-hint-kind = Una piccola o media impresa ha meno di 250 dipendenti.
portal-label-summary = Descrizione
portal-hint-summary = Ciò che fate, con parole vostre e in qualsiasi lingua.
portal-label-language = Lingua della descrizione
portal-label-contact-name = Nome
portal-label-contact-email = Indirizzo e-mail
portal-label-entry-title = Titolo
portal-label-entry-text = Testo
portal-hint-entry-title = Poche parole, per esempio «Analisi di immagini per la patologia».
portal-hint-entry-text = Bastano due o tre frasi.
portal-label-concepts = Temi
portal-hint-concepts = Scegliete dall’elenco usato da tutta la federazione; così gli altri vi trovano nella propria lingua.
portal-label-concept-search = Cerca un tema
portal-concept-found = Spuntate ciò che corrisponde, poi salvate:
portal-concept-none = Nessun tema ha questo nome. Provate con meno parole o con altre.
portal-label-trl = Maturità tecnologica
portal-hint-trl = Da 1 (un’idea) a 9 (provato nell’uso quotidiano).
portal-label-entry-trl-min = Da
portal-label-entry-trl-max = A
portal-mistake-missing = Compilare questo campo.
portal-mistake-long = Al massimo { $most } caratteri.
portal-mistake-many = Al massimo { $most }.
portal-mistake-website = Scrivere il sito web nella forma https://www.example.org.
portal-mistake-email = Scrivere l’indirizzo nella forma nome@example.org.
portal-mistake-country = Scegliere un paese.
portal-mistake-nuts = Il codice di una regione ha due lettere e fino a tre altre lettere o cifre, per esempio ITH55.
portal-mistake-other-country = Questa regione si trova in un paese diverso da quello scelto.
portal-mistake-choice = Scegliere una delle possibilità offerte.
portal-mistake-concept = Uno dei temi non è nell’elenco.
portal-mistake-trl = Scegliere due livelli da 1 a 9, prima il più basso.
portal-mistake-entries = Ci sono già { $most } voci. Rimuoverne prima una.
portal-mistake-changed = Qualcuno ha modificato il profilo da quando avete aperto questo modulo. Copiate ciò che avete scritto, aprite di nuovo il profilo e modificatelo lì.
portal-mistake-profile = Il profilo intero è troppo lungo per essere inviato a qualcuno. Accorciare un testo.
portal-flash-saved = Salvato.

# Who sees what
portal-consents-title = Chi vede cosa
portal-consents-summary = { $seeing ->
    [0] Al momento nessun altro cluster può vedere i vostri dati.
    [one] Al momento un cluster su { $all } può vedere alcuni vostri dati.
   *[other] Al momento { $seeing } cluster su { $all } possono vedere alcuni vostri dati.
}
portal-consents-new = Dare una nuova autorizzazione
portal-consents-preview = Vedervi come vi vedono gli altri
portal-matrix-caption = Ciò che autorizzate ora
portal-matrix-purpose = Finalità
portal-matrix-nothing = Nulla
portal-matrix-allow = Autorizza…
portal-matrix-allow-label = Autorizza qualcosa per la finalità «{ $purpose }», destinatario: { $recipient }
portal-says-record = Visibile: { $groups }
portal-says-count = Solo conteggio, in base a: { $groups }
portal-until = Ultimo giorno: { $day }.
portal-from = Primo giorno: { $day }.
portal-until-withdrawn = Fino a revoca.
portal-except = Esclusi: { $clusters }.
portal-also-for = La stessa autorizzazione vale per: { $recipients }.
portal-withdraw = Revoca
portal-withdraw-label = Revoca l’autorizzazione { $number }
portal-consent-details = Autorizzazione { $number }
portal-gets-title = Che cosa riceve oggi ogni cluster
portal-gets-lede = Risulta dalle vostre autorizzazioni, dalle vostre opposizioni e dalle regole del vostro cluster. Scegliete una voce per vedere esattamente che cosa riceverebbe quel cluster.
portal-gets-open = { $count ->
    [one] Un cluster
   *[other] { $count } cluster
}
portal-gets-cluster = Cluster
portal-gets-nothing = nulla
portal-gets-counted = solo conteggio
portal-objections-title = Cluster che non ricevono nulla, qualunque cosa autorizziate
portal-objections-lede = Un’opposizione prevale su ogni autorizzazione, anche successiva.
portal-objections-cluster = Cluster
portal-objections-raise = Non mostrarci mai a questo cluster
portal-objections-lift = Ritira l’opposizione
portal-objections-since = dal giorno { $day }
portal-earlier = Autorizzazioni precedenti ({ $count })
portal-flash-allowed = L’autorizzazione è registrata e vale da ora. Potete revocarla in qualsiasi momento su questa pagina.
portal-flash-refused = Non è stato autorizzato nulla. Tutto resta com’era.
portal-flash-withdrawn = Autorizzazione revocata. Da ora nessuno riceve più nulla in base ad essa. Qui sotto vedete che cosa altri hanno già.
portal-flash-objected = Da ora quel cluster non riceve più alcun vostro dato.
portal-flash-lifted = L’opposizione è ritirata. Le vostre autorizzazioni valgono di nuovo per quel cluster.

# Giving a permission
portal-grant-title = Dare una nuova autorizzazione
portal-grant-lede = Quattro brevi domande. Nulla è autorizzato prima che abbiate letto che cosa significa e detto di sì.
portal-grant-purpose = Per che cosa?
portal-grant-recipient = A chi?
portal-grant-everyone = { $count ->
    [one] Al momento un cluster, più quelli che si aggiungeranno in seguito.
   *[other] Al momento { $count } cluster, più quelli che si aggiungeranno in seguito.
}
portal-grant-countries = Solo certi paesi
portal-grant-clusters = Solo certi cluster
portal-grant-field = Che cosa possono vedere?
portal-grant-field-hint = Ciò che non è spuntato non viene usato nemmeno per le ricerche.
portal-grant-until = Fino a quando?
portal-grant-until-6 = Per sei mesi
portal-grant-until-12 = Per un anno
portal-grant-until-day = Fino a questo giorno:
portal-grant-until-withdrawn = Fino a nostra revoca
portal-grant-day = Ultimo giorno
portal-grant-detail = Eccezioni e altri dettagli
portal-grant-count = Con quale dettaglio?
portal-grant-count-yes = Contarci soltanto, senza mostrare nulla
portal-grant-count-hint = Ciò che è spuntato sopra viene confrontato con le domande, e si comunica solo un numero.
portal-grant-except = Quali cluster escludere?
portal-grant-except-hint = Questi non ricevono nulla in base a questa autorizzazione.
portal-grant-from = Non prima del giorno
portal-grant-review = Leggi che cosa significa
portal-choose-purpose = Scegliere una finalità.
portal-choose-recipient = Scegliere almeno un destinatario.
portal-choose-field = Spuntare almeno una cosa che può essere vista.
portal-choose-until = Scegliere fino a quando.
portal-choose-day = Scrivere un giorno nella forma 2027-06-30.
portal-choose-day-past = Questo giorno è passato. Sceglierne uno successivo.
portal-choose-day-late = Scegliere un giorno nei prossimi dieci anni, oppure «Fino a nostra revoca».
portal-choose-from-late = Comincerebbe dopo il suo ultimo giorno.
portal-review-title = Lo autorizzate?
portal-review-allow = Lo autorizziamo
portal-review-refuse = Non lo autorizziamo
portal-review-change = Cambia la scelta
portal-review-kept = Se lo autorizzate, questo testo viene conservato insieme all’autorizzazione e potete scaricare una ricevuta firmata.
portal-review-changed = Il testo è cambiato da quando lo avete visto, quindi non è stato registrato nulla. Rileggetelo, per favore.

# The notice; it is kept with the consent as it was shown
portal-notice-controller = { $cluster } conserva i vostri dati e ne è responsabile. Il cluster fa parte della federazione { $federation }, i cui cluster possono rivolgergli domande.
portal-notice-record = Per la finalità «{ $purpose }» autorizzate che sia usato nelle ricerche e visto quanto segue: { $groups }. Destinatari: { $recipients }.
portal-notice-count = Per la finalità «{ $purpose }» autorizzate che veniate contati in base a quanto segue: { $groups }. Nulla di ciò viene mostrato. Destinatari: { $recipients }.
portal-notice-group = { $group }: { $means }
portal-notice-except = Questi cluster non ricevono nulla in base a questa autorizzazione: { $clusters }.
portal-notice-from = Vale dal giorno { $day }.
portal-notice-until = Vale fino al giorno { $day } compreso.
portal-notice-until-withdrawn = Vale finché non la revocate.
portal-notice-withdraw = Potete revocarla in qualsiasi momento sulla pagina «Chi vede cosa», con un clic e senza indicare motivi. Da quel momento nessuno riceve più nulla in base ad essa. Ciò che è stato inviato prima resta a chi lo ha ricevuto; la cronologia mostra chi è, e potete chiedergli di cancellarlo.
portal-notice-free = Siete liberi di rifiutare. Il rifiuto non comporta alcuno svantaggio per la vostra adesione al cluster.

# One permission
portal-consent-title = Autorizzazione { $number }
portal-consent-receipt = Scarica la ricevuta firmata
portal-consent-receipt-hint = La ricevuta dice che cosa avete autorizzato, in una forma leggibile dai programmi (JSON-LD, ISO/IEC TS 27560), firmata dal vostro cluster.
portal-consent-notice = Il testo che vi è stato mostrato
portal-consent-notice-hash = SHA-256 di questo testo:
portal-status-given = In vigore
portal-status-not-yet-valid = Non ancora in vigore
portal-status-expired = Scaduta
portal-status-withdrawn = Revocata
portal-source-portal = da voi, su queste pagine
portal-source-staff = registrata dal vostro cluster
portal-fact-purpose = Finalità
portal-fact-recipients = Destinatari
portal-fact-except = Esclusi
portal-fact-groups = Visibile
portal-fact-from = Primo giorno
portal-fact-until = Ultimo giorno
portal-fact-given = Concessa
portal-fact-withdrawn = Revocata
portal-held-title = Ciò che altri hanno in base a questa autorizzazione
portal-held-nothing = Nessuno ha ricevuto nulla in base ad essa.
portal-held-lede = Una revoca mette fine a ogni ulteriore risposta. Questi cluster hanno ricevuto dati prima:
portal-held-by = { $cluster }: { $groups } ({ $count ->
    [one] una volta, in data { $day }
   *[other] { $count } volte, l’ultima in data { $day }
})

# Preview
portal-preview-title = Vedervi come vi vedono gli altri
portal-preview-lede = Esattamente la scheda che un cluster riceverebbe ora se chiedesse tutto. Guardare qui non invia nulla.
portal-preview-cluster = Cluster
portal-preview-purpose = Finalità
portal-preview-show = Mostra
portal-preview-as = { $cluster } vede, per la finalità «{ $purpose }»:
portal-preview-bare = Solo che esiste qualcuno che corrisponde, sotto pseudonimo.
portal-preview-handle = Vi conoscono come
portal-preview-reference = numero { $reference } del vostro cluster.
portal-preview-withheld = Autorizzate più di quanto le regole del vostro cluster lascino uscire. Trattenuto: { $groups }.
portal-preview-nothing = Nulla.
portal-preview-counted = Sareste contati nei numeri, senza essere mostrati.
portal-why-no-charter = Nessuna carta è in vigore, quindi al momento nessun cluster riceve nulla.
portal-why-not-in-charter = Questo cluster al momento non partecipa alla federazione.
portal-why-rules = Le regole del vostro cluster non danno nulla a questo cluster per questa finalità.
portal-why-rules-count = Le regole del vostro cluster permettono a questo cluster di contare i membri per questa finalità, non di più.
portal-why-objection = Vi siete opposti a questo cluster.
portal-why-excepted = La vostra autorizzazione esclude questo cluster.
portal-why-count-only = Autorizzate questo cluster a contarvi, non a vedervi.
portal-why-not-yet = La vostra autorizzazione comincia in data { $day }.
portal-why-expired = La vostra autorizzazione è terminata in data { $day }.
portal-why-withdrawn = Avete revocato la vostra autorizzazione in data { $day }.
portal-why-no-consent = Non avete dato a questo cluster alcuna autorizzazione per questa finalità.

# History
portal-history-title = Chi ha chiesto, chi ha ricevuto
portal-history-lede = Ogni volta che vostri dati hanno lasciato il vostro cluster, con la prova.
portal-history-empty = Nessun vostro dato ha lasciato il vostro cluster.
portal-history-times = { $count } volte in questo giorno
portal-history-got = Ricevuto: { $groups }
portal-history-grounds = Autorizzato da:
portal-history-by-introduction = Autorizzato dalla vostra risposta a una richiesta, o da un’autorizzazione che il vostro cluster non può più indicare.
portal-history-proof = Prova { $entry }, { $moment }
portal-history-proofs = { $count } prove
portal-history-more = Mostra anche le precedenti
portal-history-check = Come verificare una prova senza fidarsi di noi
portal-history-check-how = Scaricatela ed eseguite questo comando su qualsiasi computer con Steelyard. Non serve alcuna connessione: verifica la firma del vostro cluster, di cui indica la chiave, e che la voce si trovi nel suo registro.
portal-refused-title = Che cosa ha rifiutato il vostro cluster
portal-refused-lede = Queste domande di altri cluster sono state rifiutate per tutti i membri: non è stato comunicato alcun dato.
portal-refused-none = Finora non è stato rifiutato nulla.
portal-refused-count = { $count ->
    [one] L’ultimo rifiuto
   *[other] Gli ultimi { $count } rifiuti
}
portal-refused-line = { $cluster }, finalità: { $purpose }

# Rights
portal-rights-title = I vostri diritti
portal-rights-lede = Ciò che la legge vi riconosce (GDPR, articoli da 15 a 21), sotto forma di pulsanti.
portal-rights-export = Ottenere tutto
portal-rights-export-how = Tutto ciò che è conservato su di voi e ciò che ne è stato fatto, in un archivio: per le persone in tabelle (CSV), per i programmi in JSON, con le ricevute.
portal-rights-export-button = Scarica l’archivio
portal-rights-correct = Correggere
portal-rights-correct-how = Potete modificare voi stessi ogni parola del vostro profilo.
portal-rights-correct-button = Modifica il profilo
portal-rights-object = Opporsi
portal-rights-object-how = Revocate qualsiasi autorizzazione con un clic, o escludete un cluster per sempre.
portal-rights-object-button = Chi vede cosa
portal-rights-erase = Cancellare
portal-rights-erase-how = Togliere per sempre da questo nodo tutto ciò che è conservato su di voi.
portal-rights-erase-button = Cancella…
portal-rights-digest = Lettera mensile
portal-rights-digest-how = Una volta al mese un’e-mail dice che cosa di voi è stato comunicato e a chi, e come revocare. Viene inviata a questo indirizzo: { $email }.
portal-rights-digest-on = Inviami la lettera
portal-rights-digest-off = Non inviarmela
portal-rights-digest-is-on = La lettera viene inviata.
portal-rights-digest-is-off = La lettera non viene inviata.
portal-flash-digest-on = D’ora in poi la lettera mensile verrà inviata.
portal-flash-digest-off = La lettera mensile non verrà inviata.
portal-erase-title = Cancellare tutto?
portal-erase-lede = L’operazione non si può annullare.
portal-erase-gone = Che cosa viene cancellato
portal-erase-gone-profile = Il vostro profilo: testi, offerte, esigenze, nome, persona di contatto.
portal-erase-gone-consents = Tutte le autorizzazioni e le opposizioni, con l’elenco di ciò che è stato comunicato.
portal-erase-gone-backups = Se in seguito viene ripristinato un backup, i vostri dati al suo interno vengono subito cancellati di nuovo.
portal-erase-stays = Che cosa resta
portal-erase-stays-log = Il registro di audit conserva il fatto che qualcosa è accaduto, sotto un numero dall’aspetto casuale. La chiave di quel numero viene distrutta, così non può più essere ricondotto a voi.
portal-erase-stays-others = Ciò che altri cluster hanno ricevuto prima. La cronologia mostra quali; scaricatela prima, e chiedete loro di cancellarlo.
portal-erase-first = Scarica prima tutto
portal-erase-confirm = Per confermare, scrivere il nome della vostra organizzazione: { $name }
portal-erase-button = Cancella per sempre
portal-erase-wrong = Scrivere il nome esattamente come indicato sopra.
portal-erased-title = Tutto è stato cancellato
portal-erased = Qui non è più conservato nulla della vostra organizzazione.

# Introductions
portal-introductions-title = Presentazioni
portal-introductions-lede = Qualcuno vi ha trovati sotto pseudonimo e chiede chi siete. Decidete voi; nulla viene mostrato prima che accettiate.
portal-introductions-waiting = In attesa della vostra risposta
portal-introductions-none = Nessuna richiesta vi attende.
portal-introductions-earlier = Precedenti
portal-introductions-back = Tutte le presentazioni
portal-introduction-from-member = { $member }, tramite { $cluster }
portal-introduction-from = Richiesta di { $cluster }
portal-introduction-to = Nostra richiesta a { $cluster }
portal-introduction-until = Se nessuno decide, termina da sola in data { $day }.
portal-introduction-asks = Chi chiede, e perché
portal-introduction-cluster = Cluster
portal-introduction-why = Con le loro parole
portal-introduction-behind = L’organizzazione che chiede
portal-introduction-unnamed = Il cluster chiede a proprio nome, oppure l’organizzazione che chiede non ha ancora acconsentito a essere nominata.
portal-introduction-offers = Se accettate, vi mostrano: { $groups }
portal-introduction-received = Che cosa vi hanno mostrato
portal-introduction-revealed = Che cosa avete mostrato
portal-introduction-timeline = Che cosa è accaduto
portal-introduction-decide = La vostra risposta
portal-introduction-reveal = Che cosa può vedere di voi { $cluster }, solo per questa volta?
portal-introduction-reveal-hint = Viene comunicato solo ciò che spuntate qui, solo a questo cluster e solo se accettate.
portal-introduction-accept = Accetta e mostra questo
portal-introduction-decline = Rifiuta
portal-introduction-decline-hint = Se rifiutate, l’altra parte viene a sapere soltanto che la richiesta è rifiutata. Non serve indicare un motivo.
portal-introduction-ask = Fare prima una domanda
portal-introduction-question = La vostra domanda
portal-introduction-question-hint = L’altra parte la legge senza sapere chi siete, quindi non scrivete il vostro nome.
portal-introduction-send = Invia la domanda
portal-introduction-nothing = Spuntare almeno una cosa che può essere vista, oppure rifiutare.
portal-introduction-no-question = Scrivere una domanda.
portal-introduction-long-question = La domanda è troppo lunga. Accorciarla.
portal-introduction-not-permitted = Le regole del vostro cluster non permettono all’altro cluster di ricevere tutto questo. Spuntare di meno, oppure rifiutare.
portal-state-requested = In corso di invio
portal-state-delivered = Attende una risposta
portal-state-questioned = Domanda posta
portal-state-answered = Risposta data
portal-state-accepted = Accettata
portal-state-declined = Rifiutata
portal-state-expired = Scaduta
portal-state-withdrawn = Ritirata
portal-state-revealed = Presentazione avvenuta
portal-step-request-ours = Il vostro cluster ha inviato per voi una richiesta a { $cluster }.
portal-step-request-theirs = { $cluster } ha inviato una richiesta.
portal-step-question-ours = Avete posto una domanda.
portal-step-question-theirs = L’altra parte ha posto una domanda.
portal-step-answer-ours = Il vostro cluster ha risposto.
portal-step-answer-theirs = { $cluster } ha risposto.
portal-step-accept-ours = Avete accettato.
portal-step-accept-theirs = L’altra parte ha accettato.
portal-step-decline-ours = Avete rifiutato.
portal-step-decline-theirs = L’altra parte ha rifiutato.
portal-step-expire-ours = Il tempo è scaduto.
portal-step-expire-theirs = Il tempo è scaduto.
portal-step-withdraw-ours = Il vostro cluster ha ritirato la richiesta.
portal-step-withdraw-theirs = { $cluster } ha ritirato la richiesta.
portal-step-reveal-ours = Ciò che avete accettato di mostrare è stato inviato a { $cluster }.
portal-step-reveal-theirs = { $cluster } ha inviato ciò che l’altra parte ha accettato di mostrare.
portal-flash-accepted = Accettata. Ciò che avete spuntato è in corso di invio.
portal-flash-declined = Rifiutata.
portal-flash-asked = La vostra domanda è in corso di invio.
portal-flash-too-late = Non era più possibile. Qui sotto vedete come stanno le cose.
