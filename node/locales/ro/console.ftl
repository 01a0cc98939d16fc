# The matchmaker's console.

console-any = oricare
console-seconds = { $count ->
    [one] 1 secundă
    [few] { $count } secunde
   *[other] { $count } de secunde
}

## The search form
console-search-title = Găsiți parteneri în federație
console-search-words = Ce căutați?
console-search-words-hint = Cu propriile cuvinte și în orice limbă, de exemplu: analiză de imagini pentru patologie.
console-search-concepts = Domenii de activitate
console-search-concepts-hint = Scrieți un cuvânt și bifați ce aveți în vedere. Membrii sunt găsiți astfel în orice limbă.
console-search-picked = Domeniile de activitate alese
console-search-find = Găsește
console-search-none-found = Nu există un astfel de domeniu de activitate. Încercați alt cuvânt sau scrieți-l mai sus.
console-search-seek = Căutați în
console-seek-offers = ce oferă membrii
console-seek-needs = ce caută membrii
console-seek-both = ambele
console-search-like = În numele unui membru
console-search-like-hint = Numele sau referința lui. Partenerii se caută după ce oferă și ce caută membrul; sunt întrebate doar clusterele permise de el și nu li se spune cine este.
console-search-narrow = Restrângeți căutarea
console-search-trl = Maturitate tehnologică
console-search-trl-hint = De la 1, o idee, la 9, dovedită în folosire.
console-search-trl-min = cel puțin
console-search-trl-max = cel mult
console-search-countries = Țări
console-search-nuts = Regiuni
console-search-nuts-hint = Coduri NUTS sau începutul lor, de exemplu ITH5, DE1.
console-search-kinds = Tipuri de organizații
console-search-clusters = Clustere
console-search-clusters-hint = Dacă nu bifați niciunul, sunt întrebate toate.
console-search-purpose = Scop
console-search-granularity = Cereți
console-granularity-record = potrivirile
console-granularity-count = câte sunt
console-granularity-boolean = dacă există vreuna
console-search-mode = Găsiți
console-mode-semantic = și potriviri apropiate
console-mode-strict = doar potriviri exacte
console-search-limit = Cel mult
console-search-deadline = Timp de așteptare
console-search-ask = Întreabă federația

## What is wrong with a search
console-mistake-choice = Una dintre alegeri nu este cunoscută aici. Alegeți din nou.
console-mistake-text = { $most ->
    [one] Textul este prea lung. Se trimite cel mult un caracter.
    [few] Textul este prea lung. Se trimit cel mult { $most } caractere.
   *[other] Textul este prea lung. Se trimit cel mult { $most } de caractere.
}
console-mistake-concepts = { $most ->
    [one] Este prea mult pentru o singură căutare. Se trimite cel mult un domeniu de activitate.
    [few] Este prea mult pentru o singură căutare. Se trimit cel mult { $most } domenii de activitate.
   *[other] Este prea mult pentru o singură căutare. Se trimit cel mult { $most } de domenii de activitate.
}
console-mistake-nuts = { $code } nu este codul unei regiuni. Scrieți coduri precum ITH5 sau DE1.
console-mistake-trl = Nivelurile sunt de la 1 la 9, mai întâi cel mai mic.
console-mistake-which-member = Mai mulți membri se numesc așa. Alegeți unul sub câmp.
console-cannot-no-charter = Acest cluster nu face parte încă din nicio federație. Un administrator poate rezolva acest lucru.
console-cannot-expired = Carta federației a expirat, așa că nu răspunde nimeni. Un administrator poate propune o versiune nouă.
console-cannot-suspended = Carta suspendă acest cluster, așa că nu ar răspunde nimeni.
console-cannot-purpose = Carta nu cunoaște acest scop. Alegeți altul.
console-cannot-cluster = Unul dintre clustere nu mai participă. Alegeți din nou.
console-cannot-unknown-member = Niciun membru nu se numește așa și niciunul nu are această referință.
console-cannot-no-consent = Membrul nu permite ca vreunuia dintre aceste clustere să i se spună ce oferă sau ce caută în acest scop. Cereți-i mai întâi permisiunea.
console-cannot-nothing-to-tell = Membrul permite prea puțin pentru a i se găsi parteneri. Completați-i ofertele și nevoile sau cereți-i permisiunea.
console-cannot-form = Căutarea nu poate fi făcută astfel. Cereți mai puțin deodată.

