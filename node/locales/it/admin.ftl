# The pages for those who run the node.

admin-mend = Per rimediare:
admin-since = Dal giorno { $moment }
admin-look-again = Guarda di nuovo
admin-pages = Pagine
admin-first = Prima pagina

admin-health-title = Stato del nodo
admin-health-well = Va tutto bene.
admin-health-soon = { $count ->
    [one] Una cosa richiederà presto attenzione.
   *[other] { $count } cose richiederanno presto attenzione.
}
admin-health-failed = { $count ->
    [one] Una cosa non funziona.
   *[other] { $count } cose non funzionano.
}
admin-health-node = { $software }, nodo { $peer }
admin-health-check = Elemento
admin-health-found = Che cosa è stato rilevato
admin-verdict-well = a posto
admin-verdict-soon = da fare presto
admin-verdict-failed = guasto

admin-check-configuration = Configurazione
admin-well-configuration = Il nodo funziona con la configurazione che si trova sul disco.
admin-mend-configuration = Controllare steelyard.toml con «steelyard config check», poi riavviare il nodo.
admin-check-rules = Regole
admin-well-rules = Sono leggibili e corrette.
admin-mend-rules = La pagina «Regole» indica ogni errore con la sua riga.
admin-mend-rules-changed = Riavviare il nodo. Fino ad allora segue le regole che ha letto all’avvio.
admin-check-keys = Chiavi
admin-well-keys = Ci sono, e solo il nodo può leggerle.
admin-mend-keys = Ripristinare la cartella «keys» da un backup. Solo l’utente del nodo deve poterla leggere.
admin-check-store = Archivio dati
admin-well-store = Accetta scritture.
admin-mend-store = Liberare spazio sul disco e controllare i permessi della cartella dei dati. Fino ad allora non si risponde ad alcuna domanda.
admin-check-clock = Orologio
admin-well-clock = È giusto, per quanto si può capire dal registro di audit.
admin-mend-clock = Regolare l’orologio e mantenerlo giusto con NTP.
admin-check-charter = Carta
admin-well-charter = È in vigore e questo cluster partecipa.
admin-mend-charter = La pagina «Carta» dice qual è. Una nuova versione si propone con «steelyard charter propose».
admin-mend-charter-none = Aderire a una federazione con «steelyard join» o fondarne una con «steelyard charter create».
admin-check-peers = Altri nodi
admin-well-peers = Sono tutti raggiungibili.
admin-mend-peers = La pagina «Altri nodi» dice quali non sono raggiungibili, da quando e perché.
admin-check-backup = Backup
admin-well-backup = Ce n’è uno degli ultimi sette giorni, ed è stato verificato.
admin-mend-backup = Farne uno sulla pagina «Backup» e conservarlo su un’altra macchina.
admin-mend-backup-unsound = «steelyard audit verify» indica che cosa è stato modificato. Conservare i backup più vecchi finché la questione non è chiarita.
admin-mend-backup-postgres = Fare il backup della base di dati con pg_dump e conservare i due insieme su un’altra macchina.

admin-peers-title = Altri nodi
admin-peers-lede = Nodi di altri cluster raggiungibili: { $connected } su { $all }.
admin-peers-none = Nella carta non ci sono ancora altri cluster.
admin-peers-cluster = Cluster
admin-peers-country = Paese
admin-peers-state = Stato
admin-peers-round-trip = Tempo di risposta
admin-peers-reachable = raggiungibile
admin-peers-unreachable = non raggiungibile
admin-peers-suspended = sospeso
admin-peers-since = dal giorno { $moment }
admin-peers-hint = Un cluster non raggiungibile è indicato nel risultato di ogni ricerca. Il suo staff può vedere nella propria pagina se il guasto è dalla sua parte.

