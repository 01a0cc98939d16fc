# The pages of a member.

portal-cluster = { $name } ({ $country })
portal-recipient-federation = De hele federatie
portal-recipient-country = { $country ->
    [Cyprus] Alle clusters op { $country }
    [Malta] Alle clusters op { $country }
   *[other] Alle clusters in { $country }
}
portal-no-groups = niets dat kan worden getoond
portal-nothing-said = Nog niets ingevuld
portal-not-said = Niet ingevuld
portal-concepts = Onderwerpen
portal-trl-range = Technologische rijpheid { $min } tot en met { $max }
portal-edit = Bewerken
portal-edit-label = Bewerken: { $what }
portal-back-to-consents = Terug naar “Wie ziet wat”
portal-no-federation = Uw cluster is nog niet aangesloten bij een federatie. Geen enkel ander cluster kan dus iets vragen.

# What purposes and field groups mean, one sentence each
portal-purpose-matchmaking = Om partners te vinden voor projecten, leveringen of ontwikkeling.
portal-purpose-statistics = Om organisaties te tellen. Alleen aantallen worden gemeld, kleine aantallen niet precies.
portal-purpose-funding-call = Om partners bijeen te brengen voor een subsidieaanvraag.
portal-purpose-event = Om uit te nodigen voor bijeenkomsten, beurzen en workshops.
portal-field-region = Het land en de regio waar u gevestigd bent.
portal-field-kind = Of u een klein bedrijf, een universiteit, een overheidsinstelling of iets anders bent.
portal-field-offers = Wat u voor anderen kunt doen: titel, tekst, onderwerpen en technologische rijpheid.
portal-field-needs = Wat u zoekt: titel, tekst, onderwerpen en technologische rijpheid.
portal-field-summary = Wat u in eigen woorden over uw organisatie zegt.
portal-field-identity = Uw officiële naam, plaats en website, en het nummer waaronder uw cluster u kent. Wie dit ziet, weet wie u bent.
portal-field-contact = Naam en e-mailadres van de persoon met wie men contact kan opnemen. Dit zijn persoonsgegevens: zorg dat die persoon ermee instemt.

# Overview
portal-home-waiting = { $count ->
    [one] Eén introductie wacht op uw antwoord
   *[other] { $count } introducties wachten op uw antwoord
}
portal-home-seen = Wie u kan zien
portal-home-seen-link = Bekijken en wijzigen wie wat ziet
portal-home-introductions = Introducties
portal-home-open = { $count ->
    [0] Niemand wacht op een antwoord van u.
    [one] Eén verzoek wacht op uw antwoord.
   *[other] { $count } verzoeken wachten op uw antwoord.
}
portal-home-introductions-link = Naar de ontvangen verzoeken
portal-home-profile = Uw profiel
portal-home-complete = Alles wat anderen helpt om u te vinden, is ingevuld.
portal-home-profile-link = Bekijken wat u ons hebt verteld
portal-home-last = Laatst verstrekt
portal-home-last-link = De hele geschiedenis

