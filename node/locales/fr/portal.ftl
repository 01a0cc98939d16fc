# The pages of a member.

portal-cluster = { $name } ({ $country })
portal-recipient-federation = Toute la fédération
portal-recipient-country = Tous les clusters ({ $country })
portal-no-groups = rien qui puisse être montré
portal-nothing-said = Rien d’indiqué pour l’instant
portal-not-said = Non indiqué
portal-concepts = Thèmes
portal-trl-range = Maturité technologique { $min } à { $max }
portal-edit = Modifier
portal-edit-label = Modifier : { $what }
portal-back-to-consents = Retour à « Qui voit quoi »
portal-no-federation = Votre cluster n’a pas encore rejoint de fédération : aucun autre cluster ne peut donc demander quoi que ce soit.

# What purposes and field groups mean, one sentence each
portal-purpose-matchmaking = Pour trouver des partenaires de projet, d’approvisionnement ou de développement.
portal-purpose-statistics = Pour compter les organisations ; seuls des nombres sont communiqués, et les petits ne le sont pas exactement.
portal-purpose-funding-call = Pour réunir des partenaires en vue d’une demande de financement.
portal-purpose-event = Pour inviter à des rencontres, des salons et des ateliers.
portal-field-region = Le pays et la région où vous êtes.
portal-field-kind = Si vous êtes une petite entreprise, une université, un organisme public, etc.
portal-field-offers = Ce que vous pouvez faire pour d’autres : titre, texte, thèmes et maturité technologique.
portal-field-needs = Ce que vous recherchez : titre, texte, thèmes et maturité technologique.
portal-field-summary = Ce que vous dites de vous avec vos propres mots.
portal-field-identity = Votre nom légal, votre ville, votre site web et le numéro sous lequel votre cluster vous connaît : qui voit cela sait qui vous êtes.
portal-field-contact = Nom et adresse e-mail de la personne à qui écrire. Ce sont des données personnelles : assurez-vous que la personne est d’accord.

# Overview
portal-home-waiting = { $count ->
    [one] Une mise en relation attend votre réponse
   *[other] { $count } mises en relation attendent votre réponse
}
portal-home-seen = Qui peut vous voir
portal-home-seen-link = Voir et modifier qui voit quoi
portal-home-introductions = Mises en relation
portal-home-open = { $count ->
    [0] Personne n’attend de réponse de votre part.
    [one] Une demande attend votre réponse.
   *[other] { $count } demandes attendent votre réponse.
}
portal-home-introductions-link = Ouvrir la boîte de réception
portal-home-profile = Votre profil
portal-home-complete = Tout ce qui aide les autres à vous trouver est là.
portal-home-profile-link = Voir ce que vous nous avez dit
portal-home-last = Dernières données communiquées
portal-home-last-link = Tout l’historique