## Results
console-results-title = Rezultatul căutării
console-results-offers = Membri care oferă { $what }
console-results-needs = Membri care caută { $what }
console-results-both = Membri care oferă sau caută { $what }
console-results-for = Parteneri pentru { $member }
console-results-everything = orice
console-results-change = Schimbă căutarea
console-results-save = Salvează căutarea
console-results-save-name = Numele căutării
console-results-clusters = Clustere
console-results-under-way = Clustere care au răspuns: { $answered } din { $asked }. Celelalte mai au câteva secunde.
console-results-all = { $asked ->
    [one] Clusterul a răspuns.
    [few] Au răspuns toate cele { $asked } clustere.
   *[other] Au răspuns toate cele { $asked } de clustere.
}
console-results-part = Clustere care au răspuns: { $answered } din { $asked }. Este posibil să existe mai mulți membri potriviți.
console-results-matches = { $count ->
    [0] Potriviri
    [one] 1 potrivire
    [few] { $count } potriviri
   *[other] { $count } de potriviri
}
console-results-best = { $count ->
    [one] 1 potrivire (afișate aici cele mai bune: { $shown })
    [few] { $count } potriviri (afișate aici cele mai bune: { $shown })
   *[other] { $count } de potriviri (afișate aici cele mai bune: { $shown })
}
console-results-new = { $count ->
    [0] Nimic nou de la ultima rulare a acestei căutări.
    [one] O potrivire nouă de la ultima rulare a acestei căutări.
    [few] { $count } potriviri noi de la ultima rulare a acestei căutări.
   *[other] { $count } de potriviri noi de la ultima rulare a acestei căutări.
}
console-results-empty = Niciun cluster nu arată un membru potrivit. Căutați domenii de activitate mai largi sau renunțați la o condiție.
console-results-waiting = Nimic deocamdată.
console-results-compare = Compară cele bifate
console-results-pages = Pagini cu potriviri

console-outcome-waiting = este întrebat …
console-outcome-answered = { $count ->
    [0] a răspuns: nimeni nu se potrivește
    [one] a răspuns: 1 potrivire
    [few] a răspuns: { $count } potriviri
   *[other] a răspuns: { $count } de potriviri
}
console-outcome-best = { $count ->
    [one] a răspuns: 1 potrivire (trimise cele mai bune: { $returned })
    [few] a răspuns: { $count } potriviri (trimise cele mai bune: { $returned })
   *[other] a răspuns: { $count } de potriviri (trimise cele mai bune: { $returned })
}
console-outcome-fewer = { $count ->
    [one] a răspuns: mai puțin de o potrivire
    [few] a răspuns: mai puțin de { $count } potriviri
   *[other] a răspuns: mai puțin de { $count } de potriviri
}
console-outcome-some = a răspuns: există potriviri
console-outcome-none = a răspuns: nimeni nu se potrivește
console-outcome-refused = nu a răspuns: { $why }
console-outcome-slow = { $count ->
    [one] nu a răspuns într-o secundă
    [few] nu a răspuns în { $count } secunde
   *[other] nu a răspuns în { $count } de secunde
}
console-outcome-unreachable = nu poate fi contactat acum
console-outcome-invalid = a trimis un răspuns care nu a putut fi verificat; răspunsul a fost aruncat
console-reduced-granularity = Regulile lui vă spun mai puțin decât ați cerut.
console-reduced-fields = Regulile lui vă arată mai puține detalii decât ați cerut.
console-reduced-records = Regulile lui vă arată mai puține potriviri decât ați cerut.
console-reduced-small-count = Nu comunică numere atât de mici.
console-reduced-size = Răspunsul a fost scurtat la cât încape într-un mesaj.
console-refused-no-consent = membrul nu permite ca acestui cluster să i se spună ce oferă sau ce caută, așa că nu a fost întrebat
console-refused-malformed = nu a putut citi întrebarea
console-refused-too-large = întrebarea a fost prea lungă pentru el
console-refused-wrong-type = nu a acceptat acest tip de mesaj
console-refused-unknown-signer = carta lui nu cunoaște încă clusterul nostru
console-refused-wrong-signer = nu a putut stabili că întrebarea vine de la clusterul nostru
console-refused-suspended = carta suspendă clusterul nostru
console-refused-bad-signature = semnătura întrebării nu corespunde cartei
console-refused-wrong-audience = întrebarea nu îi era destinată
console-refused-expired = întrebarea a ajuns prea târziu; trebuie verificate ceasurile ambelor noduri
console-refused-not-yet-valid = întrebarea este datată în viitor; trebuie verificate ceasurile ambelor noduri
console-refused-replayed = a mai văzut această întrebare
console-refused-busy = are prea mult de lucru; întrebați din nou peste puțin timp
console-refused-invalid-query = nu acceptă o întrebare de această formă
console-refused-unknown-purpose = carta lui nu cunoaște acest scop
console-refused-not-permitted = regulile lui nu permit acest lucru în acest scop
console-refused-charter-expired = carta lui a expirat
console-refused-unavailable = nu poate păstra acum dovada unui răspuns, așa că nu dă niciunul

