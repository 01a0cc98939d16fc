# The matchmaker's console.

console-any = alle
console-seconds = { $count ->
    [one] 1 seconde
   *[other] { $count } seconden
}

## The search form
console-search-title = Partners zoeken in de federatie
console-search-words = Wat zoekt u?
console-search-words-hint = In eigen woorden en in een taal naar keuze, bijvoorbeeld: beeldanalyse voor pathologie.
console-search-concepts = Vakgebieden
console-search-concepts-hint = Typ een woord en vink aan wat u bedoelt. Leden worden hiermee in elke taal gevonden.
console-search-picked = Vakgebieden die u hebt gekozen
console-search-find = Zoeken
console-search-none-found = Zo’n vakgebied bestaat niet. Probeer een ander woord, of schrijf het hierboven.
console-search-seek = Zoeken in
console-seek-offers = wat leden aanbieden
console-seek-needs = wat leden zoeken
console-seek-both = beide
console-search-like = Namens een lid
console-search-like-hint = De naam of referentie van het lid. Er wordt gezocht op basis van wat het aanbiedt en zoekt. Alleen clusters waarvoor het lid dat toestaat, worden bevraagd, en zij horen niet wie het is.
console-search-narrow = Verfijnen
console-search-trl = Technologische rijpheid
console-search-trl-hint = Van 1, een idee, tot 9, bewezen in gebruik.
console-search-trl-min = minstens
console-search-trl-max = hoogstens
console-search-countries = Landen
console-search-nuts = Regio’s
console-search-nuts-hint = NUTS-codes of het begin ervan, zoals ITH5, DE1.
console-search-kinds = Soorten organisaties
console-search-clusters = Clusters
console-search-clusters-hint = Niets aangevinkt: alle clusters worden bevraagd.
console-search-purpose = Doel
console-search-granularity = Vragen naar
console-granularity-record = de matches
console-granularity-count = hoeveel het er zijn
console-granularity-boolean = of er matches zijn
console-search-mode = Vinden
console-mode-semantic = ook wat in de buurt komt
console-mode-strict = alleen exacte matches
console-search-limit = Hoogstens
console-search-deadline = Wachttijd
console-search-ask = De federatie bevragen

## What is wrong with a search
console-mistake-choice = Een van de keuzes is hier niet bekend. Kies opnieuw.
console-mistake-text = De tekst is te lang. Er worden hoogstens { $most } tekens verzonden.
console-mistake-concepts = Dat is te veel om in één keer te zoeken. Er worden hoogstens { $most } vakgebieden verzonden.
console-mistake-nuts = { $code } is geen regiocode. Schrijf codes zoals ITH5 of DE1.
console-mistake-trl = De niveaus lopen van 1 tot en met 9, het laagste eerst.
console-mistake-which-member = Meerdere leden heten zo. Kies er een onder het veld.
console-cannot-no-charter = Dit cluster is nog niet aangesloten bij een federatie. Een beheerder kan dat regelen.
console-cannot-expired = Het handvest van de federatie is verlopen, dus niemand antwoordt. Een beheerder kan een nieuwe versie voorstellen.
console-cannot-suspended = Dit cluster is in het handvest geschorst, dus niemand zou antwoorden.
console-cannot-purpose = Het handvest kent dit doel niet. Kies een ander doel.
console-cannot-cluster = Een van de clusters doet niet meer mee. Kies opnieuw.
console-cannot-unknown-member = Er is geen lid met die naam of referentie.
console-cannot-no-consent = Het lid staat niet toe dat een van deze clusters voor dit doel hoort wat het aanbiedt of zoekt. Vraag het lid eerst om toestemming.
console-cannot-nothing-to-tell = Het lid staat te weinig toe om partners te kunnen vinden. Vul zijn aanbod en behoeften aan, of vraag om toestemming.
console-cannot-form = Zo kan de vraag niet worden gesteld. Vraag minder in één keer.

