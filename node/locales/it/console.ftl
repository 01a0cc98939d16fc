# The matchmaker's console.

console-any = qualsiasi
console-seconds = { $count ->
    [one] 1 secondo
   *[other] { $count } secondi
}

## The search form
console-search-title = Trovare partner nella federazione
console-search-words = Che cosa cerca?
console-search-words-hint = Con parole proprie e in qualsiasi lingua, per esempio: analisi di immagini per la patologia.
console-search-concepts = Campi di attività
console-search-concepts-hint = Scrivere una parola e spuntare ciò che si intende. I membri si trovano così in ogni lingua.
console-search-picked = Campi di attività scelti
console-search-find = Trova
console-search-none-found = Questo campo di attività non esiste. Provare con un’altra parola o scriverla qui sopra.
console-search-seek = Cercare in
console-seek-offers = ciò che i membri offrono
console-seek-needs = ciò di cui i membri hanno bisogno
console-seek-both = entrambi
console-search-like = Per conto di un membro
console-search-like-hint = Il suo nome o il suo numero. I partner si cercano in base alle sue offerte ed esigenze; si chiede solo ai cluster che esso autorizza, e a loro non viene detto chi è.
console-search-narrow = Restringere la ricerca
console-search-trl = Maturità tecnologica
console-search-trl-hint = Da 1, un’idea, a 9, provato nell’uso.
console-search-trl-min = almeno
console-search-trl-max = al massimo
console-search-countries = Paesi
console-search-nuts = Regioni
console-search-nuts-hint = Codici NUTS o la loro parte iniziale, per esempio ITH5, DE1.
console-search-kinds = Tipi di organizzazione
console-search-clusters = Cluster
console-search-clusters-hint = Nessuno spuntato: si chiede a tutti.
console-search-purpose = Finalità
console-search-granularity = Chiedere
console-granularity-record = i risultati
console-granularity-count = quanti ce ne sono
console-granularity-boolean = se ce ne sono
console-search-mode = Trovare
console-mode-semantic = anche ciò che si avvicina
console-mode-strict = solo ciò che corrisponde esattamente
console-search-limit = Al massimo
console-search-deadline = Tempo di attesa
console-search-ask = Chiedi alla federazione

## What is wrong with a search
console-mistake-choice = Una delle scelte qui non è nota. Scegliere di nuovo.
console-mistake-text = Il testo è troppo lungo. Si inviano al massimo { $most } caratteri.
console-mistake-concepts = Sono troppe cose in una volta. Si inviano al massimo { $most } campi di attività.
console-mistake-nuts = { $code } non è il codice di una regione. Scrivere codici come ITH5 o DE1.
console-mistake-trl = I livelli vanno da 1 a 9, prima il più basso.
console-mistake-which-member = Più membri si chiamano così. Sceglierne uno sotto il campo.
console-cannot-no-charter = Questo cluster non fa ancora parte di una federazione. Può provvedere l’amministrazione.
console-cannot-expired = La carta della federazione è scaduta, quindi nessuno risponde. L’amministrazione può proporne una nuova versione.
console-cannot-suspended = La carta sospende questo cluster, quindi nessuno risponderebbe.
console-cannot-purpose = La carta non conosce questa finalità. Sceglierne un’altra.
console-cannot-cluster = Uno dei cluster non partecipa più. Scegliere di nuovo.
console-cannot-unknown-member = Nessun membro ha questo nome o questo numero.
console-cannot-no-consent = Il membro non autorizza nessuno di questi cluster a sapere che cosa offre o di che cosa ha bisogno per questa finalità. Chiedergli prima l’autorizzazione.
console-cannot-nothing-to-tell = Il membro autorizza troppo poco perché si possano trovare partner. Completare le sue offerte ed esigenze, o chiedergli l’autorizzazione.
console-cannot-form = La ricerca non si può fare così. Chiedere meno cose in una volta.

