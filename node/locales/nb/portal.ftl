# The pages of a member.

portal-cluster = { $name } ({ $country })
portal-recipient-federation = Hele føderasjonen
portal-recipient-country = { $country ->
    [Island] Alle klynger på { $country }
    [Kypros] Alle klynger på { $country }
    [Malta] Alle klynger på { $country }
   *[other] Alle klynger i { $country }
}
portal-no-groups = ingenting som kan vises
portal-nothing-said = Ikke noe oppgitt ennå
portal-not-said = Ikke oppgitt
portal-concepts = Emner
portal-trl-range = Teknologimodenhet { $min } til { $max }
portal-edit = Rediger
portal-edit-label = Rediger: { $what }
portal-back-to-consents = Tilbake til «Hvem ser hva»
portal-no-federation = Klyngen deres er ikke med i en føderasjon ennå, så ingen andre klynger kan spørre om noe.

# What purposes and field groups mean, one sentence each
portal-purpose-matchmaking = For å finne partnere til prosjekter, leveranser eller utvikling.
portal-purpose-statistics = For å telle organisasjoner. Bare tall oppgis, og små tall ikke nøyaktig.
portal-purpose-funding-call = For å samle partnere til en søknad om midler.
portal-purpose-event = For å invitere til møter, messer og workshoper.
portal-field-region = Landet og regionen dere holder til i.
portal-field-kind = Om dere er en liten bedrift, et universitet, et offentlig organ og så videre.
portal-field-offers = Hva dere kan gjøre for andre: tittel, tekst, emner og teknologimodenhet.
portal-field-needs = Hva dere ser etter: tittel, tekst, emner og teknologimodenhet.
portal-field-summary = Hva dere sier om dere selv, med egne ord.
portal-field-identity = Det juridiske navnet, stedet og nettstedet deres, og nummeret klyngen kjenner dere under. Den som ser dette, vet hvem dere er.
portal-field-contact = Navn og e-postadresse til den man kan skrive til. Dette er personopplysninger: Forsikre dere om at personen er enig.

# Overview
portal-home-waiting = { $count ->
    [one] Én introduksjon venter på svar fra dere
   *[other] { $count } introduksjoner venter på svar fra dere
}
portal-home-seen = Hvem som kan se dere
portal-home-seen-link = Se og endre hvem som ser hva
portal-home-introductions = Introduksjoner
portal-home-open = { $count ->
    [0] Ingen venter på svar fra dere.
    [one] Én forespørsel venter på svar fra dere.
   *[other] { $count } forespørsler venter på svar fra dere.
}
portal-home-introductions-link = Åpne innboksen
portal-home-profile = Profilen deres
portal-home-complete = Alt som hjelper andre å finne dere, er på plass.
portal-home-profile-link = Se hva dere har oppgitt
portal-home-last = Sist utlevert
portal-home-last-link = Hele historikken