admin-charter-title = Carta
admin-charter-none = Qui non è in vigore alcuna carta. Aderire a una federazione o fondarne una: il manuale operativo dice come.
admin-charter-lede = Versione { $version }, con { $clusters ->
    [one] un cluster
   *[other] { $clusters } cluster
}, in vigore fino al giorno { $until }.
admin-charter-expired = Questa carta è scaduta, quindi non si scambia nulla. Proporre una nuova versione e farla firmare.
admin-charter-ends-soon = Questa carta scade presto. Proporre ora la prossima versione, perché abbastanza cluster possano firmarla in tempo.
admin-charter-federation = Federazione
admin-charter-issued = Redatta
admin-charter-expires = Scade
admin-charter-purposes = Finalità
admin-charter-signed = Firme
admin-charter-signed-by = { $signed }; ne servono { $needed }
admin-charter-digest = Impronta
admin-charter-clusters = Cluster
admin-charter-status = Stato
admin-charter-active = partecipa
admin-charter-key = Chiave di firma
admin-charter-fingerprints = Confrontare per telefono le impronte delle chiavi prima di firmare una carta che ne contiene di nuove.
admin-charter-download = Scarica tutte le versioni
admin-charter-change = Le nuove versioni si redigono e si firmano dalla riga di comando:

admin-rules-title = Regole
admin-rules-lede = Ciò che gli altri cluster possono sapere al massimo. Le regole possono solo restringere ciò che i membri autorizzano.
admin-rules-right = { $count ->
    [one] C’è una regola, ed è corretta.
   *[other] Ci sono { $count } regole, e sono corrette.
}
admin-rules-restart = Una modifica ha effetto quando il nodo viene riavviato.
admin-rules-changed = I file sono stati modificati dopo l’avvio del nodo, che continua a seguire le regole di allora; ciò che si legge in questa pagina vale quando il nodo viene riavviato.
admin-rules-wrong = Le regole contengono errori. Il nodo funziona con quelle lette all’avvio, e con queste non si riavvierà.
admin-rules-explain-title = Che cosa riceve un cluster?
admin-rules-explain = Spiega
admin-rules-purpose = Finalità
admin-rules-may = { $peer } può sapere, per «{ $purpose }»: { $level }, con al massimo { $records } schede per risposta.
admin-rules-threshold = I numeri inferiori a { $least } non vengono comunicati esattamente.
admin-rules-denied = { $peer } non riceve nulla per «{ $purpose }».
admin-rules-what = Che cosa
admin-rules-allowed = Permesso
admin-rules-by = In base alla regola
admin-rules-silent = nessuna regola ne parla
admin-rules-texts = Le regole stesse
admin-rules-own = Si trovano in file della cartella dei dati.
admin-rules-default = Queste sono le regole fornite con il programma. Per averne di proprie, copiarle nella cartella «rules» della cartella dei dati e modificarle lì.
admin-level-boolean = se c’è un risultato
admin-level-count = quanti risultati ci sono
admin-level-record = i risultati stessi