## Results
console-results-title = Risultati della ricerca
console-results-offers = Membri che offrono: { $what }
console-results-needs = Membri che cercano: { $what }
console-results-both = Membri che offrono o cercano: { $what }
console-results-for = Partner per { $member }
console-results-everything = qualsiasi cosa
console-results-change = Modifica la ricerca
console-results-save = Salva la ricerca
console-results-save-name = Nome della ricerca
console-results-clusters = Cluster
console-results-under-way = Risposte ricevute: { $answered } su { $asked } cluster. Gli altri hanno ancora qualche secondo.
console-results-all = { $asked ->
    [one] Il cluster ha risposto.
   *[other] Tutti i { $asked } cluster hanno risposto.
}
console-results-part = Risposte ricevute: { $answered } su { $asked } cluster. Potrebbero esserci altri membri adatti.
console-results-matches = { $count ->
    [0] Risultati
    [one] 1 risultato
   *[other] { $count } risultati
}
console-results-best = { $count } risultati, qui i migliori { $shown }
console-results-new = { $count ->
    [0] Nulla di nuovo dall’ultima volta che è stata fatta questa ricerca.
    [one] 1 risultato nuovo dall’ultima volta che è stata fatta questa ricerca.
   *[other] { $count } risultati nuovi dall’ultima volta che è stata fatta questa ricerca.
}
console-results-empty = Nessun cluster mostra un membro adatto. Cercare campi più ampi o togliere una condizione.
console-results-waiting = Ancora nulla.
console-results-compare = Confronta i risultati spuntati
console-results-pages = Pagine di risultati

console-outcome-waiting = in attesa di risposta…
console-outcome-answered = { $count ->
    [0] ha risposto: nessuno è adatto
    [one] ha risposto: 1 risultato
   *[other] ha risposto: { $count } risultati
}
console-outcome-best = ha risposto: { $count } risultati, di cui ha inviato i migliori { $returned }
console-outcome-fewer = ha risposto: meno di { $count } risultati
console-outcome-some = ha risposto: ci sono risultati
console-outcome-none = ha risposto: nessuno è adatto
console-outcome-refused = non ha risposto: { $why }
console-outcome-slow = non ha risposto entro { $count ->
    [one] 1 secondo
   *[other] { $count } secondi
}
console-outcome-unreachable = al momento non è raggiungibile
console-outcome-invalid = ha inviato una risposta che non si è potuta verificare; è stata scartata
console-reduced-granularity = Le sue regole comunicano meno di quanto richiesto.
console-reduced-fields = Le sue regole mostrano meno dettagli di quanti richiesti.
console-reduced-records = Le sue regole mostrano meno risultati di quanti richiesti.
console-reduced-small-count = Non comunica numeri così piccoli.
console-reduced-size = La risposta è stata ridotta a ciò che un messaggio può contenere.
console-refused-no-consent = il membro non autorizza quel cluster a sapere che cosa offre o di che cosa ha bisogno, quindi non gli è stato chiesto
console-refused-malformed = non è riuscito a leggere la domanda
console-refused-too-large = la domanda era troppo lunga
console-refused-wrong-type = non ha accettato questo tipo di messaggio
console-refused-unknown-signer = la sua carta non conosce ancora il nostro cluster
console-refused-wrong-signer = non è riuscito a stabilire che la domanda venisse dal nostro cluster
console-refused-suspended = la carta sospende il nostro cluster
console-refused-bad-signature = la firma della domanda non corrispondeva alla carta
console-refused-wrong-audience = la domanda non era destinata a quel cluster
console-refused-expired = la domanda è arrivata troppo tardi; occorre controllare gli orologi di entrambi i nodi
console-refused-not-yet-valid = la domanda porta una data futura; occorre controllare gli orologi di entrambi i nodi
console-refused-replayed = ha già visto questa domanda
console-refused-busy = ha troppo da fare; chiedere di nuovo tra un momento
console-refused-invalid-query = non accetta domande in questa forma
console-refused-unknown-purpose = la sua carta non conosce questa finalità
console-refused-not-permitted = le sue regole non lo permettono per questa finalità
console-refused-charter-expired = la sua carta è scaduta
console-refused-unavailable = al momento non può conservare la prova di una risposta, quindi non ne dà

