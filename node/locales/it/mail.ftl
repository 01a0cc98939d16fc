# Mails. Plain text; each line break is one in the mail.

mail-invitation-subject = { $cluster }: il suo invito
mail-invitation =
    Buongiorno,

    { $cluster } la invita a curare i dati di { $member }: vedere e correggere ciò che è conservato sulla vostra organizzazione, decidere chi può vederlo e rispondere a chi vorrebbe conoscervi.

    { $link }

    Il link funziona una sola volta. Ultimo giorno utile: { $date }. Se non lo desidera, ignori questo messaggio.

    { $cluster }
mail-invitation-staff =
    Buongiorno,

    { $cluster } la invita a lavorare con i propri membri e a trovare partner per loro.

    { $link }

    Il link funziona una sola volta. Ultimo giorno utile: { $date }. Se non si aspettava questo invito, ignori questo messaggio.

    { $cluster }
mail-link-subject = { $cluster }: accesso
mail-link =
    Buongiorno,

    con questo link può accedere a { $cluster }. Funziona una sola volta, per 20 minuti.

    { $link }

    Se non lo ha chiesto, ignori questo messaggio: senza il link nessuno può entrare.

    { $cluster }

mail-digest-subject = { $cluster }: dati comunicati ({ $month })
mail-digest =
    Buongiorno,

    ecco che cosa { $cluster } ha comunicato ad altri nel mese di { $month }.

    { $left }

    Riceve questa lettera perché l’ha chiesta. Può disattivarla sulla pagina «I vostri diritti».

    { $cluster }
mail-digest-member =
    { $member }
    { $lines }
    Vedere la prova o revocare: { $link }
mail-digest-nothing =
    { $member }
    Non è stato comunicato nulla.
    Chi può vedere cosa: { $link }
mail-digest-line = - { $cluster }: { $groups } ({ $count ->
    [one] una volta
   *[other] { $count } volte
})
