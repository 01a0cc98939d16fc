# The matchmaker's console.

console-any = alle
console-seconds = { $count ->
    [one] 1 sekund
   *[other] { $count } sekunder
}

## The search form
console-search-title = Finn partnere i føderasjonen
console-search-words = Hva ser du etter?
console-search-words-hint = Med egne ord og på hvilket språk du vil, for eksempel: bildeanalyse for patologi.
console-search-concepts = Fagområder
console-search-concepts-hint = Skriv et ord, og kryss av for det du mener. Medlemmer blir funnet med disse på alle språk.
console-search-picked = Fagområder du har valgt
console-search-find = Finn
console-search-none-found = Det finnes ikke noe slikt fagområde. Prøv et annet ord, eller skriv det ovenfor.
console-search-seek = Let i
console-seek-offers = det medlemmer tilbyr
console-seek-needs = det medlemmer trenger
console-seek-both = begge deler
console-search-like = På vegne av et medlem
console-search-like-hint = Navnet eller referansen. Det søkes etter partnere ut fra hva medlemmet tilbyr og trenger. Bare klynger som medlemmet tillater, blir spurt, og de får ikke vite hvem det er.
console-search-narrow = Avgrens
console-search-trl = Teknologimodenhet
console-search-trl-hint = Fra 1, en idé, til 9, velprøvd i bruk.
console-search-trl-min = minst
console-search-trl-max = høyst
console-search-countries = Land
console-search-nuts = Regioner
console-search-nuts-hint = NUTS-koder eller begynnelsen av dem, for eksempel ITH5, DE1.
console-search-kinds = Typer organisasjon
console-search-clusters = Klynger
console-search-clusters-hint = Ingen krysset av: Alle blir spurt.
console-search-purpose = Formål
console-search-granularity = Spør etter
console-granularity-record = treffene
console-granularity-count = hvor mange det er
console-granularity-boolean = om det finnes noen
console-search-mode = Finn
console-mode-semantic = også det som ligger nær
console-mode-strict = bare nøyaktige treff
console-search-limit = Høyst
console-search-deadline = Vent i
console-search-ask = Spør føderasjonen

## What is wrong with a search
console-mistake-choice = Ett av valgene er ukjent her. Velg på nytt.
console-mistake-text = Teksten er for lang. Høyst { $most } tegn blir sendt.
console-mistake-concepts = Det er for mye å lete etter på én gang. Høyst { $most } fagområder blir sendt.
console-mistake-nuts = { $code } er ikke en regionkode. Skriv koder som ITH5 eller DE1.
console-mistake-trl = Nivåene går fra 1 til 9, det laveste først.
console-mistake-which-member = Flere medlemmer heter det. Velg ett av dem under feltet.
console-cannot-no-charter = Denne klyngen er ikke med i noen føderasjon ennå. En administrator kan ordne det.
console-cannot-expired = Charteret for føderasjonen er utløpt, så ingen svarer. En administrator kan foreslå en ny versjon.
console-cannot-suspended = Charteret har suspendert denne klyngen, så ingen ville svare.
console-cannot-purpose = Charteret kjenner ikke dette formålet. Velg et annet.
console-cannot-cluster = En av klyngene er ikke lenger med. Velg på nytt.
console-cannot-unknown-member = Ingen medlemmer heter det eller har den referansen.
console-cannot-no-consent = Medlemmet tillater ikke at noen av disse klyngene får vite hva det tilbyr eller trenger for dette formålet. Be først om tillatelse.
console-cannot-nothing-to-tell = Medlemmet tillater for lite til at vi kan finne partnere. Fyll ut tilbud og behov, eller be om tillatelse.
console-cannot-form = Det er ikke mulig å spørre slik. Spør om mindre på én gang.