## Results
console-results-title = Resultaat van uw zoekopdracht
console-results-offers = Leden die { $what } aanbieden
console-results-needs = Leden die { $what } zoeken
console-results-both = Leden die { $what } aanbieden of zoeken
console-results-for = Partners voor { $member }
console-results-everything = wat dan ook
console-results-change = Zoekopdracht wijzigen
console-results-save = Zoekopdracht opslaan
console-results-save-name = Naam van de zoekopdracht
console-results-clusters = Clusters
console-results-under-way = { $answered } van { $asked } clusters hebben geantwoord. De andere hebben nog enkele seconden.
console-results-all = { $asked ->
    [one] Het cluster heeft geantwoord.
   *[other] Alle { $asked } clusters hebben geantwoord.
}
console-results-part = { $answered } van { $asked } clusters hebben geantwoord. Er zijn misschien meer leden die passen.
console-results-matches = { $count ->
    [0] Matches
    [one] 1 match
   *[other] { $count } matches
}
console-results-best = { $count } matches, hier de beste { $shown }
console-results-new = { $count ->
    [0] Er is niets nieuws sinds deze zoekopdracht voor het laatst is uitgevoerd.
    [one] 1 match is nieuw sinds deze zoekopdracht voor het laatst is uitgevoerd.
   *[other] { $count } matches zijn nieuw sinds deze zoekopdracht voor het laatst is uitgevoerd.
}
console-results-empty = Geen enkel cluster toont een lid dat past. Zoek op bredere vakgebieden of laat een voorwaarde weg.
console-results-waiting = Nog niets.
console-results-compare = Aangevinkte vergelijken
console-results-pages = Pagina’s met matches

console-outcome-waiting = wordt bevraagd …
console-outcome-answered = { $count ->
    [0] heeft geantwoord: niemand past
    [one] heeft geantwoord: 1 match
   *[other] heeft geantwoord: { $count } matches
}
console-outcome-best = heeft geantwoord: { $count } matches, waarvan de beste { $returned } zijn gestuurd
console-outcome-fewer = heeft geantwoord: minder dan { $count } matches
console-outcome-some = heeft geantwoord: er zijn matches
console-outcome-none = heeft geantwoord: niemand past
console-outcome-refused = heeft niet geantwoord: { $why }
console-outcome-slow = heeft niet geantwoord binnen { $count ->
    [one] 1 seconde
   *[other] { $count } seconden
}
console-outcome-unreachable = is nu niet bereikbaar
console-outcome-invalid = heeft een antwoord gestuurd dat niet kon worden gecontroleerd; het is weggegooid
console-reduced-granularity = De regels daar vertellen u minder dan u hebt gevraagd.
console-reduced-fields = De regels daar tonen u minder details dan u hebt gevraagd.
console-reduced-records = De regels daar tonen u minder matches dan u hebt gevraagd.
console-reduced-small-count = Zulke kleine aantallen worden niet gemeld.
console-reduced-size = Het antwoord is ingekort tot wat in één bericht past.
console-refused-no-consent = het lid staat niet toe dat dit cluster hoort wat het aanbiedt of zoekt, dus is het cluster niet bevraagd
console-refused-malformed = het kon de vraag niet lezen
console-refused-too-large = de vraag was te lang voor dit cluster
console-refused-wrong-type = het nam dit soort bericht niet aan
console-refused-unknown-signer = het handvest daar kent ons cluster nog niet
console-refused-wrong-signer = het kon niet vaststellen dat de vraag van ons cluster kwam
console-refused-suspended = ons cluster is in het handvest geschorst
console-refused-bad-signature = de handtekening van de vraag klopte niet met het handvest
console-refused-wrong-audience = de vraag was niet voor dit cluster bedoeld
console-refused-expired = de vraag kwam te laat; controleer de klokken van beide nodes
console-refused-not-yet-valid = de vraag heeft een datum in de toekomst; controleer de klokken van beide nodes
console-refused-replayed = het heeft deze vraag al eerder gezien
console-refused-busy = het heeft het te druk; vraag het zo dadelijk opnieuw
console-refused-invalid-query = het neemt een vraag in deze vorm niet aan
console-refused-unknown-purpose = het handvest daar kent dit doel niet
console-refused-not-permitted = de regels daar staan dit voor dit doel niet toe
console-refused-charter-expired = het handvest daar is verlopen
console-refused-unavailable = het kan nu geen bewijs van een antwoord bewaren en geeft er daarom geen