# Profile
portal-profile-title = Wat u ons hebt verteld
portal-profile-lede = Dit is alles wat uw cluster als uw profiel bewaart, stand op { $day }. Anderen zien alleen wat u toestaat.
portal-profile-about = Over u
portal-profile-contact = Contactpersoon
portal-profile-contact-hint = De persoon met wie anderen contact kunnen opnemen. Die wordt alleen getoond waar u “Contactpersoon” uitdrukkelijk toestaat.
portal-profile-reference = { $cluster } kent u onder het nummer { $reference }.
portal-missing-title = Hiermee kunnen anderen u beter vinden:
portal-missing-offers = Vertel wat u aanbiedt
portal-missing-needs = Vertel wat u zoekt
portal-missing-concepts = Geef elk aanbod en elke behoefte minstens één onderwerp
portal-missing-summary = Beschrijf uw organisatie in een paar zinnen
portal-missing-country = Geef aan in welk land u gevestigd bent
portal-missing-contact = Geef een contactpersoon op
portal-add-offer = Aanbod toevoegen
portal-add-need = Behoefte toevoegen
portal-edit-offer = Aanbod bewerken
portal-edit-need = Behoefte bewerken
portal-remove-entry = Deze vermelding verwijderen
portal-label-legal-name = Officiële naam
portal-label-city = Plaats
portal-label-website = Website
portal-label-country = Land
portal-label-nuts = Regiocode
portal-hint-nuts = De Europese code van uw regio (NUTS), zoals ITH55 voor Bologna. Laat dit leeg als u de code niet kent.
portal-label-kind = Soort organisatie
portal-hint-kind = Een klein of middelgroot bedrijf heeft minder dan 250 medewerkers.
portal-label-summary = Beschrijving
portal-hint-summary = Wat u doet, in eigen woorden en in een taal naar keuze.
portal-label-language = Taal van de beschrijving
portal-label-contact-name = Naam
portal-label-contact-email = E-mailadres
portal-label-entry-title = Titel
portal-label-entry-text = Tekst
portal-hint-entry-title = Een paar woorden, zoals “Beeldanalyse voor pathologie”.
portal-hint-entry-text = Twee of drie zinnen zijn genoeg.
portal-label-concepts = Onderwerpen
portal-hint-concepts = Kies uit de lijst die de hele federatie gebruikt. Zo vinden anderen u in hun eigen taal.
portal-label-concept-search = Een onderwerp zoeken
portal-concept-found = Vink aan wat past en sla daarna op:
portal-concept-none = Geen onderwerp heet zo. Probeer minder of andere woorden.
portal-label-trl = Technologische rijpheid
portal-hint-trl = Van 1 (een idee) tot 9 (bewezen in dagelijks gebruik).
portal-label-entry-trl-min = Van
portal-label-entry-trl-max = Tot en met
portal-mistake-missing = Vul dit veld in.
portal-mistake-long = Hoogstens { $most } tekens.
portal-mistake-many = Hoogstens { $most }.
portal-mistake-website = Schrijf de website als https://www.example.org.
portal-mistake-email = Schrijf het adres als name@example.org.
portal-mistake-country = Kies een land.
portal-mistake-nuts = Een regiocode bestaat uit twee letters en hoogstens drie letters of cijfers daarna, zoals ITH55.
portal-mistake-other-country = Deze regio ligt in een ander land dan het gekozen land.
portal-mistake-choice = Kies een van de mogelijkheden.
portal-mistake-concept = Een van de onderwerpen staat niet in de lijst.
portal-mistake-trl = Kies twee niveaus van 1 tot 9, het laagste eerst.
portal-mistake-entries = Er zijn al { $most } vermeldingen. Verwijder er eerst een.
portal-mistake-changed = Iemand heeft het profiel gewijzigd sinds u dit formulier hebt geopend. Kopieer wat u hebt geschreven, open het profiel opnieuw en bewerk het daar.
portal-mistake-profile = Het hele profiel is te lang om aan iemand te sturen. Kort een tekst in.
portal-flash-saved = Opgeslagen.

# Who sees what
portal-consents-title = Wie ziet wat
portal-consents-summary = { $seeing ->
    [0] Op dit moment kan geen enkel ander cluster iets van u zien (0 van de { $all }).
    [one] Op dit moment kan één cluster van de { $all } iets van u zien.
   *[other] Op dit moment kunnen { $seeing } van de { $all } clusters iets van u zien.
}
portal-consents-new = Nieuwe toestemming geven
portal-consents-preview = Uzelf zien zoals anderen u zien
portal-matrix-caption = Wat u nu toestaat
portal-matrix-purpose = Doel
portal-matrix-nothing = Niets
portal-matrix-allow = Toestaan …
portal-matrix-allow-label = Iets toestaan voor het doel “{ $purpose }” aan: { $recipient }
portal-says-record = Mag zien: { $groups }
portal-says-count = Mag u alleen tellen, op basis van: { $groups }
portal-until = Tot en met { $day }.
portal-from = Vanaf { $day }.
portal-until-withdrawn = Tot u de toestemming intrekt.
portal-except = Niet: { $clusters }.
portal-also-for = Dezelfde toestemming geldt voor: { $recipients }.
portal-withdraw = Intrekken
portal-withdraw-label = Toestemming { $number } intrekken
portal-consent-details = Toestemming { $number }
portal-gets-title = Wat elk cluster vandaag krijgt
portal-gets-lede = Dit volgt uit uw toestemmingen, uw bezwaren en de regels van uw eigen cluster. Kies een vermelding om precies te zien wat dat cluster zou krijgen.
portal-gets-open = { $count ->
    [one] Eén cluster
   *[other] { $count } clusters
}
portal-gets-cluster = Cluster
portal-gets-nothing = niets
portal-gets-counted = alleen geteld
portal-objections-title = Clusters die niets krijgen, wat u ook toestaat
portal-objections-lede = Een bezwaar gaat boven elke toestemming, ook latere.
portal-objections-cluster = Cluster
portal-objections-raise = Toon ons nooit aan dit cluster
portal-objections-lift = Bezwaar opheffen
portal-objections-since = sinds { $day }
portal-earlier = Eerdere toestemmingen ({ $count })
portal-flash-allowed = Uw toestemming is vastgelegd en geldt nu. U kunt haar op deze pagina op elk moment intrekken.
portal-flash-refused = Er is niets toegestaan. Alles blijft zoals het was.
portal-flash-withdrawn = Ingetrokken. Vanaf nu krijgt niemand nog iets op grond van deze toestemming. Hieronder ziet u wat anderen al hebben.
portal-flash-objected = Dat cluster krijgt vanaf nu niets meer van u.
portal-flash-lifted = Het bezwaar is opgeheven. Uw toestemmingen gelden weer voor dat cluster.