# Profile
portal-profile-title = Dette har dere oppgitt
portal-profile-lede = Dette er alt klyngen har lagret som profilen deres per { $day }. Andre ser bare det dere tillater.
portal-profile-about = Om dere
portal-profile-contact = Kontaktperson
portal-profile-contact-hint = Personen andre kan skrive til. Vises bare der dere uttrykkelig tillater «Kontaktperson».
portal-profile-reference = { $cluster } kjenner dere under nummeret { $reference }.
portal-missing-title = Dette ville hjelpe andre å finne dere:
portal-missing-offers = Fortell hva dere tilbyr
portal-missing-needs = Fortell hva dere ser etter
portal-missing-concepts = Gi hvert tilbud og behov minst ett emne
portal-missing-summary = Beskriv dere selv med noen setninger
portal-missing-country = Oppgi hvilket land dere holder til i
portal-missing-contact = Oppgi hvem andre kan skrive til
portal-add-offer = Legg til et tilbud
portal-add-need = Legg til et behov
portal-edit-offer = Rediger et tilbud
portal-edit-need = Rediger et behov
portal-remove-entry = Fjern denne oppføringen
portal-label-legal-name = Juridisk navn
portal-label-city = Sted
portal-label-website = Nettsted
portal-label-country = Land
portal-label-nuts = Regionkode
portal-hint-nuts = Den europeiske koden for regionen deres (NUTS), for eksempel ITH55 for Bologna. La feltet stå tomt hvis dere ikke kjenner den.
portal-label-kind = Type organisasjon
portal-hint-kind = En liten eller mellomstor bedrift har færre enn 250 ansatte.
portal-label-summary = Beskrivelse
portal-hint-summary = Hva dere gjør, med egne ord og på hvilket språk dere vil.
portal-label-language = Språk i beskrivelsen
portal-label-contact-name = Navn
portal-label-contact-email = E-postadresse
portal-label-entry-title = Tittel
portal-label-entry-text = Tekst
portal-hint-entry-title = Noen få ord, for eksempel «Bildeanalyse for patologi».
portal-hint-entry-text = To eller tre setninger er nok.
portal-label-concepts = Emner
portal-hint-concepts = Velg fra listen som hele føderasjonen bruker. Da finner andre dere på sitt eget språk.
portal-label-concept-search = Søk etter et emne
portal-concept-found = Kryss av for det som passer, og lagre:
portal-concept-none = Ingen emner heter det. Prøv med færre eller andre ord.
portal-label-trl = Teknologimodenhet
portal-hint-trl = Fra 1 (en idé) til 9 (velprøvd i daglig bruk).
portal-label-entry-trl-min = Fra
portal-label-entry-trl-max = Til
portal-mistake-missing = Fyll ut dette feltet.
portal-mistake-long = Høyst { $most } tegn.
portal-mistake-many = Høyst { $most }.
portal-mistake-website = Skriv nettstedet slik: https://www.example.org.
portal-mistake-email = Skriv adressen slik: name@example.org.
portal-mistake-country = Velg et land.
portal-mistake-nuts = En regionkode har to bokstaver og opptil tre bokstaver eller tall til, for eksempel ITH55.
portal-mistake-other-country = Regionen ligger i et annet land enn det som er valgt.
portal-mistake-choice = Velg ett av alternativene.
portal-mistake-concept = Et av emnene står ikke på listen.
portal-mistake-trl = Velg to nivåer fra 1 til 9, det laveste først.
portal-mistake-entries = Det finnes allerede { $most } oppføringer. Fjern en av dem først.
portal-mistake-changed = Noen har endret profilen siden du åpnet dette skjemaet. Kopier det du skrev, åpne profilen på nytt og rediger den der.
portal-mistake-profile = Hele profilen er for lang til å sendes til noen. Kort ned en av tekstene.
portal-flash-saved = Lagret.

# Who sees what
portal-consents-title = Hvem ser hva
portal-consents-summary = { $seeing ->
    [0] Nå kan ingen av de andre klyngene se noe om dere ({ $all } i alt).
    [one] Nå kan én klynge av { $all } se noe om dere.
   *[other] Nå kan { $seeing } klynger av { $all } se noe om dere.
}
portal-consents-new = Gi en ny tillatelse
portal-consents-preview = Se dere selv slik andre gjør
portal-matrix-caption = Dette tillater dere nå
portal-matrix-purpose = Formål
portal-matrix-nothing = Ingenting
portal-matrix-allow = Tillat …
portal-matrix-allow-label = Tillat noe for formålet «{ $purpose }» til: { $recipient }
portal-says-record = Kan se: { $groups }
portal-says-count = Kan bare telle dere, etter: { $groups }
portal-until = Til og med { $day }.
portal-from = Fra { $day }.
portal-until-withdrawn = Til dere trekker den tilbake.
portal-except = Ikke: { $clusters }.
portal-also-for = Den samme tillatelsen gjelder for: { $recipients }.
portal-withdraw = Trekk tilbake
portal-withdraw-label = Trekk tilbake tillatelse { $number }
portal-consent-details = Tillatelse { $number }
portal-gets-title = Dette får hver klynge i dag
portal-gets-lede = Dette følger av tillatelsene og innsigelsene deres og av reglene i klyngen deres. Velg en oppføring for å se nøyaktig hva den klyngen ville fått.
portal-gets-open = { $count ->
    [one] Én klynge
   *[other] { $count } klynger
}
portal-gets-cluster = Klynge
portal-gets-nothing = ingenting
portal-gets-counted = bare talt
portal-objections-title = Klynger som ikke får noe, uansett hva dere tillater
portal-objections-lede = En innsigelse går foran alle tillatelser, også senere.
portal-objections-cluster = Klynge
portal-objections-raise = Vis oss aldri til denne klyngen
portal-objections-lift = Opphev innsigelsen
portal-objections-since = siden { $day }
portal-earlier = Tidligere tillatelser ({ $count })
portal-flash-allowed = Tillatelsen er registrert og gjelder nå. Dere kan når som helst trekke den tilbake på denne siden.
portal-flash-refused = Ingenting ble tillatt. Alt er som før.
portal-flash-withdrawn = Trukket tilbake. Fra nå av får ingen noe gjennom denne tillatelsen. Nedenfor ser dere hva andre allerede har.
portal-flash-objected = Den klyngen får ingenting om dere fra nå av.
portal-flash-lifted = Innsigelsen er opphevet. Tillatelsene deres gjelder igjen for den klyngen.

