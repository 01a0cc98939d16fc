# The matchmaker's console.

console-any = cualquiera
console-seconds = { $count ->
    [one] 1 segundo
   *[other] { $count } segundos
}

## The search form
console-search-title = Encontrar socios en la federación
console-search-words = ¿Qué busca?
console-search-words-hint = Con sus propias palabras y en cualquier idioma, por ejemplo: análisis de imágenes para patología.
console-search-concepts = Ámbitos de actividad
console-search-concepts-hint = Escriba una palabra y marque lo que quiere decir. Así se encuentra a los miembros en todos los idiomas.
console-search-picked = Ámbitos de actividad que ha elegido
console-search-find = Buscar
console-search-none-found = No existe ese ámbito de actividad. Pruebe con otra palabra o escríbala arriba.
console-search-seek = Buscar en
console-seek-offers = lo que ofrecen los miembros
console-seek-needs = lo que necesitan los miembros
console-seek-both = ambas cosas
console-search-like = En nombre de un miembro
console-search-like-hint = Su nombre o su número. Los socios se buscan según sus ofertas y necesidades; solo se pregunta a los clústeres que el miembro permite, y no se les dice quién es.
console-search-narrow = Acotar la búsqueda
console-search-trl = Madurez tecnológica
console-search-trl-hint = De 1, una idea, a 9, probado en el uso.
console-search-trl-min = al menos
console-search-trl-max = como máximo
console-search-countries = Países
console-search-nuts = Regiones
console-search-nuts-hint = Códigos NUTS o su comienzo, por ejemplo ITH5, DE1.
console-search-kinds = Tipos de organización
console-search-clusters = Clústeres
console-search-clusters-hint = Ninguno marcado: se pregunta a todos.
console-search-purpose = Finalidad
console-search-granularity = Pedir
console-granularity-record = los resultados
console-granularity-count = cuántos hay
console-granularity-boolean = si los hay
console-search-mode = Encontrar
console-mode-semantic = también lo que se aproxima
console-mode-strict = solo lo que coincide exactamente
console-search-limit = Como máximo
console-search-deadline = Tiempo de espera
console-search-ask = Preguntar a la federación

## What is wrong with a search
console-mistake-choice = Una de las opciones no se conoce aquí. Elija de nuevo.
console-mistake-text = El texto es demasiado largo. Se envían como máximo { $most } caracteres.
console-mistake-concepts = Es demasiado para una sola vez. Se envían como máximo { $most } ámbitos de actividad.
console-mistake-nuts = { $code } no es el código de una región. Escriba códigos como ITH5 o DE1.
console-mistake-trl = Los niveles van de 1 a 9, primero el más bajo.
console-mistake-which-member = Varios miembros se llaman así. Elija uno debajo del campo.
console-cannot-no-charter = Este clúster aún no pertenece a ninguna federación. La administración puede encargarse de ello.
console-cannot-expired = La carta de la federación ha caducado, así que nadie responde. La administración puede proponer una versión nueva.
console-cannot-suspended = La carta suspende a este clúster, así que nadie respondería.
console-cannot-purpose = La carta no conoce esa finalidad. Elija otra.
console-cannot-cluster = Uno de los clústeres ya no participa. Elija de nuevo.
console-cannot-unknown-member = Ningún miembro tiene ese nombre ni ese número.
console-cannot-no-consent = El miembro no permite que ninguno de estos clústeres sepa lo que ofrece o necesita para esta finalidad. Pídale antes su permiso.
console-cannot-nothing-to-tell = El miembro permite demasiado poco para poder encontrar socios. Complete sus ofertas y necesidades, o pídale su permiso.
console-cannot-form = La búsqueda no se puede hacer así. Pida menos de una vez.