# Giving a permission
portal-grant-title = Nieuwe toestemming geven
portal-grant-lede = Vier korte vragen. Er is niets toegestaan voordat u hebt gelezen wat het betekent en ja hebt gezegd.
portal-grant-purpose = Waarvoor?
portal-grant-recipient = Aan wie?
portal-grant-everyone = { $count ->
    [one] Op dit moment één cluster, en de clusters die zich later aansluiten.
   *[other] Op dit moment { $count } clusters, en de clusters die zich later aansluiten.
}
portal-grant-countries = Alleen bepaalde landen
portal-grant-clusters = Alleen bepaalde clusters
portal-grant-field = Wat mogen zij zien?
portal-grant-field-hint = Wat niet is aangevinkt, wordt ook niet doorzocht.
portal-grant-until = Tot wanneer?
portal-grant-until-6 = Een half jaar
portal-grant-until-12 = Een jaar
portal-grant-until-day = Tot en met deze dag:
portal-grant-until-withdrawn = Tot wij de toestemming intrekken
portal-grant-day = Laatste dag
portal-grant-detail = Uitzonderingen en andere details
portal-grant-count = Hoe precies?
portal-grant-count-yes = Tel ons alleen, en toon niets
portal-grant-count-hint = Wat hierboven is aangevinkt, wordt met vragen vergeleken. Alleen een aantal wordt gemeld.
portal-grant-except = Welke clusters niet?
portal-grant-except-hint = Deze krijgen niets op grond van deze toestemming.
portal-grant-from = Niet eerder dan
portal-grant-review = Lees wat dit betekent
portal-choose-purpose = Kies een doel.
portal-choose-recipient = Kies minstens één ontvanger.
portal-choose-field = Vink minstens één onderdeel aan dat mag worden gezien.
portal-choose-until = Kies tot wanneer.
portal-choose-day = Schrijf een dag zoals 2027-06-30.
portal-choose-day-past = Deze dag is al voorbij. Kies een latere dag.
portal-choose-day-late = Kies een dag binnen de komende tien jaar, of “Tot wij de toestemming intrekken”.
portal-choose-from-late = De toestemming zou pas na haar laatste dag ingaan.
portal-review-title = Staat u dit toe?
portal-review-allow = Wij staan dit toe
portal-review-refuse = Wij staan dit niet toe
portal-review-change = De keuze wijzigen
portal-review-kept = Als u dit toestaat, wordt deze tekst bij uw toestemming bewaard en kunt u een ondertekende bevestiging downloaden.
portal-review-changed = De tekst is gewijzigd sinds u hem voor het laatst zag. Daarom is er niets vastgelegd. Lees hem nog een keer.