## Results
console-results-title = Resultat av søket
console-results-offers = Medlemmer som tilbyr { $what }
console-results-needs = Medlemmer som trenger { $what }
console-results-both = Medlemmer som tilbyr eller trenger { $what }
console-results-for = Partnere for { $member }
console-results-everything = hva som helst
console-results-change = Endre søket
console-results-save = Lagre søket
console-results-save-name = Navn på søket
console-results-clusters = Klynger
console-results-under-way = { $answered } av { $asked } klynger har svart. De andre har noen sekunder igjen.
console-results-all = { $asked ->
    [one] Klyngen har svart.
   *[other] Alle { $asked } klyngene har svart.
}
console-results-part = { $answered } av { $asked } klynger har svart. Det kan finnes flere medlemmer som passer.
console-results-matches = { $count ->
    [0] Treff
    [one] 1 treff
   *[other] { $count } treff
}
console-results-best = { $count } treff, de { $shown } beste vises her
console-results-new = { $count ->
    [0] Ingenting er nytt siden forrige gang dette søket ble kjørt.
    [one] 1 treff er nytt siden forrige gang dette søket ble kjørt.
   *[other] { $count } treff er nye siden forrige gang dette søket ble kjørt.
}
console-results-empty = Ingen klynge viser et medlem som passer. Prøv videre fagområder, eller fjern et vilkår.
console-results-waiting = Ingenting ennå.
console-results-compare = Sammenlign de avkryssede
console-results-pages = Sider med treff

console-outcome-waiting = blir spurt …
console-outcome-answered = { $count ->
    [0] har svart: ingen passer
    [one] har svart: 1 treff
   *[other] har svart: { $count } treff
}
console-outcome-best = har svart: { $count } treff, sendte de { $returned } beste
console-outcome-fewer = har svart: færre enn { $count } treff
console-outcome-some = har svart: det finnes treff
console-outcome-none = har svart: ingen passer
console-outcome-refused = svarte ikke: { $why }
console-outcome-slow = svarte ikke innen { $count ->
    [one] 1 sekund
   *[other] { $count } sekunder
}
console-outcome-unreachable = kan ikke nås nå
console-outcome-invalid = sendte et svar som ikke kunne kontrolleres, så det ble kastet
console-reduced-granularity = Reglene der gir deg mindre enn du spurte om.
console-reduced-fields = Reglene der viser deg færre detaljer enn du spurte om.
console-reduced-records = Reglene der viser deg færre treff enn du spurte om.
console-reduced-small-count = Så små tall oppgis ikke.
console-reduced-size = Svaret ble kortet ned til det én melding har plass til.
console-refused-no-consent = medlemmet tillater ikke at denne klyngen får vite hva det tilbyr eller trenger, så klyngen ble ikke spurt
console-refused-malformed = klyngen kunne ikke lese spørsmålet
console-refused-too-large = spørsmålet var for langt for klyngen
console-refused-wrong-type = klyngen tok ikke imot denne typen melding
console-refused-unknown-signer = charteret der kjenner ikke klyngen vår ennå
console-refused-wrong-signer = klyngen kunne ikke se at spørsmålet kom fra klyngen vår
console-refused-suspended = charteret har suspendert klyngen vår
console-refused-bad-signature = signaturen på spørsmålet stemte ikke med charteret
console-refused-wrong-audience = spørsmålet var ikke ment for klyngen
console-refused-expired = spørsmålet kom for sent; klokkene på begge noder bør kontrolleres
console-refused-not-yet-valid = spørsmålet er datert fram i tid; klokkene på begge noder bør kontrolleres
console-refused-replayed = klyngen har sett dette spørsmålet før
console-refused-busy = klyngen har for mye å gjøre; spør igjen om litt
console-refused-invalid-query = klyngen tar ikke imot et spørsmål av denne typen
console-refused-unknown-purpose = charteret der kjenner ikke dette formålet
console-refused-not-permitted = reglene der tillater det ikke for dette formålet
console-refused-charter-expired = charteret der er utløpt
console-refused-unavailable = klyngen kan ikke bevare bevis for et svar nå, så den gir ikke noe svar

