# The pages of a member.

portal-cluster = { $name } ({ $country })
portal-recipient-federation = Întreaga federație
portal-recipient-country = Toate clusterele din { $country }
portal-no-groups = nimic care ar putea fi arătat
portal-nothing-said = Nicio informație deocamdată
portal-not-said = Nespecificat
portal-concepts = Teme
portal-trl-range = Maturitate tehnologică de la { $min } la { $max }
portal-edit = Modifică
portal-edit-label = Modifică: { $what }
portal-back-to-consents = Înapoi la „Cine ce vede”
portal-no-federation = Clusterul dumneavoastră nu face parte încă dintr-o federație, așa că niciun alt cluster nu poate cere nimic.

# What purposes and field groups mean, one sentence each
portal-purpose-matchmaking = Pentru a găsi parteneri pentru proiecte, furnizare sau dezvoltare.
portal-purpose-statistics = Pentru a număra organizații; se comunică doar cifre, iar cele mici nu exact.
portal-purpose-funding-call = Pentru a reuni parteneri pentru o cerere de finanțare.
portal-purpose-event = Pentru invitații la întâlniri, târguri și ateliere.
portal-field-region = Țara și regiunea în care vă aflați.
portal-field-kind = Dacă sunteți o întreprindere mică, o universitate, o instituție publică și așa mai departe.
portal-field-offers = Ce puteți face pentru alții: titlu, text, teme și maturitate tehnologică.
portal-field-needs = Ce căutați: titlu, text, teme și maturitate tehnologică.
portal-field-summary = Ce spuneți despre dumneavoastră, cu propriile cuvinte.
portal-field-identity = Denumirea juridică, localitatea și site-ul dumneavoastră, precum și numărul sub care vă cunoaște clusterul: cine vede acestea știe cine sunteți.
portal-field-contact = Numele și adresa de e-mail ale persoanei căreia i se poate scrie. Acestea sunt date cu caracter personal: asigurați-vă că persoana este de acord.

# Overview
portal-home-waiting = { $count ->
    [one] O prezentare așteaptă răspunsul dumneavoastră
    [few] { $count } prezentări așteaptă răspunsul dumneavoastră
   *[other] { $count } de prezentări așteaptă răspunsul dumneavoastră
}
portal-home-seen = Cine vă poate vedea
portal-home-seen-link = Vedeți și schimbați cine ce vede
portal-home-introductions = Prezentări
portal-home-open = { $count ->
    [0] Nimeni nu așteaptă un răspuns de la dumneavoastră.
    [one] O cerere așteaptă răspunsul dumneavoastră.
    [few] { $count } cereri așteaptă răspunsul dumneavoastră.
   *[other] { $count } de cereri așteaptă răspunsul dumneavoastră.
}
portal-home-introductions-link = Deschideți cererile primite
portal-home-profile = Profilul dumneavoastră
portal-home-complete = Tot ce îi ajută pe alții să vă găsească este completat.
portal-home-profile-link = Vedeți ce ne-ați spus
portal-home-last = Ultimele date transmise
portal-home-last-link = Tot istoricul

