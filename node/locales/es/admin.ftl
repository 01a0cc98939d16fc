# The pages for those who run the node.

admin-mend = Para solucionarlo:
admin-since = Desde el { $moment }
admin-look-again = Mirar de nuevo
admin-pages = Páginas
admin-first = Primera página

admin-health-title = Estado del nodo
admin-health-well = Todo está bien.
admin-health-soon = { $count ->
    [one] Una cosa necesitará pronto su atención.
   *[other] { $count } cosas necesitarán pronto su atención.
}
admin-health-failed = { $count ->
    [one] Una cosa no funciona.
   *[other] { $count } cosas no funcionan.
}
admin-health-node = { $software }, nodo { $peer }
admin-health-check = Elemento
admin-health-found = Resultado
admin-verdict-well = en orden
admin-verdict-soon = atender pronto
admin-verdict-failed = con fallo

admin-check-configuration = Configuración
admin-well-configuration = El nodo funciona con la configuración que está en el disco.
admin-mend-configuration = Compruebe steelyard.toml con «steelyard config check» y después reinicie el nodo.
admin-check-rules = Reglas
admin-well-rules = Se pueden leer y son correctas.
admin-mend-rules = La página «Reglas» indica cada error con su línea.
admin-mend-rules-changed = Reinicie el nodo. Hasta entonces sigue las reglas que leyó al iniciarse.
admin-check-keys = Claves
admin-well-keys = Están ahí y solo el nodo puede leerlas.
admin-mend-keys = Restaure la carpeta «keys» de una copia de seguridad. Solo el usuario del nodo debe poder leerla.
admin-check-store = Almacenamiento
admin-well-store = Admite escritura.
admin-mend-store = Libere espacio en el disco y compruebe los permisos del directorio de datos. Hasta entonces no se responde a ninguna pregunta.
admin-check-clock = Reloj
admin-well-clock = Está en hora, hasta donde permite saberlo el registro de auditoría.
admin-mend-clock = Ponga el reloj en hora y manténgalo así con NTP.
admin-check-charter = Carta
admin-well-charter = Está en vigor y este clúster participa.
admin-mend-charter = La página «Carta» dice cuál es. Una versión nueva se propone con «steelyard charter propose».
admin-mend-charter-none = Únase a una federación con «steelyard join» o funde una con «steelyard charter create».
admin-check-peers = Otros nodos
admin-well-peers = Hay conexión con todos.
admin-mend-peers = La página «Otros nodos» dice con cuáles no hay conexión, desde cuándo y por qué.
admin-check-backup = Copia de seguridad
admin-well-backup = Hay una de los últimos siete días y se ha verificado.
admin-mend-backup = Haga una en la página «Copia de seguridad» y guárdela en otra máquina.
admin-mend-backup-unsound = «steelyard audit verify» indica qué se ha modificado. Conserve las copias anteriores hasta que se aclare.
admin-mend-backup-postgres = Haga una copia de la base de datos con pg_dump y guarde ambas juntas en otra máquina.

admin-peers-title = Otros nodos
admin-peers-lede = Hay conexión con { $connected } de { $all } nodos de otros clústeres.
admin-peers-none = En la carta aún no hay otros clústeres.
admin-peers-cluster = Clúster
admin-peers-country = País
admin-peers-state = Estado
admin-peers-round-trip = Tiempo de respuesta
admin-peers-reachable = conectado
admin-peers-unreachable = sin conexión
admin-peers-suspended = suspendido
admin-peers-since = desde el { $moment }
admin-peers-hint = Un clúster sin conexión se nombra en el resultado de cada búsqueda. Su propio equipo puede ver en su página si el fallo es suyo.