## Results
console-results-title = Resultados de su búsqueda
console-results-offers = Miembros que ofrecen: { $what }
console-results-needs = Miembros que necesitan: { $what }
console-results-both = Miembros que ofrecen o necesitan: { $what }
console-results-for = Socios para { $member }
console-results-everything = cualquier cosa
console-results-change = Cambiar la búsqueda
console-results-save = Guardar la búsqueda
console-results-save-name = Nombre de la búsqueda
console-results-clusters = Clústeres
console-results-under-way = Respuestas recibidas: { $answered } de { $asked } clústeres. A los demás les quedan unos segundos.
console-results-all = { $asked ->
    [one] El clúster ha respondido.
   *[other] Los { $asked } clústeres han respondido.
}
console-results-part = Respuestas recibidas: { $answered } de { $asked } clústeres. Puede que haya más miembros adecuados.
console-results-matches = { $count ->
    [0] Resultados
    [one] 1 resultado
   *[other] { $count } resultados
}
console-results-best = { $count } resultados, aquí los { $shown } mejores
console-results-new = { $count ->
    [0] Nada nuevo desde la última vez que se hizo esta búsqueda.
    [one] 1 resultado nuevo desde la última vez que se hizo esta búsqueda.
   *[other] { $count } resultados nuevos desde la última vez que se hizo esta búsqueda.
}
console-results-empty = Ningún clúster muestra un miembro adecuado. Busque ámbitos más amplios o quite una condición.
console-results-waiting = Todavía nada.
console-results-compare = Comparar los marcados
console-results-pages = Páginas de resultados

console-outcome-waiting = esperando respuesta…
console-outcome-answered = { $count ->
    [0] ha respondido: nadie encaja
    [one] ha respondido: 1 resultado
   *[other] ha respondido: { $count } resultados
}
console-outcome-best = ha respondido: { $count } resultados, de los que ha enviado los { $returned } mejores
console-outcome-fewer = ha respondido: menos de { $count } resultados
console-outcome-some = ha respondido: hay resultados
console-outcome-none = ha respondido: nadie encaja
console-outcome-refused = no ha respondido: { $why }
console-outcome-slow = no ha respondido en { $count ->
    [one] 1 segundo
   *[other] { $count } segundos
}
console-outcome-unreachable = no se puede contactar con él ahora
console-outcome-invalid = ha enviado una respuesta que no se ha podido verificar; se ha descartado
console-reduced-granularity = Sus reglas le dicen menos de lo que usted pidió.
console-reduced-fields = Sus reglas le muestran menos detalles de los que usted pidió.
console-reduced-records = Sus reglas le muestran menos resultados de los que usted pidió.
console-reduced-small-count = No comunica cifras tan pequeñas.
console-reduced-size = La respuesta se ha recortado a lo que cabe en un mensaje.
console-refused-no-consent = el miembro no permite que ese clúster sepa lo que ofrece o necesita, así que no se le ha preguntado
console-refused-malformed = no ha podido leer la pregunta
console-refused-too-large = la pregunta era demasiado larga
console-refused-wrong-type = no ha aceptado este tipo de mensaje
console-refused-unknown-signer = su carta aún no conoce a nuestro clúster
console-refused-wrong-signer = no ha podido saber que la pregunta venía de nuestro clúster
console-refused-suspended = la carta suspende a nuestro clúster
console-refused-bad-signature = la firma de la pregunta no correspondía a la carta
console-refused-wrong-audience = la pregunta no era para ese clúster
console-refused-expired = la pregunta llegó demasiado tarde; conviene revisar los relojes de ambos nodos
console-refused-not-yet-valid = la pregunta lleva una fecha futura; conviene revisar los relojes de ambos nodos
console-refused-replayed = ya había visto esta pregunta
console-refused-busy = tiene demasiado trabajo; vuelva a preguntar en un momento
console-refused-invalid-query = no acepta preguntas de esta forma
console-refused-unknown-purpose = su carta no conoce esa finalidad
console-refused-not-permitted = sus reglas no lo permiten para esta finalidad
console-refused-charter-expired = su carta ha caducado
console-refused-unavailable = ahora no puede guardar prueba de una respuesta, así que no da ninguna

