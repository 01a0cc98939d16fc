# Mails. Plain text; each line break is one in the mail.

mail-invitation-subject = { $cluster } : votre invitation
mail-invitation =
    Bonjour,

    { $cluster } vous invite à gérer les données de l’organisation { $member } : voir et corriger ce qui est conservé sur votre organisation, décider qui peut le voir, et répondre à celles et ceux qui aimeraient faire votre connaissance.

    { $link }

    Le lien fonctionne une seule fois, jusqu’au { $date }. Si vous ne le souhaitez pas, ignorez ce message.

    { $cluster }
mail-invitation-staff =
    Bonjour,

    { $cluster } vous invite à travailler avec ses membres et à leur trouver des partenaires.

    { $link }

    Le lien fonctionne une seule fois, jusqu’au { $date }. Si vous n’attendiez pas cette invitation, ignorez ce message.

    { $cluster }
mail-link-subject = { $cluster } : connexion
mail-link =
    Bonjour,

    ce lien vous connecte à { $cluster }. Il fonctionne une seule fois, pendant 20 minutes.

    { $link }

    Si vous ne l’avez pas demandé, ignorez ce message : sans le lien, personne ne peut entrer.

    { $cluster }

mail-digest-subject = { $cluster } : données communiquées ({ $month })
mail-digest =
    Bonjour,

    voici ce que { $cluster } a communiqué à d’autres en { $month }.

    { $left }

    Vous recevez cette lettre parce que vous l’avez demandée. Vous pouvez l’arrêter sur la page « Vos droits ».

    { $cluster }
mail-digest-member =
    { $member }
    { $lines }
    Voir la preuve ou retirer : { $link }
mail-digest-nothing =
    { $member }
    Rien n’a été communiqué.
    Qui peut voir quoi : { $link }
mail-digest-line = - { $cluster } : { $groups } ({ $count ->
    [one] une fois
   *[other] { $count } fois
})
