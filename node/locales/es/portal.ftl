# The pages of a member.

portal-cluster = { $name } ({ $country })
portal-recipient-federation = Toda la federación
portal-recipient-country = Todos los clústeres ({ $country })
portal-no-groups = nada que se pueda mostrar
portal-nothing-said = Aún sin datos
portal-not-said = Sin indicar
portal-concepts = Temas
portal-trl-range = Madurez tecnológica de { $min } a { $max }
portal-edit = Editar
portal-edit-label = Editar: { $what }
portal-back-to-consents = Volver a «Quién ve qué»
portal-no-federation = Su clúster aún no pertenece a ninguna federación, así que ningún otro clúster puede pedir nada.

# What purposes and field groups mean, one sentence each
portal-purpose-matchmaking = Para encontrar socios para proyectos, suministros o desarrollo.
portal-purpose-statistics = Para contar organizaciones; solo se comunican cifras, y las pequeñas no con exactitud.
portal-purpose-funding-call = Para reunir socios para una solicitud de financiación.
portal-purpose-event = Para invitar a encuentros, ferias y talleres.
portal-field-region = El país y la región donde está su organización.
portal-field-kind = Si es una pequeña empresa, una universidad, un organismo público, etc.
portal-field-offers = Lo que puede hacer por otros: título, texto, temas y madurez tecnológica.
portal-field-needs = Lo que busca: título, texto, temas y madurez tecnológica.
portal-field-summary = Lo que dice de su organización con sus propias palabras.
portal-field-identity = El nombre legal, la ciudad y el sitio web de su organización, y el número con el que la conoce su clúster: quien vea esto sabe qué organización es.
portal-field-contact = Nombre y correo electrónico de la persona a quien escribir. Son datos personales: asegúrese de que la persona está de acuerdo.

# Overview
portal-home-waiting = { $count ->
    [one] Una presentación espera su respuesta
   *[other] { $count } presentaciones esperan su respuesta
}
portal-home-seen = Quién puede ver sus datos
portal-home-seen-link = Ver y cambiar quién ve qué
portal-home-introductions = Presentaciones
portal-home-open = { $count ->
    [0] Nadie espera una respuesta de su parte.
    [one] Una solicitud espera su respuesta.
   *[other] { $count } solicitudes esperan su respuesta.
}
portal-home-introductions-link = Abrir la bandeja de entrada
portal-home-profile = Su perfil
portal-home-complete = Ya está todo lo que ayuda a otros a encontrar su organización.
portal-home-profile-link = Ver lo que nos ha comunicado
portal-home-last = Últimos datos comunicados
portal-home-last-link = Todo el historial

