# The pages for those who run the node.

admin-mend = Cum se rezolvă:
admin-since = Din { $moment }
admin-look-again = Verifică din nou
admin-pages = Pagini
admin-first = Prima

admin-health-title = Stare
admin-health-well = Totul este în regulă.
admin-health-soon = { $count ->
    [one] Un lucru va necesita în curând atenția dumneavoastră.
    [few] { $count } lucruri vor necesita în curând atenția dumneavoastră.
   *[other] { $count } de lucruri vor necesita în curând atenția dumneavoastră.
}
admin-health-failed = { $count ->
    [one] Un lucru nu funcționează.
    [few] { $count } lucruri nu funcționează.
   *[other] { $count } de lucruri nu funcționează.
}
admin-health-node = { $software }, nodul { $peer }
admin-health-check = Componentă
admin-health-found = Ce s-a constatat
admin-verdict-well = în regulă
admin-verdict-soon = în curând
admin-verdict-failed = nu funcționează

admin-check-configuration = Configurație
admin-well-configuration = Nodul rulează cu configurația de pe disc.
admin-mend-configuration = Verificați steelyard.toml cu „steelyard config check”, apoi reporniți nodul.
admin-check-rules = Reguli
admin-well-rules = Pot fi citite și sunt corecte.
admin-mend-rules = Pagina „Reguli” arată fiecare greșeală cu numărul rândului.
admin-mend-rules-changed = Reporniți nodul. Până atunci, el urmează regulile citite la pornire.
admin-check-keys = Chei
admin-well-keys = Sunt la locul lor și doar nodul le poate citi.
admin-mend-keys = Restaurați directorul „keys” dintr-o copie de rezervă. Doar utilizatorul nodului are voie să îl citească.
admin-check-store = Stocare
admin-well-store = Se poate scrie în ea.
admin-mend-store = Faceți loc pe disc și verificați drepturile de acces la directorul de date. Până atunci nu se răspunde la nicio întrebare.
admin-check-clock = Ceas
admin-well-clock = Este exact, din câte arată jurnalul de audit.
admin-mend-clock = Potriviți ceasul și mențineți-l exact cu NTP.
admin-check-charter = Cartă
admin-well-charter = Este în vigoare și acest cluster participă.
admin-mend-charter = Pagina „Cartă” arată care este problema. O versiune nouă se propune cu „steelyard charter propose”.
admin-mend-charter-none = Alăturați-vă unei federații cu „steelyard join” sau înființați una cu „steelyard charter create”.
admin-check-peers = Alte noduri
admin-well-peers = Toate sunt accesibile.
admin-mend-peers = Pagina „Alte noduri” arată care nu sunt accesibile, de când și de ce.
admin-check-backup = Copie de rezervă
admin-well-backup = Există una din ultimele șapte zile și a fost verificată.
admin-mend-backup = Faceți una pe pagina „Copie de rezervă” și păstrați-o pe alt calculator.
admin-mend-backup-unsound = „steelyard audit verify” arată ce s-a modificat. Păstrați copiile de rezervă mai vechi până când situația se lămurește.
admin-mend-backup-postgres = Salvați baza de date cu pg_dump și păstrați-le pe amândouă împreună, pe alt calculator.

admin-peers-title = Alte noduri
admin-peers-lede = Noduri accesibile ale altor clustere: { $connected } din { $all }.
admin-peers-none = Nu există încă alte clustere în cartă.
admin-peers-cluster = Cluster
admin-peers-country = Țară
admin-peers-state = Stare
admin-peers-round-trip = Timp de răspuns
admin-peers-reachable = accesibil
admin-peers-unreachable = inaccesibil
admin-peers-suspended = suspendat
admin-peers-since = din { $moment }
admin-peers-hint = Un cluster care nu este accesibil este numit în rezultatul fiecărei căutări. Echipa lui poate vedea pe propria pagină dacă problema este la ea.

