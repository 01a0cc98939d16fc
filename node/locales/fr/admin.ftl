# The pages for those who run the node.

admin-mend = Pour y remédier :
admin-since = Depuis le { $moment }
admin-look-again = Regarder de nouveau
admin-pages = Pages
admin-first = Première page

admin-health-title = État du nœud
admin-health-well = Tout va bien.
admin-health-soon = { $count ->
    [one] Un point demandera bientôt votre attention.
   *[other] { $count } points demanderont bientôt votre attention.
}
admin-health-failed = { $count ->
    [one] Un point ne fonctionne pas.
   *[other] { $count } points ne fonctionnent pas.
}
admin-health-node = { $software }, nœud { $peer }
admin-health-check = Élément
admin-health-found = Constat
admin-verdict-well = en ordre
admin-verdict-soon = à faire bientôt
admin-verdict-failed = en panne

admin-check-configuration = Configuration
admin-well-configuration = Le nœud fonctionne avec la configuration qui est sur le disque.
admin-mend-configuration = Vérifiez steelyard.toml avec « steelyard config check », puis redémarrez le nœud.
admin-check-rules = Règles
admin-well-rules = Elles sont lisibles et correctes.
admin-mend-rules = La page « Règles » indique chaque erreur avec sa ligne.
admin-mend-rules-changed = Redémarrez le nœud. D’ici là, il suit les règles qu’il a lues à son démarrage.
admin-check-keys = Clés
admin-well-keys = Elles sont là, et seul le nœud peut les lire.
admin-mend-keys = Restaurez le dossier « keys » à partir d’une sauvegarde. Seul l’utilisateur du nœud doit pouvoir le lire.
admin-check-store = Stockage
admin-well-store = L’écriture est possible.
admin-mend-store = Libérez de la place sur le disque et vérifiez les droits d’accès au répertoire de données. D’ici là, aucune question ne reçoit de réponse.
admin-check-clock = Horloge
admin-well-clock = Elle est à l’heure, pour autant que le journal d’audit permette d’en juger.
admin-mend-clock = Réglez l’horloge et gardez-la à l’heure avec NTP.
admin-check-charter = Charte
admin-well-charter = Elle est en vigueur, et ce cluster participe.
admin-mend-charter = La page « Charte » dit laquelle c’est. Une nouvelle version se propose avec « steelyard charter propose ».
admin-mend-charter-none = Rejoignez une fédération avec « steelyard join », ou fondez-en une avec « steelyard charter create ».
admin-check-peers = Autres nœuds
admin-well-peers = Tous sont joignables.
admin-mend-peers = La page « Autres nœuds » dit lesquels ne sont pas joignables, depuis quand et pourquoi.
admin-check-backup = Sauvegarde
admin-well-backup = Il y en a une de moins de sept jours, et elle a été vérifiée.
admin-mend-backup = Faites-en une sur la page « Sauvegarde », et gardez-la sur une autre machine.
admin-mend-backup-unsound = « steelyard audit verify » indique ce qui a été modifié. Conservez les sauvegardes plus anciennes jusqu’à ce que ce soit éclairci.
admin-mend-backup-postgres = Sauvegardez la base de données avec pg_dump, et gardez les deux ensemble sur une autre machine.

admin-peers-title = Autres nœuds
admin-peers-lede = Nœuds d’autres clusters joignables : { $connected } sur { $all }.
admin-peers-none = Il n’y a pas encore d’autres clusters dans la charte.
admin-peers-cluster = Cluster
admin-peers-country = Pays
admin-peers-state = État
admin-peers-round-trip = Temps de réponse
admin-peers-reachable = joignable
admin-peers-unreachable = non joignable
admin-peers-suspended = suspendu
admin-peers-since = depuis le { $moment }
admin-peers-hint = Un cluster non joignable est nommé dans le résultat de chaque recherche. Sa propre équipe peut voir sur sa page si le problème vient de chez elle.