## Why a match fits
console-why-more = { $count ->
    [one] 1 motivo más
   *[other] { $count } motivos más
}
console-why-offers-exact = Ofrece: { $found }, como usted pidió
console-why-offers-narrower = Ofrece: { $found }, más específico que su término { $wanted }
console-why-offers-broader = Ofrece: { $found }, más amplio que su término { $wanted }
console-why-offers-related = Ofrece: { $found }, cercano a su término { $wanted }
console-why-offers-word = Su oferta habla de { $found }
console-why-needs-exact = Necesita: { $found }, como usted pidió
console-why-needs-narrower = Necesita: { $found }, más específico que su término { $wanted }
console-why-needs-broader = Necesita: { $found }, más amplio que su término { $wanted }
console-why-needs-related = Necesita: { $found }, cercano a su término { $wanted }
console-why-needs-word = Su necesidad habla de { $found }
console-why-summary-exact = Se describe así: { $found }
console-why-summary-narrower = Se describe así: { $found }, más específico que su término { $wanted }
console-why-summary-broader = Se describe así: { $found }, más amplio que su término { $wanted }
console-why-summary-related = Se describe así: { $found }, cercano a su término { $wanted }
console-why-summary-word = Su descripción habla de { $found }
console-why-need-exact = Ofrece: { $found }, que nuestro miembro necesita
console-why-need-narrower = Ofrece: { $found }, más específico que { $wanted } en las necesidades de nuestro miembro
console-why-need-broader = Ofrece: { $found }, más amplio que { $wanted } en las necesidades de nuestro miembro
console-why-need-related = Ofrece: { $found }, cercano a { $wanted } en las necesidades de nuestro miembro
console-why-need-word = Habla de { $found }, como las necesidades de nuestro miembro
console-why-offer-exact = Necesita: { $found }, que nuestro miembro ofrece
console-why-offer-narrower = Necesita: { $found }, más específico que { $wanted } en las ofertas de nuestro miembro
console-why-offer-broader = Necesita: { $found }, más amplio que { $wanted } en las ofertas de nuestro miembro
console-why-offer-related = Necesita: { $found }, cercano a { $wanted } en las ofertas de nuestro miembro
console-why-offer-word = Necesita: { $found }, de lo que hablan las ofertas de nuestro miembro
console-why-field-exact = Ámbito de actividad: { $found }, como nuestro miembro
console-why-field-narrower = Ámbito de actividad: { $found }, más específico que { $wanted } de nuestro miembro
console-why-field-broader = Ámbito de actividad: { $found }, más amplio que { $wanted } de nuestro miembro
console-why-field-related = Ámbito de actividad: { $found }, cercano a { $wanted } de nuestro miembro
console-why-field-word = Habla de { $found }, como nuestro miembro
console-why-meaning-of = Sus textos tratan de lo mismo, con palabras como { $found }
console-why-meaning = Sus textos tratan de lo mismo
console-why-experience = { $count ->
    [one] Tiene 1 actividad propia en su historial
   *[other] Tiene { $count } actividades propias en su historial
}

## A match
console-card-unnamed = Organización { $handle }
console-card-new = nuevo
console-card-fit = Cuánto encaja, en comparación con el mejor resultado
console-card-at = en { $cluster }
console-card-also-at = También miembro de { $cluster }
console-card-unshown = No se muestra, pero se puede pedir: { $groups }
console-card-introduce = Pedir una presentación
console-card-shortlist = Preseleccionar
console-card-compare = Comparar
console-card-own = Ver al miembro
console-card-offers = Ofertas
console-card-needs = Necesidades
console-card-summary = Con sus propias palabras
console-card-shows = Qué muestra
console-card-more = { $count ->
    [one] 1 más
   *[other] { $count } más
}
console-card-whole = Seguir leyendo
console-card-trl = TRL de { $min } a { $max }