# Profile
portal-profile-title = Ce ne-ați spus
portal-profile-lede = Acesta este tot ce păstrează clusterul ca profil al dumneavoastră, la data de { $day }. Alții văd doar ce permiteți.
portal-profile-about = Despre dumneavoastră
portal-profile-contact = Persoană de contact
portal-profile-contact-hint = Persoana căreia alții îi pot scrie. Este arătată doar acolo unde permiteți în mod expres „Persoană de contact”.
portal-profile-reference = { $cluster } vă cunoaște sub numărul { $reference }.
portal-missing-title = I-ar ajuta pe alții să vă găsească:
portal-missing-offers = Spuneți ce oferiți
portal-missing-needs = Spuneți ce căutați
portal-missing-concepts = Dați fiecărei oferte și nevoi cel puțin o temă
portal-missing-summary = Descrieți-vă în câteva fraze
portal-missing-country = Spuneți în ce țară vă aflați
portal-missing-contact = Spuneți cui îi pot scrie alții
portal-add-offer = Adaugă o ofertă
portal-add-need = Adaugă o nevoie
portal-edit-offer = Modificarea unei oferte
portal-edit-need = Modificarea unei nevoi
portal-remove-entry = Șterge această intrare
portal-label-legal-name = Denumire juridică
portal-label-city = Localitate
portal-label-website = Site web
portal-label-country = Țară
portal-label-nuts = Codul regiunii
portal-hint-nuts = Codul european al regiunii dumneavoastră (NUTS), de exemplu ITH55 pentru Bologna. Dacă nu îl știți, lăsați câmpul gol.
portal-label-kind = Tipul organizației
portal-hint-kind = O întreprindere mică sau mijlocie are mai puțin de 250 de angajați.
portal-label-summary = Descriere
portal-hint-summary = Ce faceți, cu propriile cuvinte și în orice limbă.
portal-label-language = Limba descrierii
portal-label-contact-name = Nume
portal-label-contact-email = Adresă de e-mail
portal-label-entry-title = Titlu
portal-label-entry-text = Text
portal-hint-entry-title = Câteva cuvinte, de exemplu „Analiză de imagini pentru patologie”.
portal-hint-entry-text = Două sau trei fraze sunt suficiente.
portal-label-concepts = Teme
portal-hint-concepts = Alegeți din lista folosită de întreaga federație; alții vă găsesc astfel în limba lor.
portal-label-concept-search = Căutați o temă
portal-concept-found = Bifați ce se potrivește, apoi salvați:
portal-concept-none = Nicio temă nu se numește așa. Încercați cu mai puține cuvinte sau cu altele.
portal-label-trl = Maturitate tehnologică
portal-hint-trl = De la 1 (o idee) la 9 (dovedită în folosirea de zi cu zi).
portal-label-entry-trl-min = De la
portal-label-entry-trl-max = Până la
portal-mistake-missing = Completați acest câmp.
portal-mistake-long = { $most ->
    [one] Cel mult un caracter.
    [few] Cel mult { $most } caractere.
   *[other] Cel mult { $most } de caractere.
}
portal-mistake-many = Cel mult { $most }.
portal-mistake-website = Scrieți site-ul sub forma https://www.example.org.
portal-mistake-email = Scrieți adresa sub forma name@example.org.
portal-mistake-country = Alegeți o țară.
portal-mistake-nuts = Codul unei regiuni are două litere și încă cel mult trei litere sau cifre, de exemplu ITH55.
portal-mistake-other-country = Această regiune se află în altă țară decât cea aleasă.
portal-mistake-choice = Alegeți una dintre variantele oferite.
portal-mistake-concept = Una dintre teme nu este în listă.
portal-mistake-trl = Alegeți două niveluri de la 1 la 9, mai întâi pe cel mai mic.
portal-mistake-entries = { $most ->
    [one] Există deja o intrare. Ștergeți-o mai întâi.
    [few] Există deja { $most } intrări. Ștergeți mai întâi una.
   *[other] Există deja { $most } de intrări. Ștergeți mai întâi una.
}
portal-mistake-changed = Cineva a schimbat profilul de când ați deschis acest formular. Copiați ce ați scris, deschideți din nou profilul și modificați-l acolo.
portal-mistake-profile = Profilul întreg este prea lung pentru a fi trimis cuiva. Scurtați unul dintre texte.
portal-flash-saved = Salvat.

# Who sees what
portal-consents-title = Cine ce vede
portal-consents-summary = { $seeing ->
    [0] În prezent, niciun alt cluster nu poate vedea nimic despre dumneavoastră (0 din { $all }).
    [one] În prezent, un cluster din { $all } poate vedea ceva despre dumneavoastră.
    [few] În prezent, { $seeing } clustere din { $all } pot vedea ceva despre dumneavoastră.
   *[other] În prezent, { $seeing } de clustere din { $all } pot vedea ceva despre dumneavoastră.
}
portal-consents-new = Permisiune nouă
portal-consents-preview = Vedeți-vă așa cum vă văd alții
portal-matrix-caption = Ce permiteți acum
portal-matrix-purpose = Scop
portal-matrix-nothing = Nimic
portal-matrix-allow = Permite …
portal-matrix-allow-label = Permite ceva în scopul „{ $purpose }” pentru: { $recipient }
portal-says-record = Poate vedea: { $groups }
portal-says-count = Vă poate doar număra, după: { $groups }
portal-until = Până la { $day } inclusiv.
portal-from = De la { $day }.
portal-until-withdrawn = Până când o retrageți.
portal-except = Nu: { $clusters }.
portal-also-for = Aceeași permisiune este valabilă pentru: { $recipients }.
portal-withdraw = Retrage
portal-withdraw-label = Retrage permisiunea { $number }
portal-consent-details = Permisiunea { $number }
portal-gets-title = Ce primește astăzi fiecare cluster
portal-gets-lede = Aceasta rezultă din permisiunile dumneavoastră, din opozițiile dumneavoastră și din regulile propriului cluster. Alegeți o intrare pentru a vedea exact ce ar primi acel cluster.
portal-gets-open = { $count ->
    [one] Un cluster
    [few] { $count } clustere
   *[other] { $count } de clustere
}
portal-gets-cluster = Cluster
portal-gets-nothing = nimic
portal-gets-counted = doar numărați
portal-objections-title = Clustere care nu primesc nimic, orice ați permite
portal-objections-lede = O opoziție are întâietate față de orice permisiune, chiar și față de cele date mai târziu.
portal-objections-cluster = Cluster
portal-objections-raise = Nu ne arătați niciodată acestui cluster
portal-objections-lift = Ridică opoziția
portal-objections-since = din { $day }
portal-earlier = Permisiuni anterioare ({ $count })
portal-flash-allowed = Permisiunea dumneavoastră este înregistrată și este valabilă de acum. O puteți retrage oricând pe această pagină.
portal-flash-refused = Nu s-a permis nimic. Totul rămâne cum era.
portal-flash-withdrawn = Retrasă. De acum înainte nimeni nu mai primește nimic prin această permisiune. Mai jos vedeți ce au deja alții.
portal-flash-objected = Acel cluster nu mai primește de acum nimic despre dumneavoastră.
portal-flash-lifted = Opoziția este ridicată. Permisiunile dumneavoastră sunt din nou valabile pentru acel cluster.

