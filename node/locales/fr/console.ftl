# The matchmaker's console.

console-any = indifférent
console-seconds = { $count ->
    [one] { $count } seconde
   *[other] { $count } secondes
}

## The search form
console-search-title = Trouver des partenaires dans la fédération
console-search-words = Que recherchez-vous ?
console-search-words-hint = Avec vos propres mots et dans la langue de votre choix, par exemple : analyse d’images pour la pathologie.
console-search-concepts = Domaines d’activité
console-search-concepts-hint = Écrivez un mot et cochez ce que vous voulez dire. Les membres sont ainsi trouvés dans toutes les langues.
console-search-picked = Domaines d’activité que vous avez choisis
console-search-find = Trouver
console-search-none-found = Ce domaine d’activité n’existe pas. Essayez un autre mot ou écrivez-le ci-dessus.
console-search-seek = Chercher dans
console-seek-offers = ce que les membres offrent
console-seek-needs = ce dont les membres ont besoin
console-seek-both = les deux
console-search-like = Pour un membre
console-search-like-hint = Son nom ou son numéro. Les partenaires sont recherchés selon ses offres et ses besoins ; seuls les clusters qu’il autorise sont interrogés, et ils n’apprennent pas qui il est.
console-search-narrow = Préciser
console-search-trl = Maturité technologique
console-search-trl-hint = De 1, une idée, à 9, éprouvé à l’usage.
console-search-trl-min = au moins
console-search-trl-max = au plus
console-search-countries = Pays
console-search-nuts = Régions
console-search-nuts-hint = Codes NUTS ou leur début, par exemple ITH5, DE1.
console-search-kinds = Types d’organisation
console-search-clusters = Clusters
console-search-clusters-hint = Aucun coché : tous sont interrogés.
console-search-purpose = Finalité
console-search-granularity = Demander
console-granularity-record = les résultats
console-granularity-count = combien il y en a
console-granularity-boolean = s’il y en a
console-search-mode = Trouver
console-mode-semantic = aussi ce qui s’en approche
console-mode-strict = seulement ce qui correspond exactement
console-search-limit = Au maximum
console-search-deadline = Délai d’attente
console-search-ask = Interroger la fédération

## What is wrong with a search
console-mistake-choice = L’un des choix n’est pas connu ici. Choisissez de nouveau.
console-mistake-text = Le texte est trop long. Au plus { $most } caractères sont envoyés.
console-mistake-concepts = Cela fait trop de choses à la fois. Au plus { $most } domaines d’activité sont envoyés.
console-mistake-nuts = { $code } n’est pas un code de région. Écrivez des codes comme ITH5 ou DE1.
console-mistake-trl = Les niveaux vont de 1 à 9, le plus bas d’abord.
console-mistake-which-member = Plusieurs membres portent ce nom. Choisissez-en un sous le champ.
console-cannot-no-charter = Ce cluster n’a pas encore rejoint de fédération. L’administration peut s’en charger.
console-cannot-expired = La charte de la fédération a expiré : personne ne répond. L’administration peut en proposer une nouvelle version.
console-cannot-suspended = La charte suspend ce cluster : personne ne répondrait.
console-cannot-purpose = La charte ne connaît pas cette finalité. Choisissez-en une autre.
console-cannot-cluster = L’un des clusters ne participe plus. Choisissez de nouveau.
console-cannot-unknown-member = Aucun membre ne porte ce nom ni ce numéro.
console-cannot-no-consent = Le membre n’autorise aucun de ces clusters à savoir ce qu’il offre ou recherche pour cette finalité. Demandez-lui d’abord son autorisation.
console-cannot-nothing-to-tell = Le membre autorise trop peu pour que l’on puisse trouver des partenaires. Complétez ses offres et ses besoins, ou demandez-lui son autorisation.
console-cannot-form = La recherche ne peut pas être lancée ainsi. Demandez moins de choses à la fois.