## Why a match fits
console-why-more = { $count ->
    [one] 1 altro motivo
   *[other] altri { $count } motivi
}
console-why-offers-exact = Offre: { $found }, come richiesto
console-why-offers-narrower = Offre: { $found }, più specifico del termine cercato { $wanted }
console-why-offers-broader = Offre: { $found }, più ampio del termine cercato { $wanted }
console-why-offers-related = Offre: { $found }, vicino al termine cercato { $wanted }
console-why-offers-word = La sua offerta parla di { $found }
console-why-needs-exact = Cerca: { $found }, come richiesto
console-why-needs-narrower = Cerca: { $found }, più specifico del termine cercato { $wanted }
console-why-needs-broader = Cerca: { $found }, più ampio del termine cercato { $wanted }
console-why-needs-related = Cerca: { $found }, vicino al termine cercato { $wanted }
console-why-needs-word = La sua esigenza parla di { $found }
console-why-summary-exact = Si descrive così: { $found }
console-why-summary-narrower = Si descrive così: { $found }, più specifico del termine cercato { $wanted }
console-why-summary-broader = Si descrive così: { $found }, più ampio del termine cercato { $wanted }
console-why-summary-related = Si descrive così: { $found }, vicino al termine cercato { $wanted }
console-why-summary-word = La sua descrizione parla di { $found }
console-why-need-exact = Offre: { $found }, di cui il nostro membro ha bisogno
console-why-need-narrower = Offre: { $found }, più specifico di { $wanted } nelle esigenze del nostro membro
console-why-need-broader = Offre: { $found }, più ampio di { $wanted } nelle esigenze del nostro membro
console-why-need-related = Offre: { $found }, vicino a { $wanted } nelle esigenze del nostro membro
console-why-need-word = Parla di { $found }, come le esigenze del nostro membro
console-why-offer-exact = Cerca: { $found }, che il nostro membro offre
console-why-offer-narrower = Cerca: { $found }, più specifico di { $wanted } nelle offerte del nostro membro
console-why-offer-broader = Cerca: { $found }, più ampio di { $wanted } nelle offerte del nostro membro
console-why-offer-related = Cerca: { $found }, vicino a { $wanted } nelle offerte del nostro membro
console-why-offer-word = Cerca: { $found }, di cui parlano le offerte del nostro membro
console-why-field-exact = Campo di attività: { $found }, come il nostro membro
console-why-field-narrower = Campo di attività: { $found }, più specifico di { $wanted } del nostro membro
console-why-field-broader = Campo di attività: { $found }, più ampio di { $wanted } del nostro membro
console-why-field-related = Campo di attività: { $found }, vicino a { $wanted } del nostro membro
console-why-field-word = Parla di { $found }, come il nostro membro
console-why-meaning-of = I suoi testi trattano dello stesso tema, con parole come { $found }
console-why-meaning = I suoi testi trattano dello stesso tema
console-why-experience = { $count ->
    [one] Ha al suo attivo 1 attività propria
   *[other] Ha al suo attivo { $count } attività proprie
}

## A match
console-card-unnamed = Organizzazione { $handle }
console-card-new = nuovo
console-card-fit = Quanto corrisponde, rispetto al risultato migliore
console-card-at = presso { $cluster }
console-card-also-at = Anche membro di { $cluster }
console-card-unshown = Non mostrato, si può chiedere: { $groups }
console-card-introduce = Chiedi una presentazione
console-card-shortlist = Metti da parte
console-card-compare = Confronta
console-card-own = Vedi il membro
console-card-offers = Offerte
console-card-needs = Esigenze
console-card-summary = Con parole proprie
console-card-shows = Che cosa mostra
console-card-more = { $count ->
    [one] un’altra voce
   *[other] altre { $count } voci
}
console-card-whole = Continua a leggere
console-card-trl = TRL da { $min } a { $max }