## Compare
console-compare-title = Comparación
console-compare-back = Volver a los resultados
console-compare-too-few = Marque de dos a cuatro resultados para compararlos.
console-compare-where = Qué y dónde
console-compare-why = Por qué encaja
console-compare-disclosed = Qué muestra
console-compare-unshown = Qué se puede pedir

## Kept searches
console-saved-heading = Búsquedas guardadas y preselección
console-saved-title = Búsquedas guardadas
console-saved-none = Todavía ninguna. Guarde una búsqueda desde sus resultados para repetirla y ver qué hay de nuevo.
console-saved-all = Todas las búsquedas guardadas
console-saved-by = Guardada por { $name }, hecha por última vez el { $run }
console-saved-run = Preguntar de nuevo
console-saved-remove = Eliminar
console-latest-title = Últimas búsquedas
console-shortlist-title = Preselección
console-shortlist-hint = Solo se guardan un seudónimo y su nota. Lo que comunicó el otro clúster se vuelve a pedir.
console-shortlist-none = Aquí todavía no hay nada. Preseleccione resultados de una búsqueda.
console-shortlist-note = Su nota
console-shortlist-by = Añadido por { $name } el { $date }
console-shortlist-ask-again = Preguntar de nuevo
console-shortlist-ask-again-hint = Pregunte de nuevo para ver qué muestra hoy.
console-flash-saved = La búsqueda se ha guardado.
console-flash-removed = Eliminado.
console-flash-shortlisted = El resultado está en la preselección.
console-flash-note = La nota se ha guardado.
console-saved-too-long = El texto es demasiado largo. Se guardan como máximo { $most } caracteres.
console-saved-no-name = Dé un nombre a la búsqueda.

