# Mails. Plain text; each line break is one in the mail.

mail-invitation-subject = { $cluster }: o invitație pentru dumneavoastră
mail-invitation =
    Bună ziua,

    { $cluster } vă invită să vă ocupați de datele organizației { $member }: să vedeți și să corectați ce se păstrează despre ea, să decideți cine poate vedea aceste date și să răspundeți celor care ar dori să vă cunoască.

    { $link }

    Linkul funcționează o singură dată, până la { $date }. Dacă nu doriți acest lucru, ignorați acest e-mail.

    { $cluster }
mail-invitation-staff =
    Bună ziua,

    { $cluster } vă invită să lucrați cu membrii săi și să găsiți parteneri pentru ei.

    { $link }

    Linkul funcționează o singură dată, până la { $date }. Dacă nu vă așteptați la această invitație, ignorați acest e-mail.

    { $cluster }
mail-link-subject = { $cluster }: autentificare
mail-link =
    Bună ziua,

    cu acest link vă autentificați la { $cluster }. Funcționează o singură dată, timp de 20 de minute.

    { $link }

    Dacă nu l-ați cerut, ignorați acest e-mail: fără link nu intră nimeni.

    { $cluster }

mail-digest-subject = { $cluster }: date transmise în { $month }
mail-digest =
    Bună ziua,

    acestea sunt datele pe care { $cluster } le-a dat altora în { $month }.

    { $left }

    Primiți această scrisoare pentru că ați cerut-o. O puteți opri pe pagina „Drepturile dumneavoastră”.

    { $cluster }
mail-digest-member =
    { $member }
    { $lines }
    Vedeți dovada sau retrageți permisiunea: { $link }
mail-digest-nothing =
    { $member }
    Nu a fost transmis nimic.
    Cine ce poate vedea: { $link }
mail-digest-line = - { $cluster }: { $groups } ({ $count ->
    [one] o dată
    [few] de { $count } ori
   *[other] de { $count } de ori
})