# Profile
portal-profile-title = Ce que vous nous avez dit
portal-profile-lede = Voici tout ce que votre cluster conserve comme votre profil, à la date du { $day }. Les autres ne voient que ce que vous autorisez.
portal-profile-about = À propos de vous
portal-profile-contact = Personne de contact
portal-profile-contact-hint = La personne à qui les autres peuvent écrire. Elle n’est montrée que là où vous autorisez expressément « Personne de contact ».
portal-profile-reference = { $cluster } vous connaît sous le numéro { $reference }.
portal-missing-title = Ceci aiderait les autres à vous trouver :
portal-missing-offers = Dites ce que vous offrez
portal-missing-needs = Dites ce que vous recherchez
portal-missing-concepts = Donnez au moins un thème à chaque offre et à chaque besoin
portal-missing-summary = Présentez-vous en quelques phrases
portal-missing-country = Dites dans quel pays vous êtes
portal-missing-contact = Dites à qui les autres peuvent écrire
portal-add-offer = Ajouter une offre
portal-add-need = Ajouter un besoin
portal-edit-offer = Modifier une offre
portal-edit-need = Modifier un besoin
portal-remove-entry = Supprimer cette entrée
portal-label-legal-name = Nom légal
portal-label-city = Ville
portal-label-website = Site web
portal-label-country = Pays
portal-label-nuts = Code de la région
portal-hint-nuts = Le code européen de votre région (NUTS), par exemple ITH55 pour Bologne. Laissez ce champ vide si vous ne le connaissez pas.
portal-label-kind = Type d’organisation
portal-hint-kind = Une petite ou moyenne entreprise compte moins de 250 salariés.
portal-label-summary = Description
portal-hint-summary = Ce que vous faites, avec vos propres mots et dans la langue de votre choix.
portal-label-language = Langue de la description
portal-label-contact-name = Nom
portal-label-contact-email = Adresse e-mail
portal-label-entry-title = Titre
portal-label-entry-text = Texte
portal-hint-entry-title = Quelques mots, par exemple « Analyse d’images pour la pathologie ».
portal-hint-entry-text = Deux ou trois phrases suffisent.
portal-label-concepts = Thèmes
portal-hint-concepts = Choisissez dans la liste commune à toute la fédération ; les autres vous trouvent ainsi dans leur propre langue.
portal-label-concept-search = Chercher un thème
portal-concept-found = Cochez ce qui convient, puis enregistrez :
portal-concept-none = Aucun thème ne porte ce nom. Essayez moins de mots, ou d’autres.
portal-label-trl = Maturité technologique
portal-hint-trl = De 1 (une idée) à 9 (éprouvé au quotidien).
portal-label-entry-trl-min = De
portal-label-entry-trl-max = À
portal-mistake-missing = Remplissez ce champ.
portal-mistake-long = { $most } caractères au maximum.
portal-mistake-many = { $most } au maximum.
portal-mistake-website = Écrivez le site web sous la forme https://www.example.org.
portal-mistake-email = Écrivez l’adresse sous la forme nom@example.org.
portal-mistake-country = Choisissez un pays.
portal-mistake-nuts = Un code de région comporte deux lettres, puis jusqu’à trois lettres ou chiffres, par exemple ITH55.
portal-mistake-other-country = Cette région se trouve dans un autre pays que celui choisi.
portal-mistake-choice = Choisissez l’une des possibilités proposées.
portal-mistake-concept = L’un des thèmes ne figure pas dans la liste.
portal-mistake-trl = Choisissez deux niveaux de 1 à 9, le plus bas d’abord.
portal-mistake-entries = Il y a déjà { $most } entrées. Supprimez-en d’abord une.
portal-mistake-changed = Quelqu’un a modifié le profil depuis que vous avez ouvert ce formulaire. Copiez ce que vous avez écrit, rouvrez le profil et modifiez-le là.
portal-mistake-profile = Le profil complet est trop long pour être envoyé à qui que ce soit. Raccourcissez un texte.
portal-flash-saved = Enregistré.

# Who sees what
portal-consents-title = Qui voit quoi
portal-consents-summary = { $seeing ->
    [0] À ce jour, aucun autre cluster ne peut voir vos données.
    [one] À ce jour, un cluster sur { $all } peut voir certaines de vos données.
   *[other] À ce jour, { $seeing } clusters sur { $all } peuvent voir certaines de vos données.
}
portal-consents-new = Donner une nouvelle autorisation
portal-consents-preview = Vous voir comme les autres vous voient
portal-matrix-caption = Ce que vous autorisez actuellement
portal-matrix-purpose = Finalité
portal-matrix-nothing = Rien
portal-matrix-allow = Autoriser…
portal-matrix-allow-label = Autoriser quelque chose pour la finalité « { $purpose } », destinataire : { $recipient }
portal-says-record = Visible : { $groups }
portal-says-count = Comptage seulement, selon : { $groups }
portal-until = Jusqu’au { $day }.
portal-from = À partir du { $day }.
portal-until-withdrawn = Jusqu’à ce que vous la retiriez.
portal-except = Sauf : { $clusters }.
portal-also-for = La même autorisation vaut pour : { $recipients }.
portal-withdraw = Retirer
portal-withdraw-label = Retirer l’autorisation { $number }
portal-consent-details = Autorisation { $number }
portal-gets-title = Ce que chaque cluster reçoit aujourd’hui
portal-gets-lede = Cela découle de vos autorisations, de vos oppositions et des règles de votre propre cluster. Choisissez une entrée pour voir exactement ce que ce cluster recevrait.
portal-gets-open = { $count ->
    [one] { $count } cluster
   *[other] { $count } clusters
}
portal-gets-cluster = Cluster
portal-gets-nothing = rien
portal-gets-counted = comptage seulement
portal-objections-title = Clusters qui ne reçoivent rien, quoi que vous autorisiez
portal-objections-lede = Une opposition l’emporte sur toute autorisation, même ultérieure.
portal-objections-cluster = Cluster
portal-objections-raise = Ne jamais nous montrer à ce cluster
portal-objections-lift = Lever l’opposition
portal-objections-since = depuis le { $day }
portal-earlier = Autorisations antérieures ({ $count })
portal-flash-allowed = Votre autorisation est enregistrée et s’applique dès maintenant. Vous pouvez la retirer à tout moment sur cette page.
portal-flash-refused = Rien n’a été autorisé. Tout reste comme avant.
portal-flash-withdrawn = Autorisation retirée. Désormais, personne ne reçoit plus rien sur cette base. Vous voyez ci-dessous ce que d’autres détiennent déjà.
portal-flash-objected = Désormais, ce cluster ne reçoit plus aucune donnée de vous.
portal-flash-lifted = L’opposition est levée. Vos autorisations valent de nouveau pour ce cluster.

