# The pages for those who run the node.

admin-mend = Zo verhelpt u het:
admin-since = Sinds { $moment }
admin-look-again = Opnieuw kijken
admin-pages = Pagina’s
admin-first = Eerste

admin-health-title = Toestand
admin-health-well = Alles is in orde.
admin-health-soon = { $count ->
    [one] Eén punt vraagt binnenkort uw aandacht.
   *[other] { $count } punten vragen binnenkort uw aandacht.
}
admin-health-failed = { $count ->
    [one] Eén onderdeel werkt niet.
   *[other] { $count } onderdelen werken niet.
}
admin-health-node = { $software }, node { $peer }
admin-health-check = Onderdeel
admin-health-found = Wat is vastgesteld
admin-verdict-well = in orde
admin-verdict-soon = binnenkort
admin-verdict-failed = werkt niet

admin-check-configuration = Configuratie
admin-well-configuration = De node draait met de configuratie die op de schijf staat.
admin-mend-configuration = Controleer steelyard.toml met “steelyard config check” en start de node daarna opnieuw.
admin-check-rules = Regels
admin-well-rules = Ze zijn leesbaar en kloppen.
admin-mend-rules = De pagina “Regels” noemt elke fout met het regelnummer.
admin-mend-rules-changed = Start de node opnieuw. Tot dan volgt hij de regels die hij bij het starten heeft gelezen.
admin-check-keys = Sleutels
admin-well-keys = Ze zijn aanwezig, en alleen de node kan ze lezen.
admin-mend-keys = Zet de map “keys” terug vanuit een back-up. Niemand anders dan de gebruiker van de node mag die lezen.
admin-check-store = Opslag
admin-well-store = Er kan naar worden geschreven.
admin-mend-store = Maak ruimte op de schijf en controleer de rechten van de gegevensmap. Tot dan wordt geen enkele vraag beantwoord.
admin-check-clock = Klok
admin-well-clock = De klok loopt gelijk, voor zover het auditlogboek dat kan laten zien.
admin-mend-clock = Zet de klok gelijk en houd hem gelijk met NTP.
admin-check-charter = Handvest
admin-well-charter = Het is van kracht, en dit cluster neemt deel.
admin-mend-charter = De pagina “Handvest” laat zien wat er aan de hand is. Een nieuwe versie stelt u voor met “steelyard charter propose”.
admin-mend-charter-none = Sluit u aan bij een federatie met “steelyard join” of richt er een op met “steelyard charter create”.
admin-check-peers = Andere nodes
admin-well-peers = Alle zijn bereikbaar.
admin-mend-peers = De pagina “Andere nodes” laat zien welke niet bereikbaar zijn, sinds wanneer en waarom.
admin-check-backup = Back-up
admin-well-backup = Er is er een van de laatste zeven dagen, en die is gecontroleerd.
admin-mend-backup = Maak er een op de pagina “Back-up” en bewaar die op een andere machine.
admin-mend-backup-unsound = “steelyard audit verify” noemt wat er is gewijzigd. Bewaar oudere back-ups tot dat is opgehelderd.
admin-mend-backup-postgres = Maak met pg_dump een back-up van de database en bewaar beide samen op een andere machine.

admin-peers-title = Andere nodes
admin-peers-lede = { $connected } van de { $all } nodes van andere clusters zijn bereikbaar.
admin-peers-none = Er staan nog geen andere clusters in het handvest.
admin-peers-cluster = Cluster
admin-peers-country = Land
admin-peers-state = Status
admin-peers-round-trip = Responstijd
admin-peers-reachable = bereikbaar
admin-peers-unreachable = niet bereikbaar
admin-peers-suspended = geschorst
admin-peers-since = sinds { $moment }
admin-peers-hint = Een cluster dat niet bereikbaar is, wordt in het resultaat van elke zoekopdracht genoemd. De eigen medewerkers kunnen op hun pagina zien of de fout bij hen ligt.