# The notice; it is kept with the consent as it was shown
portal-notice-controller = { $cluster } bewaart uw gegevens en is ervoor verantwoordelijk. Dit cluster neemt deel aan de federatie { $federation }. De clusters daarvan kunnen het vragen stellen.
portal-notice-record = Voor het doel “{ $purpose }” staat u toe dat het volgende wordt doorzocht en gezien: { $groups }. Ontvangers: { $recipients }.
portal-notice-count = Voor het doel “{ $purpose }” staat u toe dat u wordt geteld op basis van: { $groups }. Niets daarvan wordt getoond. Ontvangers: { $recipients }.
portal-notice-group = { $group }: { $means }
portal-notice-except = Deze clusters krijgen niets op grond van deze toestemming: { $clusters }.
portal-notice-from = De toestemming geldt vanaf { $day }.
portal-notice-until = De toestemming geldt tot en met { $day }.
portal-notice-until-withdrawn = De toestemming geldt tot u haar intrekt.
portal-notice-withdraw = U kunt de toestemming op elk moment intrekken op de pagina “Wie ziet wat”, met één klik en zonder een reden te geven. Vanaf dat moment krijgt niemand nog iets op grond ervan. Wat eerder is verzonden, blijft bij wie het heeft ontvangen. De geschiedenis laat zien wie dat zijn, en u kunt hun vragen het te verwijderen.
portal-notice-free = U mag vrij weigeren. Weigeren heeft geen nadelen voor uw lidmaatschap.

# One permission
portal-consent-title = Toestemming { $number }
portal-consent-receipt = Ondertekende bevestiging downloaden
portal-consent-receipt-hint = De bevestiging zegt wat u hebt toegestaan, in een vorm die programma’s kunnen lezen (JSON-LD, ISO/IEC TS 27560), ondertekend door uw cluster.
portal-consent-notice = De tekst die u is getoond
portal-consent-notice-hash = SHA-256 van deze tekst:
portal-status-given = Geldig
portal-status-not-yet-valid = Nog niet geldig
portal-status-expired = Verlopen
portal-status-withdrawn = Ingetrokken
portal-source-portal = door u, op deze pagina’s
portal-source-staff = vastgelegd door uw cluster
portal-fact-purpose = Doel
portal-fact-recipients = Ontvangers
portal-fact-except = Niet
portal-fact-groups = Mogen zien
portal-fact-from = Vanaf
portal-fact-until = Laatste dag
portal-fact-given = Gegeven
portal-fact-withdrawn = Ingetrokken
portal-held-title = Wat anderen op grond van deze toestemming hebben
portal-held-nothing = Niemand heeft op grond hiervan iets ontvangen.
portal-held-lede = Na intrekking volgen geen antwoorden meer. Deze clusters hebben eerder gegevens ontvangen:
portal-held-by = { $cluster }: { $groups } ({ $count ->
    [one] één keer, op { $day }
   *[other] { $count } keer, laatst op { $day }
})

# Preview
portal-preview-title = Uzelf zien zoals anderen u zien
portal-preview-lede = Precies wat een cluster nu zou krijgen als het alles vroeg. Door hier te kijken wordt niets verstuurd.
portal-preview-cluster = Cluster
portal-preview-purpose = Doel
portal-preview-show = Tonen
portal-preview-as = Wat { $cluster } ziet voor het doel “{ $purpose }”:
portal-preview-bare = Alleen dat er iemand is die past, onder een pseudoniem.
portal-preview-handle = Zij kennen u als
portal-preview-reference = nummer { $reference } van uw cluster.
portal-preview-withheld = U staat meer toe dan de regels van uw eigen cluster doorlaten. Achtergehouden: { $groups }.
portal-preview-nothing = Niets.
portal-preview-counted = U zou in aantallen worden meegeteld, zonder te worden getoond.
portal-why-no-charter = Er is geen handvest van kracht, dus op dit moment krijgt geen enkel cluster iets.
portal-why-not-in-charter = Dit cluster neemt op dit moment niet deel aan de federatie.
portal-why-rules = De regels van uw eigen cluster geven dit cluster niets voor dit doel.
portal-why-rules-count = De regels van uw eigen cluster laten dit cluster voor dit doel leden tellen, meer niet.
portal-why-objection = U hebt bezwaar gemaakt tegen dit cluster.
portal-why-excepted = Uw toestemming zondert dit cluster uit.
portal-why-count-only = Dit cluster mag u tellen, maar niet zien.
portal-why-not-yet = Uw toestemming gaat in op { $day }.
portal-why-expired = Uw toestemming is geëindigd op { $day }.
portal-why-withdrawn = U hebt uw toestemming ingetrokken op { $day }.
portal-why-no-consent = U hebt dit cluster geen toestemming gegeven voor dit doel.