## Results
console-results-title = Résultats de votre recherche
console-results-offers = Membres qui offrent : { $what }
console-results-needs = Membres qui recherchent : { $what }
console-results-both = Membres qui offrent ou recherchent : { $what }
console-results-for = Partenaires pour le membre { $member }
console-results-everything = sans critère particulier
console-results-change = Modifier la recherche
console-results-save = Enregistrer la recherche
console-results-save-name = Nom de la recherche
console-results-clusters = Clusters
console-results-under-way = Réponses reçues : { $answered } sur { $asked } clusters. Les autres ont encore quelques secondes.
console-results-all = { $asked ->
    [one] Le cluster a répondu.
   *[other] Les { $asked } clusters ont tous répondu.
}
console-results-part = Réponses reçues : { $answered } sur { $asked } clusters. Il y a peut-être d’autres membres qui conviennent.
console-results-matches = { $count ->
    [0] Résultats
    [one] 1 résultat
   *[other] { $count } résultats
}
console-results-best = { $count } résultats, dont voici les { $shown } meilleurs
console-results-new = { $count ->
    [0] Rien de nouveau depuis que cette recherche a été lancée pour la dernière fois.
    [one] 1 nouveau résultat depuis que cette recherche a été lancée pour la dernière fois.
   *[other] { $count } nouveaux résultats depuis que cette recherche a été lancée pour la dernière fois.
}
console-results-empty = Aucun cluster ne montre de membre qui convienne. Cherchez des domaines plus larges ou retirez une condition.
console-results-waiting = Rien pour l’instant.
console-results-compare = Comparer les résultats cochés
console-results-pages = Pages de résultats

console-outcome-waiting = interrogation en cours…
console-outcome-answered = { $count ->
    [0] a répondu : personne ne convient
    [one] a répondu : 1 résultat
   *[other] a répondu : { $count } résultats
}
console-outcome-best = a répondu : { $count } résultats, dont { $returned } envoyés (les meilleurs)
console-outcome-fewer = a répondu : moins de { $count } résultats
console-outcome-some = a répondu : il y a des résultats
console-outcome-none = a répondu : personne ne convient
console-outcome-refused = n’a pas répondu : { $why }
console-outcome-slow = n’a pas répondu en { $count ->
    [one] { $count } seconde
   *[other] { $count } secondes
}
console-outcome-unreachable = n’est pas joignable en ce moment
console-outcome-invalid = a envoyé une réponse impossible à vérifier ; elle a été écartée
console-reduced-granularity = Ses règles vous communiquent moins que ce que vous avez demandé.
console-reduced-fields = Ses règles vous montrent moins de détails que ce que vous avez demandé.
console-reduced-records = Ses règles vous montrent moins de résultats que ce que vous avez demandé.
console-reduced-small-count = Il ne communique pas de nombres aussi petits.
console-reduced-size = La réponse a été réduite à ce qu’un message peut contenir.
console-refused-no-consent = le membre n’autorise pas l’autre cluster à savoir ce qu’il offre ou recherche ; la question n’a donc pas été envoyée
console-refused-malformed = il n’a pas pu lire la question
console-refused-too-large = la question était trop longue pour lui
console-refused-wrong-type = il n’a pas accepté ce type de message
console-refused-unknown-signer = sa charte ne connaît pas encore notre cluster
console-refused-wrong-signer = il n’a pas pu établir que la question venait de notre cluster
console-refused-suspended = la charte suspend notre cluster
console-refused-bad-signature = la signature de la question ne correspondait pas à la charte
console-refused-wrong-audience = la question ne lui était pas destinée
console-refused-expired = la question est arrivée trop tard ; il faudrait vérifier l’horloge des deux nœuds
console-refused-not-yet-valid = la question est datée dans le futur ; il faudrait vérifier l’horloge des deux nœuds
console-refused-replayed = il a déjà vu cette question
console-refused-busy = il a trop à faire ; redemandez dans un instant
console-refused-invalid-query = il n’accepte pas de question sous cette forme
console-refused-unknown-purpose = sa charte ne connaît pas cette finalité
console-refused-not-permitted = ses règles ne le permettent pas pour cette finalité
console-refused-charter-expired = sa charte a expiré
console-refused-unavailable = il ne peut pas conserver la preuve d’une réponse en ce moment, il n’en donne donc pas