admin-charter-title = Charte
admin-charter-none = Aucune charte n’est en vigueur ici. Rejoignez une fédération ou fondez-en une : le guide d’exploitation dit comment.
admin-charter-lede = Version { $version }, avec { $clusters ->
    [one] { $clusters } cluster
   *[other] { $clusters } clusters
}, en vigueur jusqu’au { $until }.
admin-charter-expired = Cette charte a expiré : rien n’est échangé. Proposez une nouvelle version et faites-la signer.
admin-charter-ends-soon = Cette charte prend bientôt fin. Proposez la version suivante dès maintenant, pour que suffisamment de clusters puissent la signer à temps.
admin-charter-federation = Fédération
admin-charter-issued = Établie
admin-charter-expires = Prend fin
admin-charter-purposes = Finalités
admin-charter-signed = Signatures
admin-charter-signed-by = { $signed } ; il en faut { $needed }
admin-charter-digest = Empreinte
admin-charter-clusters = Clusters
admin-charter-status = Statut
admin-charter-active = participe
admin-charter-key = Clé de signature
admin-charter-fingerprints = Comparez les empreintes des clés par téléphone avant de signer une charte qui en contient de nouvelles.
admin-charter-download = Télécharger toutes les versions
admin-charter-change = Les nouvelles versions s’établissent et se signent en ligne de commande :

admin-rules-title = Règles
admin-rules-lede = Ce que les autres clusters peuvent apprendre au maximum. Les règles ne peuvent que restreindre ce que les membres autorisent.
admin-rules-right = { $count ->
    [one] Il y a { $count } règle ; tout est correct.
   *[other] Il y a { $count } règles ; tout est correct.
}
admin-rules-restart = Une modification prend effet au redémarrage du nœud.
admin-rules-changed = Les fichiers ont été modifiés depuis le démarrage du nœud. Il continue de suivre les règles d’alors ; ce qui figure sur cette page vaudra une fois le nœud redémarré.
admin-rules-wrong = Les règles contiennent des erreurs. Le nœud fonctionne avec celles qu’il a lues à son démarrage, et ne redémarrera pas avec celles-ci.
admin-rules-explain-title = Que reçoit un cluster ?
admin-rules-explain = Expliquer
admin-rules-purpose = Finalité
admin-rules-may = { $peer } peut apprendre pour « { $purpose } » : { $level }, avec au plus { $records } fiches par réponse.
admin-rules-threshold = Les nombres inférieurs à { $least } ne sont pas communiqués exactement.
admin-rules-denied = { $peer } ne reçoit rien pour « { $purpose } ».
admin-rules-what = Quoi
admin-rules-allowed = Autorisé
admin-rules-by = Par la règle
admin-rules-silent = aucune règle n’en parle
admin-rules-texts = Les règles elles-mêmes
admin-rules-own = Elles se trouvent dans des fichiers du répertoire de données.
admin-rules-default = Ce sont les règles fournies avec le programme. Pour avoir les vôtres, copiez-les dans le dossier « rules » du répertoire de données et modifiez-les là.
admin-level-boolean = s’il y a un résultat
admin-level-count = combien de résultats il y a
admin-level-record = les résultats eux-mêmes