## Why a match fits
console-why-more = { $count ->
    [one] 1 grunn til
   *[other] { $count } grunner til
}
console-why-offers-exact = Tilbyr { $found }, slik du ba om
console-why-offers-narrower = Tilbyr { $found }, snevrere enn { $wanted } i søket ditt
console-why-offers-broader = Tilbyr { $found }, videre enn { $wanted } i søket ditt
console-why-offers-related = Tilbyr { $found }, nær { $wanted } i søket ditt
console-why-offers-word = Tilbudet nevner { $found }
console-why-needs-exact = Trenger { $found }, slik du ba om
console-why-needs-narrower = Trenger { $found }, snevrere enn { $wanted } i søket ditt
console-why-needs-broader = Trenger { $found }, videre enn { $wanted } i søket ditt
console-why-needs-related = Trenger { $found }, nær { $wanted } i søket ditt
console-why-needs-word = Behovet nevner { $found }
console-why-summary-exact = Beskriver seg selv med { $found }
console-why-summary-narrower = Beskriver seg selv med { $found }, snevrere enn { $wanted } i søket ditt
console-why-summary-broader = Beskriver seg selv med { $found }, videre enn { $wanted } i søket ditt
console-why-summary-related = Beskriver seg selv med { $found }, nær { $wanted } i søket ditt
console-why-summary-word = Beskrivelsen nevner { $found }
console-why-need-exact = Tilbyr { $found }, som medlemmet ditt trenger
console-why-need-narrower = Tilbyr { $found }, snevrere enn { $wanted }, som medlemmet ditt trenger
console-why-need-broader = Tilbyr { $found }, videre enn { $wanted }, som medlemmet ditt trenger
console-why-need-related = Tilbyr { $found }, nær { $wanted }, som medlemmet ditt trenger
console-why-need-word = Nevner { $found }, slik behovene til medlemmet ditt gjør
console-why-offer-exact = Trenger { $found }, som medlemmet ditt tilbyr
console-why-offer-narrower = Trenger { $found }, snevrere enn { $wanted }, som medlemmet ditt tilbyr
console-why-offer-broader = Trenger { $found }, videre enn { $wanted }, som medlemmet ditt tilbyr
console-why-offer-related = Trenger { $found }, nær { $wanted }, som medlemmet ditt tilbyr
console-why-offer-word = Trenger { $found }, som tilbudene til medlemmet ditt nevner
console-why-field-exact = Arbeider med { $found }, slik medlemmet ditt gjør
console-why-field-narrower = Arbeider med { $found }, snevrere enn { $wanted } hos medlemmet ditt
console-why-field-broader = Arbeider med { $found }, videre enn { $wanted } hos medlemmet ditt
console-why-field-related = Arbeider med { $found }, nær { $wanted } hos medlemmet ditt
console-why-field-word = Nevner { $found }, slik medlemmet ditt gjør
console-why-meaning-of = Tekstene handler om det samme, med ord som { $found }
console-why-meaning = Tekstene handler om det samme
console-why-experience = { $count ->
    [one] Har 1 egen aktivitet registrert
   *[other] Har { $count } egne aktiviteter registrert
}

## A match
console-card-unnamed = Organisasjon { $handle }
console-card-new = ny
console-card-fit = Hvor godt det passer, sammenlignet med det beste treffet
console-card-at = hos { $cluster }
console-card-also-at = Er også medlem av { $cluster }
console-card-unshown = Vises ikke, men kan etterspørres: { $groups }
console-card-introduce = Be om en introduksjon
console-card-shortlist = Til huskelisten
console-card-compare = Sammenlign
console-card-own = Se medlemmet
console-card-offers = Tilbud
console-card-needs = Behov
console-card-summary = Med egne ord
console-card-shows = Hva det viser
console-card-more = { $count ->
    [one] 1 til
   *[other] { $count } til
}
console-card-whole = Les mer
console-card-trl = TRL { $min } til { $max }