# Profile
portal-profile-title = Lo que nos ha comunicado
portal-profile-lede = Esto es todo lo que su clúster guarda como su perfil, a fecha del { $day }. Los demás solo ven lo que usted permite.
portal-profile-about = Sobre su organización
portal-profile-contact = Persona de contacto
portal-profile-contact-hint = La persona a quien otros pueden escribir. Solo se muestra donde usted permite expresamente «Persona de contacto».
portal-profile-reference = { $cluster } conoce a su organización con el número { $reference }.
portal-missing-title = Esto ayudaría a otros a encontrar su organización:
portal-missing-offers = Diga qué ofrece
portal-missing-needs = Diga qué busca
portal-missing-concepts = Dé al menos un tema a cada oferta y a cada necesidad
portal-missing-summary = Describa su organización en unas frases
portal-missing-country = Diga en qué país está
portal-missing-contact = Diga a quién pueden escribir otros
portal-add-offer = Añadir una oferta
portal-add-need = Añadir una necesidad
portal-edit-offer = Editar una oferta
portal-edit-need = Editar una necesidad
portal-remove-entry = Eliminar esta entrada
portal-label-legal-name = Nombre legal
portal-label-city = Ciudad
portal-label-website = Sitio web
portal-label-country = País
portal-label-nuts = Código de la región
portal-hint-nuts = El código europeo de su región (NUTS), por ejemplo ITH55 para Bolonia. Deje el campo vacío si no lo conoce.
portal-label-kind = Tipo de organización
portal-hint-kind = Una pequeña o mediana empresa tiene menos de 250 empleados.
portal-label-summary = Descripción
portal-hint-summary = Lo que hace, con sus propias palabras y en cualquier idioma.
portal-label-language = Idioma de la descripción
portal-label-contact-name = Nombre
portal-label-contact-email = Correo electrónico
portal-label-entry-title = Título
portal-label-entry-text = Texto
portal-hint-entry-title = Unas pocas palabras, por ejemplo «Análisis de imágenes para patología».
portal-hint-entry-text = Bastan dos o tres frases.
portal-label-concepts = Temas
portal-hint-concepts = Elija de la lista que usa toda la federación; así otros encuentran su organización en su propio idioma.
portal-label-concept-search = Buscar un tema
portal-concept-found = Marque lo que corresponda y después guarde:
portal-concept-none = Ningún tema se llama así. Pruebe con menos palabras o con otras.
portal-label-trl = Madurez tecnológica
portal-hint-trl = De 1 (una idea) a 9 (probado en el uso diario).
portal-label-entry-trl-min = De
portal-label-entry-trl-max = A
portal-mistake-missing = Rellene este campo.
portal-mistake-long = Como máximo { $most } caracteres.
portal-mistake-many = Como máximo { $most }.
portal-mistake-website = Escriba el sitio web con la forma https://www.example.org.
portal-mistake-email = Escriba la dirección con la forma nombre@example.org.
portal-mistake-country = Elija un país.
portal-mistake-nuts = El código de una región tiene dos letras y hasta tres letras o cifras más, por ejemplo ITH55.
portal-mistake-other-country = Esta región está en un país distinto del elegido.
portal-mistake-choice = Elija una de las opciones ofrecidas.
portal-mistake-concept = Uno de los temas no está en la lista.
portal-mistake-trl = Elija dos niveles del 1 al 9, primero el más bajo.
portal-mistake-entries = Ya hay { $most } entradas. Elimine antes una.
portal-mistake-changed = Alguien ha cambiado el perfil desde que abrió este formulario. Copie lo que ha escrito, vuelva a abrir el perfil y edítelo allí.
portal-mistake-profile = El perfil completo es demasiado largo para enviarlo a nadie. Acorte un texto.
portal-flash-saved = Guardado.

# Who sees what
portal-consents-title = Quién ve qué
portal-consents-summary = { $seeing ->
    [0] En este momento ningún otro clúster puede ver nada de su organización.
    [one] En este momento, uno de { $all } clústeres puede ver algo de su organización.
   *[other] En este momento, { $seeing } de { $all } clústeres pueden ver algo de su organización.
}
portal-consents-new = Dar un permiso nuevo
portal-consents-preview = Ver su organización como la ven otros
portal-matrix-caption = Lo que permite ahora
portal-matrix-purpose = Finalidad
portal-matrix-nothing = Nada
portal-matrix-allow = Permitir…
portal-matrix-allow-label = Permitir algo para la finalidad «{ $purpose }», destinatario: { $recipient }
portal-says-record = Visible: { $groups }
portal-says-count = Solo recuento, según: { $groups }
portal-until = Hasta el { $day }.
portal-from = Desde el { $day }.
portal-until-withdrawn = Hasta que usted lo retire.
portal-except = Excepto: { $clusters }.
portal-also-for = El mismo permiso vale para: { $recipients }.
portal-withdraw = Retirar
portal-withdraw-label = Retirar el permiso { $number }
portal-consent-details = Permiso { $number }
portal-gets-title = Qué recibe hoy cada clúster
portal-gets-lede = Resulta de sus permisos, sus oposiciones y las reglas de su propio clúster. Elija una entrada para ver exactamente qué recibiría ese clúster.
portal-gets-open = { $count ->
    [one] Un clúster
   *[other] { $count } clústeres
}
portal-gets-cluster = Clúster
portal-gets-nothing = nada
portal-gets-counted = solo recuento
portal-objections-title = Clústeres que no reciben nada, permita usted lo que permita
portal-objections-lede = Una oposición prevalece sobre cualquier permiso, también los posteriores.
portal-objections-cluster = Clúster
portal-objections-raise = No mostrarnos nunca a este clúster
portal-objections-lift = Retirar la oposición
portal-objections-since = desde el { $day }
portal-earlier = Permisos anteriores ({ $count })
portal-flash-allowed = Su permiso está registrado y vale desde ahora. Puede retirarlo en esta página en cualquier momento.
portal-flash-refused = No se ha permitido nada. Todo sigue como estaba.
portal-flash-withdrawn = Permiso retirado. Desde ahora nadie recibe nada en virtud de él. Abajo ve lo que otros ya tienen.
portal-flash-objected = Ese clúster ya no recibe nada de su organización.
portal-flash-lifted = La oposición se ha retirado. Sus permisos vuelven a valer para ese clúster.