## Why a match fits
console-why-more = { $count ->
    [one] nog 1 reden
   *[other] nog { $count } redenen
}
console-why-offers-exact = Biedt { $found } aan, zoals u hebt gevraagd
console-why-offers-narrower = Biedt { $found } aan, specifieker dan uw { $wanted }
console-why-offers-broader = Biedt { $found } aan, breder dan uw { $wanted }
console-why-offers-related = Biedt { $found } aan, verwant aan uw { $wanted }
console-why-offers-word = Het aanbod noemt { $found }
console-why-needs-exact = Zoekt { $found }, zoals u hebt gevraagd
console-why-needs-narrower = Zoekt { $found }, specifieker dan uw { $wanted }
console-why-needs-broader = Zoekt { $found }, breder dan uw { $wanted }
console-why-needs-related = Zoekt { $found }, verwant aan uw { $wanted }
console-why-needs-word = De behoefte noemt { $found }
console-why-summary-exact = Omschrijft zichzelf met { $found }
console-why-summary-narrower = Omschrijft zichzelf met { $found }, specifieker dan uw { $wanted }
console-why-summary-broader = Omschrijft zichzelf met { $found }, breder dan uw { $wanted }
console-why-summary-related = Omschrijft zichzelf met { $found }, verwant aan uw { $wanted }
console-why-summary-word = De beschrijving noemt { $found }
console-why-need-exact = Biedt { $found } aan, wat uw lid zoekt
console-why-need-narrower = Biedt { $found } aan, specifieker dan { $wanted }, wat uw lid zoekt
console-why-need-broader = Biedt { $found } aan, breder dan { $wanted }, wat uw lid zoekt
console-why-need-related = Biedt { $found } aan, verwant aan { $wanted }, wat uw lid zoekt
console-why-need-word = Noemt { $found }, net als de behoeften van uw lid
console-why-offer-exact = Zoekt { $found }, wat uw lid aanbiedt
console-why-offer-narrower = Zoekt { $found }, specifieker dan { $wanted }, wat uw lid aanbiedt
console-why-offer-broader = Zoekt { $found }, breder dan { $wanted }, wat uw lid aanbiedt
console-why-offer-related = Zoekt { $found }, verwant aan { $wanted }, wat uw lid aanbiedt
console-why-offer-word = Zoekt { $found }, wat het aanbod van uw lid noemt
console-why-field-exact = Werkt aan { $found }, net als uw lid
console-why-field-narrower = Werkt aan { $found }, specifieker dan { $wanted } bij uw lid
console-why-field-broader = Werkt aan { $found }, breder dan { $wanted } bij uw lid
console-why-field-related = Werkt aan { $found }, verwant aan { $wanted } bij uw lid
console-why-field-word = Noemt { $found }, net als uw lid
console-why-meaning-of = De teksten gaan over hetzelfde, met woorden als { $found }
console-why-meaning = De teksten gaan over hetzelfde
console-why-experience = { $count ->
    [one] Heeft 1 eigen activiteit geregistreerd staan
   *[other] Heeft { $count } eigen activiteiten geregistreerd staan
}

## A match
console-card-unnamed = Organisatie { $handle }
console-card-new = nieuw
console-card-fit = Hoe goed het past, vergeleken met de beste match
console-card-at = bij { $cluster }
console-card-also-at = Is ook lid van { $cluster }
console-card-unshown = Niet getoond, kan wel worden opgevraagd: { $groups }
console-card-introduce = Introductie aanvragen
console-card-shortlist = Op de shortlist
console-card-compare = Vergelijken
console-card-own = Lid bekijken
console-card-offers = Aanbod
console-card-needs = Behoeften
console-card-summary = In eigen woorden
console-card-shows = Wat het toont
console-card-more = { $count ->
    [one] nog 1
   *[other] nog { $count }
}
console-card-whole = Verder lezen
console-card-trl = TRL { $min } tot en met { $max }

## Compare
console-compare-title = Naast elkaar
console-compare-back = Terug naar de matches
console-compare-too-few = Vink twee tot vier matches aan om ze te vergelijken.
console-compare-where = Wat en waar
console-compare-why = Waarom het past
console-compare-disclosed = Wat het toont
console-compare-unshown = Kan worden opgevraagd