## Compare
console-compare-title = Side om side
console-compare-back = Tilbake til treffene
console-compare-too-few = Kryss av for to til fire treff for å sammenligne dem.
console-compare-where = Hva og hvor
console-compare-why = Hvorfor det passer
console-compare-disclosed = Hva det viser
console-compare-unshown = Kan etterspørres

## Kept searches
console-saved-heading = Lagrede søk og huskeliste
console-saved-title = Lagrede søk
console-saved-none = Ingen ennå. Lagre et søk fra resultatene for å kjøre det igjen og se hva som er nytt.
console-saved-all = Alle lagrede søk
console-saved-by = Lagret av { $name }, sist kjørt { $run }
console-saved-run = Kjør igjen
console-saved-remove = Fjern
console-latest-title = Siste søk
console-shortlist-title = Huskeliste
console-shortlist-hint = Bare et pseudonym og notatet ditt lagres. Det den andre klyngen fortalte, hentes på nytt.
console-shortlist-none = Ingenting her ennå. Legg treff på huskelisten fra resultatene av et søk.
console-shortlist-note = Notatet ditt
console-shortlist-by = Lagt til av { $name } { $date }
console-shortlist-ask-again = Spør igjen
console-shortlist-ask-again-hint = Spør igjen for å se hva som vises i dag.
console-flash-saved = Søket er lagret.
console-flash-removed = Fjernet.
console-flash-shortlisted = Lagt på huskelisten.
console-flash-note = Notatet er lagret.
console-saved-too-long = Teksten er for lang. Høyst { $most } tegn lagres.
console-saved-no-name = Gi søket et navn.