# Giving a permission
portal-grant-title = Dar un permiso nuevo
portal-grant-lede = Cuatro preguntas breves. No se permite nada antes de que usted haya leído qué significa y haya dicho que sí.
portal-grant-purpose = ¿Para qué?
portal-grant-recipient = ¿A quién?
portal-grant-everyone = { $count ->
    [one] Un clúster en este momento, y los que se unan más adelante.
   *[other] { $count } clústeres en este momento, y los que se unan más adelante.
}
portal-grant-countries = Solo ciertos países
portal-grant-clusters = Solo ciertos clústeres
portal-grant-field = ¿Qué pueden ver?
portal-grant-field-hint = Lo que no está marcado tampoco se usa en las búsquedas.
portal-grant-until = ¿Hasta cuándo?
portal-grant-until-6 = Durante medio año
portal-grant-until-12 = Durante un año
portal-grant-until-day = Hasta este día:
portal-grant-until-withdrawn = Hasta que lo retiremos
portal-grant-day = Último día
portal-grant-detail = Excepciones y otros detalles
portal-grant-count = ¿Con cuánto detalle?
portal-grant-count-yes = Solo contarnos, sin mostrar nada
portal-grant-count-hint = Lo marcado arriba se compara con las preguntas y solo se comunica una cifra.
portal-grant-except = ¿Qué clústeres no?
portal-grant-except-hint = Estos no reciben nada en virtud de este permiso.
portal-grant-from = No antes del
portal-grant-review = Leer qué significa
portal-choose-purpose = Elija una finalidad.
portal-choose-recipient = Elija al menos un destinatario.
portal-choose-field = Marque al menos una cosa que se pueda ver.
portal-choose-until = Elija hasta cuándo.
portal-choose-day = Escriba un día con la forma 2027-06-30.
portal-choose-day-past = Este día ya ha pasado. Elija uno posterior.
portal-choose-day-late = Elija un día de los próximos diez años, o «Hasta que lo retiremos».
portal-choose-from-late = Empezaría después de su último día.
portal-review-title = ¿Permite esto?
portal-review-allow = Lo permitimos
portal-review-refuse = No lo permitimos
portal-review-change = Cambiar la elección
portal-review-kept = Si lo permite, este texto se guarda con su permiso y puede descargar un justificante firmado.
portal-review-changed = El texto ha cambiado desde que lo vio por última vez, así que no se ha registrado nada. Léalo de nuevo, por favor.