# Giving a permission
portal-grant-title = Gi en ny tillatelse
portal-grant-lede = Fire korte spørsmål. Ingenting er tillatt før dere har lest hva det innebærer, og sagt ja.
portal-grant-purpose = Til hva?
portal-grant-recipient = Til hvem?
portal-grant-everyone = { $count ->
    [one] Én klynge nå, og de som kommer til senere.
   *[other] { $count } klynger nå, og de som kommer til senere.
}
portal-grant-countries = Bare enkelte land
portal-grant-clusters = Bare enkelte klynger
portal-grant-field = Hva kan de se?
portal-grant-field-hint = Det som ikke er krysset av, blir heller ikke søkt i.
portal-grant-until = Hvor lenge?
portal-grant-until-6 = I et halvt år
portal-grant-until-12 = I ett år
portal-grant-until-day = Til og med denne dagen:
portal-grant-until-withdrawn = Til vi trekker den tilbake
portal-grant-day = Siste dag
portal-grant-detail = Unntak og andre detaljer
portal-grant-count = Hvor nøyaktig?
portal-grant-count-yes = Bare tell oss, og vis ingenting
portal-grant-count-hint = Det som er krysset av ovenfor, sammenlignes med spørsmål, og bare et tall oppgis.
portal-grant-except = Hvilke klynger skal unntas?
portal-grant-except-hint = Disse får ingenting gjennom denne tillatelsen.
portal-grant-from = Ikke før
portal-grant-review = Les hva dette innebærer
portal-choose-purpose = Velg et formål.
portal-choose-recipient = Velg minst én mottaker.
portal-choose-field = Kryss av for minst én ting som kan vises.
portal-choose-until = Velg hvor lenge.
portal-choose-day = Skriv en dag slik: 2027-06-30.
portal-choose-day-past = Denne dagen er forbi. Velg en senere dag.
portal-choose-day-late = Velg en dag innen de neste ti årene, eller «Til vi trekker den tilbake».
portal-choose-from-late = Den ville begynne etter sin siste dag.
portal-review-title = Tillater dere dette?
portal-review-allow = Vi tillater dette
portal-review-refuse = Vi tillater ikke dette
portal-review-change = Endre valget
portal-review-kept = Hvis dere tillater det, blir denne teksten lagret sammen med tillatelsen, og dere kan laste ned en signert kvittering.
portal-review-changed = Teksten er endret siden dere så den sist, så ingenting ble registrert. Les den en gang til.