## Introductions
console-introduce-title = Pedir una presentación
console-introduce-why = ¿Por qué deberían conocerse?
console-introduce-why-hint = Lo lee el miembro al que se pide. Diga en unas frases qué tiene en mente.
console-introduce-for = En nombre de nuestro miembro { $member }.
console-introduce-member = En nombre de un miembro
console-introduce-member-hint = Su número. Si se deja vacío, pregunta en nombre de nuestro clúster.
console-introduce-name = ¿En nombre de quién pregunta para el miembro?
console-introduce-as-member = En nombre de nuestro miembro
console-introduce-hint-member = Solo si permite que ese clúster vea quién es.
console-introduce-as-cluster = En nombre de nuestro clúster
console-introduce-hint-cluster = El miembro no se nombra hasta que se acepte.
console-introduce-reveal = Qué revela nuestro miembro si se acepta
console-introduce-reveal-hint = Solo sale lo que permite mostrar a ese clúster.
console-introduce-send = Enviar la solicitud
console-introduce-could-reveal = Se podría revelar: { $groups }
console-introduce-how = La solicitud va al otro clúster, que la pasa al miembro. El miembro puede aceptar, rechazar o hacer una pregunta. Un rechazo no le dice nada más.
console-introduce-no-text = Escriba por qué deberían conocerse.
console-introduce-long-text = El texto es demasiado largo. Acórtelo.
console-introduce-not-named = Nuestro miembro no permite que ese clúster vea quién es. Pídale su permiso, o pregunte en nombre de nuestro clúster.
console-introduce-not-permitted = Nuestras propias reglas no permiten que ese clúster reciba esto. Revele menos, o pregunte a la administración.
console-introduce-unread = No se ha podido leer una de las opciones. Elija de nuevo qué revela nuestro miembro.
console-introduce-objected = Nuestro miembro se opone a ese clúster.
console-introduce-not-now = Ya no es posible. Mire cómo está la presentación.
console-introductions-title = Presentaciones
console-introductions-asked = Las que pedimos nosotros
console-introductions-none = Todavía ninguna. Pida una desde un resultado de una búsqueda.
console-introductions-came = Las que otros piden a nuestros miembros
console-introductions-came-hint = Nuestros miembros deciden sobre ellas en sus propias páginas.
console-introductions-none-came = Todavía ninguna.
console-introductions-with = Con
console-introductions-member = Nuestro miembro
console-introductions-own-name = En nuestro propio nombre
console-introductions-nobody = Ninguno de nuestros miembros
console-introductions-state = Estado
console-introductions-changed = Último cambio
console-state-requested = en camino
console-state-requested-means = El otro clúster todavía no la tiene.
console-state-delivered = entregada
console-state-delivered-means = El otro clúster la tiene; el miembro aún no ha decidido.
console-state-delivered-here = La tenemos nosotros; nuestro miembro aún no ha decidido.
console-state-delivered-nobody = No llega a ninguno de nuestros miembros y se rechaza por sí sola.
console-state-questioned = pregunta
console-state-questioned-means = El miembro hace una pregunta y espera una respuesta.
console-state-answered = respondida
console-state-answered-means = La pregunta está respondida; el miembro aún no ha decidido.
console-state-accepted = aceptada
console-state-accepted-means = El miembro está de acuerdo. Lo que ambos revelan está en camino.
console-state-declined = rechazada
console-state-declined-means = Rechazada. No se dice más.
console-state-expired = caducada
console-state-expired-means = Nadie decidió a tiempo.
console-state-withdrawn = retirada
console-state-withdrawn-means = La parte solicitante ha retirado la solicitud.
console-state-revealed = presentación hecha
console-state-revealed-means = Ambas partes tienen lo que la otra aceptó revelar.
console-step-request = Solicitud
console-step-question = Pregunta
console-step-answer = Respuesta
console-step-accept = Aceptada
console-step-decline = Rechazada
console-step-expire = Caducada
console-step-withdraw = Retirada
console-step-reveal = Datos revelados
console-introduction-on-the-way = { $count ->
    [one] 1 mensaje sigue en camino al otro clúster.
   *[other] { $count } mensajes siguen en camino al otro clúster.
}
console-introduction-next-try = Próximo intento: { $at }.
console-introduction-given-up = { $count ->
    [one] 1 mensaje no llegó al otro clúster y ya no se vuelve a enviar.
   *[other] { $count } mensajes no llegaron al otro clúster y ya no se vuelven a enviar.
}
console-introduction-problem = Por qué falló el último intento:
console-introduction-timeline = Qué ocurrió
console-introduction-by = por { $name }
console-introduction-other-side = por la otra parte
console-introduction-received = Qué reveló la otra parte
console-introduction-from = Quién lo pide
console-introduction-revealed = Qué revelamos nosotros
console-introduction-expires = Termina por sí sola
console-introduction-answer = Su respuesta
console-introduction-send-answer = Enviar la respuesta
console-introduction-no-answer = Escriba una respuesta.
console-introduction-withdraw = Retirar la solicitud
console-flash-introduction = La solicitud está en camino.
console-flash-introduction-done = Hecho.

## Federation
console-federation-title = Federación
console-federation-clusters = { $count ->
    [one] 1 clúster
   *[other] { $count } clústeres
}
console-federation-name = Nombre
console-federation-country = País
console-federation-reach = Conexión
console-federation-check = Comprobar todos ahora
console-federation-check-hint = Pide a cada clúster una señal de vida firmada y qué versión de la carta tiene.
console-federation-other-version = otra versión
console-federation-round-trip = en { $ms } ms
console-reach-own = este nodo
console-reach-suspended = suspendido
console-reach-yes = conectado
console-reach-no = sin conexión
console-reach-since = desde el { $since }
console-reach-why = Por qué
console-map-label = Dónde están los clústeres; la lista dice lo mismo
console-map-note = Cada cuadrado es un país, con el número de sus clústeres. Un cuadrado claro con borde: no todos están conectados ahora.
console-charter-title = Carta
console-charter-version = Versión de la carta
console-charter-issued = Redactada
console-charter-expires = Caduca
console-charter-threshold = Firmas para una versión nueva
console-charter-soon = Caduca pronto. Después ya no responde nadie; firmar una versión nueva lleva tiempo.