## Kept searches
console-saved-heading = Opgeslagen zoekopdrachten en shortlist
console-saved-title = Opgeslagen zoekopdrachten
console-saved-none = Nog geen. Sla een zoekopdracht op bij de resultaten om haar opnieuw uit te voeren en te zien wat er nieuw is.
console-saved-all = Alle opgeslagen zoekopdrachten
console-saved-by = Opgeslagen door { $name }, laatst uitgevoerd op { $run }
console-saved-run = Opnieuw vragen
console-saved-remove = Verwijderen
console-latest-title = Laatste zoekopdrachten
console-shortlist-title = Shortlist
console-shortlist-hint = Alleen een pseudoniem en uw notitie worden bewaard. Wat het andere cluster heeft verteld, wordt opnieuw gevraagd.
console-shortlist-none = Hier staat nog niets. Zet matches op de shortlist vanuit de resultaten van een zoekopdracht.
console-shortlist-note = Uw notitie
console-shortlist-by = Toegevoegd door { $name } op { $date }
console-shortlist-ask-again = Opnieuw vragen
console-shortlist-ask-again-hint = Vraag opnieuw om te zien wat vandaag wordt getoond.
console-flash-saved = De zoekopdracht is opgeslagen.
console-flash-removed = Verwijderd.
console-flash-shortlisted = Staat op de shortlist.
console-flash-note = De notitie is opgeslagen.
console-saved-too-long = De tekst is te lang. Hoogstens { $most } tekens worden bewaard.
console-saved-no-name = Geef de zoekopdracht een naam.