## Why a match fits
console-why-more = { $count ->
    [one] { $count } autre raison
   *[other] { $count } autres raisons
}
console-why-offers-exact = Offre : { $found }, comme demandé
console-why-offers-narrower = Offre : { $found }, plus précis que votre terme { $wanted }
console-why-offers-broader = Offre : { $found }, plus large que votre terme { $wanted }
console-why-offers-related = Offre : { $found }, proche de votre terme { $wanted }
console-why-offers-word = Son offre mentionne { $found }
console-why-needs-exact = Recherche : { $found }, comme demandé
console-why-needs-narrower = Recherche : { $found }, plus précis que votre terme { $wanted }
console-why-needs-broader = Recherche : { $found }, plus large que votre terme { $wanted }
console-why-needs-related = Recherche : { $found }, proche de votre terme { $wanted }
console-why-needs-word = Son besoin mentionne { $found }
console-why-summary-exact = Se présente ainsi : { $found }
console-why-summary-narrower = Se présente ainsi : { $found }, plus précis que votre terme { $wanted }
console-why-summary-broader = Se présente ainsi : { $found }, plus large que votre terme { $wanted }
console-why-summary-related = Se présente ainsi : { $found }, proche de votre terme { $wanted }
console-why-summary-word = Sa présentation mentionne { $found }
console-why-need-exact = Offre : { $found }, ce que recherche votre membre
console-why-need-narrower = Offre : { $found }, plus précis que { $wanted } dans les besoins de votre membre
console-why-need-broader = Offre : { $found }, plus large que { $wanted } dans les besoins de votre membre
console-why-need-related = Offre : { $found }, en lien avec { $wanted } dans les besoins de votre membre
console-why-need-word = Mentionne { $found }, comme les besoins de votre membre
console-why-offer-exact = Recherche : { $found }, ce qu’offre votre membre
console-why-offer-narrower = Recherche : { $found }, plus précis que { $wanted } dans les offres de votre membre
console-why-offer-broader = Recherche : { $found }, plus large que { $wanted } dans les offres de votre membre
console-why-offer-related = Recherche : { $found }, en lien avec { $wanted } dans les offres de votre membre
console-why-offer-word = Recherche : { $found }, que mentionnent les offres de votre membre
console-why-field-exact = Domaine d’activité : { $found }, comme votre membre
console-why-field-narrower = Domaine d’activité : { $found }, plus précis que { $wanted } chez votre membre
console-why-field-broader = Domaine d’activité : { $found }, plus large que { $wanted } chez votre membre
console-why-field-related = Domaine d’activité : { $found }, en lien avec { $wanted } chez votre membre
console-why-field-word = Mentionne { $found }, comme votre membre
console-why-meaning-of = Ses textes traitent du même sujet, avec des mots comme { $found }
console-why-meaning = Ses textes traitent du même sujet
console-why-experience = { $count ->
    [one] A { $count } activité propre à son actif
   *[other] A { $count } activités propres à son actif
}

## A match
console-card-unnamed = Organisation { $handle }
console-card-new = nouveau
console-card-fit = Degré de correspondance, par rapport au meilleur résultat
console-card-at = chez { $cluster }
console-card-also-at = Aussi membre du cluster { $cluster }
console-card-unshown = Non montré, peut être demandé : { $groups }
console-card-introduce = Demander une mise en relation
console-card-shortlist = Mettre de côté
console-card-compare = Comparer
console-card-own = Voir le membre
console-card-offers = Offres
console-card-needs = Besoins
console-card-summary = Avec ses propres mots
console-card-shows = Ce qui est montré
console-card-more = { $count ->
    [one] { $count } de plus
   *[other] { $count } de plus
}
console-card-whole = Lire la suite
console-card-trl = TRL { $min } à { $max }