# The notice; it is kept with the consent as it was shown
portal-notice-controller = { $cluster } guarda sus datos y responde de ellos. El clúster forma parte de la federación { $federation }, cuyos clústeres pueden hacerle preguntas.
portal-notice-record = Para la finalidad «{ $purpose }», usted permite que se use en búsquedas y se vea lo siguiente: { $groups }. Destinatarios: { $recipients }.
portal-notice-count = Para la finalidad «{ $purpose }», usted permite que se cuente a su organización según lo siguiente: { $groups }. Nada de ello se muestra. Destinatarios: { $recipients }.
portal-notice-group = { $group }: { $means }
portal-notice-except = Estos clústeres no reciben nada en virtud de este permiso: { $clusters }.
portal-notice-from = Vale desde el { $day }.
portal-notice-until = Vale hasta el { $day }, ese día incluido.
portal-notice-until-withdrawn = Vale hasta que usted lo retire.
portal-notice-withdraw = Puede retirarlo en cualquier momento en la página «Quién ve qué», con un clic y sin dar razones. Desde ese momento nadie recibe nada en virtud de él. Lo enviado antes se queda con quienes lo recibieron; el historial muestra quiénes son, y puede pedirles que lo supriman.
portal-notice-free = Usted es libre de negarse. Negarse no supone ninguna desventaja para su pertenencia al clúster.

# One permission
portal-consent-title = Permiso { $number }
portal-consent-receipt = Descargar el justificante firmado
portal-consent-receipt-hint = El justificante dice lo que usted permitió, en una forma que los programas pueden leer (JSON-LD, ISO/IEC TS 27560), firmado por su clúster.
portal-consent-notice = El texto que se le mostró
portal-consent-notice-hash = SHA-256 de este texto:
portal-status-given = En vigor
portal-status-not-yet-valid = Aún no en vigor
portal-status-expired = Caducado
portal-status-withdrawn = Retirado
portal-source-portal = por usted, en estas páginas
portal-source-staff = registrado por su clúster
portal-fact-purpose = Finalidad
portal-fact-recipients = Destinatarios
portal-fact-except = Excepto
portal-fact-groups = Visible
portal-fact-from = Desde
portal-fact-until = Último día
portal-fact-given = Dado
portal-fact-withdrawn = Retirado
portal-held-title = Lo que otros tienen en virtud de este permiso
portal-held-nothing = Nadie ha recibido nada en virtud de él.
portal-held-lede = La retirada pone fin a cualquier otra respuesta. Estos clústeres recibieron datos antes:
portal-held-by = { $cluster }: { $groups } ({ $count ->
    [one] una vez, el { $day }
   *[other] { $count } veces, la última el { $day }
})

# Preview
portal-preview-title = Ver su organización como la ven otros
portal-preview-lede = Exactamente la ficha que un clúster recibiría ahora si lo pidiera todo. Mirar aquí no envía nada.
portal-preview-cluster = Clúster
portal-preview-purpose = Finalidad
portal-preview-show = Mostrar
portal-preview-as = { $cluster } ve, para la finalidad «{ $purpose }»:
portal-preview-bare = Solo que hay alguien que encaja, bajo un seudónimo.
portal-preview-handle = Allí se la conoce como
portal-preview-reference = número { $reference } de su clúster.
portal-preview-withheld = Usted permite más de lo que dejan salir las reglas de su propio clúster. Retenido: { $groups }.
portal-preview-nothing = Nada.
portal-preview-counted = Su organización se contaría en cifras, sin mostrarse.
portal-why-no-charter = No hay ninguna carta en vigor, así que ningún clúster recibe nada en este momento.
portal-why-not-in-charter = Este clúster no participa en la federación en este momento.
portal-why-rules = Las reglas de su propio clúster no dan nada a este clúster para esta finalidad.
portal-why-rules-count = Las reglas de su propio clúster permiten a este clúster contar miembros para esta finalidad, nada más.
portal-why-objection = Usted se ha opuesto a este clúster.
portal-why-excepted = Su permiso excluye a este clúster.
portal-why-count-only = Usted permite a este clúster contar a su organización, no verla.
portal-why-not-yet = Su permiso empieza el { $day }.
portal-why-expired = Su permiso terminó el { $day }.
portal-why-withdrawn = Usted retiró su permiso el { $day }.
portal-why-no-consent = Usted no ha dado a este clúster ningún permiso para esta finalidad.