# The notice; it is kept with the consent as it was shown
portal-notice-controller = { $cluster } oppbevarer opplysningene deres og er ansvarlig for dem. Klyngen er med i føderasjonen { $federation }, og klyngene der kan stille den spørsmål.
portal-notice-record = For formålet «{ $purpose }» tillater dere at dette blir søkt i og vist: { $groups }. Mottakere: { $recipients }.
portal-notice-count = For formålet «{ $purpose }» tillater dere at dere blir talt etter: { $groups }. Ingenting av dette vises. Mottakere: { $recipients }.
portal-notice-group = { $group }: { $means }
portal-notice-except = Disse klyngene får ingenting gjennom denne tillatelsen: { $clusters }.
portal-notice-from = Den gjelder fra { $day }.
portal-notice-until = Den gjelder til og med { $day }.
portal-notice-until-withdrawn = Den gjelder til dere trekker den tilbake.
portal-notice-withdraw = Dere kan når som helst trekke den tilbake på siden «Hvem ser hva», med ett klikk og uten å oppgi grunn. Fra da av får ingen noe gjennom den. Det som er sendt tidligere, blir værende hos dem som fikk det. Historikken viser hvem det er, og dere kan be dem slette det.
portal-notice-free = Dere står fritt til å si nei. Det har ingen ulempe for medlemskapet deres.

# One permission
portal-consent-title = Tillatelse { $number }
portal-consent-receipt = Last ned den signerte kvitteringen
portal-consent-receipt-hint = Kvitteringen sier hva dere tillot, i et format som programmer kan lese (JSON-LD, ISO/IEC TS 27560), signert av klyngen deres.
portal-consent-notice = Teksten dere ble vist
portal-consent-notice-hash = SHA-256 for denne teksten:
portal-status-given = Gjelder
portal-status-not-yet-valid = Gjelder ikke ennå
portal-status-expired = Utløpt
portal-status-withdrawn = Trukket tilbake
portal-source-portal = av dere, på disse sidene
portal-source-staff = registrert av klyngen deres
portal-fact-purpose = Formål
portal-fact-recipients = Mottakere
portal-fact-except = Ikke
portal-fact-groups = Kan se
portal-fact-from = Fra
portal-fact-until = Siste dag
portal-fact-given = Gitt
portal-fact-withdrawn = Trukket tilbake
portal-held-title = Hva andre har gjennom denne tillatelsen
portal-held-nothing = Ingen har fått noe gjennom den.
portal-held-lede = Når tillatelsen er trukket tilbake, gis det ikke flere svar. Disse klyngene fikk opplysninger før det:
portal-held-by = { $cluster }: { $groups } ({ $count ->
    [one] én gang, { $day }
   *[other] { $count } ganger, sist { $day }
})

# Preview
portal-preview-title = Se dere selv slik andre gjør
portal-preview-lede = Nøyaktig det en klynge ville fått nå hvis den spurte om alt. Ingenting blir sendt når dere ser på dette.
portal-preview-cluster = Klynge
portal-preview-purpose = Formål
portal-preview-show = Vis
portal-preview-as = Dette ser { $cluster } for formålet «{ $purpose }»:
portal-preview-bare = Bare at det finnes noen som passer, under et pseudonym.
portal-preview-handle = De kjenner dere som
portal-preview-reference = nummer { $reference } i klyngen deres.
portal-preview-withheld = Dere tillater mer enn reglene i klyngen deres slipper ut. Holdes tilbake: { $groups }.
portal-preview-nothing = Ingenting.
portal-preview-counted = Dere ville blitt talt med i tall, uten å bli vist.
portal-why-no-charter = Det finnes ikke noe gyldig charter, så ingen klynge får noe nå.
portal-why-not-in-charter = Denne klyngen er ikke med i føderasjonen nå.
portal-why-rules = Reglene i klyngen deres gir ikke denne klyngen noe for dette formålet.
portal-why-rules-count = Reglene i klyngen deres lar denne klyngen telle medlemmer for dette formålet, men ikke mer.
portal-why-objection = Dere har gjort innsigelse mot denne klyngen.
portal-why-excepted = Tillatelsen deres gjelder ikke denne klyngen.
portal-why-count-only = Dere lar denne klyngen telle dere, men ikke se dere.
portal-why-not-yet = Tillatelsen deres begynner { $day }.
portal-why-expired = Tillatelsen deres utløp { $day }.
portal-why-withdrawn = Dere trakk tilbake tillatelsen { $day }.
portal-why-no-consent = Dere har ikke gitt denne klyngen tillatelse for dette formålet.