## Compare
console-compare-title = Côte à côte
console-compare-back = Retour aux résultats
console-compare-too-few = Cochez de deux à quatre résultats pour les comparer.
console-compare-where = Quoi et où
console-compare-why = Pourquoi cela convient
console-compare-disclosed = Ce qui est montré
console-compare-unshown = Ce qui peut être demandé

## Kept searches
console-saved-heading = Recherches enregistrées et sélection
console-saved-title = Recherches enregistrées
console-saved-none = Aucune pour l’instant. Enregistrez une recherche depuis ses résultats pour la relancer et voir ce qui est nouveau.
console-saved-all = Toutes les recherches enregistrées
console-saved-by = Enregistrée par { $name }, lancée pour la dernière fois le { $run }
console-saved-run = Relancer
console-saved-remove = Supprimer
console-latest-title = Dernières recherches
console-shortlist-title = Sélection
console-shortlist-hint = Seuls un pseudonyme et votre note sont conservés. Ce que l’autre cluster a communiqué est demandé de nouveau.
console-shortlist-none = Rien ici pour l’instant. Mettez de côté des résultats d’une recherche.
console-shortlist-note = Votre note
console-shortlist-by = Ajouté par { $name } le { $date }
console-shortlist-ask-again = Redemander
console-shortlist-ask-again-hint = Redemandez pour voir ce qui est montré aujourd’hui.
console-flash-saved = La recherche est enregistrée.
console-flash-removed = Supprimé.
console-flash-shortlisted = Le résultat est dans la sélection.
console-flash-note = La note est enregistrée.
console-saved-too-long = Le texte est trop long. Au plus { $most } caractères sont enregistrés.
console-saved-no-name = Donnez un nom à la recherche.