## Introductions
console-introduce-title = Be om en introduksjon
console-introduce-why = Hvorfor bør de møtes?
console-introduce-why-hint = Medlemmet du spør, leser dette. Skriv hva du tenker på, i noen få setninger.
console-introduce-for = På vegne av medlemmet vårt { $member }.
console-introduce-member = På vegne av et medlem
console-introduce-member-hint = Referansen til medlemmet. Hvis feltet er tomt, spør du i navnet til klyngen vår.
console-introduce-name = I hvem sitt navn spør du?
console-introduce-as-member = I navnet til medlemmet vårt
console-introduce-hint-member = Bare hvis medlemmet tillater at den klyngen ser hvem det er.
console-introduce-as-cluster = I navnet til klyngen vår
console-introduce-hint-cluster = Medlemmet nevnes ikke ved navn før forespørselen er godtatt.
console-introduce-reveal = Hva medlemmet vårt viser hvis forespørselen blir godtatt
console-introduce-reveal-hint = Bare det som medlemmet tillater at den klyngen ser, blir utlevert.
console-introduce-send = Send forespørselen
console-introduce-could-reveal = Medlemmet kan vise: { $groups }
console-introduce-how = Forespørselen går til den andre klyngen, som gir den videre til medlemmet. Medlemmet kan godta, avslå eller stille et spørsmål. Ved avslag får du ikke vite mer.
console-introduce-no-text = Skriv hvorfor de bør møtes.
console-introduce-long-text = Teksten er for lang. Kort den ned.
console-introduce-not-named = Medlemmet vårt tillater ikke at den klyngen ser hvem det er. Be om tillatelse, eller spør i navnet til klyngen vår.
console-introduce-not-permitted = Våre egne regler lar ikke den klyngen få dette. Vis mindre, eller spør en administrator.
console-introduce-unread = Et av valgene kunne ikke leses. Velg på nytt hva medlemmet vårt viser.
console-introduce-objected = Medlemmet vårt har gjort innsigelse mot den klyngen.
console-introduce-not-now = Det er ikke mulig lenger. Se hvordan det står til med introduksjonen.
console-introductions-title = Introduksjoner
console-introductions-asked = Som vi har bedt om
console-introductions-none = Ingen ennå. Be om en fra et treff i et søk.
console-introductions-came = Som andre har bedt medlemmene våre om
console-introductions-came-hint = Medlemmene våre tar stilling til disse på sine egne sider.
console-introductions-none-came = Ingen ennå.
console-introductions-with = Med
console-introductions-member = Medlemmet vårt
console-introductions-own-name = I vårt eget navn
console-introductions-nobody = Ingen av medlemmene våre
console-introductions-state = Status
console-introductions-changed = Sist endret
console-state-requested = på vei
console-state-requested-means = Den andre klyngen har ikke fått den ennå.
console-state-delivered = levert
console-state-delivered-means = Den andre klyngen har fått den. Medlemmet har ikke bestemt seg ennå.
console-state-delivered-here = Vi har fått den. Medlemmet vårt har ikke bestemt seg ennå.
console-state-delivered-nobody = Den når ingen av medlemmene våre og blir avslått av seg selv.
console-state-questioned = spørsmål
console-state-questioned-means = Medlemmet stiller et spørsmål og venter på svar.
console-state-answered = besvart
console-state-answered-means = Spørsmålet er besvart. Medlemmet har ikke bestemt seg ennå.
console-state-accepted = godtatt
console-state-accepted-means = Medlemmet er enig. Det begge parter viser, er på vei.
console-state-declined = avslått
console-state-declined-means = Avslått. Mer får vi ikke vite.
console-state-expired = utløpt
console-state-expired-means = Ingen bestemte seg i tide.
console-state-withdrawn = trukket tilbake
console-state-withdrawn-means = Den som spurte, ønsker det ikke lenger.
console-state-revealed = introdusert
console-state-revealed-means = Begge parter har fått det den andre gikk med på å vise.
console-step-request = Spurt
console-step-question = Spørsmål
console-step-answer = Svar
console-step-accept = Godtatt
console-step-decline = Avslått
console-step-expire = Utløpt
console-step-withdraw = Trukket tilbake
console-step-reveal = Vist
console-introduction-on-the-way = { $count ->
    [one] 1 melding er fortsatt på vei til den andre klyngen.
   *[other] { $count } meldinger er fortsatt på vei til den andre klyngen.
}
console-introduction-next-try = Neste forsøk: { $at }.
console-introduction-given-up = { $count ->
    [one] 1 melding nådde ikke den andre klyngen og sendes ikke på nytt.
   *[other] { $count } meldinger nådde ikke den andre klyngen og sendes ikke på nytt.
}
console-introduction-problem = Hvorfor det siste forsøket mislyktes:
console-introduction-timeline = Hva som har skjedd
console-introduction-by = av { $name }
console-introduction-other-side = av den andre parten
console-introduction-received = Hva de viste
console-introduction-from = Hvem som spør
console-introduction-revealed = Hva vi viste
console-introduction-expires = Utløper av seg selv
console-introduction-answer = Svaret ditt
console-introduction-send-answer = Send svaret
console-introduction-no-answer = Skriv et svar.
console-introduction-withdraw = Trekk forespørselen tilbake
console-flash-introduction = Forespørselen er på vei.
console-flash-introduction-done = Utført.

## Federation
console-federation-title = Føderasjon
console-federation-clusters = { $count ->
    [one] 1 klynge
   *[other] { $count } klynger
}
console-federation-name = Navn
console-federation-country = Land
console-federation-reach = Tilgjengelig
console-federation-check = Sjekk alle nå
console-federation-check-hint = Ber hver klynge om et signert livstegn, og om hvilken versjon av charteret den har.
console-federation-other-version = en annen versjon
console-federation-round-trip = på { $ms } ms
console-reach-own = denne noden
console-reach-suspended = suspendert
console-reach-yes = kan nås
console-reach-no = kan ikke nås
console-reach-since = siden { $since }
console-reach-why = Hvorfor
console-map-label = Hvor klyngene er; listen sier det samme
console-map-note = Hver rute er et land, med antallet klynger der. En lys rute med kant betyr at ikke alle kan nås nå.
console-charter-title = Charter
console-charter-version = Versjon av charteret
console-charter-issued = Utstedt
console-charter-expires = Utløper
console-charter-threshold = Signaturer for en ny versjon
console-charter-soon = Det utløper snart. Da svarer ingen lenger, og det tar tid å få signert en ny versjon.

