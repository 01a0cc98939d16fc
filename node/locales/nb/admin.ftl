# The pages for those who run the node.

admin-mend = Slik retter du det:
admin-since = Siden { $moment }
admin-look-again = Sjekk på nytt
admin-pages = Sider
admin-first = Første

admin-health-title = Tilstand
admin-health-well = Alt er i orden.
admin-health-soon = { $count ->
    [one] Én ting krever snart oppmerksomhet.
   *[other] { $count } ting krever snart oppmerksomhet.
}
admin-health-failed = { $count ->
    [one] Én ting virker ikke.
   *[other] { $count } ting virker ikke.
}
admin-health-node = { $software }, node { $peer }
admin-health-check = Del
admin-health-found = Hva som ble funnet
admin-verdict-well = i orden
admin-verdict-soon = snart
admin-verdict-failed = feil

admin-check-configuration = Konfigurasjon
admin-well-configuration = Noden kjører med konfigurasjonen som ligger på disken.
admin-mend-configuration = Kontroller steelyard.toml med «steelyard config check», og start noden på nytt.
admin-check-rules = Regler
admin-well-rules = De kan leses og er riktige.
admin-mend-rules = Siden «Regler» viser hver feil med linjen den står på.
admin-mend-rules-changed = Start noden på nytt. Inntil da følger den reglene den leste da den ble startet.
admin-check-keys = Nøkler
admin-well-keys = De er på plass, og bare noden kan lese dem.
admin-mend-keys = Gjenopprett mappen «keys» fra en sikkerhetskopi. Bare brukeren som noden kjører som, skal kunne lese den.
admin-check-store = Datalager
admin-well-store = Det kan skrives til.
admin-mend-store = Frigjør plass på disken, og kontroller tilgangsrettighetene til datamappen. Inntil da blir ingen spørsmål besvart.
admin-check-clock = Klokke
admin-well-clock = Den går riktig, så langt revisjonsloggen kan vise.
admin-mend-clock = Still klokken, og hold den riktig med NTP.
admin-check-charter = Charter
admin-well-charter = Det gjelder, og denne klyngen er med.
admin-mend-charter = Siden «Charter» viser hva som er galt. En ny versjon foreslås med «steelyard charter propose».
admin-mend-charter-none = Bli med i en føderasjon med «steelyard join», eller opprett en med «steelyard charter create».
admin-check-peers = Andre noder
admin-well-peers = Alle kan nås.
admin-mend-peers = Siden «Andre noder» viser hvilke som ikke kan nås, siden når og hvorfor.
admin-check-backup = Sikkerhetskopi
admin-well-backup = Det finnes en fra de siste sju dagene, og den er kontrollert.
admin-mend-backup = Lag en på siden «Sikkerhetskopi», og oppbevar den på en annen maskin.
admin-mend-backup-unsound = «steelyard audit verify» viser hva som er endret. Ta vare på eldre sikkerhetskopier til det er avklart.
admin-mend-backup-postgres = Ta sikkerhetskopi av databasen med pg_dump, og oppbevar de to sammen på en annen maskin.

admin-peers-title = Andre noder
admin-peers-lede = { $connected } av { $all } noder i andre klynger kan nås.
admin-peers-none = Det er ingen andre klynger i charteret ennå.
admin-peers-cluster = Klynge
admin-peers-country = Land
admin-peers-state = Status
admin-peers-round-trip = Svartid
admin-peers-reachable = kan nås
admin-peers-unreachable = kan ikke nås
admin-peers-suspended = suspendert
admin-peers-since = siden { $moment }
admin-peers-hint = En klynge som ikke kan nås, blir nevnt i resultatet av hvert søk. De ansatte der kan se på sin egen side om feilen ligger hos dem.