## Introductions
console-introduce-title = Demander une mise en relation
console-introduce-why = Pourquoi devraient-ils se rencontrer ?
console-introduce-why-hint = Le membre sollicité lit ce texte. Dites en quelques phrases ce que vous avez en tête.
console-introduce-for = Pour notre membre { $member }.
console-introduce-member = Pour un membre
console-introduce-member-hint = Son numéro. Si vous laissez ce champ vide, vous demandez au nom de notre cluster.
console-introduce-name = Au nom de qui demandez-vous pour le membre ?
console-introduce-as-member = Au nom de notre membre
console-introduce-hint-member = Seulement s’il autorise ce cluster à voir qui il est.
console-introduce-as-cluster = Au nom de notre cluster
console-introduce-hint-cluster = Le membre n’est pas nommé avant l’acceptation.
console-introduce-reveal = Ce que notre membre révèle en cas d’acceptation
console-introduce-reveal-hint = N’est communiqué que ce qu’il autorise ce cluster à voir.
console-introduce-send = Envoyer la demande
console-introduce-could-reveal = Pourrait être révélé : { $groups }
console-introduce-how = La demande va à l’autre cluster, qui la transmet au membre. Le membre peut accepter, décliner ou poser une question. S’il décline, vous n’apprenez rien de plus.
console-introduce-no-text = Écrivez pourquoi ils devraient se rencontrer.
console-introduce-long-text = Le texte est trop long. Raccourcissez-le.
console-introduce-not-named = Notre membre n’autorise pas ce cluster à voir qui il est. Demandez-lui son autorisation, ou demandez au nom de notre cluster.
console-introduce-not-permitted = Nos propres règles ne permettent pas à ce cluster de recevoir cela. Révélez-en moins, ou adressez-vous à l’administration.
console-introduce-unread = L’un des choix n’a pas pu être lu. Choisissez de nouveau ce que notre membre révèle.
console-introduce-objected = Notre membre a fait opposition à ce cluster.
console-introduce-not-now = Ce n’est plus possible. Regardez où en est la mise en relation.
console-introductions-title = Mises en relation
console-introductions-asked = Que nous avons demandées
console-introductions-none = Aucune pour l’instant. Demandez-en une depuis un résultat de recherche.
console-introductions-came = Que d’autres demandent à nos membres
console-introductions-came-hint = Nos membres en décident sur leurs propres pages.
console-introductions-none-came = Aucune pour l’instant.
console-introductions-with = Avec
console-introductions-member = Notre membre
console-introductions-own-name = En notre propre nom
console-introductions-nobody = Aucun de nos membres
console-introductions-state = État
console-introductions-changed = Dernière modification
console-state-requested = en cours d’envoi
console-state-requested-means = L’autre cluster ne l’a pas encore.
console-state-delivered = transmise
console-state-delivered-means = L’autre cluster l’a reçue ; le membre n’a pas encore décidé.
console-state-delivered-here = Nous l’avons reçue ; notre membre n’a pas encore décidé.
console-state-delivered-nobody = Elle ne parvient à aucun de nos membres et sera déclinée d’elle-même.
console-state-questioned = question
console-state-questioned-means = Le membre pose une question et attend une réponse.
console-state-answered = réponse donnée
console-state-answered-means = La question a reçu une réponse ; le membre n’a pas encore décidé.
console-state-accepted = acceptée
console-state-accepted-means = Le membre est d’accord. Ce que les deux révèlent est en cours d’envoi.
console-state-declined = déclinée
console-state-declined-means = Déclinée. Rien de plus n’est communiqué.
console-state-expired = expirée
console-state-expired-means = Personne n’a décidé à temps.
console-state-withdrawn = retirée
console-state-withdrawn-means = La partie demandeuse a retiré sa demande.
console-state-revealed = mise en relation faite
console-state-revealed-means = Chaque partie a ce que l’autre a accepté de révéler.
console-step-request = Demandée
console-step-question = Question
console-step-answer = Réponse
console-step-accept = Acceptée
console-step-decline = Déclinée
console-step-expire = Expirée
console-step-withdraw = Retirée
console-step-reveal = Révélation
console-introduction-on-the-way = { $count ->
    [one] { $count } message est encore en route vers l’autre cluster.
   *[other] { $count } messages sont encore en route vers l’autre cluster.
}
console-introduction-next-try = Prochain essai : { $at }.
console-introduction-given-up = { $count ->
    [one] { $count } message n’est pas parvenu à l’autre cluster et ne sera plus envoyé.
   *[other] { $count } messages ne sont pas parvenus à l’autre cluster et ne seront plus envoyés.
}
console-introduction-problem = Pourquoi le dernier essai a échoué :
console-introduction-timeline = Ce qui s’est passé
console-introduction-by = par { $name }
console-introduction-other-side = par l’autre partie
console-introduction-received = Ce que l’autre partie a révélé
console-introduction-from = Qui demande
console-introduction-revealed = Ce que nous avons révélé
console-introduction-expires = Prend fin d’elle-même
console-introduction-answer = Votre réponse
console-introduction-send-answer = Envoyer la réponse
console-introduction-no-answer = Écrivez une réponse.
console-introduction-withdraw = Retirer la demande
console-flash-introduction = La demande est en cours d’envoi.
console-flash-introduction-done = C’est fait.

## Federation
console-federation-title = Fédération
console-federation-clusters = { $count ->
    [one] { $count } cluster
   *[other] { $count } clusters
}
console-federation-name = Nom
console-federation-country = Pays
console-federation-reach = Joignable
console-federation-check = Tout vérifier maintenant
console-federation-check-hint = Demande à chaque cluster un signe de vie signé, et quelle version de la charte il possède.
console-federation-other-version = autre version
console-federation-round-trip = en { $ms } ms
console-reach-own = ce nœud
console-reach-suspended = suspendu
console-reach-yes = joignable
console-reach-no = non joignable
console-reach-since = depuis le { $since }
console-reach-why = Pourquoi
console-map-label = Où se trouvent les clusters ; la liste dit la même chose
console-map-note = Chaque carré est un pays, avec le nombre de ses clusters. Un carré clair avec un bord : tous ne sont pas joignables en ce moment.
console-charter-title = Charte
console-charter-version = Version de la charte
console-charter-issued = Établie
console-charter-expires = Expire
console-charter-threshold = Signatures pour une nouvelle version
console-charter-soon = Elle expire bientôt. Ensuite, plus personne ne répond ; il faut du temps pour faire signer une nouvelle version.