## Members
console-members-title = Medlemmer
console-members-count = { $count ->
    [0] Denne noden har ingen medlemmer ennå.
    [one] Denne noden har 1 medlem.
   *[other] Denne noden har { $count } medlemmer.
}
console-members-import = Importer medlemmer
console-members-search = Navn eller referanse
console-members-none = Importer et regneark med medlemmene dine for å komme i gang.
console-members-none-found = Ingen medlemmer passer.
console-members-first = Første side
console-members-reference = Referanse
console-members-consents = Gjeldende tillatelser
console-members-in-force = { $count } gjelder
console-member-partners = Finn partnere
console-member-consents = Tillatelser
console-member-no-consent = Medlemmet har ikke gitt noen tillatelse, så ingen andre klynger ser noe om det.
console-member-data = Opplysninger
console-member-changed = Sist endret { $date }
console-member-people = Hvem som handler på vegne av medlemmet
console-member-nobody = Ingen ennå.
console-member-invite = Inviter
console-member-invite-email = E-postadressen til den som skal inviteres
console-member-invite-wrong = Dette er ikke en e-postadresse. Gå tilbake og skriv en slik: name@company.example.
console-member-invite-failed = E-posten kunne ikke sendes.
console-member-invite-pass-on = Gi denne lenken videre til { $email }. Den virker én gang, til { $date }, og vises bare nå.
console-member-invited = invitert, til { $date }
console-flash-invited = Invitasjonen er på vei.
console-member-person-remove = Fjern
console-flash-person-removed = Denne personen kan ikke lenger handle på vegne av medlemmet.
console-member-disclosures = Hvem som har fått opplysningene
console-member-nothing-left = Ingenting har forlatt denne noden.
console-member-city = Sted
console-member-website = Nettsted
console-member-email = E-post
console-paper-title = Registrer en tillatelse gitt på papir
console-paper-hint = Ta vare på papiret. Navnet ditt og dagens dato registreres sammen med tillatelsen.
console-paper-recipients = Til hvem
console-paper-federation = Hele føderasjonen
console-paper-country = { $country ->
    [Island] Alle klynger på { $country }
    [Kypros] Alle klynger på { $country }
    [Malta] Alle klynger på { $country }
   *[other] Alle klynger i { $country }
}
console-paper-except = Utelat klynger
console-paper-except-legend = Men ikke til
console-paper-groups = Hva som kan brukes
console-paper-groups-hint = Ingen krysset av: Medlemmet kan telles i spørsmål som ikke stiller noe vilkår, og ikke noe annet.
console-paper-level = Hvordan
console-paper-record = kan vises
console-paper-count = kan telles etter, aldri vises
console-paper-signed-on = Signert
console-paper-until = Til og med
console-paper-until-hint = Hvis feltet er tomt: til den trekkes tilbake.
console-paper-record-it = Registrer tillatelsen
console-paper-withdraw = Trekk tilbake, slik medlemmet har bedt om
console-paper-no-recipient = Kryss av for minst én mottaker.
console-paper-no-day = Oppgi dagen den ble signert. Den kan ikke ligge fram i tid.
console-paper-over = Den siste dagen må ligge fram i tid.
console-flash-consent = Tillatelsen er registrert.
console-flash-withdrawn = Tillatelsen er trukket tilbake.
console-source-paper = På papir av { $signed }, registrert av { $name } { $date }
console-source-somebody = en person som ikke lenger er kjent her
console-source-portal = Gitt av medlemmet selv { $date }
console-source-import = Kom med en import { $date }
console-source-other = Gitt { $date }
console-consent-in-force = gjelder
console-consent-to-come = begynner senere
console-consent-expired = utløpt
console-consent-withdrawn = trukket tilbake
console-consent-never = aldri gitt