admin-people-title = Personnes
admin-people-lede = Qui peut se connecter ici : l’équipe du cluster et les personnes qui agissent pour des membres.
admin-people-none = Il n’y a personne ici.
admin-people-name = Nom
admin-people-name-hint = La personne peut le modifier.
admin-people-name-wrong = Un nom compte au plus 200 caractères, tous imprimables.
admin-people-email = Adresse e-mail
admin-people-email-wrong = Ce n’est pas une adresse e-mail. Écrivez-la sous la forme nom@example.org.
admin-people-known = Il existe déjà une personne avec cette adresse.
admin-people-role = Rôle
admin-people-role-hint = « Recherche de partenaires » interroge la fédération et s’occupe des membres. « Administration » voit aussi ces pages.
admin-people-first-role = Avec un premier rôle, les moyens de connexion que cette personne avait prennent fin : mot de passe, clés d’accès, liens et sessions ouvertes. Une invitation à { $email } lui ouvre de nouveau l’accès.
admin-people-acts-for = Agit pour
admin-people-state = État
admin-people-enabled = peut se connecter
admin-people-disabled = ne peut pas se connecter
admin-people-add = Ajouter une personne
admin-people-added = La personne a été ajoutée.
admin-people-mailed = L’invitation est en cours d’envoi.
admin-people-pass-on = Transmettez ce lien
admin-people-pass-on-hint = { $email } peut se connecter une fois avec ce lien, jusqu’au { $until }. Il ne sera plus affiché ; un nouveau peut être créé à tout moment.
admin-people-invite = Inviter de nouveau
admin-people-changed = C’est fait.
admin-people-removed = La personne a été supprimée.
admin-people-back = Toutes les personnes
admin-people-password = A un mot de passe
admin-people-own = C’est vous. Seule une autre personne ayant le rôle « Administration » peut changer votre rôle ou bloquer votre accès.
admin-people-sessions = Sessions ouvertes
admin-people-no-sessions = Aucune en ce moment.
admin-people-session = Depuis le { $began }, dernière activité le { $seen }
admin-people-end-sessions = Déconnecter partout
admin-people-access = Accès
admin-people-access-hint = Une personne qui ne peut plus se connecter est aussitôt déconnectée partout. Une personne supprimée doit être ajoutée de nouveau pour revenir.
admin-people-disable = Bloquer l’accès
admin-people-enable = Rétablir l’accès
admin-people-remove = Supprimer
admin-role-admin = Administration
admin-role-matchmaker = Recherche de partenaires
admin-role-none = Hors de l’équipe

admin-log-title = Journal d’audit
admin-log-lede = { $count } entrées. Y figurent tout ce qui a quitté le nœud et chaque changement de ce que les autres peuvent voir. Rien ne peut y être modifié sans que cela se remarque.
admin-log-verify = Vérifier tout le journal
admin-log-last-verification = La dernière vérification
admin-log-kind = Type
admin-log-all = Tous les types
admin-log-show = Afficher
admin-log-none = Il n’y en a aucune de ce type parmi les entrées { $from } à { $before }.
admin-log-entry = Entrée
admin-log-when = Quand
admin-log-what = Quoi
admin-log-proof = Preuve
admin-log-proof-of = Télécharger la preuve de l’entrée { $entry }
admin-log-newest = Les plus récentes
admin-log-older = Plus anciennes
admin-log-back = Journal d’audit
admin-log-unreadable = Cette entrée est illisible. Vérifiez le journal.
admin-log-kind-answered = Réponse donnée
admin-log-kind-refused = Refus
admin-log-kind-asked = Question posée
admin-log-kind-told = Données transmises
admin-log-kind-introduction = Mise en relation
admin-log-kind-consent-given = Autorisation donnée
admin-log-kind-consent-withdrawn = Autorisation retirée
admin-log-kind-objection = Opposition
admin-log-kind-members-imported = Membres importés
admin-log-kind-profile-changed = Profil modifié
admin-log-kind-member-removed = Membre effacé
admin-log-kind-person = Personne modifiée
admin-log-kind-charter-adopted = Charte adoptée
admin-log-kind-vocabulary-imported = Vocabulaire importé
admin-log-answered = { $cluster }, { $purpose } : { $total ->
    [one] { $total } résultat
   *[other] { $total } résultats
}, { $disclosed ->
    [0] aucun membre montré
    [one] un membre montré
   *[other] { $disclosed } membres montrés
}
admin-log-refused = { $cluster }, { $purpose } : { $code }
admin-log-asked = { $purpose }, { $clusters ->
    [one] { $clusters } cluster
   *[other] { $clusters } clusters
}
admin-log-told = { $cluster } a reçu des notions et des mots d’un membre, { $purpose }
admin-log-introduction = { $cluster } : { $step }
admin-log-consent-given = Autorisation { $consent }, { $source }
admin-log-consent-withdrawn = Autorisation { $consent }
admin-log-objection-raised = À { $cluster }
admin-log-objection-lifted = À { $cluster }, levée
admin-log-person = { $change ->
    [added] Ajoutée
    [removed] Supprimée
    [disabled] Ne peut plus se connecter
    [enabled] Peut de nouveau se connecter
    [matchmaker] Rôle désormais : recherche de partenaires
    [admin] Rôle désormais : administration
    [no_staff] Ne fait plus partie de l’équipe
    [invited] Invitée à agir pour un membre
    [invited_no_more] L’invitation à agir pour un membre a été retirée
    [acts_for] Agit désormais pour un membre
    [acts_no_more] N’agit plus pour un membre
    [invited_staff] Invitée dans l’équipe : le lien connecte en tant que cette personne
    [link_made] Un lien qui connecte en tant que cette personne a été créé
    [password] Nouveau mot de passe
    [passkey_added] Clé d’accès ajoutée
    [passkey_removed] Clé d’accès supprimée
   *[other] { $change }
}
admin-log-members-imported = Ajoutés : { $added }, modifiés : { $changed }
admin-log-charter-adopted = Version { $version }
admin-log-vocabulary-imported = { $vocabulary }, { $concepts ->
    [one] { $concepts } notion
   *[other] { $concepts } notions
}