## Members
console-members-title = Membres
console-members-count = { $count ->
    [0] Ce nœud n’a pas encore de membres.
    [one] Ce nœud a 1 membre.
   *[other] Ce nœud a { $count } membres.
}
console-members-import = Importer des membres
console-members-search = Nom ou numéro
console-members-none = Pour commencer, importez un tableau de vos membres.
console-members-none-found = Aucun membre ne correspond.
console-members-first = Première page
console-members-reference = Numéro
console-members-consents = Autorisations en vigueur
console-members-in-force = { $count } en vigueur
console-member-partners = Lui trouver des partenaires
console-member-consents = Autorisations
console-member-no-consent = Il n’a donné aucune autorisation : aucun autre cluster ne voit donc rien de lui.
console-member-data = Ses données
console-member-changed = Dernière modification le { $date }
console-member-people = Qui agit pour lui
console-member-nobody = Personne pour l’instant.
console-member-invite = Inviter
console-member-invite-email = Adresse e-mail de la personne à inviter
console-member-invite-wrong = Ce n’est pas une adresse e-mail. Revenez en arrière et écrivez-en une sous la forme nom@company.example.
console-member-invite-failed = L’e-mail n’a pas pu être envoyé.
console-member-invite-pass-on = Transmettez ce lien à { $email }. Il fonctionne une seule fois, jusqu’au { $date }, et n’est affiché que maintenant.
console-member-invited = invitation valable jusqu’au { $date }
console-flash-invited = L’invitation est en cours d’envoi.
console-member-person-remove = Supprimer
console-flash-person-removed = Cette personne ne peut plus agir pour le membre.
console-member-disclosures = Qui a reçu ses données
console-member-nothing-left = Rien n’a quitté ce nœud.
console-member-city = Ville
console-member-website = Site web
console-member-email = E-mail
console-paper-title = Enregistrer une autorisation donnée sur papier
console-paper-hint = Conservez le papier. Votre nom et la date du jour sont enregistrés avec l’autorisation.
console-paper-recipients = Pour qui
console-paper-federation = Toute la fédération
console-paper-country = Tous les clusters ({ $country })
console-paper-except = Exclure des clusters
console-paper-except-legend = Mais pas pour
console-paper-groups = Ce qui peut être utilisé
console-paper-groups-hint = Rien de coché : il peut être compté dans les questions sans condition, et rien d’autre.
console-paper-level = Comment
console-paper-record = peut être montré
console-paper-count = sert seulement au comptage, jamais montré
console-paper-signed-on = Signée le
console-paper-until = Jusqu’au
console-paper-until-hint = Si vide : jusqu’à son retrait.
console-paper-record-it = Enregistrer l’autorisation
console-paper-withdraw = Retirer, à la demande du membre
console-paper-no-recipient = Cochez au moins un destinataire.
console-paper-no-day = Indiquez le jour de la signature ; il ne peut pas être dans le futur.
console-paper-over = Le dernier jour doit être à venir.
console-flash-consent = L’autorisation est enregistrée.
console-flash-withdrawn = L’autorisation est retirée.
console-source-paper = Sur papier du { $signed }, enregistrée par { $name } le { $date }
console-source-somebody = une personne qui n’est plus connue ici
console-source-portal = Donnée par le membre lui-même le { $date }
console-source-import = Arrivée avec un import le { $date }
console-source-other = Donnée le { $date }
console-consent-in-force = en vigueur
console-consent-to-come = commence plus tard
console-consent-expired = expirée
console-consent-withdrawn = retirée
console-consent-never = jamais donnée