admin-charter-title = Cartă
admin-charter-none = Aici nu este în vigoare nicio cartă. Alăturați-vă unei federații sau înființați una: manualul de operare explică cum.
admin-charter-lede = Versiunea { $version }, cu { $clusters ->
    [one] un cluster
    [few] { $clusters } clustere
   *[other] { $clusters } de clustere
}, în vigoare până la { $until }.
admin-charter-expired = Această cartă a expirat, așa că nu se schimbă nicio dată. Propuneți o versiune nouă și obțineți semnăturile.
admin-charter-ends-soon = Această cartă expiră în curând. Propuneți acum versiunea următoare, ca destule clustere să o poată semna la timp.
admin-charter-federation = Federație
admin-charter-issued = Întocmită
admin-charter-expires = Expiră
admin-charter-purposes = Scopuri
admin-charter-signed = Semnături
admin-charter-signed-by = { $signed }; sunt necesare { $needed }
admin-charter-digest = Sumă de control
admin-charter-clusters = Clustere
admin-charter-status = Stare
admin-charter-active = participă
admin-charter-key = Cheie de semnare
admin-charter-fingerprints = Comparați la telefon amprentele cheilor înainte de a semna o cartă cu chei noi.
admin-charter-download = Descarcă toate versiunile
admin-charter-change = Versiunile noi se întocmesc și se semnează în linia de comandă:

admin-rules-title = Reguli
admin-rules-lede = Ce pot afla cel mult alte clustere. Regulile pot doar să restrângă ce permit membrii.
admin-rules-right = { $count ->
    [one] Există o regulă și este corectă.
    [few] Există { $count } reguli și sunt corecte.
   *[other] Există { $count } de reguli și sunt corecte.
}
admin-rules-restart = O schimbare are efect după repornirea nodului.
admin-rules-changed = Fișierele au fost modificate de la pornirea nodului. El urmează în continuare regulile de atunci; ce scrie pe această pagină este valabil după repornirea nodului.
admin-rules-wrong = Regulile au greșeli. Nodul rulează cu cele citite la pornire și nu va mai porni cu acestea.
admin-rules-explain-title = Ce primește un cluster?
admin-rules-explain = Explică
admin-rules-purpose = Scop
admin-rules-may = { $peer } poate afla în scopul „{ $purpose }”: { $level }. Număr maxim de potriviri într-un răspuns: { $records }.
admin-rules-threshold = Numerele sub { $least } nu se comunică exact.
admin-rules-denied = { $peer } nu primește nimic în scopul „{ $purpose }”.
admin-rules-what = Ce
admin-rules-allowed = Permis
admin-rules-by = Prin regula
admin-rules-silent = nicio regulă nu vorbește despre aceasta
admin-rules-texts = Regulile în sine
admin-rules-own = Se află în fișiere din directorul de date.
admin-rules-default = Acestea sunt regulile livrate cu programul. Pentru a avea reguli proprii, copiați-le în directorul „rules” din directorul de date și schimbați-le acolo.
admin-level-boolean = dacă există o potrivire
admin-level-count = câte potriviri există
admin-level-record = potrivirile în sine

admin-people-title = Persoane
admin-people-lede = Cine se poate autentifica aici: echipa clusterului și persoanele care acționează în numele membrilor.
admin-people-none = Nu este nimeni aici.
admin-people-name = Nume
admin-people-name-hint = Persoana îl poate schimba.
admin-people-name-wrong = Un nume are cel mult 200 de caractere, toate afișabile.
admin-people-email = Adresă de e-mail
admin-people-email-wrong = Aceasta nu este o adresă de e-mail. Scrieți-o sub forma name@example.org.
admin-people-known = Există deja o persoană cu această adresă.
admin-people-role = Rol
admin-people-role-hint = Responsabilii de parteneriate întreabă federația și se ocupă de membri. Administratorii văd și aceste pagini.
admin-people-first-role = Odată cu primul rol, modurile de autentificare pe care le avea această persoană încetează: parola, cheile de acces, linkurile și autentificările active. O invitație la { $email } îi dă din nou acces.
admin-people-acts-for = Acționează în numele
admin-people-state = Stare
admin-people-enabled = se poate autentifica
admin-people-disabled = nu se poate autentifica
admin-people-add = Adaugă o persoană
admin-people-added = Persoana a fost adăugată.
admin-people-mailed = Invitația este pe drum.
admin-people-pass-on = Transmiteți acest link
admin-people-pass-on-hint = { $email } se poate autentifica cu el o singură dată, până la { $until }. Nu mai este arătat încă o dată; se poate face oricând unul nou.
admin-people-invite = Invită din nou
admin-people-changed = Gata.
admin-people-removed = Persoana a fost ștearsă.
admin-people-back = Toate persoanele
admin-people-password = Are o parolă
admin-people-own = Acesta este contul dumneavoastră. Alt administrator vă poate schimba rolul sau vă poate bloca accesul.
admin-people-sessions = Autentificări active
admin-people-no-sessions = Nicăieri în acest moment.
admin-people-session = Din { $began }, ultima activitate { $seen }
admin-people-end-sessions = Deconectează peste tot
admin-people-access = Acces
admin-people-access-hint = Cine nu se poate autentifica este deconectat imediat peste tot. O persoană ștearsă trebuie adăugată din nou pentru a reveni.
admin-people-disable = Blochează accesul
admin-people-enable = Permite din nou accesul
admin-people-remove = Șterge
admin-role-admin = Administrator
admin-role-matchmaker = Responsabil de parteneriate
admin-role-none = Nu face parte din echipă