## Why a match fits
console-why-more = { $count ->
    [one] încă 1 motiv
    [few] încă { $count } motive
   *[other] încă { $count } de motive
}
console-why-offers-exact = Oferă { $found }, așa cum ați cerut
console-why-offers-narrower = Oferă { $found }, mai restrâns decât { $wanted } din căutare
console-why-offers-broader = Oferă { $found }, mai larg decât { $wanted } din căutare
console-why-offers-related = Oferă { $found }, aproape de { $wanted } din căutare
console-why-offers-word = Oferta sa vorbește despre { $found }
console-why-needs-exact = Caută { $found }, așa cum ați cerut
console-why-needs-narrower = Caută { $found }, mai restrâns decât { $wanted } din căutare
console-why-needs-broader = Caută { $found }, mai larg decât { $wanted } din căutare
console-why-needs-related = Caută { $found }, aproape de { $wanted } din căutare
console-why-needs-word = Nevoia sa vorbește despre { $found }
console-why-summary-exact = Se descrie prin { $found }
console-why-summary-narrower = Se descrie prin { $found }, mai restrâns decât { $wanted } din căutare
console-why-summary-broader = Se descrie prin { $found }, mai larg decât { $wanted } din căutare
console-why-summary-related = Se descrie prin { $found }, aproape de { $wanted } din căutare
console-why-summary-word = Descrierea sa vorbește despre { $found }
console-why-need-exact = Oferă { $found }, ceea ce caută membrul dumneavoastră
console-why-need-narrower = Oferă { $found }, mai restrâns decât { $wanted }, ceea ce caută membrul dumneavoastră
console-why-need-broader = Oferă { $found }, mai larg decât { $wanted }, ceea ce caută membrul dumneavoastră
console-why-need-related = Oferă { $found }, aproape de { $wanted }, ceea ce caută membrul dumneavoastră
console-why-need-word = Vorbește despre { $found }, ca și nevoile membrului dumneavoastră
console-why-offer-exact = Caută { $found }, ceea ce oferă membrul dumneavoastră
console-why-offer-narrower = Caută { $found }, mai restrâns decât { $wanted }, ceea ce oferă membrul dumneavoastră
console-why-offer-broader = Caută { $found }, mai larg decât { $wanted }, ceea ce oferă membrul dumneavoastră
console-why-offer-related = Caută { $found }, aproape de { $wanted }, ceea ce oferă membrul dumneavoastră
console-why-offer-word = Caută { $found }, despre care vorbesc ofertele membrului dumneavoastră
console-why-field-exact = Lucrează în { $found }, ca membrul dumneavoastră
console-why-field-narrower = Lucrează în { $found }, mai restrâns decât { $wanted } la membrul dumneavoastră
console-why-field-broader = Lucrează în { $found }, mai larg decât { $wanted } la membrul dumneavoastră
console-why-field-related = Lucrează în { $found }, aproape de { $wanted } la membrul dumneavoastră
console-why-field-word = Vorbește despre { $found }, ca membrul dumneavoastră
console-why-meaning-of = Textele sale tratează aceeași temă, cu cuvinte precum { $found }
console-why-meaning = Textele sale tratează aceeași temă
console-why-experience = { $count ->
    [one] Are 1 activitate proprie înregistrată
    [few] Are { $count } activități proprii înregistrate
   *[other] Are { $count } de activități proprii înregistrate
}