## Introductions
console-introduce-title = Introductie aanvragen
console-introduce-why = Waarom zouden zij elkaar moeten ontmoeten?
console-introduce-why-hint = Het lid dat u vraagt, leest dit. Zeg in een paar zinnen wat u voor ogen hebt.
console-introduce-for = Namens ons lid { $member }.
console-introduce-member = Namens een lid
console-introduce-member-hint = De referentie van het lid. Leeg: u vraagt op naam van ons cluster.
console-introduce-name = Op wiens naam vraagt u?
console-introduce-as-member = Op naam van ons lid
console-introduce-hint-member = Alleen als het lid toestaat dat dat cluster ziet wie het is.
console-introduce-as-cluster = Op naam van ons cluster
console-introduce-hint-cluster = Het lid wordt niet genoemd tot het verzoek is geaccepteerd.
console-introduce-reveal = Wat ons lid toont als het verzoek wordt geaccepteerd
console-introduce-reveal-hint = Alleen wat het lid dat cluster wil tonen, wordt verstrekt.
console-introduce-send = Verzoek versturen
console-introduce-could-reveal = Het lid kan tonen: { $groups }
console-introduce-how = Het verzoek gaat naar het andere cluster, dat het doorgeeft aan het lid. Het lid kan accepteren, afwijzen of een vraag stellen. Bij een afwijzing hoort u verder niets.
console-introduce-no-text = Schrijf waarom zij elkaar zouden moeten ontmoeten.
console-introduce-long-text = De tekst is te lang. Maak hem korter.
console-introduce-not-named = Ons lid staat niet toe dat dat cluster ziet wie het is. Vraag het lid om toestemming, of vraag op naam van ons cluster.
console-introduce-not-permitted = Onze eigen regels staan niet toe dat dat cluster dit krijgt. Toon minder, of vraag een beheerder.
console-introduce-unread = Een van de keuzes kon niet worden gelezen. Kies opnieuw wat ons lid toont.
console-introduce-objected = Ons lid heeft bezwaar gemaakt tegen dat cluster.
console-introduce-not-now = Dat is niet meer mogelijk. Kijk hoe het met de introductie staat.
console-introductions-title = Introducties
console-introductions-asked = Door ons aangevraagd
console-introductions-none = Nog geen. Vraag er een aan vanuit een match van een zoekopdracht.
console-introductions-came = Door anderen aangevraagd bij onze leden
console-introductions-came-hint = Onze leden beslissen hierover op hun eigen pagina’s.
console-introductions-none-came = Nog geen.
console-introductions-with = Met
console-introductions-member = Ons lid
console-introductions-own-name = Op eigen naam
console-introductions-nobody = Geen van onze leden
console-introductions-state = Status
console-introductions-changed = Laatste wijziging
console-state-requested = onderweg
console-state-requested-means = Het andere cluster heeft het verzoek nog niet.
console-state-delivered = afgeleverd
console-state-delivered-means = Het andere cluster heeft het verzoek; het lid heeft nog niet beslist.
console-state-delivered-here = Wij hebben het verzoek; ons lid heeft nog niet beslist.
console-state-delivered-nobody = Het verzoek bereikt geen van onze leden en wordt vanzelf afgewezen.
console-state-questioned = vraag
console-state-questioned-means = Het lid stelt een vraag en wacht op antwoord.
console-state-answered = beantwoord
console-state-answered-means = De vraag is beantwoord; het lid heeft nog niet beslist.
console-state-accepted = geaccepteerd
console-state-accepted-means = Het lid stemt in. Wat beide partijen tonen, is onderweg.
console-state-declined = afgewezen
console-state-declined-means = Afgewezen. Meer wordt niet verteld.
console-state-expired = verlopen
console-state-expired-means = Niemand heeft op tijd beslist.
console-state-withdrawn = ingetrokken
console-state-withdrawn-means = De vragende partij vraagt het niet meer.
console-state-revealed = geïntroduceerd
console-state-revealed-means = Beide partijen hebben wat de andere wilde tonen.
console-step-request = Gevraagd
console-step-question = Vraag
console-step-answer = Antwoord
console-step-accept = Geaccepteerd
console-step-decline = Afgewezen
console-step-expire = Verlopen
console-step-withdraw = Ingetrokken
console-step-reveal = Getoond
console-introduction-on-the-way = { $count ->
    [one] 1 bericht is nog onderweg naar het andere cluster.
   *[other] { $count } berichten zijn nog onderweg naar het andere cluster.
}
console-introduction-next-try = Volgende poging: { $at }.
console-introduction-given-up = { $count ->
    [one] 1 bericht heeft het andere cluster niet bereikt en wordt niet opnieuw verzonden.
   *[other] { $count } berichten hebben het andere cluster niet bereikt en worden niet opnieuw verzonden.
}
console-introduction-problem = Waarom de laatste poging mislukte:
console-introduction-timeline = Wat er is gebeurd
console-introduction-by = door { $name }
console-introduction-other-side = door de andere partij
console-introduction-received = Wat zij hebben getoond
console-introduction-from = Wie het vraagt
console-introduction-revealed = Wat wij hebben getoond
console-introduction-expires = Eindigt vanzelf
console-introduction-answer = Uw antwoord
console-introduction-send-answer = Antwoord versturen
console-introduction-no-answer = Schrijf een antwoord.
console-introduction-withdraw = Verzoek intrekken
console-flash-introduction = Het verzoek is onderweg.
console-flash-introduction-done = Klaar.

## Federation
console-federation-title = Federatie
console-federation-clusters = { $count ->
    [one] 1 cluster
   *[other] { $count } clusters
}
console-federation-name = Naam
console-federation-country = Land
console-federation-reach = Bereikbaar
console-federation-check = Alle nu controleren
console-federation-check-hint = Vraagt elk cluster om een ondertekend levensteken en welke versie van het handvest het heeft.
console-federation-other-version = andere versie
console-federation-round-trip = in { $ms } ms
console-reach-own = deze node
console-reach-suspended = geschorst
console-reach-yes = bereikbaar
console-reach-no = niet bereikbaar
console-reach-since = sinds { $since }
console-reach-why = Waarom
console-map-label = Waar de clusters zijn; de lijst zegt hetzelfde
console-map-note = Elk vierkant is een land, met het aantal clusters. Een licht vierkant met een rand: niet alle clusters zijn nu bereikbaar.
console-charter-title = Handvest
console-charter-version = Versie van het handvest
console-charter-issued = Opgesteld
console-charter-expires = Verloopt
console-charter-threshold = Handtekeningen voor een nieuwe versie
console-charter-soon = Het verloopt binnenkort. Daarna antwoordt niemand meer; het ondertekenen van een nieuwe versie kost tijd.