# History
portal-history-title = Hvem spurte, hvem fikk
portal-history-lede = Hver gang opplysninger om dere har forlatt klyngen, med bevis for det.
portal-history-empty = Ingenting om dere har forlatt klyngen.
portal-history-times = { $count } ganger denne dagen
portal-history-got = Fikk: { $groups }
portal-history-grounds = Tillatt gjennom:
portal-history-by-introduction = Tillatt gjennom svaret deres på en forespørsel, eller gjennom en tillatelse som klyngen ikke lenger kan vise til.
portal-history-proof = Bevis { $entry }, { $moment }
portal-history-proofs = { $count } bevis
portal-history-more = Vis også tidligere
portal-history-check = Slik sjekker dere et bevis uten å stole på oss
portal-history-check-how = Last det ned, og kjør denne kommandoen på en hvilken som helst datamaskin som har Steelyard. Den trenger ikke nett: Den kontrollerer signaturen til klyngen, oppgir nøkkelen og kontrollerer at oppføringen står i klyngens logg.
portal-refused-title = Hva klyngen deres avslo
portal-refused-lede = Disse spørsmålene fra andre klynger ble avslått for alle medlemmer. Ingenting om noen ble utlevert.
portal-refused-none = Ingenting er avslått så langt.
portal-refused-count = { $count ->
    [one] Det siste avslaget
   *[other] De siste { $count } avslagene
}
portal-refused-line = { $cluster } spurte, formål: { $purpose }

# Rights
portal-rights-title = Rettighetene deres
portal-rights-lede = Det loven gir dere (personvernforordningen, artikkel 15 til 21), som knapper.
portal-rights-export = Få alt
portal-rights-export-how = Alt som er lagret om dere, og hva som har skjedd med det, i ett arkiv: tabeller for mennesker (CSV), JSON for programmer, med kvitteringene.
portal-rights-export-button = Last ned arkivet
portal-rights-correct = Rette
portal-rights-correct-how = Dere kan selv endre hvert ord i profilen.
portal-rights-correct-button = Rediger profilen
portal-rights-object = Protestere
portal-rights-object-how = Trekk tilbake en tillatelse med ett klikk, eller steng en klynge ute for godt.
portal-rights-object-button = Hvem ser hva
portal-rights-erase = Slette
portal-rights-erase-how = Fjern alt som er lagret om dere, fra denne noden for godt.
portal-rights-erase-button = Slett …
portal-rights-digest = Månedsbrev
portal-rights-digest-how = En gang i måneden sier en e-post hva som er utlevert om dere, og til hvem, og hvordan dere trekker tilbake. Den går til deg, { $email }.
portal-rights-digest-on = Send det til meg
portal-rights-digest-off = Ikke send det til meg
portal-rights-digest-is-on = Du får brevet.
portal-rights-digest-is-off = Du får ikke brevet.
portal-flash-digest-on = Du vil få månedsbrevet.
portal-flash-digest-off = Du vil ikke få månedsbrevet.
portal-erase-title = Slette alt?
portal-erase-lede = Dette kan ikke gjøres om.
portal-erase-gone = Dette blir slettet
portal-erase-gone-profile = Profilen deres: tekster, tilbud, behov, navn, kontaktperson.
portal-erase-gone-consents = Alle tillatelser og innsigelser, og listen over hva som er utlevert.
portal-erase-gone-backups = Sikkerhetskopier som gjenopprettes senere, mister opplysningene deres igjen med en gang.
portal-erase-stays = Dette blir værende
portal-erase-stays-log = Revisjonsloggen viser fortsatt at noe har skjedd, under et tall som ser tilfeldig ut. Nøkkelen til tallet ødelegges, så det ikke lenger kan knyttes til dere.
portal-erase-stays-others = Det andre klynger har fått tidligere. Historikken viser hvem. Last den ned først, og be dem slette det.
portal-erase-first = Last ned alt først
portal-erase-confirm = Skriv navnet på organisasjonen for å bekrefte: { $name }
portal-erase-button = Slett for godt
portal-erase-wrong = Skriv navnet nøyaktig slik det står ovenfor.
portal-erased-title = Alt er slettet
portal-erased = Ingenting om organisasjonen deres er lagret her lenger.