## A match
console-card-unnamed = Organizația { $handle }
console-card-new = nou
console-card-fit = Cât de bine se potrivește, față de cea mai bună potrivire
console-card-at = la { $cluster }
console-card-also-at = Este și membru la { $cluster }
console-card-unshown = Nu se arată, dar se pot cere: { $groups }
console-card-introduce = Cere o prezentare
console-card-shortlist = Pe lista scurtă
console-card-compare = Compară
console-card-own = Vezi membrul
console-card-offers = Oferte
console-card-needs = Nevoi
console-card-summary = Cu propriile cuvinte
console-card-shows = Ce arată
console-card-more = { $count ->
    [one] încă 1
   *[other] încă { $count }
}
console-card-whole = Citește mai departe
console-card-trl = TRL de la { $min } la { $max }

## Compare
console-compare-title = Alăturat
console-compare-back = Înapoi la potriviri
console-compare-too-few = Bifați între două și patru potriviri pentru a le compara.
console-compare-where = Ce și unde
console-compare-why = De ce se potrivește
console-compare-disclosed = Ce arată
console-compare-unshown = Se pot cere

## Kept searches
console-saved-heading = Căutări salvate și lista scurtă
console-saved-title = Căutări salvate
console-saved-none = Niciuna deocamdată. Salvați o căutare din rezultatele ei pentru a o relua și a vedea ce este nou.
console-saved-all = Toate căutările salvate
console-saved-by = Salvată de { $name }, rulată ultima dată la { $run }
console-saved-run = Reia căutarea
console-saved-remove = Șterge
console-latest-title = Ultimele căutări
console-shortlist-title = Lista scurtă
console-shortlist-hint = Se păstrează doar un pseudonim și nota dumneavoastră. Ce a spus celălalt cluster se cere din nou.
console-shortlist-none = Nimic aici deocamdată. Puneți potriviri pe lista scurtă din rezultatele unei căutări.
console-shortlist-note = Nota dumneavoastră
console-shortlist-by = Adăugată de { $name } la { $date }
console-shortlist-ask-again = Întreabă din nou
console-shortlist-ask-again-hint = Întrebați din nou pentru a vedea ce arată astăzi.
console-flash-saved = Căutarea este salvată.
console-flash-removed = Șters.
console-flash-shortlisted = Este pe lista scurtă.
console-flash-note = Nota este salvată.
console-saved-too-long = Textul este prea lung. Se păstrează cel mult { $most } de caractere.
console-saved-no-name = Dați un nume căutării.

