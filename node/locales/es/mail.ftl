# Mails. Plain text; each line break is one in the mail.

mail-invitation-subject = { $cluster }: su invitación
mail-invitation =
    Buenos días:

    { $cluster } le invita a ocuparse de los datos de { $member }: ver y corregir lo que se guarda sobre su organización, decidir quién puede verlo y responder a quienes quieran conocerla.

    { $link }

    El enlace funciona una sola vez, hasta el { $date }. Si no desea aceptar, ignore este mensaje.

    { $cluster }
mail-invitation-staff =
    Buenos días:

    { $cluster } le invita a trabajar con sus miembros y a encontrar socios para ellos.

    { $link }

    El enlace funciona una sola vez, hasta el { $date }. Si no esperaba esta invitación, ignore este mensaje.

    { $cluster }
mail-link-subject = { $cluster }: inicio de sesión
mail-link =
    Buenos días:

    con este enlace inicia sesión en { $cluster }. Funciona una sola vez, durante 20 minutos.

    { $link }

    Si no lo ha pedido, ignore este mensaje: sin el enlace no entra nadie.

    { $cluster }

mail-digest-subject = { $cluster }: datos comunicados ({ $month })
mail-digest =
    Buenos días:

    esto es lo que { $cluster } comunicó a otros en { $month }.

    { $left }

    Recibe este resumen porque lo pidió. Puede cancelarlo en la página «Sus derechos».

    { $cluster }
mail-digest-member =
    { $member }
    { $lines }
    Ver la prueba o retirar el permiso: { $link }
mail-digest-nothing =
    { $member }
    No salió nada.
    Quién puede ver qué: { $link }
mail-digest-line = - { $cluster }: { $groups } ({ $count ->
    [one] una vez
   *[other] { $count } veces
})