## Compare
console-compare-title = A confronto
console-compare-back = Torna ai risultati
console-compare-too-few = Per confrontarli, spuntare da due a quattro risultati.
console-compare-where = Che cosa e dove
console-compare-why = Perché è adatto
console-compare-disclosed = Che cosa mostra
console-compare-unshown = Che cosa si può chiedere

## Kept searches
console-saved-heading = Ricerche salvate e selezione
console-saved-title = Ricerche salvate
console-saved-none = Ancora nessuna. Salvare una ricerca dai suoi risultati per rifarla e vedere che cosa c’è di nuovo.
console-saved-all = Tutte le ricerche salvate
console-saved-by = Salvata da { $name }, fatta l’ultima volta in data { $run }
console-saved-run = Chiedi di nuovo
console-saved-remove = Rimuovi
console-latest-title = Ultime ricerche
console-shortlist-title = Selezione
console-shortlist-hint = Si conservano solo uno pseudonimo e la nota. Ciò che ha comunicato l’altro cluster viene chiesto di nuovo.
console-shortlist-none = Qui non c’è ancora nulla. Mettere da parte risultati di una ricerca.
console-shortlist-note = Nota
console-shortlist-by = Aggiunto da { $name } in data { $date }
console-shortlist-ask-again = Chiedi di nuovo
console-shortlist-ask-again-hint = Chiedere di nuovo per vedere che cosa mostra oggi.
console-flash-saved = La ricerca è salvata.
console-flash-removed = Rimosso.
console-flash-shortlisted = Il risultato è nella selezione.
console-flash-note = La nota è salvata.
console-saved-too-long = Il testo è troppo lungo. Si salvano al massimo { $most } caratteri.
console-saved-no-name = Dare un nome alla ricerca.