# History
portal-history-title = Quién preguntó y quién recibió datos
portal-history-lede = Cada vez que datos suyos salieron de su clúster, con la prueba de ello.
portal-history-empty = Ningún dato suyo ha salido de su clúster.
portal-history-times = { $count } veces ese día
portal-history-got = Recibido: { $groups }
portal-history-grounds = Permitido por:
portal-history-by-introduction = Permitido por su respuesta a una solicitud, o por un permiso que su clúster ya no puede indicar.
portal-history-proof = Prueba { $entry }, { $moment }
portal-history-proofs = { $count } pruebas
portal-history-more = Mostrar también las anteriores
portal-history-check = Cómo comprobar una prueba sin fiarse de nosotros
portal-history-check-how = Descárguela y ejecute este comando en cualquier ordenador que tenga Steelyard. No necesita conexión: comprueba la firma de su clúster, cuya clave indica, y que la entrada figura en su registro.
portal-refused-title = Lo que su clúster rechazó
portal-refused-lede = Estas preguntas de otros clústeres se rechazaron para todos los miembros: no salió ningún dato.
portal-refused-none = Hasta ahora no se ha rechazado nada.
portal-refused-count = { $count ->
    [one] El último rechazo
   *[other] Los últimos { $count } rechazos
}
portal-refused-line = { $cluster }, finalidad: { $purpose }

# Rights
portal-rights-title = Sus derechos
portal-rights-lede = Lo que la ley le da (RGPD, artículos 15 a 21), en forma de botones.
portal-rights-export = Obtenerlo todo
portal-rights-export-how = Todo lo que se guarda sobre su organización y lo que pasó con ello, en un archivo comprimido: para personas en tablas (CSV), para programas en JSON, con los justificantes.
portal-rights-export-button = Descargar el archivo
portal-rights-correct = Rectificar
portal-rights-correct-how = Puede cambiar por su cuenta cada palabra de su perfil.
portal-rights-correct-button = Editar el perfil
portal-rights-object = Oponerse
portal-rights-object-how = Retire cualquier permiso con un clic, o excluya a un clúster para siempre.
portal-rights-object-button = Quién ve qué
portal-rights-erase = Suprimir
portal-rights-erase-how = Sacar de este nodo, para siempre, todo lo que se guarda sobre su organización.
portal-rights-erase-button = Suprimir…
portal-rights-digest = Resumen mensual
portal-rights-digest-how = Una vez al mes, un correo electrónico dice qué salió de su organización y a quién, con la forma de retirar los permisos. Se envía a su dirección, { $email }.
portal-rights-digest-on = Enviármelo
portal-rights-digest-off = No enviármelo
portal-rights-digest-is-on = Usted recibe el resumen.
portal-rights-digest-is-off = Usted no recibe el resumen.
portal-flash-digest-on = Recibirá el resumen mensual.
portal-flash-digest-off = No recibirá el resumen mensual.
portal-erase-title = ¿Suprimirlo todo?
portal-erase-lede = Esto no se puede deshacer.
portal-erase-gone = Qué se suprime
portal-erase-gone-profile = Su perfil: textos, ofertas, necesidades, nombre, persona de contacto.
portal-erase-gone-consents = Todos los permisos y oposiciones, con la lista de lo que salió.
portal-erase-gone-backups = Si más adelante se restaura una copia de seguridad, sus datos se suprimen en ella de nuevo al instante.
portal-erase-stays = Qué se conserva
portal-erase-stays-log = El registro de auditoría conserva que algo ocurrió, bajo un número de aspecto aleatorio. La clave de ese número se destruye, de modo que ya no puede relacionarse con usted.
portal-erase-stays-others = Lo que otros clústeres recibieron antes. El historial muestra quiénes; descárguelo primero y pídales que lo supriman.
portal-erase-first = Descargar todo primero
portal-erase-confirm = Para confirmar, escriba el nombre de su organización: { $name }
portal-erase-button = Suprimir para siempre
portal-erase-wrong = Escriba el nombre exactamente como se muestra arriba.
portal-erased-title = Todo se ha suprimido
portal-erased = Aquí ya no se guarda nada de su organización.