# Giving a permission
portal-grant-title = Donner une nouvelle autorisation
portal-grant-lede = Quatre courtes questions. Rien n’est autorisé avant que vous ayez lu ce que cela signifie et dit oui.
portal-grant-purpose = Pour quoi ?
portal-grant-recipient = Pour qui ?
portal-grant-everyone = { $count ->
    [one] { $count } cluster à ce jour, et ceux qui rejoindront la fédération plus tard.
   *[other] { $count } clusters à ce jour, et ceux qui rejoindront la fédération plus tard.
}
portal-grant-countries = Seulement certains pays
portal-grant-clusters = Seulement certains clusters
portal-grant-field = Que peuvent-ils voir ?
portal-grant-field-hint = Ce qui n’est pas coché n’est pas non plus consulté pour les recherches.
portal-grant-until = Jusqu’à quand ?
portal-grant-until-6 = Pour six mois
portal-grant-until-12 = Pour un an
portal-grant-until-day = Jusqu’à ce jour :
portal-grant-until-withdrawn = Jusqu’à ce que nous la retirions
portal-grant-day = Dernier jour
portal-grant-detail = Exceptions et autres détails
portal-grant-count = Avec quel degré de détail ?
portal-grant-count-yes = Seulement nous compter, sans rien montrer
portal-grant-count-hint = Ce qui est coché ci-dessus est comparé aux questions, et seul un nombre est communiqué.
portal-grant-except = Quels clusters exclure ?
portal-grant-except-hint = Ceux-ci ne reçoivent rien au titre de cette autorisation.
portal-grant-from = Pas avant le
portal-grant-review = Lire ce que cela signifie
portal-choose-purpose = Choisissez une finalité.
portal-choose-recipient = Choisissez au moins un destinataire.
portal-choose-field = Cochez au moins une chose qui peut être vue.
portal-choose-until = Choisissez jusqu’à quand.
portal-choose-day = Écrivez un jour sous la forme 2027-06-30.
portal-choose-day-past = Ce jour est passé. Choisissez-en un plus tardif.
portal-choose-day-late = Choisissez un jour dans les dix prochaines années, ou « Jusqu’à ce que nous la retirions ».
portal-choose-from-late = Elle commencerait après son dernier jour.
portal-review-title = Autorisez-vous cela ?
portal-review-allow = Nous l’autorisons
portal-review-refuse = Nous ne l’autorisons pas
portal-review-change = Modifier le choix
portal-review-kept = Si vous l’autorisez, ce texte est conservé avec votre autorisation, et vous pouvez télécharger un reçu signé.
portal-review-changed = Le texte a changé depuis que vous l’avez vu ; rien n’a donc été enregistré. Veuillez le lire une nouvelle fois.