# Giving a permission
portal-grant-title = Dați o permisiune nouă
portal-grant-lede = Patru întrebări scurte. Nu se permite nimic înainte să citiți ce înseamnă și să spuneți da.
portal-grant-purpose = Pentru ce?
portal-grant-recipient = Cui?
portal-grant-everyone = { $count ->
    [one] Un cluster în prezent și cele care se alătură mai târziu.
    [few] { $count } clustere în prezent și cele care se alătură mai târziu.
   *[other] { $count } de clustere în prezent și cele care se alătură mai târziu.
}
portal-grant-countries = Doar anumite țări
portal-grant-clusters = Doar anumite clustere
portal-grant-field = Ce poate fi văzut?
portal-grant-field-hint = Ce nu este bifat nici nu este căutat.
portal-grant-until = Până când?
portal-grant-until-6 = Pentru o jumătate de an
portal-grant-until-12 = Pentru un an
portal-grant-until-day = Până în această zi:
portal-grant-until-withdrawn = Până când o retragem
portal-grant-day = Ultima zi
portal-grant-detail = Excepții și alte detalii
portal-grant-count = Cât de detaliat?
portal-grant-count-yes = Doar să fim numărați, fără să se arate nimic
portal-grant-count-hint = Ce este bifat mai sus se compară cu întrebările și se comunică doar un număr.
portal-grant-except = Ce clustere sunt exceptate?
portal-grant-except-hint = Acestea nu primesc nimic prin această permisiune.
portal-grant-from = Nu înainte de
portal-grant-review = Citiți ce înseamnă
portal-choose-purpose = Alegeți un scop.
portal-choose-recipient = Alegeți cel puțin un destinatar.
portal-choose-field = Bifați cel puțin un lucru care poate fi văzut.
portal-choose-until = Alegeți până când.
portal-choose-day = Scrieți o zi, de exemplu 2027-06-30.
portal-choose-day-past = Această zi a trecut. Alegeți una mai târzie.
portal-choose-day-late = Alegeți o zi din următorii zece ani sau „Până când o retragem”.
portal-choose-from-late = Ar începe după ultima ei zi.
portal-review-title = Permiteți acest lucru?
portal-review-allow = Permitem acest lucru
portal-review-refuse = Nu permitem acest lucru
portal-review-change = Schimbă alegerea
portal-review-kept = Dacă permiteți, acest text se păstrează împreună cu permisiunea și puteți descărca o confirmare semnată.
portal-review-changed = Textul s-a schimbat de când l-ați văzut ultima dată, așa că nu s-a înregistrat nimic. Vă rugăm să îl citiți încă o dată.