admin-people-title = Persone
admin-people-lede = Chi può accedere qui: lo staff del cluster e le persone che agiscono per i membri.
admin-people-none = Qui non c’è nessuno.
admin-people-name = Nome
admin-people-name-hint = La persona può cambiarlo.
admin-people-name-wrong = Un nome ha al massimo 200 caratteri, tutti stampabili.
admin-people-email = Indirizzo e-mail
admin-people-email-wrong = Questo non è un indirizzo e-mail. Scriverlo nella forma nome@example.org.
admin-people-known = C’è già una persona con questo indirizzo.
admin-people-role = Ruolo
admin-people-role-hint = «Ricerca di partner» interroga la federazione e segue i membri. «Amministrazione» vede anche queste pagine.
admin-people-first-role = Con un primo ruolo, i modi di accedere che questa persona aveva cessano: password, passkey, link e accessi attivi. Un invito a { $email } le apre di nuovo l’accesso.
admin-people-acts-for = Agisce per
admin-people-state = Stato
admin-people-enabled = può accedere
admin-people-disabled = non può accedere
admin-people-add = Aggiungi una persona
admin-people-added = La persona è stata aggiunta.
admin-people-mailed = L’invito è in corso di invio.
admin-people-pass-on = Trasmettere questo link
admin-people-pass-on-hint = { $email } può accedere una volta con questo link, fino al giorno { $until }. Non verrà mostrato di nuovo; se ne può creare uno nuovo in qualsiasi momento.
admin-people-invite = Invita di nuovo
admin-people-changed = Fatto.
admin-people-removed = La persona è stata rimossa.
admin-people-back = Tutte le persone
admin-people-password = Ha una password
admin-people-own = Questo è il suo account. Solo un’altra persona con il ruolo «Amministrazione» può cambiare il suo ruolo o bloccare il suo accesso.
admin-people-sessions = Accessi attivi
admin-people-no-sessions = Nessuno al momento.
admin-people-session = Inizio: { $began }, ultima attività: { $seen }
admin-people-end-sessions = Disconnetti ovunque
admin-people-access = Accesso
admin-people-access-hint = Chi non può accedere viene subito disconnesso ovunque. Chi viene rimosso deve essere aggiunto di nuovo per tornare.
admin-people-disable = Blocca l’accesso
admin-people-enable = Riammetti
admin-people-remove = Rimuovi
admin-role-admin = Amministrazione
admin-role-matchmaker = Ricerca di partner
admin-role-none = Non fa parte dello staff

admin-log-title = Registro di audit
admin-log-lede = { $count } voci. Ciò che ha lasciato il nodo, e ogni modifica a chi può vedere cosa, sta qui e non si può cambiare senza che si noti.
admin-log-verify = Verifica tutto il registro
admin-log-last-verification = L’ultima verifica
admin-log-kind = Tipo
admin-log-all = Tutti i tipi
admin-log-show = Mostra
admin-log-none = Non ce n’è alcuna di questo tipo tra le voci da { $from } a { $before }.
admin-log-entry = Voce
admin-log-when = Quando
admin-log-what = Che cosa
admin-log-proof = Prova
admin-log-proof-of = Scarica la prova della voce { $entry }
admin-log-newest = Più recenti
admin-log-older = Meno recenti
admin-log-back = Registro di audit
admin-log-unreadable = Questa voce non è leggibile. Verificare il registro.
admin-log-kind-answered = Risposta data
admin-log-kind-refused = Rifiuto
admin-log-kind-asked = Domanda fatta
admin-log-kind-told = Dati comunicati
admin-log-kind-introduction = Presentazione
admin-log-kind-consent-given = Autorizzazione concessa
admin-log-kind-consent-withdrawn = Autorizzazione revocata
admin-log-kind-objection = Opposizione
admin-log-kind-members-imported = Membri importati
admin-log-kind-profile-changed = Profilo modificato
admin-log-kind-member-removed = Membro cancellato
admin-log-kind-person = Persona modificata
admin-log-kind-charter-adopted = Carta adottata
admin-log-kind-vocabulary-imported = Vocabolario importato
admin-log-answered = { $cluster }, { $purpose }: { $total ->
    [one] un risultato
   *[other] { $total } risultati
}, { $disclosed ->
    [0] nessun membro mostrato
    [one] un membro mostrato
   *[other] { $disclosed } membri mostrati
}
admin-log-refused = { $cluster }, { $purpose }: { $code }
admin-log-asked = { $purpose }, { $clusters ->
    [one] un cluster
   *[other] { $clusters } cluster
}
admin-log-told = { $cluster } ha ricevuto concetti e parole di un membro, { $purpose }
admin-log-introduction = { $cluster }: { $step }
admin-log-consent-given = Autorizzazione { $consent }, { $source }
admin-log-consent-withdrawn = Autorizzazione { $consent }
admin-log-objection-raised = A { $cluster }
admin-log-objection-lifted = A { $cluster }, ritirata
admin-log-person = { $change ->
    [added] Aggiunta
    [removed] Rimossa
    [disabled] Non può più accedere
    [enabled] Può di nuovo accedere
    [matchmaker] Ruolo d’ora in poi: ricerca di partner
    [admin] Ruolo d’ora in poi: amministrazione
    [no_staff] Non fa più parte dello staff
    [invited] Invitata ad agire per conto di un membro
    [invited_no_more] L’invito ad agire per conto di un membro è stato ritirato
    [acts_for] D’ora in poi agisce per conto di un membro
    [acts_no_more] Non agisce più per conto di un membro
    [invited_staff] Invitata nello staff: il link fa accedere come questa persona
    [link_made] È stato creato un link che fa accedere come questa persona
    [password] Nuova password
    [passkey_added] Passkey aggiunta
    [passkey_removed] Passkey rimossa
   *[other] { $change }
}
admin-log-members-imported = Nuovi: { $added }, modificati: { $changed }
admin-log-charter-adopted = Versione { $version }
admin-log-vocabulary-imported = { $vocabulary }, { $concepts ->
    [one] un concetto
   *[other] { $concepts } concetti
}