admin-charter-title = Charter
admin-charter-none = Det gjelder ikke noe charter her. Bli med i en føderasjon, eller opprett en. Driftshåndboken forklarer hvordan.
admin-charter-lede = Versjon { $version }, med { $clusters ->
    [one] én klynge
   *[other] { $clusters } klynger
}, gjelder til { $until }.
admin-charter-expired = Dette charteret er utløpt, så ingenting utveksles. Foreslå en ny versjon og få den signert.
admin-charter-ends-soon = Dette charteret utløper snart. Foreslå neste versjon nå, slik at nok klynger rekker å signere den.
admin-charter-federation = Føderasjon
admin-charter-issued = Utstedt
admin-charter-expires = Utløper
admin-charter-purposes = Formål
admin-charter-signed = Signaturer
admin-charter-signed-by = { $signed }, og { $needed } trengs
admin-charter-digest = Kontrollsum
admin-charter-clusters = Klynger
admin-charter-status = Status
admin-charter-active = er med
admin-charter-key = Signeringsnøkkel
admin-charter-fingerprints = Sammenlign nøklenes fingeravtrykk på telefon før du signerer et charter med nye nøkler.
admin-charter-download = Last ned alle versjoner
admin-charter-change = Nye versjoner utarbeides og signeres på kommandolinjen:

admin-rules-title = Regler
admin-rules-lede = Det andre klynger høyst kan få vite. Regler kan bare begrense det medlemmene tillater.
admin-rules-right = { $count ->
    [one] Det er én regel, og den er riktig.
   *[other] Det er { $count } regler, og de er riktige.
}
admin-rules-restart = En endring trer i kraft når noden startes på nytt.
admin-rules-changed = Filene er endret siden noden ble startet. Den følger fortsatt reglene slik de var da. Det som står på denne siden, gjelder når noden er startet på nytt.
admin-rules-wrong = Reglene har feil. Noden kjører med dem den leste da den ble startet, og vil ikke starte igjen med disse.
admin-rules-explain-title = Hva får en klynge?
admin-rules-explain = Forklar
admin-rules-purpose = Formål
admin-rules-may = { $peer } kan få vite for «{ $purpose }»: { $level }, med høyst { $records } treff i et svar.
admin-rules-threshold = Tall under { $least } oppgis ikke nøyaktig.
admin-rules-denied = { $peer } får ingenting for «{ $purpose }».
admin-rules-what = Hva
admin-rules-allowed = Tillatt
admin-rules-by = Etter regel
admin-rules-silent = ingen regel nevner det
admin-rules-texts = Selve reglene
admin-rules-own = De ligger i filer i datamappen.
admin-rules-default = Dette er reglene som følger med programmet. For å ha egne regler kopierer du dem til mappen «rules» i datamappen og endrer dem der.
admin-level-boolean = om det finnes et treff
admin-level-count = hvor mange treff det er
admin-level-record = selve treffene

admin-people-title = Personer
admin-people-lede = Hvem som kan logge inn her: de ansatte i klyngen og personer som handler på vegne av medlemmer.
admin-people-none = Det er ingen her.
admin-people-name = Navn
admin-people-name-hint = Personen kan endre det selv.
admin-people-name-wrong = Et navn har høyst 200 tegn, og alle må kunne skrives ut.
admin-people-email = E-postadresse
admin-people-email-wrong = Dette er ikke en e-postadresse. Skriv den slik: name@example.org.
admin-people-known = Det finnes allerede en person med denne adressen.
admin-people-role = Rolle
admin-people-role-hint = Partnerformidlere spør føderasjonen og tar hånd om medlemmer. Administratorer ser også disse sidene.
admin-people-first-role = Med en første rolle opphører de måtene denne personen kunne logge inn på: passord, passordnøkler, lenker og åpne innlogginger. En invitasjon til { $email } slipper personen inn på nytt.
admin-people-acts-for = Handler på vegne av
admin-people-state = Status
admin-people-enabled = kan logge inn
admin-people-disabled = kan ikke logge inn
admin-people-add = Legg til en person
admin-people-added = Personen er lagt til.
admin-people-mailed = Invitasjonen er på vei.
admin-people-pass-on = Gi denne lenken videre
admin-people-pass-on-hint = { $email } kan logge inn med den én gang, til { $until }. Den vises ikke igjen, men du kan når som helst lage en ny.
admin-people-invite = Inviter på nytt
admin-people-changed = Utført.
admin-people-removed = Personen er fjernet.
admin-people-back = Alle personer
admin-people-password = Har et passord
admin-people-own = Dette er deg. En annen administrator kan endre rollen din eller stenge deg ute.
admin-people-sessions = Innlogginger
admin-people-no-sessions = Ikke logget inn noe sted for øyeblikket.
admin-people-session = Siden { $began }, sist sett { $seen }
admin-people-end-sessions = Logg ut overalt
admin-people-access = Tilgang
admin-people-access-hint = Den som ikke kan logge inn, blir straks logget ut overalt. En person som er fjernet, må legges til på nytt for å komme tilbake.
admin-people-disable = Steng ute
admin-people-enable = Slipp inn igjen
admin-people-remove = Fjern
admin-role-admin = Administrator
admin-role-matchmaker = Partnerformidler
admin-role-none = Ikke ansatt