# The notice; it is kept with the consent as it was shown
portal-notice-controller = { $cluster } păstrează datele dumneavoastră și răspunde de ele. Face parte din federația { $federation }, ale cărei clustere îi pot pune întrebări.
portal-notice-record = În scopul „{ $purpose }”, permiteți să fie căutate și văzute: { $groups }. Destinatari: { $recipients }.
portal-notice-count = În scopul „{ $purpose }”, permiteți să fiți numărați după: { $groups }. Nimic din acestea nu este arătat. Destinatari: { $recipients }.
portal-notice-group = { $group }: { $means }
portal-notice-except = Aceste clustere nu primesc nimic prin această permisiune: { $clusters }.
portal-notice-from = Este valabilă de la { $day }.
portal-notice-until = Este valabilă până la { $day }, inclusiv în acea zi.
portal-notice-until-withdrawn = Este valabilă până când o retrageți.
portal-notice-withdraw = O puteți retrage oricând pe pagina „Cine ce vede”, cu un singur clic și fără să dați motive. Din acel moment nimeni nu mai primește nimic prin ea. Ce s-a trimis înainte rămâne la cei care au primit; istoricul arată cine sunt și le puteți cere să șteargă datele.
portal-notice-free = Sunteți liberi să refuzați. Refuzul nu aduce niciun dezavantaj pentru calitatea dumneavoastră de membru.

# One permission
portal-consent-title = Permisiunea { $number }
portal-consent-receipt = Descarcă confirmarea semnată
portal-consent-receipt-hint = Confirmarea spune ce ați permis, într-o formă pe care o pot citi programele (JSON-LD, ISO/IEC TS 27560), semnată de clusterul dumneavoastră.
portal-consent-notice = Textul care v-a fost arătat
portal-consent-notice-hash = SHA-256 al acestui text:
portal-status-given = Valabilă
portal-status-not-yet-valid = Încă nu
portal-status-expired = Expirată
portal-status-withdrawn = Retrasă
portal-source-portal = de dumneavoastră, pe aceste pagini
portal-source-staff = înregistrată de clusterul dumneavoastră
portal-fact-purpose = Scop
portal-fact-recipients = Destinatari
portal-fact-except = Nu
portal-fact-groups = Pot vedea
portal-fact-from = De la
portal-fact-until = Ultima zi
portal-fact-given = Dată
portal-fact-withdrawn = Retrasă
portal-held-title = Ce au alții prin această permisiune
portal-held-nothing = Nimeni nu a primit nimic prin ea.
portal-held-lede = Retragerea oprește orice răspuns viitor. Aceste clustere au primit date înainte:
portal-held-by = { $cluster }: { $groups } ({ $count ->
    [one] o dată, la { $day }
    [few] de { $count } ori, ultima dată la { $day }
   *[other] de { $count } de ori, ultima dată la { $day }
})

# Preview
portal-preview-title = Vedeți-vă așa cum vă văd alții
portal-preview-lede = Exact ce ar primi acum un cluster dacă ar cere totul. Privind aici nu trimiteți nimic.
portal-preview-cluster = Cluster
portal-preview-purpose = Scop
portal-preview-show = Arată
portal-preview-as = Ce vede { $cluster } în scopul „{ $purpose }”:
portal-preview-bare = Doar că există cineva care se potrivește, sub un pseudonim.
portal-preview-handle = Vă cunosc drept
portal-preview-reference = numărul { $reference } al clusterului dumneavoastră.
portal-preview-withheld = Permiteți mai mult decât lasă să treacă regulile propriului cluster. Reținute: { $groups }.
portal-preview-nothing = Nimic.
portal-preview-counted = Ați fi numărați, fără să fiți arătați.
portal-why-no-charter = Nu este în vigoare nicio cartă, așa că niciun cluster nu primește nimic în prezent.
portal-why-not-in-charter = Acest cluster nu face parte în prezent din federație.
portal-why-rules = Regulile propriului cluster nu dau nimic acestui cluster în acest scop.
portal-why-rules-count = Regulile propriului cluster lasă acest cluster doar să numere membrii în acest scop.
portal-why-objection = V-ați opus acestui cluster.
portal-why-excepted = Permisiunea dumneavoastră exclude acest cluster.
portal-why-count-only = Permiteți acestui cluster să vă numere, nu să vă vadă.
portal-why-not-yet = Permisiunea dumneavoastră începe la { $day }.
portal-why-expired = Permisiunea dumneavoastră s-a încheiat la { $day }.
portal-why-withdrawn = Ați retras permisiunea la { $day }.
portal-why-no-consent = Nu ați dat acestui cluster nicio permisiune în acest scop.