# Introductions
portal-introductions-title = Presentaciones
portal-introductions-lede = Alguien encontró su organización bajo un seudónimo y pregunta quién es. Usted decide; no se muestra nada antes de que acepte.
portal-introductions-waiting = Esperan su respuesta
portal-introductions-none = No hay nada pendiente.
portal-introductions-earlier = Anteriores
portal-introductions-back = Todas las presentaciones
portal-introduction-from-member = { $member }, a través de { $cluster }
portal-introduction-from = Solicitud de { $cluster }
portal-introduction-to = Nuestra solicitud a { $cluster }
portal-introduction-until = Termina por sí sola el { $day } si nadie decide.
portal-introduction-asks = Quién lo pide y por qué
portal-introduction-cluster = Clúster
portal-introduction-why = Con sus palabras
portal-introduction-behind = La organización que hay detrás
portal-introduction-unnamed = El clúster pregunta en su propio nombre, o la organización que hay detrás aún no ha aceptado que se la nombre.
portal-introduction-offers = Si acepta, le mostrarán: { $groups }
portal-introduction-received = Lo que le mostraron
portal-introduction-revealed = Lo que usted mostró
portal-introduction-timeline = Qué ocurrió
portal-introduction-decide = Su respuesta
portal-introduction-reveal = ¿Qué puede ver { $cluster } de su organización, solo por esta vez?
portal-introduction-reveal-hint = Solo sale lo que marque aquí, solo a este clúster y solo si acepta.
portal-introduction-accept = Aceptar y mostrar esto
portal-introduction-decline = Rechazar
portal-introduction-decline-hint = Si rechaza, la otra parte solo sabrá que se ha rechazado. No tiene que dar ningún motivo.
portal-introduction-ask = Hacer primero una pregunta
portal-introduction-question = Su pregunta
portal-introduction-question-hint = La otra parte la lee sin saber quién es usted, así que no escriba su nombre.
portal-introduction-send = Enviar la pregunta
portal-introduction-nothing = Marque al menos una cosa que puedan ver, o rechace.
portal-introduction-no-question = Escriba una pregunta.
portal-introduction-long-question = La pregunta es demasiado larga. Acórtela.
portal-introduction-not-permitted = Las reglas de su propio clúster no permiten que el otro clúster reciba todo esto. Marque menos, o rechace.
portal-state-requested = En camino
portal-state-delivered = Espera una respuesta
portal-state-questioned = Pregunta hecha
portal-state-answered = Pregunta respondida
portal-state-accepted = Aceptada
portal-state-declined = Rechazada
portal-state-expired = Caducada
portal-state-withdrawn = Solicitud retirada
portal-state-revealed = Presentación hecha
portal-step-request-ours = Su clúster envió una solicitud a { $cluster } en su nombre.
portal-step-request-theirs = { $cluster } envió una solicitud.
portal-step-question-ours = Usted hizo una pregunta.
portal-step-question-theirs = La otra parte hizo una pregunta.
portal-step-answer-ours = Su clúster respondió.
portal-step-answer-theirs = { $cluster } respondió.
portal-step-accept-ours = Usted aceptó.
portal-step-accept-theirs = La otra parte aceptó.
portal-step-decline-ours = Usted rechazó.
portal-step-decline-theirs = La otra parte rechazó.
portal-step-expire-ours = El plazo terminó.
portal-step-expire-theirs = El plazo terminó.
portal-step-withdraw-ours = Su clúster retiró la solicitud.
portal-step-withdraw-theirs = { $cluster } retiró la solicitud.
portal-step-reveal-ours = Lo que usted aceptó mostrar se envió a { $cluster }.
portal-step-reveal-theirs = { $cluster } envió lo que la otra parte aceptó mostrar.
portal-flash-accepted = Aceptada. Lo que ha marcado está en camino.
portal-flash-declined = Rechazada.
portal-flash-asked = Su pregunta está en camino.
portal-flash-too-late = Ya no era posible. Abajo ve cómo está.