## Introductions
console-introduce-title = Cereți o prezentare
console-introduce-why = De ce ar trebui să se cunoască?
console-introduce-why-hint = Membrul întrebat citește acest text. Spuneți în câteva fraze ce aveți în vedere.
console-introduce-for = În numele membrului nostru { $member }.
console-introduce-member = În numele unui membru
console-introduce-member-hint = Referința membrului. Dacă rămâne gol, întrebați în numele clusterului nostru.
console-introduce-name = În numele cui întrebați?
console-introduce-as-member = În numele membrului nostru
console-introduce-hint-member = Doar dacă membrul permite ca acel cluster să vadă cine este.
console-introduce-as-cluster = În numele clusterului nostru
console-introduce-hint-cluster = Membrul rămâne nenumit până la acceptare.
console-introduce-reveal = Ce dezvăluie membrul nostru dacă cererea este acceptată
console-introduce-reveal-hint = Iese doar ce permite membrul să vadă acel cluster.
console-introduce-send = Trimite cererea
console-introduce-could-reveal = Ar putea dezvălui: { $groups }
console-introduce-how = Cererea ajunge la celălalt cluster, care o transmite membrului. Membrul poate accepta, refuza sau pune o întrebare. Un refuz nu vă spune nimic mai mult.
console-introduce-no-text = Scrieți de ce ar trebui să se cunoască.
console-introduce-long-text = Textul este prea lung. Scurtați-l.
console-introduce-not-named = Membrul nostru nu permite ca acel cluster să vadă cine este. Cereți-i permisiunea sau întrebați în numele clusterului nostru.
console-introduce-not-permitted = Propriile noastre reguli nu lasă acel cluster să primească acestea. Dezvăluiți mai puțin sau întrebați un administrator.
console-introduce-unread = Una dintre opțiuni nu a putut fi citită. Alegeți din nou ce dezvăluie membrul nostru.
console-introduce-objected = Membrul nostru s-a opus acelui cluster.
console-introduce-not-now = Nu mai este posibil. Vedeți care este situația prezentării.
console-introductions-title = Prezentări
console-introductions-asked = Cerute de noi
console-introductions-none = Niciuna deocamdată. Cereți una pornind de la o potrivire dintr-o căutare.
console-introductions-came = Cerute de alții membrilor noștri
console-introductions-came-hint = Membrii noștri decid asupra lor pe propriile pagini.
console-introductions-none-came = Niciuna deocamdată.
console-introductions-with = Cu
console-introductions-member = Membrul nostru
console-introductions-own-name = În nume propriu
console-introductions-nobody = Niciunul dintre membrii noștri
console-introductions-state = Stare
console-introductions-changed = Ultima schimbare
console-state-requested = pe drum
console-state-requested-means = Celălalt cluster încă nu a primit cererea.
console-state-delivered = livrată
console-state-delivered-means = Celălalt cluster a primit cererea; membrul încă nu a decis.
console-state-delivered-here = Am primit cererea; membrul nostru încă nu a decis.
console-state-delivered-nobody = Cererea nu ajunge la niciunul dintre membrii noștri și va fi refuzată automat.
console-state-questioned = întrebare
console-state-questioned-means = Membrul pune o întrebare și așteaptă un răspuns.
console-state-answered = cu răspuns
console-state-answered-means = S-a răspuns la întrebare; membrul încă nu a decis.
console-state-accepted = acceptată
console-state-accepted-means = Membrul este de acord. Ce dezvăluie ambele părți este pe drum.
console-state-declined = refuzată
console-state-declined-means = Refuzată. Nu se spune mai mult.
console-state-expired = expirată
console-state-expired-means = Nimeni nu a decis la timp.
console-state-withdrawn = retrasă
console-state-withdrawn-means = Partea care a cerut prezentarea nu o mai cere.
console-state-revealed = prezentare făcută
console-state-revealed-means = Ambele părți au ce a acceptat cealaltă să dezvăluie.
console-step-request = Cerută
console-step-question = Întrebare
console-step-answer = Răspuns
console-step-accept = Acceptată
console-step-decline = Refuzată
console-step-expire = Expirată
console-step-withdraw = Retrasă
console-step-reveal = Date dezvăluite
console-introduction-on-the-way = { $count ->
    [one] 1 mesaj este încă pe drum către celălalt cluster.
    [few] { $count } mesaje sunt încă pe drum către celălalt cluster.
   *[other] { $count } de mesaje sunt încă pe drum către celălalt cluster.
}
console-introduction-next-try = Următoarea încercare: { $at }.
console-introduction-given-up = { $count ->
    [one] 1 mesaj nu a ajuns la celălalt cluster și nu mai este trimis.
    [few] { $count } mesaje nu au ajuns la celălalt cluster și nu mai sunt trimise.
   *[other] { $count } de mesaje nu au ajuns la celălalt cluster și nu mai sunt trimise.
}
console-introduction-problem = De ce a eșuat ultima încercare:
console-introduction-timeline = Ce s-a întâmplat
console-introduction-by = de { $name }
console-introduction-other-side = de cealaltă parte
console-introduction-received = Ce ne-au dezvăluit
console-introduction-from = Cine întreabă
console-introduction-revealed = Ce am dezvăluit
console-introduction-expires = Se încheie de la sine
console-introduction-answer = Răspunsul dumneavoastră
console-introduction-send-answer = Trimite răspunsul
console-introduction-no-answer = Scrieți un răspuns.
console-introduction-withdraw = Retrage cererea
console-flash-introduction = Cererea este pe drum.
console-flash-introduction-done = Gata.

## Federation
console-federation-title = Federație
console-federation-clusters = { $count ->
    [one] 1 cluster
    [few] { $count } clustere
   *[other] { $count } de clustere
}
console-federation-name = Nume
console-federation-country = Țară
console-federation-reach = Accesibilitate
console-federation-check = Verifică-le acum pe toate
console-federation-check-hint = Cere fiecărui cluster un semn de viață semnat și ce versiune a cartei are.
console-federation-other-version = altă versiune
console-federation-round-trip = în { $ms } ms
console-reach-own = acest nod
console-reach-suspended = suspendat
console-reach-yes = accesibil
console-reach-no = inaccesibil
console-reach-since = din { $since }
console-reach-why = De ce
console-map-label = Unde se află clusterele; lista spune același lucru
console-map-note = Fiecare pătrat este o țară, cu numărul de clustere din ea. Un pătrat deschis la culoare, cu contur: nu toate sunt accesibile acum.
console-charter-title = Cartă
console-charter-version = Versiunea cartei
console-charter-issued = Întocmită
console-charter-expires = Expiră
console-charter-threshold = Semnături pentru o versiune nouă
console-charter-soon = Expiră în curând. După aceea nu mai răspunde nimeni; semnarea unei versiuni noi cere timp.