admin-log-title = Revisjonslogg
admin-log-lede = { $count ->
    [one] 1 oppføring. Det som har forlatt noden, og hver endring av hvem som kan se hva, står her og kan ikke endres ubemerket.
   *[other] { $count } oppføringer. Det som har forlatt noden, og hver endring av hvem som kan se hva, står her og kan ikke endres ubemerket.
}
admin-log-verify = Kontroller hele loggen
admin-log-last-verification = Siste kontroll
admin-log-kind = Type
admin-log-all = Alle typer
admin-log-show = Vis
admin-log-none = Det finnes ingen av denne typen blant oppføringene { $from } til { $before }.
admin-log-entry = Oppføring
admin-log-when = Når
admin-log-what = Hva
admin-log-proof = Bevis
admin-log-proof-of = Last ned bevis for oppføring { $entry }
admin-log-newest = Nyeste
admin-log-older = Eldre
admin-log-back = Revisjonslogg
admin-log-unreadable = Denne oppføringen kan ikke leses. Kontroller loggen.
admin-log-kind-answered = Besvart
admin-log-kind-refused = Avslått
admin-log-kind-asked = Spurt
admin-log-kind-told = Fortalt
admin-log-kind-introduction = Introduksjon
admin-log-kind-consent-given = Tillatelse gitt
admin-log-kind-consent-withdrawn = Tillatelse trukket tilbake
admin-log-kind-objection = Innsigelse
admin-log-kind-members-imported = Medlemmer importert
admin-log-kind-profile-changed = Profil endret
admin-log-kind-member-removed = Medlem slettet
admin-log-kind-person = Person endret
admin-log-kind-charter-adopted = Charter vedtatt
admin-log-kind-vocabulary-imported = Vokabular importert
admin-log-answered = { $cluster }, { $purpose }: { $total ->
    [one] ett treff
   *[other] { $total } treff
}, { $disclosed ->
    [0] ingen medlemmer vist
    [one] ett medlem vist
   *[other] { $disclosed } medlemmer vist
}
admin-log-refused = { $cluster }, { $purpose }: { $code }
admin-log-asked = { $purpose }, { $clusters ->
    [one] én klynge
   *[other] { $clusters } klynger
}
admin-log-told = { $cluster } fikk vite begreper og ord fra et medlem, { $purpose }
admin-log-introduction = { $cluster }: { $step }
admin-log-consent-given = Tillatelse { $consent }, { $source }
admin-log-consent-withdrawn = Tillatelse { $consent }
admin-log-objection-raised = Mot { $cluster }
admin-log-objection-lifted = Mot { $cluster }, opphevet
admin-log-person = { $change ->
    [added] Lagt til
    [removed] Fjernet
    [disabled] Kan ikke lenger logge inn
    [enabled] Kan logge inn igjen
    [matchmaker] Rolle fra nå av: partnerformidler
    [admin] Rolle fra nå av: administrator
    [no_staff] Er ikke lenger en av de ansatte
    [invited] Invitert til å handle på vegne av et medlem
    [invited_no_more] Invitasjonen til å handle på vegne av et medlem er trukket tilbake
    [acts_for] Handler fra nå av på vegne av et medlem
    [acts_no_more] Handler ikke lenger på vegne av et medlem
    [invited_staff] Invitert som ansatt: lenken logger inn som denne personen
    [link_made] Det ble laget en lenke som logger inn som denne personen
    [password] Nytt passord
    [passkey_added] Passordnøkkel lagt til
    [passkey_removed] Passordnøkkel fjernet
   *[other] { $change }
}
admin-log-members-imported = { $added } nye, { $changed } endret
admin-log-charter-adopted = Versjon { $version }
admin-log-vocabulary-imported = { $vocabulary }, { $concepts ->
    [one] ett begrep
   *[other] { $concepts } begreper
}