# History
portal-history-title = Cine a întrebat, cine a primit
portal-history-lede = Fiecare dată când date despre dumneavoastră au ieșit din cluster, împreună cu dovada.
portal-history-empty = Nimic despre dumneavoastră nu a ieșit din cluster.
portal-history-times = { $count ->
    [one] o dată în această zi
    [few] de { $count } ori în această zi
   *[other] de { $count } de ori în această zi
}
portal-history-got = A primit: { $groups }
portal-history-grounds = Permis prin:
portal-history-by-introduction = Permis prin răspunsul dumneavoastră la o cerere sau printr-o permisiune pe care clusterul nu o mai poate indica.
portal-history-proof = Dovada { $entry }, { $moment }
portal-history-proofs = { $count ->
    [one] O dovadă
    [few] { $count } dovezi
   *[other] { $count } de dovezi
}
portal-history-more = Arată și pe cele mai vechi
portal-history-check = Cum verificați o dovadă fără să vă bazați pe noi
portal-history-check-how = Descărcați-o și rulați această comandă pe orice calculator care are Steelyard. Nu are nevoie de conexiune: verifică semnătura clusterului dumneavoastră, a cărui cheie o afișează, și faptul că intrarea se află în jurnalul lui.
portal-refused-title = Ce a refuzat clusterul dumneavoastră
portal-refused-lede = Aceste întrebări ale altor clustere au fost refuzate pentru toți membrii: nu a ieșit nimic despre nimeni.
portal-refused-none = Până acum nu s-a refuzat nimic.
portal-refused-count = { $count ->
    [one] Ultimul refuz
    [few] Ultimele { $count } refuzuri
   *[other] Ultimele { $count } de refuzuri
}
portal-refused-line = Întrebare de la { $cluster }, scop: { $purpose }

# Rights
portal-rights-title = Drepturile dumneavoastră
portal-rights-lede = Ce vă oferă legea (GDPR, articolele 15–21), sub formă de butoane.
portal-rights-export = Primiți totul
portal-rights-export-how = Tot ce se păstrează despre dumneavoastră și ce s-a întâmplat cu aceste date, într-o singură arhivă: tabele (CSV) pentru oameni, JSON pentru programe, împreună cu confirmările.
portal-rights-export-button = Descarcă arhiva
portal-rights-correct = Corectați
portal-rights-correct-how = Puteți schimba singuri fiecare cuvânt din profil.
portal-rights-correct-button = Modifică profilul
portal-rights-object = Opuneți-vă
portal-rights-object-how = Retrageți orice permisiune cu un singur clic sau excludeți definitiv un cluster.
portal-rights-object-button = Cine ce vede
portal-rights-erase = Ștergeți
portal-rights-erase-how = Scoateți definitiv din acest nod tot ce se păstrează despre dumneavoastră.
portal-rights-erase-button = Șterge …
portal-rights-digest = Scrisoare lunară
portal-rights-digest-how = O dată pe lună, un e-mail spune ce date despre dumneavoastră au ieșit și către cine, și cum puteți retrage permisiunea. Se trimite pe adresa dumneavoastră, { $email }.
portal-rights-digest-on = Trimite-mi scrisoarea
portal-rights-digest-off = Nu îmi trimite scrisoarea
portal-rights-digest-is-on = Primiți scrisoarea.
portal-rights-digest-is-off = Nu primiți scrisoarea.
portal-flash-digest-on = Veți primi scrisoarea lunară.
portal-flash-digest-off = Nu veți primi scrisoarea lunară.
portal-erase-title = Ștergeți totul?
portal-erase-lede = Ștergerea nu poate fi anulată.
portal-erase-gone = Ce se șterge
portal-erase-gone-profile = Profilul dumneavoastră: texte, oferte, nevoi, nume, persoană de contact.
portal-erase-gone-consents = Toate permisiunile și opozițiile, împreună cu lista datelor care au ieșit.
portal-erase-gone-backups = Copiile de rezervă restaurate mai târziu pierd din nou imediat datele dumneavoastră.
portal-erase-stays = Ce rămâne
portal-erase-stays-log = Jurnalul de audit păstrează faptul că s-a întâmplat ceva, sub un număr care pare aleatoriu. Cheia acestui număr este distrusă, așa că nu mai poate fi legat de dumneavoastră.
portal-erase-stays-others = Ce au primit alte clustere înainte. Istoricul arată care sunt acestea; descărcați-l mai întâi și cereți-le să șteargă datele.
portal-erase-first = Descărcați totul mai întâi
portal-erase-confirm = Pentru confirmare, scrieți numele organizației dumneavoastră: { $name }
portal-erase-button = Șterge definitiv
portal-erase-wrong = Scrieți numele exact așa cum apare mai sus.
portal-erased-title = Totul este șters
portal-erased = Aici nu se mai păstrează nimic despre organizația dumneavoastră.