admin-charter-title = Handvest
admin-charter-none = Hier is geen handvest van kracht. Sluit u aan bij een federatie of richt er een op: de beheerhandleiding legt uit hoe.
admin-charter-lede = Versie { $version }, met { $clusters ->
    [one] één cluster
   *[other] { $clusters } clusters
}, van kracht tot { $until }.
admin-charter-expired = Dit handvest is verlopen, dus er wordt niets uitgewisseld. Stel een nieuwe versie voor en laat die ondertekenen.
admin-charter-ends-soon = Dit handvest verloopt binnenkort. Stel nu de volgende versie voor, zodat genoeg clusters die op tijd kunnen ondertekenen.
admin-charter-federation = Federatie
admin-charter-issued = Opgesteld
admin-charter-expires = Verloopt
admin-charter-purposes = Doelen
admin-charter-signed = Handtekeningen
admin-charter-signed-by = { $signed }, en { $needed } zijn nodig
admin-charter-digest = Controlesom
admin-charter-clusters = Clusters
admin-charter-status = Status
admin-charter-active = neemt deel
admin-charter-key = Ondertekeningssleutel
admin-charter-fingerprints = Vergelijk de vingerafdrukken van sleutels telefonisch voordat u een handvest met nieuwe sleutels ondertekent.
admin-charter-download = Alle versies downloaden
admin-charter-change = Nieuwe versies worden opgesteld en ondertekend op de opdrachtregel:

admin-rules-title = Regels
admin-rules-lede = Wat andere clusters hoogstens te weten mogen komen. Regels kunnen alleen beperken wat leden toestaan.
admin-rules-right = { $count ->
    [one] Er is één regel, en die klopt.
   *[other] Er zijn { $count } regels, en die kloppen.
}
admin-rules-restart = Een wijziging gaat in als de node opnieuw wordt gestart.
admin-rules-changed = De bestanden zijn gewijzigd sinds de node is gestart. De node volgt nog de regels van toen; wat op deze pagina staat, geldt zodra hij opnieuw is gestart.
admin-rules-wrong = De regels bevatten fouten. De node draait met de regels die bij het starten zijn gelezen en zal met deze regels niet meer starten.
admin-rules-explain-title = Wat krijgt een cluster?
admin-rules-explain = Uitleggen
admin-rules-purpose = Doel
admin-rules-may = { $peer } mag voor “{ $purpose }” te weten komen: { $level }, met hoogstens { $records } matches per antwoord.
admin-rules-threshold = Aantallen onder { $least } worden niet precies gemeld.
admin-rules-denied = { $peer } krijgt niets voor “{ $purpose }”.
admin-rules-what = Wat
admin-rules-allowed = Toegestaan
admin-rules-by = Volgens regel
admin-rules-silent = geen regel gaat hierover
admin-rules-texts = De regels zelf
admin-rules-own = Ze staan in bestanden in de gegevensmap.
admin-rules-default = Dit zijn de regels die met het programma worden meegeleverd. Wilt u eigen regels, kopieer ze dan naar de map “rules” in de gegevensmap en wijzig ze daar.
admin-level-boolean = of er een match is
admin-level-count = hoeveel matches er zijn
admin-level-record = de matches zelf