admin-verify-title = Vérifier le journal d’audit
admin-verify-idle = Le journal n’a pas été vérifié depuis le démarrage du nœud.
admin-verify-running = Entrées lues : { $done } sur { $of }.
admin-verify-sound = Le journal est tel qu’il a été écrit, et chaque autorisation telle qu’elle a été donnée.
admin-verify-unsound = { $count ->
    [one] Un élément a été modifié par une autre main.
   *[other] { $count } éléments ont été modifiés par une autre main.
}
admin-verify-mend = Arrêtez le nœud. Gardez une copie du répertoire de données pour l’enquête, et restaurez une sauvegarde.
admin-verify-at = Vérifié
admin-verify-entries = Entrées
admin-verify-consents = Autorisations
admin-verify-checkpoints = Points de contrôle
admin-verify-root = Racine

admin-backup-title = Sauvegarde
admin-backup-lede = Une sauvegarde contient tous les membres, les autorisations et le journal d’audit. Protégez-la aussi bien que le nœud lui-même, et gardez-la sur une autre machine.
admin-backup-begun = La sauvegarde est en cours.
admin-backup-running = Une sauvegarde est en cours.
admin-backup-failed = La sauvegarde n’a pas pu être faite.
admin-backup-last = La dernière sauvegarde
admin-backup-never = Aucune n’a encore été faite.
admin-backup-make = Faire une sauvegarde maintenant
admin-backup-no-keys = Les sauvegardes faites ici ne contiennent pas de clés. Gardez à part une copie du dossier « keys » et des fichiers qui contiennent des secrets, là où peu de personnes peuvent la lire : sans eux, une sauvegarde ne peut pas être restaurée.
admin-backup-password = Le réglage « { $key } » contient un mot de passe. S’il se trouve dans steelyard.toml, il est aussi dans chaque sauvegarde. Écrivez-le dans un fichier que seul le nœud peut lire, et « file:NAME » à sa place.
admin-backup-postgres = Les données de ce nœud sont dans PostgreSQL, et dans aucune sauvegarde faite ici. Sauvegardez-les avec pg_dump.
admin-backup-here = Sur cette machine
admin-backup-kept = { $count ->
    [one] La plus récente est conservée.
   *[other] Les { $count } plus récentes sont conservées.
}
admin-backup-restore = Rétablir le nœud
admin-backup-restore-hint = Sur la machine du nœud, le nœud étant arrêté. Les membres effacés après la sauvegarde sont effacés de nouveau.
admin-backup-when = Faite
admin-backup-old = date de { $days } jours
admin-backup-file = Fichier
admin-backup-size = Taille
admin-backup-entries = Entrées du journal
admin-backup-verified = Vérifiée
admin-backup-sound = relue, et le journal qu’elle contient est intact
admin-backup-unsound = le journal qu’elle contient n’est pas intact
admin-backup-no-store = relue, mais elle ne contient ni les données ni le journal
admin-backup-keys = Contient les clés