admin-verify-title = Verificare il registro di audit
admin-verify-idle = Il registro non è stato verificato dall’avvio del nodo.
admin-verify-running = Voci lette: { $done } su { $of }.
admin-verify-sound = Il registro è come è stato scritto, e ogni autorizzazione come è stata concessa.
admin-verify-unsound = { $count ->
    [one] Una cosa è stata modificata da altra mano.
   *[other] { $count } cose sono state modificate da altra mano.
}
admin-verify-mend = Fermare il nodo. Conservare una copia della cartella dei dati per chi farà le indagini, e ripristinare un backup.
admin-verify-at = Verificato
admin-verify-entries = Voci
admin-verify-consents = Autorizzazioni
admin-verify-checkpoints = Punti di controllo
admin-verify-root = Radice

admin-backup-title = Backup
admin-backup-lede = Un backup contiene tutti i membri, le autorizzazioni e il registro di audit. Custodirlo con la stessa cura del nodo, e su un’altra macchina.
admin-backup-begun = Il backup è in corso.
admin-backup-running = Un backup è in corso.
admin-backup-failed = Non è stato possibile fare il backup.
admin-backup-last = L’ultimo backup
admin-backup-never = Non ne è ancora stato fatto alcuno.
admin-backup-make = Fai un backup ora
admin-backup-no-keys = I backup fatti qui non contengono chiavi. Conservare a parte una copia della cartella «keys» e dei file con segreti, dove pochi possano leggerla: senza di essi un backup non si può ripristinare.
admin-backup-password = L’impostazione «{ $key }» contiene una password. Se si trova in steelyard.toml, è anche in ogni backup. Scriverla in un file che solo il nodo possa leggere, e «file:NAME» al suo posto.
admin-backup-postgres = I dati di questo nodo sono in PostgreSQL, e in nessun backup fatto qui. Farne il backup con pg_dump.
admin-backup-here = Su questa macchina
admin-backup-kept = { $count ->
    [one] Si conserva il più recente.
   *[other] Si conservano i { $count } più recenti.
}
admin-backup-restore = Ripristinare il nodo
admin-backup-restore-hint = Sulla macchina del nodo, a nodo fermo. I membri cancellati dopo il backup vengono cancellati di nuovo.
admin-backup-when = Fatto
admin-backup-old = di { $days } giorni fa
admin-backup-file = File
admin-backup-size = Dimensione
admin-backup-entries = Voci del registro
admin-backup-verified = Verificato
admin-backup-sound = riletto, e il registro che contiene è integro
admin-backup-unsound = il registro che contiene non è integro
admin-backup-no-store = riletto, ma non contiene i dati né il registro
admin-backup-keys = Contiene le chiavi