admin-people-title = Personen
admin-people-lede = Wie hier mag inloggen: de medewerkers van het cluster en personen die namens leden handelen.
admin-people-none = Er is hier niemand.
admin-people-name = Naam
admin-people-name-hint = De persoon kan de naam wijzigen.
admin-people-name-wrong = Een naam heeft hoogstens 200 tekens, die allemaal afdrukbaar zijn.
admin-people-email = E-mailadres
admin-people-email-wrong = Dit is geen e-mailadres. Schrijf het als name@example.org.
admin-people-known = Er is al een persoon met dit adres.
admin-people-role = Rol
admin-people-role-hint = Matchmakers stellen vragen aan de federatie en begeleiden leden. Beheerders zien ook deze pagina’s.
admin-people-first-role = Met een eerste rol eindigen de manieren waarop deze persoon kon inloggen: wachtwoord, passkeys, links en open sessies. Een uitnodiging aan { $email } geeft opnieuw toegang.
admin-people-acts-for = Handelt namens
admin-people-state = Status
admin-people-enabled = mag inloggen
admin-people-disabled = mag niet inloggen
admin-people-add = Persoon toevoegen
admin-people-added = De persoon is toegevoegd.
admin-people-mailed = De uitnodiging is onderweg.
admin-people-pass-on = Geef deze link door
admin-people-pass-on-hint = { $email } kan er één keer mee inloggen, tot { $until }. De link wordt niet opnieuw getoond; u kunt op elk moment een nieuwe maken.
admin-people-invite = Opnieuw uitnodigen
admin-people-changed = Klaar.
admin-people-removed = De persoon is verwijderd.
admin-people-back = Alle personen
admin-people-password = Heeft een wachtwoord
admin-people-own = Dit bent u. Een andere beheerder kan uw rol wijzigen of u de toegang ontzeggen.
admin-people-sessions = Ingelogd
admin-people-no-sessions = Op dit moment nergens.
admin-people-session = Sinds { $began }, laatst gezien { $seen }
admin-people-end-sessions = Overal uitloggen
admin-people-access = Toegang
admin-people-access-hint = Wie niet mag inloggen, wordt meteen overal uitgelogd. Een verwijderde persoon moet opnieuw worden toegevoegd om terug te komen.
admin-people-disable = Toegang ontzeggen
admin-people-enable = Weer toelaten
admin-people-remove = Verwijderen
admin-role-admin = Beheerder
admin-role-matchmaker = Matchmaker
admin-role-none = Geen medewerker

admin-log-title = Auditlogboek
admin-log-lede = { $count ->
    [one] 1 vermelding. Wat de node heeft verlaten, en elke wijziging van wie wat mag zien, staat hier en kan niet ongemerkt worden gewijzigd.
   *[other] { $count } vermeldingen. Wat de node heeft verlaten, en elke wijziging van wie wat mag zien, staat hier en kan niet ongemerkt worden gewijzigd.
}
admin-log-verify = Het hele logboek controleren
admin-log-last-verification = De laatste controle
admin-log-kind = Soort
admin-log-all = Alle soorten
admin-log-show = Tonen
admin-log-none = Van deze soort is er geen onder de vermeldingen { $from } tot { $before }.
admin-log-entry = Vermelding
admin-log-when = Wanneer
admin-log-what = Wat
admin-log-proof = Bewijs
admin-log-proof-of = Bewijs van vermelding { $entry } downloaden
admin-log-newest = Nieuwste
admin-log-older = Ouder
admin-log-back = Auditlogboek
admin-log-unreadable = Deze vermelding kan niet worden gelezen. Controleer het logboek.
admin-log-kind-answered = Beantwoord
admin-log-kind-refused = Geweigerd
admin-log-kind-asked = Gevraagd
admin-log-kind-told = Verteld
admin-log-kind-introduction = Introductie
admin-log-kind-consent-given = Toestemming gegeven
admin-log-kind-consent-withdrawn = Toestemming ingetrokken
admin-log-kind-objection = Bezwaar
admin-log-kind-members-imported = Leden geïmporteerd
admin-log-kind-profile-changed = Profiel gewijzigd
admin-log-kind-member-removed = Lid verwijderd
admin-log-kind-person = Persoon gewijzigd
admin-log-kind-charter-adopted = Handvest aangenomen
admin-log-kind-vocabulary-imported = Woordenlijst geïmporteerd
admin-log-answered = { $cluster }, { $purpose }: { $total ->
    [one] één match
   *[other] { $total } matches
}, { $disclosed ->
    [0] geen lid getoond
    [one] één lid getoond
   *[other] { $disclosed } leden getoond
}
admin-log-refused = { $cluster }, { $purpose }: { $code }
admin-log-asked = { $purpose }, { $clusters ->
    [one] één cluster
   *[other] { $clusters } clusters
}
admin-log-told = { $cluster } heeft begrippen en woorden van een lid gekregen, { $purpose }
admin-log-introduction = { $cluster }: { $step }
admin-log-consent-given = Toestemming { $consent }, { $source }
admin-log-consent-withdrawn = Toestemming { $consent }
admin-log-objection-raised = Tegen { $cluster }
admin-log-objection-lifted = Tegen { $cluster }, opgeheven
admin-log-person = { $change ->
    [added] Toegevoegd
    [removed] Verwijderd
    [disabled] Mag niet meer inloggen
    [enabled] Mag weer inloggen
    [matchmaker] Rol vanaf nu: matchmaker
    [admin] Rol vanaf nu: beheerder
    [no_staff] Hoort niet meer bij de medewerkers
    [invited] Uitgenodigd om namens een lid te handelen
    [invited_no_more] De uitnodiging om namens een lid te handelen is ingetrokken
    [acts_for] Handelt vanaf nu namens een lid
    [acts_no_more] Handelt niet meer namens een lid
    [invited_staff] Uitgenodigd als medewerker: de link logt in als deze persoon
    [link_made] Er is een link gemaakt die inlogt als deze persoon
    [password] Nieuw wachtwoord
    [passkey_added] Passkey toegevoegd
    [passkey_removed] Passkey verwijderd
   *[other] { $change }
}
admin-log-members-imported = { $added } nieuw, { $changed } gewijzigd
admin-log-charter-adopted = Versie { $version }
admin-log-vocabulary-imported = { $vocabulary }, { $concepts ->
    [one] één begrip
   *[other] { $concepts } begrippen
}