admin-verify-title = Kontroller revisjonsloggen
admin-verify-idle = Loggen er ikke kontrollert siden noden ble startet.
admin-verify-running = { $done } av { $of } oppføringer er lest.
admin-verify-sound = Loggen er slik den ble skrevet, og hver tillatelse er slik den ble gitt.
admin-verify-unsound = { $count ->
    [one] Én ting er endret av uvedkommende.
   *[other] { $count } ting er endret av uvedkommende.
}
admin-verify-mend = Stopp noden. Ta vare på en kopi av datamappen for dem som skal undersøke saken, og gjenopprett en sikkerhetskopi.
admin-verify-at = Kontrollert
admin-verify-entries = Oppføringer
admin-verify-consents = Tillatelser
admin-verify-checkpoints = Kontrollpunkter
admin-verify-root = Rothash

admin-backup-title = Sikkerhetskopi
admin-backup-lede = En sikkerhetskopi inneholder alle medlemmer, tillatelser og revisjonsloggen. Pass like godt på den som på selve noden, og oppbevar den på en annen maskin.
admin-backup-begun = Sikkerhetskopien lages nå.
admin-backup-running = En sikkerhetskopi lages.
admin-backup-failed = Sikkerhetskopien kunne ikke lages.
admin-backup-last = Siste sikkerhetskopi
admin-backup-never = Det er ikke laget noen ennå.
admin-backup-make = Lag en sikkerhetskopi nå
admin-backup-no-keys = Sikkerhetskopier som lages her, inneholder ingen nøkler. Oppbevar en kopi av mappen «keys» og av filer med hemmeligheter et annet sted, der bare noen få kan lese den. Uten dem kan en sikkerhetskopi ikke gjenopprettes.
admin-backup-password = Innstillingen «{ $key }» inneholder et passord. Hvis det står i steelyard.toml, er det også med i alle sikkerhetskopier. Skriv det i en fil som bare noden kan lese, og «file:NAME» i stedet.
admin-backup-postgres = Lageret til denne noden ligger i PostgreSQL og er ikke med i sikkerhetskopier som lages her. Ta sikkerhetskopi av det med pg_dump.
admin-backup-here = På denne maskinen
admin-backup-kept = { $count ->
    [one] Den nyeste blir bevart.
   *[other] De { $count } nyeste blir bevart.
}
admin-backup-restore = Gjenopprett noden
admin-backup-restore-hint = På maskinen som noden kjører på, mens noden er stoppet. Medlemmer som ble slettet etter sikkerhetskopien, blir slettet igjen.
admin-backup-when = Laget
admin-backup-old = { $days ->
    [one] 1 dag gammel
   *[other] { $days } dager gammel
}
admin-backup-file = Fil
admin-backup-size = Størrelse
admin-backup-entries = Oppføringer i loggen
admin-backup-verified = Kontrollert
admin-backup-sound = lest tilbake, og loggen i den er i orden
admin-backup-unsound = loggen i den er ikke i orden
admin-backup-no-store = lest tilbake, men lageret med loggen er ikke med
admin-backup-keys = Inneholder nøklene