# The notice; it is kept with the consent as it was shown
portal-notice-controller = { $cluster } conserve vos données et en est responsable. Ce cluster fait partie de la fédération { $federation }, dont les clusters peuvent lui poser des questions.
portal-notice-record = Pour la finalité « { $purpose } », vous autorisez que les éléments suivants soient consultés pour les recherches et vus : { $groups }. Destinataires : { $recipients }.
portal-notice-count = Pour la finalité « { $purpose } », vous autorisez que l’on vous compte selon les éléments suivants : { $groups }. Rien n’en est montré. Destinataires : { $recipients }.
portal-notice-group = { $group } : { $means }
portal-notice-except = Ces clusters ne reçoivent rien au titre de cette autorisation : { $clusters }.
portal-notice-from = Elle vaut à partir du { $day }.
portal-notice-until = Elle vaut jusqu’au { $day } inclus.
portal-notice-until-withdrawn = Elle vaut jusqu’à ce que vous la retiriez.
portal-notice-withdraw = Vous pouvez la retirer à tout moment sur la page « Qui voit quoi », en un clic et sans donner de raison. Dès ce moment, personne ne reçoit plus rien sur cette base. Ce qui a été envoyé auparavant reste chez ceux qui l’ont reçu ; l’historique montre qui ils sont, et vous pouvez leur demander de l’effacer.
portal-notice-free = Vous êtes libre de refuser. Un refus n’a aucune conséquence défavorable pour votre adhésion.

# One permission
portal-consent-title = Autorisation { $number }
portal-consent-receipt = Télécharger le reçu signé
portal-consent-receipt-hint = Le reçu dit ce que vous avez autorisé, sous une forme lisible par des programmes (JSON-LD, ISO/IEC TS 27560), signée par votre cluster.
portal-consent-notice = Le texte qui vous a été montré
portal-consent-notice-hash = SHA-256 de ce texte :
portal-status-given = En vigueur
portal-status-not-yet-valid = Pas encore en vigueur
portal-status-expired = Expirée
portal-status-withdrawn = Retirée
portal-source-portal = par vous, sur ces pages
portal-source-staff = enregistrée par votre cluster
portal-fact-purpose = Finalité
portal-fact-recipients = Destinataires
portal-fact-except = Sauf
portal-fact-groups = Visible
portal-fact-from = À partir du
portal-fact-until = Dernier jour
portal-fact-given = Donnée
portal-fact-withdrawn = Retirée
portal-held-title = Ce que d’autres détiennent au titre de cette autorisation
portal-held-nothing = Personne n’a rien reçu au titre de cette autorisation.
portal-held-lede = Un retrait met fin à toute nouvelle réponse. Ces clusters ont reçu des données auparavant :
portal-held-by = { $cluster } : { $groups } ({ $count ->
    [one] une fois, le { $day }
   *[other] { $count } fois, la dernière le { $day }
})

# Preview
portal-preview-title = Vous voir comme les autres vous voient
portal-preview-lede = Exactement la fiche qu’un cluster recevrait maintenant s’il demandait tout. Consulter cette page n’envoie rien.
portal-preview-cluster = Cluster
portal-preview-purpose = Finalité
portal-preview-show = Afficher
portal-preview-as = { $cluster } voit, pour la finalité « { $purpose } » :
portal-preview-bare = Seulement qu’il existe une organisation qui convient, sous un pseudonyme.
portal-preview-handle = On vous y connaît sous
portal-preview-reference = le numéro { $reference } de votre cluster.
portal-preview-withheld = Vous autorisez plus que ce que les règles de votre propre cluster laissent sortir. Retenu : { $groups }.
portal-preview-nothing = Rien.
portal-preview-counted = Votre organisation serait comptée dans des nombres, sans être montrée.
portal-why-no-charter = Aucune charte n’est en vigueur : aucun cluster ne reçoit donc rien en ce moment.
portal-why-not-in-charter = Ce cluster ne participe pas à la fédération en ce moment.
portal-why-rules = Les règles de votre propre cluster ne donnent rien à ce cluster pour cette finalité.
portal-why-rules-count = Les règles de votre propre cluster permettent à ce cluster de compter les membres pour cette finalité, rien de plus.
portal-why-objection = Vous avez fait opposition à ce cluster.
portal-why-excepted = Votre autorisation exclut ce cluster.
portal-why-count-only = Vous autorisez ce cluster à vous compter, pas à vous voir.
portal-why-not-yet = Votre autorisation commence le { $day }.
portal-why-expired = Votre autorisation a pris fin le { $day }.
portal-why-withdrawn = Vous avez retiré votre autorisation le { $day }.
portal-why-no-consent = Vous n’avez donné à ce cluster aucune autorisation pour cette finalité.

