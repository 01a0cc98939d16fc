# Getting in: signing in, invitations, a person's own account.

entry-sign-in-title = Autentificare
entry-sign-in-heading = Autentificare la { $cluster }
entry-sign-in-button = Autentificare
entry-to-sign-in = La pagina de autentificare
entry-email = Adresă de e-mail
entry-email-wrong = Scrieți adresa sub forma name@example.org.
entry-password = Parolă
entry-by-password = Cu parola dumneavoastră
entry-by-link = Cu un link prin e-mail
entry-by-link-hint = Nu aveți parola la îndemână? Vă trimitem un link cu care intrați o singură dată.
entry-by-link-button = Trimite-mi un link
entry-by-provider = Cu contul dumneavoastră de la cluster
entry-by-provider-button = Continuă cu autentificarea acolo
entry-by-passkey = Cu cheia dumneavoastră de acces
entry-by-passkey-hint = Amprenta, fața sau PIN-ul dispozitivului. Nu trebuie să scrieți nimic.
entry-by-passkey-button = Autentificare cu cheia de acces
entry-no-account = Accesul se face pe bază de invitație. Dacă nu aveți una, întrebați echipa { $cluster }.
entry-refused = Nu a funcționat. Verificați adresa și parola.
entry-too-often = Au fost prea multe încercări. Așteptați câteva minute și încercați din nou.
entry-busy = Multe persoane se autentifică în acest moment. Încercați din nou peste câteva secunde.
entry-provider-failed = Autentificarea clusterului nu răspunde. Încercați din nou mai târziu sau autentificați-vă altfel.
entry-provider-refused = Autentificarea clusterului nu v-a permis accesul. Adresa dumneavoastră de acolo trebuie să fie confirmată și aceeași ca în invitație.
entry-link-sent = Dacă această adresă ne este cunoscută, i-am trimis un link. Funcționează o singură dată, timp de 20 de minute.
entry-signed-out = V-ați deconectat.
entry-link-title = Autentificare prin link
entry-link-hint = Linkul este valabil. Apăsați butonul pentru autentificare. După aceea, linkul nu mai funcționează.
entry-link-ended-title = Acest link nu mai funcționează
entry-link-ended = A fost deja folosit sau este prea vechi. Cereți unul nou.

entry-invitation-title = Invitație de la { $cluster }
entry-invitation-member = Primiți invitația de a vă ocupa, la { $cluster }, de datele organizației { $member }.
entry-invitation-what = { $cluster } caută parteneri pentru membrii săi, aici și în alte clustere. Nu arată altor clustere nimic despre organizația dumneavoastră fără permisiunea dumneavoastră. Aici puteți:
entry-invitation-see = să vedeți și să corectați ce se păstrează despre organizația dumneavoastră,
entry-invitation-decide = să decideți cine ce vede, în ce scop și până când, și să reveniți oricând asupra deciziei,
entry-invitation-answer = să răspundeți celor care ar dori să vă cunoască.
entry-invitation-staff = Primiți invitația de a lucra cu membrii clusterului { $cluster } și de a găsi parteneri pentru ei.
entry-invitation-as = Contul dumneavoastră va fi { $email }.
entry-invitation-accept = Acceptă invitația
entry-invitation-sign-in = Există deja un cont pentru această adresă. Autentificați-vă mai întâi cu el, apoi acceptați invitația.
entry-invitation-refuse = Dacă nu doriți acest lucru, închideți pagina. Nu se întâmplă nimic, iar invitația expiră de la sine.
entry-invitation-ended-title = Această invitație nu mai este valabilă
entry-invitation-ended = A fost deja folosită, a fost înlocuită cu una mai nouă sau este prea veche. Dacă ați acceptat-o, autentificați-vă. Dacă nu, cereți una nouă de la echipa { $cluster }.
entry-name = Numele dumneavoastră
entry-name-hint = Îl vede echipa clusterului. Alte clustere nu îl văd.
entry-name-wrong = Scrieți-vă numele, cu cel mult 200 de caractere.
entry-language = Limba
entry-way = Cum doriți să vă autentificați de acum înainte?
entry-way-passkey = Cu o cheie de acces
entry-way-passkey-hint = Amprenta, fața sau PIN-ul dispozitivului. Cea mai sigură cale, fără nimic de ținut minte.
entry-way-password = Cu o parolă
entry-way-password-hint = O alegeți mai jos.
entry-way-link = Cu un link prin e-mail
entry-way-link-hint = Vă trimitem un link de fiecare dată când doriți să vă autentificați.
entry-new-password = Parolă nouă
entry-new-password-hint = { $count ->
    [one] Cel puțin un caracter. Mai multe cuvinte sunt ușor de ținut minte și greu de ghicit.
    [few] Cel puțin { $count } caractere. Mai multe cuvinte sunt ușor de ținut minte și greu de ghicit.
   *[other] Cel puțin { $count } de caractere. Mai multe cuvinte sunt ușor de ținut minte și greu de ghicit.
}
entry-password-short = { $count ->
    [one] Alegeți o parolă de cel puțin un caracter.
    [few] Alegeți o parolă de cel puțin { $count } caractere.
   *[other] Alegeți o parolă de cel puțin { $count } de caractere.
}
entry-password-long = Alegeți o parolă mai scurtă.
entry-password-own = Alegeți o parolă care nu este formată din numele sau adresa dumneavoastră.
entry-password-repeated = Alegeți o parolă cu mai multe caractere diferite.
entry-welcome = Bun venit. Contul dumneavoastră este gata.