admin-verify-title = Auditlogboek controleren
admin-verify-idle = Het logboek is niet gecontroleerd sinds de node is gestart.
admin-verify-running = { $done } van { $of } vermeldingen zijn gelezen.
admin-verify-sound = Het logboek is zoals het is geschreven, en elke toestemming is zoals zij is gegeven.
admin-verify-unsound = { $count ->
    [one] Eén onderdeel is door anderen gewijzigd.
   *[other] { $count } onderdelen zijn door anderen gewijzigd.
}
admin-verify-mend = Stop de node. Bewaar een kopie van de gegevensmap voor wie het onderzoekt, en zet een back-up terug.
admin-verify-at = Gecontroleerd
admin-verify-entries = Vermeldingen
admin-verify-consents = Toestemmingen
admin-verify-checkpoints = Controlepunten
admin-verify-root = Wortelhash

admin-backup-title = Back-up
admin-backup-lede = Een back-up bevat alle leden, toestemmingen en het auditlogboek. Bewaar hem even zorgvuldig als de node zelf, en op een andere machine.
admin-backup-begun = De back-up wordt gemaakt.
admin-backup-running = Er wordt een back-up gemaakt.
admin-backup-failed = De back-up kon niet worden gemaakt.
admin-backup-last = De laatste back-up
admin-backup-never = Er is er nog geen gemaakt.
admin-backup-make = Nu een back-up maken
admin-backup-no-keys = Back-ups die hier worden gemaakt, bevatten geen sleutels. Bewaar apart een kopie van de map “keys” en van bestanden met geheimen, waar maar weinigen die kunnen lezen: zonder die kan een back-up niet worden teruggezet.
admin-backup-password = De instelling “{ $key }” bevat een wachtwoord. Als het in steelyard.toml staat, zit het ook in elke back-up. Zet het in een bestand dat alleen de node kan lezen, en “file:NAME” op zijn plaats.
admin-backup-postgres = De opslag van deze node staat in PostgreSQL en zit niet in de back-ups die hier worden gemaakt. Maak er een back-up van met pg_dump.
admin-backup-here = Op deze machine
admin-backup-kept = { $count ->
    [one] De nieuwste wordt bewaard.
   *[other] De nieuwste { $count } worden bewaard.
}
admin-backup-restore = De node herstellen
admin-backup-restore-hint = Op de machine van de node, terwijl de node gestopt is. Leden die na de back-up zijn verwijderd, worden opnieuw verwijderd.
admin-backup-when = Gemaakt
admin-backup-old = { $days ->
    [one] 1 dag oud
   *[other] { $days } dagen oud
}
admin-backup-file = Bestand
admin-backup-size = Grootte
admin-backup-entries = Vermeldingen in het logboek
admin-backup-verified = Gecontroleerd
admin-backup-sound = teruggelezen, en het logboek erin is in orde
admin-backup-unsound = het logboek erin is niet in orde
admin-backup-no-store = teruggelezen, maar de opslag met het logboek zit er niet in
admin-backup-keys = Bevat de sleutels