## Members
console-members-title = Leden
console-members-count = { $count ->
    [0] Deze node heeft nog geen leden.
    [one] Deze node heeft 1 lid.
   *[other] Deze node heeft { $count } leden.
}
console-members-import = Leden importeren
console-members-search = Naam of referentie
console-members-none = Importeer om te beginnen een spreadsheet met uw leden.
console-members-none-found = Geen lid gevonden.
console-members-first = Eerste pagina
console-members-reference = Referentie
console-members-consents = Geldige toestemmingen
console-members-in-force = { $count } geldig
console-member-partners = Partners voor dit lid zoeken
console-member-consents = Toestemmingen
console-member-no-consent = Dit lid heeft geen toestemming gegeven, dus geen enkel ander cluster ziet er iets van.
console-member-data = Gegevens
console-member-changed = Laatst gewijzigd op { $date }
console-member-people = Wie namens dit lid handelt
console-member-nobody = Nog niemand.
console-member-invite = Uitnodigen
console-member-invite-email = E-mailadres van de persoon die u wilt uitnodigen
console-member-invite-wrong = Dit is geen e-mailadres. Ga terug en schrijf er een zoals name@company.example.
console-member-invite-failed = De e-mail kon niet worden verzonden.
console-member-invite-pass-on = Geef deze link door aan { $email }. De link werkt één keer, tot { $date }, en wordt alleen nu getoond.
console-member-invited = uitgenodigd, tot { $date }
console-flash-invited = De uitnodiging is onderweg.
console-member-person-remove = Verwijderen
console-flash-person-removed = Deze persoon kan niet meer namens het lid handelen.
console-member-disclosures = Wie de gegevens heeft ontvangen
console-member-nothing-left = Niets heeft deze node verlaten.
console-member-city = Plaats
console-member-website = Website
console-member-email = E-mail
console-paper-title = Op papier gegeven toestemming vastleggen
console-paper-hint = Bewaar het papier. Uw naam en de datum van vandaag worden erbij vastgelegd.
console-paper-recipients = Aan wie
console-paper-federation = De hele federatie
console-paper-country = { $country ->
    [Cyprus] Alle clusters op { $country }
    [Malta] Alle clusters op { $country }
   *[other] Alle clusters in { $country }
}
console-paper-except = Clusters uitzonderen
console-paper-except-legend = Maar niet aan
console-paper-groups = Wat mag worden gebruikt
console-paper-groups-hint = Niets aangevinkt: het lid mag worden geteld bij vragen zonder voorwaarde, en verder niets.
console-paper-level = Hoe
console-paper-record = mag worden getoond
console-paper-count = mag worden gebruikt om te tellen, nooit getoond
console-paper-signed-on = Ondertekend op
console-paper-until = Tot en met
console-paper-until-hint = Leeg: tot de toestemming wordt ingetrokken.
console-paper-record-it = Toestemming vastleggen
console-paper-withdraw = Intrekken, op verzoek van het lid
console-paper-no-recipient = Vink minstens één ontvanger aan.
console-paper-no-day = Geef de dag van ondertekening op. Die kan niet in de toekomst liggen.
console-paper-over = De laatste dag moet in de toekomst liggen.
console-flash-consent = De toestemming is vastgelegd.
console-flash-withdrawn = De toestemming is ingetrokken.
console-source-paper = Op papier van { $signed }, vastgelegd door { $name } op { $date }
console-source-somebody = iemand die hier niet meer bekend is
console-source-portal = Door het lid zelf gegeven op { $date }
console-source-import = Meegekomen met een import op { $date }
console-source-other = Gegeven op { $date }
console-consent-in-force = geldig
console-consent-to-come = begint later
console-consent-expired = verlopen
console-consent-withdrawn = ingetrokken
console-consent-never = nooit gegeven