admin-charter-title = Carta
admin-charter-none = Aquí no hay ninguna carta en vigor. Únase a una federación o funde una: el manual de operación dice cómo.
admin-charter-lede = Versión { $version }, con { $clusters ->
    [one] un clúster
   *[other] { $clusters } clústeres
}, en vigor hasta el { $until }.
admin-charter-expired = Esta carta ha caducado, así que no se intercambia nada. Proponga una versión nueva y haga que se firme.
admin-charter-ends-soon = Esta carta termina pronto. Proponga ya la próxima versión, para que suficientes clústeres puedan firmarla a tiempo.
admin-charter-federation = Federación
admin-charter-issued = Redactada
admin-charter-expires = Termina
admin-charter-purposes = Finalidades
admin-charter-signed = Firmas
admin-charter-signed-by = { $signed }; se necesitan { $needed }
admin-charter-digest = Huella
admin-charter-clusters = Clústeres
admin-charter-status = Estado
admin-charter-active = participa
admin-charter-key = Clave de firma
admin-charter-fingerprints = Compare por teléfono las huellas de las claves antes de firmar una carta que contenga claves nuevas.
admin-charter-download = Descargar todas las versiones
admin-charter-change = Las versiones nuevas se redactan y se firman en la línea de comandos:

admin-rules-title = Reglas
admin-rules-lede = Lo máximo que pueden saber otros clústeres. Las reglas solo pueden restringir lo que los miembros permiten.
admin-rules-right = { $count ->
    [one] Hay una regla y es correcta.
   *[other] Hay { $count } reglas y son correctas.
}
admin-rules-restart = Un cambio tiene efecto cuando se reinicia el nodo.
admin-rules-changed = Los archivos se han modificado desde que se inició el nodo. El nodo sigue con las reglas de entonces; lo que figura en esta página valdrá cuando se reinicie.
admin-rules-wrong = Las reglas tienen errores. El nodo funciona con las que leyó al arrancar y no volverá a arrancar con estas.
admin-rules-explain-title = ¿Qué recibe un clúster?
admin-rules-explain = Explicar
admin-rules-purpose = Finalidad
admin-rules-may = { $peer } puede saber, para «{ $purpose }»: { $level }, con un máximo de { $records } fichas por respuesta.
admin-rules-threshold = Las cifras inferiores a { $least } no se comunican con exactitud.
admin-rules-denied = { $peer } no recibe nada para «{ $purpose }».
admin-rules-what = Qué
admin-rules-allowed = Permitido
admin-rules-by = Por la regla
admin-rules-silent = ninguna regla habla de ello
admin-rules-texts = Las reglas mismas
admin-rules-own = Están en archivos del directorio de datos.
admin-rules-default = Estas son las reglas que vienen con el programa. Para tener las suyas, cópielas en la carpeta «rules» del directorio de datos y cámbielas allí.
admin-level-boolean = si hay algún resultado
admin-level-count = cuántos resultados hay
admin-level-record = los resultados mismos