# History
portal-history-title = Wie heeft gevraagd, wie heeft ontvangen
portal-history-lede = Elke keer dat gegevens van u uw cluster hebben verlaten, met het bewijs ervan.
portal-history-empty = Er hebben geen gegevens van u uw cluster verlaten.
portal-history-times = { $count } keer op deze dag
portal-history-got = Ontvangen: { $groups }
portal-history-grounds = Toegestaan door:
portal-history-by-introduction = Toegestaan door uw antwoord op een verzoek, of door een toestemming die uw cluster niet meer kan aanwijzen.
portal-history-proof = Bewijs { $entry }, { $moment }
portal-history-proofs = { $count ->
    [one] 1 bewijs
   *[other] { $count } bewijzen
}
portal-history-more = Ook eerdere tonen
portal-history-check = Zo controleert u een bewijs zonder ons te hoeven vertrouwen
portal-history-check-how = Download het en voer deze opdracht uit op een willekeurige computer met Steelyard. Er is geen verbinding nodig: de opdracht controleert de handtekening van uw cluster, toont de sleutel ervan en gaat na of de vermelding in het logboek van uw cluster staat.
portal-refused-title = Wat uw cluster heeft geweigerd
portal-refused-lede = Deze vragen van andere clusters zijn voor alle leden geweigerd. Van niemand is iets verstrekt.
portal-refused-none = Tot nu toe is niets geweigerd.
portal-refused-count = { $count ->
    [one] De laatste weigering
   *[other] De laatste { $count } weigeringen
}
portal-refused-line = Vraag van { $cluster }, doel: { $purpose }

# Rights
portal-rights-title = Uw rechten
portal-rights-lede = Wat de wet u geeft (AVG, artikelen 15 tot en met 21), als knoppen.
portal-rights-export = Alles krijgen
portal-rights-export-how = Alles wat over u wordt bewaard en wat ermee is gebeurd, in één archief: voor mensen als tabellen (CSV), voor programma’s als JSON, met de bevestigingen.
portal-rights-export-button = Archief downloaden
portal-rights-correct = Corrigeren
portal-rights-correct-how = U kunt elk woord van uw profiel zelf wijzigen.
portal-rights-correct-button = Profiel bewerken
portal-rights-object = Bezwaar maken
portal-rights-object-how = Trek een toestemming in met één klik, of sluit een cluster voorgoed uit.
portal-rights-object-button = Wie ziet wat
portal-rights-erase = Verwijderen
portal-rights-erase-how = Haal alles wat over u wordt bewaard voorgoed uit deze node.
portal-rights-erase-button = Verwijderen …
portal-rights-digest = Maandelijkse brief
portal-rights-digest-how = Eén keer per maand staat in een e-mail wat er van u is verstrekt, en aan wie, en hoe u dat kunt intrekken. De brief gaat naar u, { $email }.
portal-rights-digest-on = Stuur mij de brief
portal-rights-digest-off = Stuur mij de brief niet
portal-rights-digest-is-on = U krijgt de brief.
portal-rights-digest-is-off = U krijgt de brief niet.
portal-flash-digest-on = U krijgt de maandelijkse brief.
portal-flash-digest-off = U krijgt geen maandelijkse brief.
portal-erase-title = Alles verwijderen?
portal-erase-lede = Dit kan niet ongedaan worden gemaakt.
portal-erase-gone = Wat wordt verwijderd
portal-erase-gone-profile = Uw profiel: teksten, aanbod, behoeften, naam, contactpersoon.
portal-erase-gone-consents = Alle toestemmingen en bezwaren, met de lijst van wat is verstrekt.
portal-erase-gone-backups = Uit back-ups die later worden teruggezet, verdwijnen uw gegevens meteen weer.
portal-erase-stays = Wat blijft
portal-erase-stays-log = Het auditlogboek laat nog zien dat er iets is gebeurd, onder een nummer dat willekeurig lijkt. De sleutel van dat nummer wordt vernietigd, zodat het niet meer met u in verband kan worden gebracht.
portal-erase-stays-others = Wat andere clusters eerder hebben ontvangen. De geschiedenis laat zien wie dat zijn. Download die eerst en vraag hun het te verwijderen.
portal-erase-first = Eerst alles downloaden
portal-erase-confirm = Schrijf ter bevestiging de naam van uw organisatie: { $name }
portal-erase-button = Voorgoed verwijderen
portal-erase-wrong = Schrijf de naam precies zoals hierboven.
portal-erased-title = Alles is verwijderd
portal-erased = Hier wordt niets meer over uw organisatie bewaard.