# History
portal-history-title = Qui a demandé, qui a reçu
portal-history-lede = Chaque fois que des données vous concernant ont quitté votre cluster, avec la preuve.
portal-history-empty = Aucune de vos données n’a quitté votre cluster.
portal-history-times = { $count } fois ce jour-là
portal-history-got = Reçu : { $groups }
portal-history-grounds = Autorisé par :
portal-history-by-introduction = Autorisé par votre réponse à une demande, ou par une autorisation que votre cluster ne peut plus nommer.
portal-history-proof = Preuve { $entry }, { $moment }
portal-history-proofs = { $count } preuves
portal-history-more = Afficher aussi les plus anciennes
portal-history-check = Comment vérifier une preuve sans nous faire confiance
portal-history-check-how = Téléchargez-la et lancez cette commande sur n’importe quel ordinateur où Steelyard est installé. Aucune connexion n’est nécessaire : elle vérifie la signature de votre cluster, dont elle nomme la clé, et que l’entrée figure dans son journal.
portal-refused-title = Ce que votre cluster a refusé
portal-refused-lede = Ces questions d’autres clusters ont été refusées pour tous les membres : aucune donnée de membre n’a été communiquée.
portal-refused-none = Rien n’a été refusé jusqu’ici.
portal-refused-count = { $count ->
    [one] Le dernier refus
   *[other] Les { $count } derniers refus
}
portal-refused-line = { $cluster }, finalité : { $purpose }

# Rights
portal-rights-title = Vos droits
portal-rights-lede = Ce que la loi vous donne (RGPD, articles 15 à 21), sous forme de boutons.
portal-rights-export = Tout obtenir
portal-rights-export-how = Tout ce qui est conservé sur vous et ce qui en a été fait, dans une archive : en tableaux pour les personnes (CSV), en JSON pour les programmes, avec les reçus.
portal-rights-export-button = Télécharger l’archive
portal-rights-correct = Rectifier
portal-rights-correct-how = Vous pouvez modifier vous-même chaque mot de votre profil.
portal-rights-correct-button = Modifier le profil
portal-rights-object = S’opposer
portal-rights-object-how = Retirez n’importe quelle autorisation en un clic, ou excluez un cluster pour de bon.
portal-rights-object-button = Qui voit quoi
portal-rights-erase = Effacer
portal-rights-erase-how = Retirer définitivement de ce nœud tout ce qui est conservé sur vous.
portal-rights-erase-button = Effacer…
portal-rights-digest = Lettre mensuelle
portal-rights-digest-how = Une fois par mois, un e-mail vous dit ce qui a été communiqué de vous, à qui, et comment retirer vos autorisations. Il vous est envoyé à { $email }.
portal-rights-digest-on = Me l’envoyer
portal-rights-digest-off = Ne pas me l’envoyer
portal-rights-digest-is-on = Vous recevez la lettre.
portal-rights-digest-is-off = Vous ne recevez pas la lettre.
portal-flash-digest-on = Vous recevrez la lettre mensuelle.
portal-flash-digest-off = Vous ne recevrez pas de lettre mensuelle.
portal-erase-title = Tout effacer ?
portal-erase-lede = Cette action est irréversible.
portal-erase-gone = Ce qui est effacé
portal-erase-gone-profile = Votre profil : textes, offres, besoins, nom, personne de contact.
portal-erase-gone-consents = Toutes les autorisations et oppositions, avec la liste de ce qui a été communiqué.
portal-erase-gone-backups = Si une sauvegarde est restaurée plus tard, vos données y sont aussitôt effacées de nouveau.
portal-erase-stays = Ce qui reste
portal-erase-stays-log = Le journal d’audit garde la trace que quelque chose a eu lieu, sous un numéro d’apparence aléatoire. La clé de ce numéro est détruite, si bien qu’il ne peut plus être relié à vous.
portal-erase-stays-others = Ce que d’autres clusters ont reçu auparavant. L’historique montre qui ; téléchargez-le d’abord, et demandez-leur de l’effacer.
portal-erase-first = Tout télécharger d’abord
portal-erase-confirm = Pour confirmer, écrivez le nom de votre organisation : { $name }
portal-erase-button = Effacer définitivement
portal-erase-wrong = Écrivez le nom exactement comme ci-dessus.
portal-erased-title = Tout est effacé
portal-erased = Plus rien de votre organisation n’est conservé ici.