entry-members-title = Organizațiile dumneavoastră
entry-members-none = În prezent nu acționați în numele niciunei organizații. Dacă ar trebui, întrebați echipa { $cluster }.

entry-account-title = Contul dumneavoastră
entry-account-you = Despre dumneavoastră
entry-saved = Contul dumneavoastră este salvat.
entry-digest = Doresc un rezumat în fiecare lună
entry-digest-hint = Cine a întrebat despre organizația dumneavoastră și cine ce a primit. Îl puteți opri oricând.
entry-password-add = Adaugă o parolă
entry-password-change = Schimbă parola
entry-current-password = Parola actuală
entry-current-wrong = Aceasta nu este parola dumneavoastră actuală.
entry-password-save = Salvează parola
entry-password-ends = Toate celelalte browsere vor fi deconectate.
entry-password-saved = Parola este salvată și toate celelalte browsere sunt deconectate.
entry-not-fresh = Pentru a schimba modul de autentificare, deconectați-vă mai întâi și autentificați-vă din nou.
entry-passkeys = Chei de acces
entry-passkey-what = O cheie de acces vă permite să vă autentificați cu amprenta, fața sau PIN-ul dispozitivului. Ea rămâne pe dispozitivele dumneavoastră și nu există nimic ce ni s-ar putea fura.
entry-passkey-add = Adaugă o cheie de acces
entry-passkey-new-title = Cheia dumneavoastră de acces
entry-passkey-name = Nume
entry-passkey-name-hint = Ca să o recunoașteți în listă.
entry-passkey-create = Creează o cheie de acces
entry-passkey-later = Nu acum
entry-passkey-failed = Nu a funcționat. Încercați din nou sau autentificați-vă altfel.
entry-passkey-cannot = Acest browser nu poate folosi aici chei de acces. Alegeți în schimb o parolă în contul dumneavoastră.
entry-passkey-script = Cheile de acces au nevoie de un browser cu scripturile activate. Alegeți în schimb o parolă în contul dumneavoastră.
entry-passkey-removed = Cheia de acces este ștearsă.
entry-passkey-last = Fără această cheie de acces nu v-ați mai putea autentifica. Adăugați mai întâi o parolă sau altă cheie de acces.
entry-added = Adăugată
entry-last-used = Ultima folosire
entry-never = niciodată
entry-remove = Șterge
entry-sessions = Autentificări active
entry-sessions-hint = Dacă nu recunoașteți un browser, deconectați-l și schimbați-vă parola.
entry-browser = Browser
entry-browser-unknown = Browser necunoscut
entry-since = Din
entry-session-this = acesta
entry-session-end = Deconectează
entry-session-ended = Acel browser este deconectat.
entry-sessions-end = Deconectează toate celelalte
entry-sessions-ended = Toate celelalte browsere sunt deconectate.