admin-people-title = Personas
admin-people-lede = Quién puede iniciar sesión aquí: el equipo del clúster y las personas que actúan en nombre de miembros.
admin-people-none = Aquí no hay nadie.
admin-people-name = Nombre
admin-people-name-hint = La persona puede cambiarlo.
admin-people-name-wrong = Un nombre tiene como máximo 200 caracteres, todos imprimibles.
admin-people-email = Correo electrónico
admin-people-email-wrong = Esto no es una dirección de correo electrónico. Escríbala con la forma nombre@example.org.
admin-people-known = Ya hay una persona con esta dirección.
admin-people-role = Función
admin-people-role-hint = «Búsqueda de socios» pregunta a la federación y atiende a los miembros. «Administración» ve además estas páginas.
admin-people-first-role = Con una primera función, terminan las formas de iniciar sesión que tenía esta persona: contraseña, llaves de acceso, enlaces y sesiones abiertas. Una invitación a { $email } le da acceso de nuevo.
admin-people-acts-for = Actúa en nombre de
admin-people-state = Estado
admin-people-enabled = puede iniciar sesión
admin-people-disabled = no puede iniciar sesión
admin-people-add = Añadir una persona
admin-people-added = La persona se ha añadido.
admin-people-mailed = La invitación está en camino.
admin-people-pass-on = Pase este enlace
admin-people-pass-on-hint = { $email } puede iniciar sesión con él una vez, hasta el { $until }. No se mostrará de nuevo; se puede crear otro en cualquier momento.
admin-people-invite = Invitar de nuevo
admin-people-changed = Hecho.
admin-people-removed = La persona se ha eliminado.
admin-people-back = Todas las personas
admin-people-password = Tiene contraseña
admin-people-own = Esta es su cuenta. Solo otra persona con la función «Administración» puede cambiar su función o bloquear su acceso.
admin-people-sessions = Sesiones abiertas
admin-people-no-sessions = Ninguna en este momento.
admin-people-session = Desde el { $began }, última actividad el { $seen }
admin-people-end-sessions = Cerrar todas las sesiones
admin-people-access = Acceso
admin-people-access-hint = A quien no puede iniciar sesión se le cierran de inmediato todas las sesiones. Una persona eliminada debe añadirse de nuevo para volver.
admin-people-disable = Bloquear el acceso
admin-people-enable = Volver a admitir
admin-people-remove = Eliminar
admin-role-admin = Administración
admin-role-matchmaker = Búsqueda de socios
admin-role-none = No forma parte del equipo

admin-log-title = Registro de auditoría
admin-log-lede = { $count } entradas. Lo que salió del nodo, y cada cambio de quién puede ver qué, consta aquí y no se puede cambiar sin que se note.
admin-log-verify = Verificar todo el registro
admin-log-last-verification = La última verificación
admin-log-kind = Tipo
admin-log-all = Todos los tipos
admin-log-show = Mostrar
admin-log-none = No hay ninguna de este tipo entre las entradas { $from } y { $before }.
admin-log-entry = Entrada
admin-log-when = Cuándo
admin-log-what = Qué
admin-log-proof = Prueba
admin-log-proof-of = Descargar la prueba de la entrada { $entry }
admin-log-newest = Las más recientes
admin-log-older = Anteriores
admin-log-back = Registro de auditoría
admin-log-unreadable = Esta entrada no se puede leer. Verifique el registro.
admin-log-kind-answered = Respuesta dada
admin-log-kind-refused = Rechazo
admin-log-kind-asked = Pregunta hecha
admin-log-kind-told = Datos comunicados
admin-log-kind-introduction = Presentación
admin-log-kind-consent-given = Permiso dado
admin-log-kind-consent-withdrawn = Permiso retirado
admin-log-kind-objection = Oposición
admin-log-kind-members-imported = Miembros importados
admin-log-kind-profile-changed = Perfil cambiado
admin-log-kind-member-removed = Miembro suprimido
admin-log-kind-person = Persona cambiada
admin-log-kind-charter-adopted = Carta adoptada
admin-log-kind-vocabulary-imported = Vocabulario importado
admin-log-answered = { $cluster }, { $purpose }: { $total ->
    [one] un resultado
   *[other] { $total } resultados
}, { $disclosed ->
    [0] ningún miembro mostrado
    [one] un miembro mostrado
   *[other] { $disclosed } miembros mostrados
}
admin-log-refused = { $cluster }, { $purpose }: { $code }
admin-log-asked = { $purpose }, { $clusters ->
    [one] un clúster
   *[other] { $clusters } clústeres
}
admin-log-told = { $cluster } recibió conceptos y palabras de un miembro, { $purpose }
admin-log-introduction = { $cluster }: { $step }
admin-log-consent-given = Permiso { $consent }, { $source }
admin-log-consent-withdrawn = Permiso { $consent }
admin-log-objection-raised = A { $cluster }
admin-log-objection-lifted = A { $cluster }, retirada
admin-log-person = { $change ->
    [added] Añadida
    [removed] Eliminada
    [disabled] Ya no puede iniciar sesión
    [enabled] Puede volver a iniciar sesión
    [matchmaker] Función desde ahora: búsqueda de socios
    [admin] Función desde ahora: administración
    [no_staff] Ya no forma parte del equipo
    [invited] Invitada a actuar en nombre de un miembro
    [invited_no_more] Se retiró la invitación a actuar en nombre de un miembro
    [acts_for] Desde ahora actúa en nombre de un miembro
    [acts_no_more] Ya no actúa en nombre de un miembro
    [invited_staff] Invitada al equipo: el enlace inicia sesión como esta persona
    [link_made] Se creó un enlace que inicia sesión como esta persona
    [password] Contraseña nueva
    [passkey_added] Llave de acceso añadida
    [passkey_removed] Llave de acceso eliminada
   *[other] { $change }
}
admin-log-members-imported = Nuevos: { $added }, cambiados: { $changed }
admin-log-charter-adopted = Versión { $version }
admin-log-vocabulary-imported = { $vocabulary }, { $concepts ->
    [one] un concepto
   *[other] { $concepts } conceptos
}