# Introductions
portal-introductions-title = Introduksjoner
portal-introductions-lede = Noen har funnet dere under et pseudonym og spør hvem dere er. Dere bestemmer, og ingenting vises før dere godtar.
portal-introductions-waiting = Venter på svar fra dere
portal-introductions-none = Ingenting venter på dere.
portal-introductions-earlier = Tidligere
portal-introductions-back = Alle introduksjoner
portal-introduction-from-member = { $member }, gjennom { $cluster }
portal-introduction-from = Forespørsel fra { $cluster }
portal-introduction-to = Vår forespørsel til { $cluster }
portal-introduction-until = Utløper av seg selv { $day } hvis ingen bestemmer seg.
portal-introduction-asks = Hvem som spør, og hvorfor
portal-introduction-cluster = Klynge
portal-introduction-why = Med egne ord
portal-introduction-behind = Organisasjonen bak
portal-introduction-unnamed = Klyngen spør i eget navn, eller organisasjonen bak har ennå ikke gått med på å bli navngitt.
portal-introduction-offers = Hvis dere godtar, viser de dere: { $groups }
portal-introduction-received = Hva de viste dere
portal-introduction-revealed = Hva dere viste dem
portal-introduction-timeline = Hva som har skjedd
portal-introduction-decide = Svaret deres
portal-introduction-reveal = Hva kan { $cluster } se om dere, denne ene gangen?
portal-introduction-reveal-hint = Bare det dere krysser av her, blir utlevert, bare til denne klyngen og bare hvis dere godtar.
portal-introduction-accept = Godta og vis dette
portal-introduction-decline = Avslå
portal-introduction-decline-hint = Hvis dere avslår, får de bare vite at det er «avslått». Dere trenger ikke å oppgi noen grunn.
portal-introduction-ask = Still et spørsmål først
portal-introduction-question = Spørsmålet deres
portal-introduction-question-hint = De leser det uten å få vite hvem dere er, så ikke skriv navnet deres.
portal-introduction-send = Send spørsmålet
portal-introduction-nothing = Kryss av for minst én ting de kan se, eller avslå.
portal-introduction-no-question = Skriv et spørsmål.
portal-introduction-long-question = Spørsmålet er for langt. Kort det ned.
portal-introduction-not-permitted = Reglene i deres egen klynge lar ikke den andre klyngen få alt dette. Kryss av for mindre, eller avslå.
portal-state-requested = På vei
portal-state-delivered = Venter på svar
portal-state-questioned = Spørsmål stilt
portal-state-answered = Spørsmål besvart
portal-state-accepted = Godtatt
portal-state-declined = Avslått
portal-state-expired = Utløpt
portal-state-withdrawn = Ikke lenger aktuell
portal-state-revealed = Introdusert
portal-step-request-ours = Klyngen deres spurte { $cluster } på vegne av dere.
portal-step-request-theirs = { $cluster } spurte.
portal-step-question-ours = Dere stilte et spørsmål.
portal-step-question-theirs = De stilte et spørsmål.
portal-step-answer-ours = Klyngen deres svarte.
portal-step-answer-theirs = { $cluster } svarte.
portal-step-accept-ours = Dere godtok.
portal-step-accept-theirs = De godtok.
portal-step-decline-ours = Dere avslo.
portal-step-decline-theirs = De avslo.
portal-step-expire-ours = Fristen gikk ut.
portal-step-expire-theirs = Fristen gikk ut.
portal-step-withdraw-ours = Klyngen deres har trukket forespørselen.
portal-step-withdraw-theirs = { $cluster } har trukket forespørselen.
portal-step-reveal-ours = Det dere gikk med på å vise, ble sendt til { $cluster }.
portal-step-reveal-theirs = { $cluster } sendte det de gikk med på å vise.
portal-flash-accepted = Godtatt. Det dere krysset av, er på vei.
portal-flash-declined = Avslått.
portal-flash-asked = Spørsmålet er på vei.
portal-flash-too-late = Det var ikke lenger mulig. Nedenfor ser dere hvordan det står.