# Introductions
portal-introductions-title = Introducties
portal-introductions-lede = Iemand heeft u onder een pseudoniem gevonden en vraagt wie u bent. U beslist: er wordt niets getoond voordat u accepteert.
portal-introductions-waiting = Wacht op uw antwoord
portal-introductions-none = Er wacht niets op u.
portal-introductions-earlier = Eerder
portal-introductions-back = Alle introducties
portal-introduction-from-member = { $member }, via { $cluster }
portal-introduction-from = Verzoek van { $cluster }
portal-introduction-to = Ons verzoek aan { $cluster }
portal-introduction-until = Eindigt vanzelf op { $day } als niemand beslist.
portal-introduction-asks = Wie het vraagt, en waarom
portal-introduction-cluster = Cluster
portal-introduction-why = In hun eigen woorden
portal-introduction-behind = De organisatie erachter
portal-introduction-unnamed = Het cluster vraagt op eigen naam, of de organisatie erachter heeft er nog niet mee ingestemd om te worden genoemd.
portal-introduction-offers = Als u accepteert, tonen zij u: { $groups }
portal-introduction-received = Wat zij u hebben getoond
portal-introduction-revealed = Wat u hun hebt getoond
portal-introduction-timeline = Wat er is gebeurd
portal-introduction-decide = Uw antwoord
portal-introduction-reveal = Wat mag { $cluster } van u zien, alleen deze keer?
portal-introduction-reveal-hint = Alleen wat u hier aanvinkt wordt verstrekt, alleen aan dit cluster en alleen als u accepteert.
portal-introduction-accept = Accepteren en dit tonen
portal-introduction-decline = Afwijzen
portal-introduction-decline-hint = Als u afwijst, horen zij alleen “afgewezen”. U hoeft geen reden te geven.
portal-introduction-ask = Eerst een vraag stellen
portal-introduction-question = Uw vraag
portal-introduction-question-hint = Zij lezen de vraag zonder te weten wie u bent. Schrijf uw naam er dus niet in.
portal-introduction-send = Vraag versturen
portal-introduction-nothing = Vink minstens één onderdeel aan dat zij mogen zien, of wijs af.
portal-introduction-no-question = Schrijf een vraag.
portal-introduction-long-question = De vraag is te lang. Maak hem korter.
portal-introduction-not-permitted = De regels van uw eigen cluster staan niet toe dat het andere cluster dit alles krijgt. Vink minder aan, of wijs af.
portal-state-requested = Onderweg
portal-state-delivered = Wacht op antwoord
portal-state-questioned = Vraag gesteld
portal-state-answered = Vraag beantwoord
portal-state-accepted = Geaccepteerd
portal-state-declined = Afgewezen
portal-state-expired = Verlopen
portal-state-withdrawn = Verzoek ingetrokken
portal-state-revealed = Geïntroduceerd
portal-step-request-ours = Uw cluster heeft het voor u gevraagd aan { $cluster }.
portal-step-request-theirs = { $cluster } heeft het gevraagd.
portal-step-question-ours = U hebt een vraag gesteld.
portal-step-question-theirs = Zij hebben een vraag gesteld.
portal-step-answer-ours = Uw cluster heeft geantwoord.
portal-step-answer-theirs = { $cluster } heeft geantwoord.
portal-step-accept-ours = U hebt geaccepteerd.
portal-step-accept-theirs = Zij hebben geaccepteerd.
portal-step-decline-ours = U hebt afgewezen.
portal-step-decline-theirs = Zij hebben afgewezen.
portal-step-expire-ours = De termijn is verstreken.
portal-step-expire-theirs = De termijn is verstreken.
portal-step-withdraw-ours = Uw cluster heeft het verzoek ingetrokken.
portal-step-withdraw-theirs = { $cluster } heeft het verzoek ingetrokken.
portal-step-reveal-ours = Wat u wilde tonen, is verstuurd naar { $cluster }.
portal-step-reveal-theirs = { $cluster } heeft gestuurd wat zij wilden tonen.
portal-flash-accepted = Geaccepteerd. Wat u hebt aangevinkt, is onderweg.
portal-flash-declined = Afgewezen.
portal-flash-asked = Uw vraag is onderweg.
portal-flash-too-late = Dat was niet meer mogelijk. Hieronder ziet u hoe het ervoor staat.