admin-verify-title = Verificar el registro de auditoría
admin-verify-idle = El registro no se ha verificado desde que arrancó el nodo.
admin-verify-running = Entradas leídas: { $done } de { $of }.
admin-verify-sound = El registro está como se escribió, y cada permiso como se dio.
admin-verify-unsound = { $count ->
    [one] Una cosa ha sido cambiada por otra mano.
   *[other] { $count } cosas han sido cambiadas por otra mano.
}
admin-verify-mend = Pare el nodo. Guarde una copia del directorio de datos para quienes lo investiguen y restaure una copia de seguridad.
admin-verify-at = Verificado
admin-verify-entries = Entradas
admin-verify-consents = Permisos
admin-verify-checkpoints = Puntos de control
admin-verify-root = Raíz

admin-backup-title = Copia de seguridad
admin-backup-lede = Una copia de seguridad contiene todos los miembros, los permisos y el registro de auditoría. Guárdela con el mismo cuidado que el nodo, y en otra máquina.
admin-backup-begun = La copia de seguridad se está haciendo.
admin-backup-running = Se está haciendo una copia de seguridad.
admin-backup-failed = No se pudo hacer la copia de seguridad.
admin-backup-last = La última copia de seguridad
admin-backup-never = Todavía no se ha hecho ninguna.
admin-backup-make = Hacer una copia ahora
admin-backup-no-keys = Las copias hechas aquí no contienen claves. Guarde aparte una copia de la carpeta «keys» y de los archivos con secretos, donde solo unos pocos puedan leerla: sin ellos no se puede restaurar una copia de seguridad.
admin-backup-password = El ajuste «{ $key }» contiene una contraseña. Si está en steelyard.toml, también está en todas las copias de seguridad. Escríbala en un archivo que solo el nodo pueda leer y ponga «file:NAME» en su lugar.
admin-backup-postgres = Los datos de este nodo están en PostgreSQL, y en ninguna copia hecha aquí. Haga su copia con pg_dump.
admin-backup-here = En esta máquina
admin-backup-kept = { $count ->
    [one] Se conserva la más reciente.
   *[other] Se conservan las { $count } más recientes.
}
admin-backup-restore = Recuperar el nodo
admin-backup-restore-hint = En la máquina del nodo, con el nodo parado. Los miembros suprimidos después de la copia se suprimen de nuevo.
admin-backup-when = Hecha
admin-backup-old = de hace { $days } días
admin-backup-file = Archivo
admin-backup-size = Tamaño
admin-backup-entries = Entradas del registro
admin-backup-verified = Verificada
admin-backup-sound = leída de nuevo, y el registro que contiene está íntegro
admin-backup-unsound = el registro que contiene no está íntegro
admin-backup-no-store = leída de nuevo, pero no contiene los datos ni el registro
admin-backup-keys = Contiene las claves
