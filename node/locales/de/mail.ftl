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