## Members
console-members-title = Membri
console-members-count = { $count ->
    [0] Acest nod nu are încă niciun membru.
    [one] Acest nod are 1 membru.
    [few] Acest nod are { $count } membri.
   *[other] Acest nod are { $count } de membri.
}
console-members-import = Importă membri
console-members-search = Nume sau referință
console-members-none = Pentru început, importați o foaie de calcul cu membrii dumneavoastră.
console-members-none-found = Niciun membru nu corespunde.
console-members-first = Prima pagină
console-members-reference = Referință
console-members-consents = Permisiuni în vigoare
console-members-in-force = { $count } în vigoare
console-member-partners = Găsește parteneri pentru membru
console-member-consents = Permisiuni
console-member-no-consent = Nu a dat nicio permisiune, așa că niciun alt cluster nu vede nimic despre el.
console-member-data = Datele membrului
console-member-changed = Ultima schimbare la { $date }
console-member-people = Cine acționează în numele lui
console-member-nobody = Nimeni deocamdată.
console-member-invite = Invită
console-member-invite-email = Adresa de e-mail a persoanei invitate
console-member-invite-wrong = Aceasta nu este o adresă de e-mail. Mergeți înapoi și scrieți una precum name@company.example.
console-member-invite-failed = E-mailul nu a putut fi trimis.
console-member-invite-pass-on = Transmiteți acest link la { $email }. Funcționează o singură dată, până la { $date }, și este arătat doar acum.
console-member-invited = cu invitație, până la { $date }
console-flash-invited = Invitația este pe drum.
console-member-person-remove = Șterge
console-flash-person-removed = Această persoană nu mai poate acționa în numele membrului.
console-member-disclosures = Cine i-a primit datele
console-member-nothing-left = Nimic nu a ieșit din acest nod.
console-member-city = Localitate
console-member-website = Site web
console-member-email = E-mail
console-paper-title = Înregistrați o permisiune dată pe hârtie
console-paper-hint = Păstrați documentul. Împreună cu permisiunea se înregistrează numele dumneavoastră și data de astăzi.
console-paper-recipients = Cui
console-paper-federation = Întreaga federație
console-paper-country = Toate clusterele din { $country }
console-paper-except = Exceptați clustere
console-paper-except-legend = Dar nu pentru
console-paper-groups = Ce poate fi folosit
console-paper-groups-hint = Dacă nu bifați nimic: membrul poate fi numărat la întrebări fără nicio condiție și nimic altceva.
console-paper-level = Cum
console-paper-record = pot fi arătate
console-paper-count = se poate număra după ele, fără a fi arătate vreodată
console-paper-signed-on = Semnată la
console-paper-until = Până la
console-paper-until-hint = Dacă rămâne gol: până la retragere.
console-paper-record-it = Înregistrează permisiunea
console-paper-withdraw = Retrage, la cererea membrului
console-paper-no-recipient = Bifați cel puțin un destinatar.
console-paper-no-day = Indicați ziua semnării; nu poate fi în viitor.
console-paper-over = Ultima zi trebuie să fie în viitor.
console-flash-consent = Permisiunea este înregistrată.
console-flash-withdrawn = Permisiunea este retrasă.
console-source-paper = Pe hârtie din { $signed }, înregistrată de { $name } la { $date }
console-source-somebody = o persoană care nu mai este cunoscută aici
console-source-portal = Dată chiar de membru la { $date }
console-source-import = Venită cu un import la { $date }
console-source-other = Dată la { $date }
console-consent-in-force = în vigoare
console-consent-to-come = începe mai târziu
console-consent-expired = expirată
console-consent-withdrawn = retrasă
console-consent-never = niciodată dată