admin-log-title = Jurnal de audit
admin-log-lede = { $count ->
    [one] 1 intrare. Tot ce a ieșit din nod și fiecare schimbare privind cine ce poate vedea se află aici și nu se poate modifica pe ascuns.
    [few] { $count } intrări. Tot ce a ieșit din nod și fiecare schimbare privind cine ce poate vedea se află aici și nu se poate modifica pe ascuns.
   *[other] { $count } de intrări. Tot ce a ieșit din nod și fiecare schimbare privind cine ce poate vedea se află aici și nu se poate modifica pe ascuns.
}
admin-log-verify = Verifică întregul jurnal
admin-log-last-verification = Ultima verificare
admin-log-kind = Tip
admin-log-all = Toate tipurile
admin-log-show = Arată
admin-log-none = Nu există niciuna de acest tip între intrările { $from } și { $before }.
admin-log-entry = Intrare
admin-log-when = Când
admin-log-what = Ce
admin-log-proof = Dovadă
admin-log-proof-of = Dovadă pentru intrarea { $entry }: descărcare
admin-log-newest = Cele mai noi
admin-log-older = Mai vechi
admin-log-back = Jurnal de audit
admin-log-unreadable = Această intrare nu poate fi citită. Verificați jurnalul.
admin-log-kind-answered = Răspuns dat
admin-log-kind-refused = Refuz
admin-log-kind-asked = Întrebare pusă
admin-log-kind-told = Date comunicate
admin-log-kind-introduction = Prezentare
admin-log-kind-consent-given = Permisiune dată
admin-log-kind-consent-withdrawn = Permisiune retrasă
admin-log-kind-objection = Opoziție
admin-log-kind-members-imported = Membri importați
admin-log-kind-profile-changed = Profil schimbat
admin-log-kind-member-removed = Membru șters
admin-log-kind-person = Persoană schimbată
admin-log-kind-charter-adopted = Cartă adoptată
admin-log-kind-vocabulary-imported = Vocabular importat
admin-log-answered = { $cluster }, { $purpose }: { $total ->
    [one] o potrivire
    [few] { $total } potriviri
   *[other] { $total } de potriviri
}, { $disclosed ->
    [0] niciun membru arătat
    [one] un membru arătat
    [few] { $disclosed } membri arătați
   *[other] { $disclosed } de membri arătați
}
admin-log-refused = { $cluster }, { $purpose }: { $code }
admin-log-asked = { $purpose }, { $clusters ->
    [one] un cluster
    [few] { $clusters } clustere
   *[other] { $clusters } de clustere
}
admin-log-told = { $cluster } a primit concepte și cuvinte ale unui membru, { $purpose }
admin-log-introduction = { $cluster }: { $step }
admin-log-consent-given = Permisiunea { $consent }, { $source }
admin-log-consent-withdrawn = Permisiunea { $consent }
admin-log-objection-raised = Față de { $cluster }
admin-log-objection-lifted = Față de { $cluster }, ridicată
admin-log-person = { $change ->
    [added] Adăugată
    [removed] Ștearsă
    [disabled] Nu se mai poate autentifica
    [enabled] Se poate autentifica din nou
    [matchmaker] Rol de acum: responsabil de parteneriate
    [admin] Rol de acum: administrator
    [no_staff] Nu mai face parte din echipă
    [invited] Invitată să acționeze în numele unui membru
    [invited_no_more] Invitația de a acționa în numele unui membru a fost retrasă
    [acts_for] De acum acționează în numele unui membru
    [acts_no_more] Nu mai acționează în numele unui membru
    [invited_staff] Invitată în echipă: linkul autentifică drept această persoană
    [link_made] A fost creat un link care autentifică drept această persoană
    [password] Parolă nouă
    [passkey_added] Cheie de acces adăugată
    [passkey_removed] Cheie de acces ștearsă
   *[other] { $change }
}
admin-log-members-imported = adăugați: { $added }, schimbați: { $changed }
admin-log-charter-adopted = Versiunea { $version }
admin-log-vocabulary-imported = { $vocabulary }, { $concepts ->
    [one] un concept
    [few] { $concepts } concepte
   *[other] { $concepts } de concepte
}

