# Mails. Plain text; each line break is one in the mail.

mail-invitation-subject = { $cluster }: invitasjon til deg
mail-invitation =
    Hei,

    { $cluster } inviterer deg til å ta hånd om opplysningene til { $member }: se og rette det som er lagret om organisasjonen din, bestemme hvem som får se det, og svare dem som gjerne vil bli kjent med dere.

    { $link }

    Lenken virker én gang, til { $date }. Hvis du ikke ønsker dette, kan du se bort fra denne e-posten.

    { $cluster }
mail-invitation-staff =
    Hei,

    { $cluster } inviterer deg til å arbeide med medlemmene og finne partnere til dem.

    { $link }

    Lenken virker én gang, til { $date }. Hvis du ikke venter denne invitasjonen, kan du se bort fra denne e-posten.

    { $cluster }
mail-link-subject = { $cluster }: logg inn
mail-link =
    Hei,

    med denne lenken logger du inn hos { $cluster }. Den virker én gang, i 20 minutter.

    { $link }

    Hvis du ikke har bedt om den, kan du se bort fra denne e-posten: Uten lenken kommer ingen inn.

    { $cluster }

mail-digest-subject = { $cluster }: utlevert i { $month }
mail-digest =
    Hei,

    dette ga { $cluster } til andre i { $month }.

    { $left }

    Du får dette brevet fordi du har bedt om det. Du kan stoppe det på siden «Rettighetene deres».

    { $cluster }
mail-digest-member =
    { $member }
    { $lines }
    Se beviset, eller trekk tilbake: { $link }
mail-digest-nothing =
    { $member }
    Ingenting ble utlevert.
    Hvem som kan se hva: { $link }
mail-digest-line = - { $cluster }: { $groups } ({ $count ->
    [one] én gang
   *[other] { $count } ganger
})