## Import
console-import-title = Importer des membres
console-import-lede = Choisissez un tableau enregistré en CSV. Vous voyez ce qui se passerait avant que quoi que ce soit ne soit fait.
console-import-file = Fichier
console-import-file-hint = CSV en UTF-8, { $most } Mo au maximum. Les fichiers plus grands passent par la ligne de commande.
console-import-look = Examiner
console-import-columns = Quelles colonnes sont lues
console-import-columns-text = Leur ordre est libre, et seules les deux premières sont nécessaires. Les autres colonnes sont laissées de côté, et la page vous le signale.
console-import-no-file = Choisissez d’abord un fichier.
console-import-too-long = Le fichier est trop grand pour cette page. Utilisez la ligne de commande.
console-import-busy = Trop de fichiers attendent d’être importés. Réessayez dans quelques minutes.
console-import-preview-title = Ce que ferait ce fichier
console-import-nothing-yet = Rien n’a encore été modifié.
console-import-added = { $count ->
    [one] membre serait ajouté
   *[other] membres seraient ajoutés
}
console-import-changed = { $count ->
    [one] serait modifié
   *[other] seraient modifiés
}
console-import-kept = { $count ->
    [one] Un membre a modifié lui-même son profil : celui-ci reste tel quel, bien que le fichier soit différent.
   *[other] { $count } membres ont modifié eux-mêmes leur profil : ces profils restent tels quels, bien que le fichier soit différent.
}
console-import-unchanged = { $count ->
    [one] reste tel quel
   *[other] restent tels quels
}
console-import-refused = { $count ->
    [one] ligne est refusée
   *[other] lignes sont refusées
}
console-import-refused-list = Lignes refusées
console-import-line = Ligne
console-import-reason = Pourquoi, et que corriger
console-import-more = et { $count } de plus
console-import-warnings = À savoir
console-import-added-list = Membres qui seraient ajoutés
console-import-changed-list = Membres qui seraient modifiés
console-import-what-changes = Ce qui change
console-import-consents = Les autorisations restent telles quelles : personne ne voit les nouveaux membres avant qu’ils ne l’autorisent.
console-import-confirm = { $count ->
    [one] Importer { $count } membre
   *[other] Importer { $count } membres
}
console-import-confirm-good = { $count ->
    [one] Importer la ligne valable, laisser les refusées
   *[other] Importer les { $count } lignes valables, laisser les refusées
}
console-import-forget = Oublier le fichier
console-import-bad-rows = Le fichier comporte des lignes refusées. Revenez en arrière et choisissez de les laisser de côté.
console-flash-imported = Les membres sont importés.
console-flash-import-gone = Le fichier a attendu trop longtemps et a été oublié. Choisissez-le de nouveau.
console-flash-import-forgotten = Le fichier est oublié.
console-flash-import-other = Un autre fichier a été choisi entre-temps dans une autre fenêtre. Rien n’a été fait ; vous voyez ci-dessous ce que ferait ce fichier.

## Numbers
console-numbers-title = Chiffres
console-numbers-members = membres
console-numbers-consenting = membres avec une autorisation en vigueur
console-numbers-asked-all = questions posées
console-numbers-answered-all = questions ayant reçu une réponse
console-numbers-activity = Questions au fil du temps
console-numbers-activity-title = Questions par mois
console-numbers-month = Mois
console-numbers-asked = posées par nous
console-numbers-answered = auxquelles nous avons répondu
console-numbers-refused = refusées par nous
console-numbers-as-table = Sous forme de tableau
console-numbers-fields = Domaines d’activité
console-numbers-fields-title = Membres par domaine d’activité
console-numbers-field = Domaine
console-numbers-consents = Autorisations
console-numbers-consents-title = Membres selon l’état de leurs autorisations
console-numbers-state = État
console-numbers-kinds = Types
console-numbers-kinds-title = Membres par type
console-numbers-kind = Type
console-numbers-countries = Pays
console-numbers-countries-title = Membres par pays
console-numbers-country = Pays
console-numbers-regions = Régions
console-numbers-regions-title = Membres par région (NUTS niveau 2)
console-numbers-region = Région
console-numbers-count = membres
console-numbers-nothing = Rien à compter pour l’instant.
