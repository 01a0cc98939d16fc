# Mails. Plain text; each line break is one in the mail.

mail-invitation-subject = { $cluster }: your invitation
mail-invitation =
    Hello,

    { $cluster } invites you to look after the data of { $member }: to see and correct what is held about your organisation, to decide who may see it, and to answer those who would like to get to know you.

    { $link }

    The link works once, until { $date }. If you do not want this, ignore this mail.

    { $cluster }
mail-invitation-staff =
    Hello,

    { $cluster } invites you to work with its members and find partners for them.

    { $link }

    The link works once, until { $date }. If you do not expect this, ignore this mail.

    { $cluster }
mail-link-subject = { $cluster }: sign in
mail-link =
    Hello,

    with this link you sign in at { $cluster }. It works once, for 20 minutes.

    { $link }

    If you did not ask for it, ignore this mail: without the link nobody gets in.

    { $cluster }

mail-digest-subject = { $cluster }: what left in { $month }
mail-digest =
    Hello,

    this is what { $cluster } gave to others in { $month }.

    { $left }

    You get this letter because you asked for it. You can stop it on the page “Your rights”.

    { $cluster }
mail-digest-member =
    { $member }
    { $lines }
    See the proof, or withdraw: { $link }
mail-digest-nothing =
    { $member }
    Nothing left.
    Who may see what: { $link }
mail-digest-line = - { $cluster }: { $groups } ({ $count ->
    [one] once
   *[other] { $count } times
})