## Introductions
console-introduce-title = Chiedere una presentazione
console-introduce-why = Perché dovrebbero conoscersi?
console-introduce-why-hint = Lo legge il membro a cui si chiede. Dire in poche frasi che cosa si ha in mente.
console-introduce-for = Per conto del nostro membro { $member }.
console-introduce-member = Per conto di un membro
console-introduce-member-hint = Il suo numero. Se il campo resta vuoto, si chiede a nome del nostro cluster.
console-introduce-name = A nome di chi si chiede per il membro?
console-introduce-as-member = A nome del nostro membro
console-introduce-hint-member = Solo se autorizza quel cluster a vedere chi è.
console-introduce-as-cluster = A nome del nostro cluster
console-introduce-hint-cluster = Il membro resta senza nome finché non si accetta.
console-introduce-reveal = Che cosa rivela il nostro membro se si accetta
console-introduce-reveal-hint = Si comunica solo ciò che autorizza quel cluster a vedere.
console-introduce-send = Invia la richiesta
console-introduce-could-reveal = Si potrebbe rivelare: { $groups }
console-introduce-how = La richiesta va all’altro cluster, che la passa al membro. Il membro può accettare, rifiutare o fare una domanda. Un rifiuto non dice altro.
console-introduce-no-text = Scrivere perché dovrebbero conoscersi.
console-introduce-long-text = Il testo è troppo lungo. Accorciarlo.
console-introduce-not-named = Il nostro membro non autorizza quel cluster a vedere chi è. Chiedergli l’autorizzazione, o chiedere a nome del nostro cluster.
console-introduce-not-permitted = Le nostre regole non permettono a quel cluster di ricevere questi dati. Rivelarne meno, o rivolgersi all’amministrazione.
console-introduce-unread = Una delle scelte non è leggibile. Scegliere di nuovo che cosa rivela il nostro membro.
console-introduce-objected = Il nostro membro si è opposto a quel cluster.
console-introduce-not-now = Non è più possibile. Guardare a che punto è la presentazione.
console-introductions-title = Presentazioni
console-introductions-asked = Chieste da noi
console-introductions-none = Ancora nessuna. Se ne può chiedere una da un risultato di ricerca.
console-introductions-came = Chieste da altri ai nostri membri
console-introductions-came-hint = Decidono i nostri membri, nelle loro pagine.
console-introductions-none-came = Ancora nessuna.
console-introductions-with = Con
console-introductions-member = Il nostro membro
console-introductions-own-name = A nostro nome
console-introductions-nobody = Nessuno dei nostri membri
console-introductions-state = Stato
console-introductions-changed = Ultima modifica
console-state-requested = in corso di invio
console-state-requested-means = L’altro cluster non l’ha ancora.
console-state-delivered = consegnata
console-state-delivered-means = L’altro cluster l’ha ricevuta; il membro non ha ancora deciso.
console-state-delivered-here = L’abbiamo ricevuta; il nostro membro non ha ancora deciso.
console-state-delivered-nobody = Non raggiunge nessuno dei nostri membri e sarà rifiutata automaticamente.
console-state-questioned = domanda
console-state-questioned-means = Il membro fa una domanda e attende una risposta.
console-state-answered = risposta data
console-state-answered-means = Alla domanda è stata data risposta; il membro non ha ancora deciso.
console-state-accepted = accettata
console-state-accepted-means = Il membro è d’accordo. Ciò che entrambi rivelano è in corso di invio.
console-state-declined = rifiutata
console-state-declined-means = Rifiutata. Non si comunica altro.
console-state-expired = scaduta
console-state-expired-means = Nessuno ha deciso in tempo.
console-state-withdrawn = ritirata
console-state-withdrawn-means = La parte richiedente ha ritirato la richiesta.
console-state-revealed = presentazione avvenuta
console-state-revealed-means = Entrambe le parti hanno ciò che l’altra ha accettato di rivelare.
console-step-request = Richiesta
console-step-question = Domanda
console-step-answer = Risposta
console-step-accept = Accettata
console-step-decline = Rifiutata
console-step-expire = Scaduta
console-step-withdraw = Ritirata
console-step-reveal = Dati rivelati
console-introduction-on-the-way = { $count ->
    [one] 1 messaggio deve ancora raggiungere l’altro cluster.
   *[other] { $count } messaggi devono ancora raggiungere l’altro cluster.
}
console-introduction-next-try = Prossimo tentativo: { $at }.
console-introduction-given-up = { $count ->
    [one] 1 messaggio non ha raggiunto l’altro cluster e non viene più inviato.
   *[other] { $count } messaggi non hanno raggiunto l’altro cluster e non vengono più inviati.
}
console-introduction-problem = Perché l’ultimo tentativo è fallito:
console-introduction-timeline = Che cosa è accaduto
console-introduction-by = da { $name }
console-introduction-other-side = dall’altra parte
console-introduction-received = Che cosa ha rivelato l’altra parte
console-introduction-from = Chi chiede
console-introduction-revealed = Che cosa abbiamo rivelato
console-introduction-expires = Termina da sola
console-introduction-answer = La sua risposta
console-introduction-send-answer = Invia la risposta
console-introduction-no-answer = Scriva una risposta.
console-introduction-withdraw = Ritira la richiesta
console-flash-introduction = La richiesta è in corso di invio.
console-flash-introduction-done = Fatto.

## Federation
console-federation-title = Federazione
console-federation-clusters = { $count ->
    [one] 1 cluster
   *[other] { $count } cluster
}
console-federation-name = Nome
console-federation-country = Paese
console-federation-reach = Raggiungibile
console-federation-check = Controlla tutti ora
console-federation-check-hint = Chiede a ogni cluster un segno di vita firmato e quale versione della carta ha.
console-federation-other-version = altra versione
console-federation-round-trip = in { $ms } ms
console-reach-own = questo nodo
console-reach-suspended = sospeso
console-reach-yes = raggiungibile
console-reach-no = non raggiungibile
console-reach-since = dal giorno { $since }
console-reach-why = Perché
console-map-label = Dove sono i cluster; l’elenco dice lo stesso
console-map-note = Ogni quadrato è un paese, con il numero dei suoi cluster. Un quadrato chiaro con un bordo: al momento non tutti sono raggiungibili.
console-charter-title = Carta
console-charter-version = Versione della carta
console-charter-issued = Redatta
console-charter-expires = Scade
console-charter-threshold = Firme per una nuova versione
console-charter-soon = Scade presto. Dopo, nessuno risponde più; per far firmare una nuova versione serve tempo.