admin-verify-title = Verificarea jurnalului de audit
admin-verify-idle = Jurnalul nu a fost verificat de la pornirea nodului.
admin-verify-running = Intrări citite: { $done } din { $of }.
admin-verify-sound = Jurnalul este așa cum a fost scris și fiecare permisiune este așa cum a fost dată.
admin-verify-unsound = { $count ->
    [one] Un lucru a fost modificat de altcineva.
    [few] { $count } lucruri au fost modificate de altcineva.
   *[other] { $count } de lucruri au fost modificate de altcineva.
}
admin-verify-mend = Opriți nodul. Păstrați o copie a directorului de date pentru cei care investighează și restaurați o copie de rezervă.
admin-verify-at = Verificat
admin-verify-entries = Intrări
admin-verify-consents = Permisiuni
admin-verify-checkpoints = Puncte de control
admin-verify-root = Hash rădăcină

admin-backup-title = Copie de rezervă
admin-backup-lede = O copie de rezervă conține toți membrii, permisiunile și jurnalul de audit. Păziți-o la fel de bine ca nodul însuși și păstrați-o pe alt calculator.
admin-backup-begun = Copia de rezervă este în curs de realizare.
admin-backup-running = O copie de rezervă este în curs de realizare.
admin-backup-failed = Copia de rezervă nu a putut fi făcută.
admin-backup-last = Ultima copie de rezervă
admin-backup-never = Nu s-a făcut încă niciuna.
admin-backup-make = Fă acum o copie de rezervă
admin-backup-no-keys = Copiile de rezervă făcute aici nu conțin chei. Păstrați separat o copie a directorului „keys” și a fișierelor cu secrete, unde o pot citi doar câțiva: fără ele, o copie de rezervă nu poate fi restaurată.
admin-backup-password = Setarea „{ $key }” conține o parolă. Dacă se află în steelyard.toml, este și în fiecare copie de rezervă. Scrieți-o într-un fișier pe care îl poate citi numai nodul, și „file:NAME” în locul ei.
admin-backup-postgres = Datele acestui nod sunt stocate în PostgreSQL și nu intră în nicio copie de rezervă făcută aici. Salvați-le cu pg_dump.
admin-backup-here = Pe acest calculator
admin-backup-kept = { $count ->
    [one] Se păstrează cea mai nouă.
    [few] Se păstrează cele mai noi { $count }.
   *[other] Se păstrează cele mai noi { $count }.
}
admin-backup-restore = Repunerea nodului în funcțiune
admin-backup-restore-hint = Pe calculatorul nodului, cu nodul oprit. Membrii șterși după copia de rezervă sunt șterși din nou.
admin-backup-when = Făcută
admin-backup-old = { $days ->
    [one] acum o zi
    [few] acum { $days } zile
   *[other] acum { $days } de zile
}
admin-backup-file = Fișier
admin-backup-size = Mărime
admin-backup-entries = Intrări în jurnal
admin-backup-verified = Verificată
admin-backup-sound = recitită, iar jurnalul din ea este în regulă
admin-backup-unsound = jurnalul din ea nu este în regulă
admin-backup-no-store = recitită, dar stocarea, cu jurnalul, nu este în ea
admin-backup-keys = Conține cheile