## Members
console-members-title = Miembros
console-members-count = { $count ->
    [0] Este nodo aún no tiene miembros.
    [one] Este nodo tiene 1 miembro.
   *[other] Este nodo tiene { $count } miembros.
}
console-members-import = Importar miembros
console-members-search = Nombre o número
console-members-none = Para empezar, importe una tabla de sus miembros.
console-members-none-found = Ningún miembro coincide.
console-members-first = Primera página
console-members-reference = Número
console-members-consents = Permisos en vigor
console-members-in-force = { $count } en vigor
console-member-partners = Buscarle socios
console-member-consents = Permisos
console-member-no-consent = No ha dado ningún permiso, así que ningún otro clúster ve nada de él.
console-member-data = Sus datos
console-member-changed = Último cambio: { $date }
console-member-people = Quién actúa en su nombre
console-member-nobody = Todavía nadie.
console-member-invite = Invitar
console-member-invite-email = Correo electrónico de la persona a invitar
console-member-invite-wrong = Eso no es una dirección de correo electrónico. Vuelva atrás y escriba una con la forma nombre@company.example.
console-member-invite-failed = No se pudo enviar el correo electrónico.
console-member-invite-pass-on = Pase este enlace a { $email }. Funciona una sola vez, hasta el { $date }, y solo se muestra ahora.
console-member-invited = invitación válida hasta el { $date }
console-flash-invited = La invitación está en camino.
console-member-person-remove = Eliminar
console-flash-person-removed = Esta persona ya no puede actuar en nombre del miembro.
console-member-disclosures = Quién ha recibido sus datos
console-member-nothing-left = Nada ha salido de este nodo.
console-member-city = Ciudad
console-member-website = Sitio web
console-member-email = Correo electrónico
console-paper-title = Registrar un permiso dado en papel
console-paper-hint = Conserve el papel. Su nombre y la fecha de hoy se registran con el permiso.
console-paper-recipients = A quién
console-paper-federation = Toda la federación
console-paper-country = Todos los clústeres ({ $country })
console-paper-except = Excluir clústeres
console-paper-except-legend = Pero no a
console-paper-groups = Qué se puede usar
console-paper-groups-hint = Nada marcado: se le puede contar en preguntas sin condiciones, y nada más.
console-paper-level = Cómo
console-paper-record = se puede mostrar
console-paper-count = solo sirve para contar, nunca se muestra
console-paper-signed-on = Firmado el
console-paper-until = Hasta
console-paper-until-hint = Si se deja vacío: hasta que se retire.
console-paper-record-it = Registrar el permiso
console-paper-withdraw = Retirar, como pidió el miembro
console-paper-no-recipient = Marque al menos un destinatario.
console-paper-no-day = Indique el día en que se firmó; no puede estar en el futuro.
console-paper-over = El último día debe estar en el futuro.
console-flash-consent = El permiso se ha registrado.
console-flash-withdrawn = El permiso se ha retirado.
console-source-paper = En papel del { $signed }, registrado por { $name } el { $date }
console-source-somebody = una persona que ya no consta aquí
console-source-portal = Dado por el propio miembro el { $date }
console-source-import = Llegó con una importación el { $date }
console-source-other = Dado el { $date }
console-consent-in-force = en vigor
console-consent-to-come = empieza más tarde
console-consent-expired = caducado
console-consent-withdrawn = retirado
console-consent-never = nunca dado