## Members
console-members-title = Membri
console-members-count = { $count ->
    [0] Questo nodo non ha ancora membri.
    [one] Questo nodo ha 1 membro.
   *[other] Questo nodo ha { $count } membri.
}
console-members-import = Importa membri
console-members-search = Nome o numero
console-members-none = Per cominciare, importare una tabella dei propri membri.
console-members-none-found = Nessun membro corrisponde.
console-members-first = Prima pagina
console-members-reference = Numero
console-members-consents = Autorizzazioni in vigore
console-members-in-force = { $count } in vigore
console-member-partners = Trova partner per questo membro
console-member-consents = Autorizzazioni
console-member-no-consent = Non ha dato alcuna autorizzazione, quindi nessun altro cluster vede nulla dei suoi dati.
console-member-data = I suoi dati
console-member-changed = Ultima modifica in data { $date }
console-member-people = Chi agisce per suo conto
console-member-nobody = Ancora nessuno.
console-member-invite = Invita
console-member-invite-email = Indirizzo e-mail della persona da invitare
console-member-invite-wrong = Questo non è un indirizzo e-mail. Tornare indietro e scriverne uno nella forma nome@company.example.
console-member-invite-failed = Non è stato possibile inviare l’e-mail.
console-member-invite-pass-on = Trasmettere questo link a { $email }. Funziona una sola volta, fino al giorno { $date }, e viene mostrato solo adesso.
console-member-invited = invito inviato, valido fino al giorno { $date }
console-flash-invited = L’invito è in corso di invio.
console-member-person-remove = Rimuovi
console-flash-person-removed = Questa persona non può più agire per conto del membro.
console-member-disclosures = Chi ha ricevuto i suoi dati
console-member-nothing-left = Nulla ha lasciato questo nodo.
console-member-city = Città
console-member-website = Sito web
console-member-email = E-mail
console-paper-title = Registrare un’autorizzazione concessa su carta
console-paper-hint = Conservare il documento. Con l’autorizzazione si registrano il suo nome e la data di oggi.
console-paper-recipients = A chi
console-paper-federation = Tutta la federazione
console-paper-country = Tutti i cluster ({ $country })
console-paper-except = Escludere cluster
console-paper-except-legend = Ma non a
console-paper-groups = Che cosa si può usare
console-paper-groups-hint = Nulla di spuntato: può essere contato nelle domande senza condizioni, e nient’altro.
console-paper-level = Come
console-paper-record = si può mostrare
console-paper-count = serve solo per contare, non si mostra mai
console-paper-signed-on = Data della firma
console-paper-until = Ultimo giorno
console-paper-until-hint = Se vuoto: fino a revoca.
console-paper-record-it = Registra l’autorizzazione
console-paper-withdraw = Revoca, come chiesto dal membro
console-paper-no-recipient = Spuntare almeno un destinatario.
console-paper-no-day = Indicare il giorno della firma; non può essere nel futuro.
console-paper-over = L’ultimo giorno deve essere nel futuro.
console-flash-consent = L’autorizzazione è registrata.
console-flash-withdrawn = L’autorizzazione è revocata.
console-source-paper = Su carta in data { $signed }, registrata da { $name } in data { $date }
console-source-somebody = una persona che qui non è più registrata
console-source-portal = Concessa dal membro stesso in data { $date }
console-source-import = Arrivata con un’importazione in data { $date }
console-source-other = Concessa in data { $date }
console-consent-in-force = in vigore
console-consent-to-come = comincia più tardi
console-consent-expired = scaduta
console-consent-withdrawn = revocata
console-consent-never = mai concessa

