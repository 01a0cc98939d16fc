# Mails. Plain text; each line break is one in the mail.

mail-invitation-subject = { $cluster }: uw uitnodiging
mail-invitation =
    Goedendag,

    { $cluster } nodigt u uit om de gegevens van { $member } te beheren: bekijken en corrigeren wat over uw organisatie wordt bewaard, beslissen wie dat mag zien, en antwoorden aan wie u graag wil leren kennen.

    { $link }

    De link werkt één keer, tot { $date }. Wilt u dit niet, negeer dan deze e-mail.

    { $cluster }
mail-invitation-staff =
    Goedendag,

    { $cluster } nodigt u uit om met de leden te werken en partners voor hen te vinden.

    { $link }

    De link werkt één keer, tot { $date }. Verwacht u deze uitnodiging niet, negeer dan deze e-mail.

    { $cluster }
mail-link-subject = { $cluster }: inloggen
mail-link =
    Goedendag,

    met deze link logt u in bij { $cluster }. De link werkt één keer, 20 minuten lang.

    { $link }

    Hebt u hier niet om gevraagd, negeer dan deze e-mail: zonder de link komt niemand binnen.

    { $cluster }

mail-digest-subject = { $cluster }: verstrekt in { $month }
mail-digest =
    Goedendag,

    dit heeft { $cluster } in { $month } aan anderen gegeven.

    { $left }

    U krijgt deze brief omdat u erom hebt gevraagd. U kunt hem stoppen op de pagina “Uw rechten”.

    { $cluster }
mail-digest-member =
    { $member }
    { $lines }
    Het bewijs bekijken, of intrekken: { $link }
mail-digest-nothing =
    { $member }
    Er is niets verstrekt.
    Wie wat mag zien: { $link }
mail-digest-line = - { $cluster }: { $groups } ({ $count ->
    [one] één keer
   *[other] { $count } keer
})