## Import
console-import-title = Importați membri
console-import-lede = Alegeți o foaie de calcul salvată ca CSV. Vedeți ce ar face înainte să se schimbe ceva.
console-import-file = Fișier
console-import-file-hint = CSV în UTF-8, cel mult { $most } MB. Fișierele mai mari se importă din linia de comandă.
console-import-look = Vezi ce conține
console-import-columns = Ce coloane se citesc
console-import-columns-text = Ordinea lor este liberă și doar primele două sunt necesare. Celelalte coloane sunt lăsate deoparte, iar acest lucru vi se spune.
console-import-no-file = Alegeți mai întâi un fișier.
console-import-too-long = Fișierul este prea mare pentru această pagină. Folosiți linia de comandă.
console-import-busy = Prea multe fișiere așteaptă să fie importate. Încercați din nou peste câteva minute.
console-import-preview-title = Ce ar face acest fișier
console-import-nothing-yet = Încă nu s-a schimbat nimic.
console-import-added = { $count ->
    [one] membru ar fi adăugat
    [few] membri ar fi adăugați
   *[other] de membri ar fi adăugați
}
console-import-changed = { $count ->
    [one] s-ar schimba
   *[other] s-ar schimba
}
console-import-kept = { $count ->
    [one] Un membru și-a modificat singur profilul: acesta rămâne cum este, deși fișierul diferă.
    [few] { $count } membri și-au modificat singuri profilurile: acestea rămân cum sunt, deși fișierul diferă.
   *[other] { $count } de membri și-au modificat singuri profilurile: acestea rămân cum sunt, deși fișierul diferă.
}
console-import-unchanged = { $count ->
    [one] rămâne cum este
   *[other] rămân cum sunt
}
console-import-refused = { $count ->
    [one] rând este refuzat
    [few] rânduri sunt refuzate
   *[other] de rânduri sunt refuzate
}
console-import-refused-list = Rânduri refuzate
console-import-line = Rând
console-import-reason = De ce și ce trebuie corectat
console-import-more = și încă { $count }
console-import-warnings = De știut
console-import-added-list = Membri care ar fi adăugați
console-import-changed-list = Membri care s-ar schimba
console-import-what-changes = Ce se schimbă
console-import-consents = Permisiunile rămân cum sunt: membrii noi nu sunt văzuți de nimeni până când nu dau o permisiune.
console-import-confirm = { $count ->
    [one] Importă 1 membru
    [few] Importă { $count } membri
   *[other] Importă { $count } de membri
}
console-import-confirm-good = { $count ->
    [one] Importă rândul bun, lasă deoparte cele refuzate
    [few] Importă cele { $count } rânduri bune, lasă deoparte cele refuzate
   *[other] Importă cele { $count } de rânduri bune, lasă deoparte cele refuzate
}
console-import-forget = Renunță la fișier
console-import-bad-rows = Fișierul are rânduri refuzate. Mergeți înapoi și alegeți să le lăsați deoparte.
console-flash-imported = Membrii sunt importați.
console-flash-import-gone = Fișierul a așteptat prea mult și nu mai este păstrat. Alegeți-l din nou.
console-flash-import-forgotten = Fișierul nu mai este păstrat.
console-flash-import-other = Între timp a fost ales alt fișier, într-o altă fereastră. Nu s-a făcut nimic; mai jos vedeți ce ar face acel fișier.

## Numbers
console-numbers-title = Cifre
console-numbers-members = membri
console-numbers-consenting = membri cu o permisiune în vigoare
console-numbers-asked-all = întrebări puse
console-numbers-answered-all = întrebări cu răspuns
console-numbers-activity = Întrebări în timp
console-numbers-activity-title = Întrebări pe luni
console-numbers-month = Luna
console-numbers-asked = puse de noi
console-numbers-answered = cu răspuns de la noi
console-numbers-refused = refuzate de noi
console-numbers-as-table = Ca tabel
console-numbers-fields = Domenii de activitate
console-numbers-fields-title = Membri pe domenii de activitate
console-numbers-field = Domeniu
console-numbers-consents = Permisiuni
console-numbers-consents-title = Membri după starea permisiunilor
console-numbers-state = Stare
console-numbers-kinds = Tipuri
console-numbers-kinds-title = Membri pe tipuri
console-numbers-kind = Tip
console-numbers-countries = Țări
console-numbers-countries-title = Membri pe țări
console-numbers-country = Țară
console-numbers-regions = Regiuni
console-numbers-regions-title = Membri pe regiuni (nivelul NUTS 2)
console-numbers-region = Regiune
console-numbers-count = membri
console-numbers-nothing = Nimic de numărat deocamdată.