## Import
console-import-title = Importare membri
console-import-lede = Scegliere una tabella salvata in formato CSV. Si vede che cosa farebbe prima che accada qualcosa.
console-import-file = File
console-import-file-hint = CSV in UTF-8, al massimo { $most } MB. I file più grandi passano dalla riga di comando.
console-import-look = Esamina
console-import-columns = Quali colonne si leggono
console-import-columns-text = L’ordine è libero e servono solo le prime due. Le altre colonne vengono tralasciate, e la pagina lo segnala.
console-import-no-file = Scegliere prima un file.
console-import-too-long = Il file è troppo grande per questa pagina. Usare la riga di comando.
console-import-busy = Troppi file attendono di essere importati. Riprovare tra qualche minuto.
console-import-preview-title = Che cosa farebbe questo file
console-import-nothing-yet = Non è ancora stato modificato nulla.
console-import-added = { $count ->
    [one] membro verrebbe aggiunto
   *[other] membri verrebbero aggiunti
}
console-import-changed = { $count ->
    [one] cambierebbe
   *[other] cambierebbero
}
console-import-kept = { $count ->
    [one] Un membro ha modificato da sé il proprio profilo: resta com’è, anche se il file è diverso.
   *[other] { $count } membri hanno modificato da sé i propri profili: restano come sono, anche se il file è diverso.
}
console-import-unchanged = { $count ->
    [one] resta com’è
   *[other] restano come sono
}
console-import-refused = { $count ->
    [one] riga è rifiutata
   *[other] righe sono rifiutate
}
console-import-refused-list = Righe rifiutate
console-import-line = Riga
console-import-reason = Perché, e che cosa correggere
console-import-more = e altri { $count }
console-import-warnings = Da sapere
console-import-added-list = Membri che verrebbero aggiunti
console-import-changed-list = Membri che cambierebbero
console-import-what-changes = Che cosa cambia
console-import-consents = Le autorizzazioni restano come sono: nessuno vede i nuovi membri finché non lo autorizzano.
console-import-confirm = { $count ->
    [one] Importa 1 membro
   *[other] Importa { $count } membri
}
console-import-confirm-good = { $count ->
    [one] Importa la riga valida, tralascia quelle rifiutate
   *[other] Importa le { $count } righe valide, tralascia quelle rifiutate
}
console-import-forget = Elimina il file
console-import-bad-rows = Il file ha righe rifiutate. Tornare indietro e scegliere di tralasciarle.
console-flash-imported = I membri sono importati.
console-flash-import-gone = Il file ha atteso troppo a lungo ed è stato eliminato. Sceglierlo di nuovo.
console-flash-import-forgotten = Il file è stato eliminato.
console-flash-import-other = Nel frattempo è stato scelto un altro file in un’altra finestra. Non è stato fatto nulla; qui sotto si vede che cosa farebbe quel file.

## Numbers
console-numbers-title = Numeri
console-numbers-members = membri
console-numbers-consenting = membri con un’autorizzazione in vigore
console-numbers-asked-all = domande fatte
console-numbers-answered-all = domande con risposta
console-numbers-activity = Domande nel tempo
console-numbers-activity-title = Domande per mese
console-numbers-month = Mese
console-numbers-asked = fatte da noi
console-numbers-answered = a cui abbiamo risposto
console-numbers-refused = rifiutate da noi
console-numbers-as-table = Come tabella
console-numbers-fields = Campi di attività
console-numbers-fields-title = Membri per campo di attività
console-numbers-field = Campo
console-numbers-consents = Autorizzazioni
console-numbers-consents-title = Membri per stato delle autorizzazioni
console-numbers-state = Stato
console-numbers-kinds = Tipi
console-numbers-kinds-title = Membri per tipo
console-numbers-kind = Tipo
console-numbers-countries = Paesi
console-numbers-countries-title = Membri per paese
console-numbers-country = Paese
console-numbers-regions = Regioni
console-numbers-regions-title = Membri per regione (livello NUTS 2)
console-numbers-region = Regione
console-numbers-count = membri
console-numbers-nothing = Ancora nulla da contare.