## Import
console-import-title = Importer medlemmer
console-import-lede = Velg et regneark lagret som CSV. Du ser hva det ville gjøre, før noe blir gjort.
console-import-file = Fil
console-import-file-hint = CSV i UTF-8, høyst { $most } MB. Større filer importeres fra kommandolinjen.
console-import-look = Se på filen
console-import-columns = Hvilke kolonner som leses
console-import-columns-text = Rekkefølgen er fri, og bare de to første må være med. Andre kolonner utelates, og du får vite det.
console-import-no-file = Velg en fil først.
console-import-too-long = Filen er for stor for denne siden. Bruk kommandolinjen.
console-import-busy = For mange filer venter på å bli importert. Prøv igjen om noen minutter.
console-import-preview-title = Hva denne filen ville gjøre
console-import-nothing-yet = Ingenting er endret ennå.
console-import-added = { $count ->
    [one] medlem ville bli lagt til
   *[other] medlemmer ville bli lagt til
}
console-import-changed = { $count ->
    [one] ville bli endret
   *[other] ville bli endret
}
console-import-kept = { $count ->
    [one] Ett medlem har redigert profilen sin selv: Den forblir som den er, selv om filen er annerledes.
   *[other] { $count } medlemmer har redigert profilene sine selv: De forblir som de er, selv om filen er annerledes.
}
console-import-unchanged = { $count ->
    [one] forblir som før
   *[other] forblir som før
}
console-import-refused = { $count ->
    [one] rad avvises
   *[other] rader avvises
}
console-import-refused-list = Rader som avvises
console-import-line = Linje
console-import-reason = Hvorfor, og hva som må rettes
console-import-more = og { $count } til
console-import-warnings = Verdt å vite
console-import-added-list = Medlemmer som ville bli lagt til
console-import-changed-list = Medlemmer som ville bli endret
console-import-what-changes = Hva som endres
console-import-consents = Tillatelser forblir som de er: Ingen ser nye medlemmer før de gir tillatelse.
console-import-confirm = { $count ->
    [one] Importer 1 medlem
   *[other] Importer { $count } medlemmer
}
console-import-confirm-good = { $count ->
    [one] Importer den gode raden, utelat de avviste
   *[other] Importer de { $count } gode radene, utelat de avviste
}
console-import-forget = Glem filen
console-import-bad-rows = Filen har rader som avvises. Gå tilbake og velg å utelate dem.
console-flash-imported = Medlemmene er importert.
console-flash-import-gone = Filen ventet for lenge og er glemt. Velg den på nytt.
console-flash-import-forgotten = Filen er glemt.
console-flash-import-other = I mellomtiden er en annen fil valgt i et annet vindu. Ingenting er gjort. Nedenfor ser du hva den filen ville gjøre.

## Numbers
console-numbers-title = Tall
console-numbers-members = medlemmer
console-numbers-consenting = medlemmer med en gjeldende tillatelse
console-numbers-asked-all = spørsmål stilt
console-numbers-answered-all = spørsmål besvart
console-numbers-activity = Spørsmål over tid
console-numbers-activity-title = Spørsmål per måned
console-numbers-month = Måned
console-numbers-asked = stilt av oss
console-numbers-answered = besvart av oss
console-numbers-refused = avslått av oss
console-numbers-as-table = Som tabell
console-numbers-fields = Fagområder
console-numbers-fields-title = Medlemmer etter fagområde
console-numbers-field = Fagområde
console-numbers-consents = Tillatelser
console-numbers-consents-title = Medlemmer etter status for tillatelsene
console-numbers-state = Status
console-numbers-kinds = Typer
console-numbers-kinds-title = Medlemmer etter type
console-numbers-kind = Type
console-numbers-countries = Land
console-numbers-countries-title = Medlemmer etter land
console-numbers-country = Land
console-numbers-regions = Regioner
console-numbers-regions-title = Medlemmer etter region (NUTS-nivå 2)
console-numbers-region = Region
console-numbers-count = medlemmer
console-numbers-nothing = Ingenting å telle ennå.