## Import
console-import-title = Importar miembros
console-import-lede = Elija una tabla guardada como CSV. Verá lo que haría antes de que se haga nada.
console-import-file = Archivo
console-import-file-hint = CSV en UTF-8, como máximo { $most } MB. Los archivos más grandes van por la línea de comandos.
console-import-look = Examinar
console-import-columns = Qué columnas se leen
console-import-columns-text = El orden es libre y solo hacen falta las dos primeras. Las demás columnas se omiten, y la página se lo indica.
console-import-no-file = Elija antes un archivo.
console-import-too-long = El archivo es demasiado grande para esta página. Use la línea de comandos.
console-import-busy = Hay demasiados archivos esperando a ser importados. Inténtelo de nuevo en unos minutos.
console-import-preview-title = Qué haría este archivo
console-import-nothing-yet = Todavía no se ha cambiado nada.
console-import-added = { $count ->
    [one] miembro se añadiría
   *[other] miembros se añadirían
}
console-import-changed = { $count ->
    [one] cambiaría
   *[other] cambiarían
}
console-import-kept = { $count ->
    [one] Un miembro ha editado él mismo su perfil: queda como está, aunque el archivo sea distinto.
   *[other] { $count } miembros han editado ellos mismos sus perfiles: quedan como están, aunque el archivo sea distinto.
}
console-import-unchanged = { $count ->
    [one] queda como está
   *[other] quedan como están
}
console-import-refused = { $count ->
    [one] fila se rechaza
   *[other] filas se rechazan
}
console-import-refused-list = Filas rechazadas
console-import-line = Línea
console-import-reason = Por qué, y qué corregir
console-import-more = y { $count } más
console-import-warnings = Conviene saber
console-import-added-list = Miembros que se añadirían
console-import-changed-list = Miembros que cambiarían
console-import-what-changes = Qué cambia
console-import-consents = Los permisos quedan como están: nadie ve a los miembros nuevos hasta que ellos lo permitan.
console-import-confirm = { $count ->
    [one] Importar 1 miembro
   *[other] Importar { $count } miembros
}
console-import-confirm-good = { $count ->
    [one] Importar la fila correcta y omitir las rechazadas
   *[other] Importar las { $count } filas correctas y omitir las rechazadas
}
console-import-forget = Descartar el archivo
console-import-bad-rows = El archivo tiene filas rechazadas. Vuelva atrás y elija omitirlas.
console-flash-imported = Los miembros se han importado.
console-flash-import-gone = El archivo esperó demasiado y se ha descartado. Elíjalo de nuevo.
console-flash-import-forgotten = El archivo se ha descartado.
console-flash-import-other = Entretanto se eligió otro archivo en otra ventana. No se ha hecho nada; abajo ve lo que haría ese archivo.

## Numbers
console-numbers-title = Cifras
console-numbers-members = miembros
console-numbers-consenting = miembros con un permiso en vigor
console-numbers-asked-all = preguntas hechas
console-numbers-answered-all = preguntas respondidas
console-numbers-activity = Preguntas a lo largo del tiempo
console-numbers-activity-title = Preguntas por mes
console-numbers-month = Mes
console-numbers-asked = hechas por nosotros
console-numbers-answered = respondidas por nosotros
console-numbers-refused = rechazadas por nosotros
console-numbers-as-table = Como tabla
console-numbers-fields = Ámbitos de actividad
console-numbers-fields-title = Miembros por ámbito de actividad
console-numbers-field = Ámbito
console-numbers-consents = Permisos
console-numbers-consents-title = Miembros según el estado de sus permisos
console-numbers-state = Estado
console-numbers-kinds = Tipos
console-numbers-kinds-title = Miembros por tipo
console-numbers-kind = Tipo
console-numbers-countries = Países
console-numbers-countries-title = Miembros por país
console-numbers-country = País
console-numbers-regions = Regiones
console-numbers-regions-title = Miembros por región (nivel NUTS 2)
console-numbers-region = Región
console-numbers-count = miembros
console-numbers-nothing = Todavía nada que contar.
