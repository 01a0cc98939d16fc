# Mails. Plain text; each line break is one in the mail.

mail-invitation-subject = { $cluster }: Ihre Einladung
mail-invitation =
    Guten Tag,

    { $cluster } lädt Sie ein, die Daten von { $member } zu betreuen: zu sehen und zu berichtigen, was über Ihre Organisation gespeichert ist, zu entscheiden, wer es sehen darf, und denen zu antworten, die Sie gern kennenlernen möchten.

    { $link }

    Der Link gilt einmal, bis zum { $date }. Wenn Sie das nicht möchten, lassen Sie diese E-Mail einfach unbeachtet.

    { $cluster }
mail-invitation-staff =
    Guten Tag,

    { $cluster } lädt Sie ein, mit den Mitgliedern zu arbeiten und Partner für sie zu finden.

    { $link }

    Der Link gilt einmal, bis zum { $date }. Wenn Sie diese Einladung nicht erwartet haben, lassen Sie diese E-Mail einfach unbeachtet.

    { $cluster }
mail-link-subject = { $cluster }: Anmeldung
mail-link =
    Guten Tag,

    mit diesem Link melden Sie sich bei { $cluster } an. Er gilt einmal, 20 Minuten lang.

    { $link }

    Wenn Sie ihn nicht angefordert haben, lassen Sie diese E-Mail unbeachtet: Ohne den Link kommt niemand hinein.

    { $cluster }

mail-digest-subject = { $cluster }: was weitergegeben wurde ({ $month })
mail-digest =
    Guten Tag,

    das hat { $cluster } im { $month } an andere weitergegeben.

    { $left }

    Sie erhalten diesen Monatsbrief, weil Sie ihn bestellt haben. Auf der Seite „Ihre Rechte“ können Sie ihn abbestellen.

    { $cluster }
mail-digest-member =
    { $member }
    { $lines }
    Nachweis ansehen oder widerrufen: { $link }
mail-digest-nothing =
    { $member }
    Nichts wurde weitergegeben.
    Wer was sehen darf: { $link }
mail-digest-line = - { $cluster }: { $groups } ({ $count ->
    [one] einmal
   *[other] { $count }-mal
})