## Import
console-import-title = Leden importeren
console-import-lede = Kies een spreadsheet die als CSV is opgeslagen. U ziet wat er zou gebeuren voordat er iets gebeurt.
console-import-file = Bestand
console-import-file-hint = CSV in UTF-8, hoogstens { $most } MB. Grotere bestanden gaan via de opdrachtregel.
console-import-look = Bekijken
console-import-columns = Welke kolommen worden gelezen
console-import-columns-text = De volgorde is vrij, en alleen de eerste twee zijn nodig. Andere kolommen worden weggelaten; u krijgt daar bericht van.
console-import-no-file = Kies eerst een bestand.
console-import-too-long = Het bestand is te groot voor deze pagina. Gebruik de opdrachtregel.
console-import-busy = Er wachten te veel bestanden op import. Probeer het over een paar minuten opnieuw.
console-import-preview-title = Wat dit bestand zou doen
console-import-nothing-yet = Er is nog niets gewijzigd.
console-import-added = { $count ->
    [one] lid zou worden toegevoegd
   *[other] leden zouden worden toegevoegd
}
console-import-changed = { $count ->
    [one] zou wijzigen
   *[other] zouden wijzigen
}
console-import-kept = { $count ->
    [one] Eén lid heeft zijn profiel zelf bewerkt: dat blijft zoals het is, ook al verschilt het bestand.
   *[other] { $count } leden hebben hun profiel zelf bewerkt: die profielen blijven zoals ze zijn, ook al verschilt het bestand.
}
console-import-unchanged = { $count ->
    [one] blijft zoals het is
   *[other] blijven zoals ze zijn
}
console-import-refused = { $count ->
    [one] rij wordt geweigerd
   *[other] rijen worden geweigerd
}
console-import-refused-list = Geweigerde rijen
console-import-line = Regel
console-import-reason = Waarom, en wat u moet verbeteren
console-import-more = en nog { $count }
console-import-warnings = Goed om te weten
console-import-added-list = Leden die zouden worden toegevoegd
console-import-changed-list = Leden die zouden wijzigen
console-import-what-changes = Wat wijzigt
console-import-consents = Toestemmingen blijven zoals ze zijn: niemand ziet nieuwe leden voordat zij toestemming geven.
console-import-confirm = { $count ->
    [one] 1 lid importeren
   *[other] { $count } leden importeren
}
console-import-confirm-good = { $count ->
    [one] De goede rij importeren, de geweigerde weglaten
   *[other] De { $count } goede rijen importeren, de geweigerde weglaten
}
console-import-forget = Bestand wissen
console-import-bad-rows = Het bestand heeft rijen die worden geweigerd. Ga terug en kies ervoor ze weg te laten.
console-flash-imported = De leden zijn geïmporteerd.
console-flash-import-gone = Het bestand heeft te lang gewacht en is gewist. Kies het opnieuw.
console-flash-import-forgotten = Het bestand is gewist.
console-flash-import-other = Intussen is in een ander venster een ander bestand gekozen. Er is niets gedaan; hieronder ziet u wat dat bestand zou doen.

## Numbers
console-numbers-title = Cijfers
console-numbers-members = leden
console-numbers-consenting = leden met een geldige toestemming
console-numbers-asked-all = gestelde vragen
console-numbers-answered-all = beantwoorde vragen
console-numbers-activity = Vragen in de tijd
console-numbers-activity-title = Vragen per maand
console-numbers-month = Maand
console-numbers-asked = door ons gesteld
console-numbers-answered = door ons beantwoord
console-numbers-refused = door ons geweigerd
console-numbers-as-table = Als tabel
console-numbers-fields = Vakgebieden
console-numbers-fields-title = Leden per vakgebied
console-numbers-field = Vakgebied
console-numbers-consents = Toestemmingen
console-numbers-consents-title = Leden naar stand van hun toestemmingen
console-numbers-state = Stand
console-numbers-kinds = Soorten
console-numbers-kinds-title = Leden per soort
console-numbers-kind = Soort
console-numbers-countries = Landen
console-numbers-countries-title = Leden per land
console-numbers-country = Land
console-numbers-regions = Regio’s
console-numbers-regions-title = Leden per regio (NUTS-niveau 2)
console-numbers-region = Regio
console-numbers-count = leden
console-numbers-nothing = Nog niets om te tellen.