# Introductions
portal-introductions-title = Prezentări
portal-introductions-lede = Cineva v-a găsit sub un pseudonim și întreabă cine sunteți. Dumneavoastră decideți; nu se arată nimic înainte să acceptați.
portal-introductions-waiting = Așteaptă răspunsul dumneavoastră
portal-introductions-none = Nu aveți nicio cerere în așteptare.
portal-introductions-earlier = Anterioare
portal-introductions-back = Toate prezentările
portal-introduction-from-member = { $member }, prin { $cluster }
portal-introduction-from = Cerere de la { $cluster }
portal-introduction-to = Cererea noastră către { $cluster }
portal-introduction-until = Se încheie de la sine la { $day } dacă nimeni nu decide.
portal-introduction-asks = Cine întreabă și de ce
portal-introduction-cluster = Cluster
portal-introduction-why = În cuvintele lor
portal-introduction-behind = Organizația din spatele cererii
portal-introduction-unnamed = Clusterul întreabă în nume propriu sau organizația din spatele cererii nu a acceptat încă să fie numită.
portal-introduction-offers = Dacă acceptați, vă arată: { $groups }
portal-introduction-received = Ce v-au arătat
portal-introduction-revealed = Ce le-ați arătat
portal-introduction-timeline = Ce s-a întâmplat
portal-introduction-decide = Răspunsul dumneavoastră
portal-introduction-reveal = Ce poate vedea { $cluster } despre dumneavoastră, doar de această dată?
portal-introduction-reveal-hint = Iese doar ce bifați aici, doar către acest cluster și doar dacă acceptați.
portal-introduction-accept = Acceptă și arată acestea
portal-introduction-decline = Refuză
portal-introduction-decline-hint = Dacă refuzați, află doar „refuzat”. Nu trebuie să dați un motiv.
portal-introduction-ask = Puneți mai întâi o întrebare
portal-introduction-question = Întrebarea dumneavoastră
portal-introduction-question-hint = O citesc fără să afle cine sunteți, așa că nu vă scrieți numele.
portal-introduction-send = Trimite întrebarea
portal-introduction-nothing = Bifați cel puțin un lucru care poate fi văzut sau refuzați.
portal-introduction-no-question = Scrieți o întrebare.
portal-introduction-long-question = Întrebarea este prea lungă. Scurtați-o.
portal-introduction-not-permitted = Regulile propriului cluster nu permit ca celălalt cluster să primească toate acestea. Bifați mai puțin sau refuzați.
portal-state-requested = Pe drum
portal-state-delivered = Așteaptă un răspuns
portal-state-questioned = Întrebare pusă
portal-state-answered = S-a răspuns la întrebare
portal-state-accepted = Acceptată
portal-state-declined = Refuzată
portal-state-expired = Expirată
portal-state-withdrawn = Cerere retrasă
portal-state-revealed = Prezentare făcută
portal-step-request-ours = Clusterul dumneavoastră a trimis cererea pentru dumneavoastră către { $cluster }.
portal-step-request-theirs = Cerere de la { $cluster }.
portal-step-question-ours = Ați pus o întrebare.
portal-step-question-theirs = Cealaltă parte a pus o întrebare.
portal-step-answer-ours = Clusterul dumneavoastră a răspuns.
portal-step-answer-theirs = { $cluster } a răspuns.
portal-step-accept-ours = Ați acceptat.
portal-step-accept-theirs = Cealaltă parte a acceptat.
portal-step-decline-ours = Ați refuzat.
portal-step-decline-theirs = Cealaltă parte a refuzat.
portal-step-expire-ours = Termenul a trecut.
portal-step-expire-theirs = Termenul a trecut.
portal-step-withdraw-ours = Clusterul dumneavoastră a retras cererea.
portal-step-withdraw-theirs = { $cluster } a retras cererea.
portal-step-reveal-ours = Ce ați acceptat să arătați a fost trimis către { $cluster }.
portal-step-reveal-theirs = { $cluster } a trimis ce s-a acceptat să fie arătat.
portal-flash-accepted = Acceptată. Ce ați bifat este pe drum.
portal-flash-declined = Refuzată.
portal-flash-asked = Întrebarea dumneavoastră este pe drum.
portal-flash-too-late = Nu mai era posibil. Mai jos vedeți care este situația.