# Introductions
portal-introductions-title = Mises en relation
portal-introductions-lede = On a trouvé votre organisation sous un pseudonyme et on demande qui vous êtes. C’est vous qui décidez ; rien n’est montré avant que vous acceptiez.
portal-introductions-waiting = En attente de votre réponse
portal-introductions-none = Aucune demande ne vous attend.
portal-introductions-earlier = Précédentes
portal-introductions-back = Toutes les mises en relation
portal-introduction-from-member = { $member }, via { $cluster }
portal-introduction-from = Demande du cluster { $cluster }
portal-introduction-to = Notre demande au cluster { $cluster }
portal-introduction-until = Prend fin d’elle-même le { $day } si personne ne décide.
portal-introduction-asks = Qui demande, et pourquoi
portal-introduction-cluster = Cluster
portal-introduction-why = Avec ses propres mots
portal-introduction-behind = L’organisation concernée
portal-introduction-unnamed = Le cluster demande en son propre nom, ou l’organisation concernée n’a pas encore accepté d’être nommée.
portal-introduction-offers = Si vous acceptez, on vous montre : { $groups }
portal-introduction-received = Ce qui vous a été montré
portal-introduction-revealed = Ce que vous avez montré
portal-introduction-timeline = Ce qui s’est passé
portal-introduction-decide = Votre réponse
portal-introduction-reveal = Que peut voir de vous { $cluster }, pour cette fois seulement ?
portal-introduction-reveal-hint = Seul ce que vous cochez ici est communiqué, à ce cluster uniquement, et seulement si vous acceptez.
portal-introduction-accept = Accepter et montrer cela
portal-introduction-decline = Décliner
portal-introduction-decline-hint = Si vous déclinez, l’autre partie apprend seulement que la demande est déclinée. Vous n’avez pas à donner de raison.
portal-introduction-ask = Poser d’abord une question
portal-introduction-question = Votre question
portal-introduction-question-hint = L’autre partie la lit sans apprendre qui vous êtes ; n’y écrivez donc pas votre nom.
portal-introduction-send = Envoyer la question
portal-introduction-nothing = Cochez au moins une chose qui peut être vue, ou déclinez.
portal-introduction-no-question = Écrivez une question.
portal-introduction-long-question = La question est trop longue. Raccourcissez-la.
portal-introduction-not-permitted = Les règles de votre propre cluster ne permettent pas à l’autre cluster de recevoir tout cela. Cochez-en moins, ou déclinez.
portal-state-requested = En cours d’envoi
portal-state-delivered = Attend une réponse
portal-state-questioned = Question posée
portal-state-answered = Réponse donnée
portal-state-accepted = Acceptée
portal-state-declined = Déclinée
portal-state-expired = Expirée
portal-state-withdrawn = Demande retirée
portal-state-revealed = Mise en relation faite
portal-step-request-ours = Votre cluster a adressé pour vous une demande à { $cluster }.
portal-step-request-theirs = { $cluster } a envoyé une demande.
portal-step-question-ours = Vous avez posé une question.
portal-step-question-theirs = L’autre partie a posé une question.
portal-step-answer-ours = Votre cluster a répondu.
portal-step-answer-theirs = { $cluster } a répondu.
portal-step-accept-ours = Vous avez accepté.
portal-step-accept-theirs = L’autre partie a accepté.
portal-step-decline-ours = Vous avez décliné.
portal-step-decline-theirs = L’autre partie a décliné.
portal-step-expire-ours = Le délai était écoulé.
portal-step-expire-theirs = Le délai était écoulé.
portal-step-withdraw-ours = Votre cluster a retiré la demande.
portal-step-withdraw-theirs = { $cluster } a retiré la demande.
portal-step-reveal-ours = Ce que vous avez accepté de montrer a été envoyé à { $cluster }.
portal-step-reveal-theirs = { $cluster } a envoyé ce que l’autre partie a accepté de montrer.
portal-flash-accepted = Accepté. Ce que vous avez coché est en cours d’envoi.
portal-flash-declined = Décliné.
portal-flash-asked = Votre question est en cours d’envoi.
portal-flash-too-late = Ce n’était plus possible. Vous voyez ci-dessous où en sont les choses.
