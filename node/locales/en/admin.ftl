# The pages for those who run the node.

admin-mend = To mend it:
admin-since = Since { $moment }
admin-look-again = Look again
admin-pages = Pages
admin-first = First

admin-health-title = Health
admin-health-well = Everything is well.
admin-health-soon = { $count ->
    [one] One thing needs you soon.
   *[other] { $count } things need you soon.
}
admin-health-failed = { $count ->
    [one] One thing does not work.
   *[other] { $count } things do not work.
}
admin-health-node = { $software }, node { $peer }
admin-health-check = Part
admin-health-found = What was found
admin-verdict-well = well
admin-verdict-soon = soon
admin-verdict-failed = failed

admin-check-configuration = Configuration
admin-well-configuration = The node runs with the configuration that is on the disk.
admin-mend-configuration = Check steelyard.toml with “steelyard config check”, then restart the node.
admin-check-rules = Rules
admin-well-rules = They can be read and are right.
admin-mend-rules = The page “Rules” names every mistake with its line.
admin-mend-rules-changed = Restart the node. Until then it goes by the rules that it read when it was started.
admin-check-keys = Keys
admin-well-keys = They are there, and only the node can read them.
admin-mend-keys = Restore the folder “keys” from a backup. Nobody but the node’s user may read it.
admin-check-store = Store
admin-well-store = It takes writes.
admin-mend-store = Make room on the disk, and check the permissions of the data directory. Until then no query is answered.
admin-check-clock = Clock
admin-well-clock = It is right, as far as the audit log can tell.
admin-mend-clock = Set the clock, and keep it right with NTP.
admin-check-charter = Charter
admin-well-charter = It is in force, and this cluster takes part.
admin-mend-charter = The page “Charter” says which it is. A new version is proposed with “steelyard charter propose”.
admin-mend-charter-none = Join a federation with “steelyard join”, or found one with “steelyard charter create”.
admin-check-peers = Peers
admin-well-peers = All can be reached.
admin-mend-peers = The page “Peers” says which cannot be reached, since when and why.
admin-check-backup = Backup
admin-well-backup = There is one from the last seven days, and it was verified.
admin-mend-backup = Make one on the page “Backup”, and keep it on another machine.
admin-mend-backup-unsound = “steelyard audit verify” names what was changed. Keep older backups until that is cleared up.
admin-mend-backup-postgres = Back the database up with pg_dump, and keep the two together on another machine.

admin-peers-title = Peers
admin-peers-lede = { $connected } of { $all } nodes of other clusters can be reached.
admin-peers-none = There are no other clusters in the charter yet.
admin-peers-cluster = Cluster
admin-peers-country = Country
admin-peers-state = State
admin-peers-round-trip = Round trip
admin-peers-reachable = reachable
admin-peers-unreachable = not reachable
admin-peers-suspended = suspended
admin-peers-since = since { $moment }
admin-peers-hint = A cluster that cannot be reached is named in the result of every query. Its own staff can see on their page whether the fault is theirs.

admin-charter-title = Charter
admin-charter-none = No charter is in force here. Join a federation, or found one: the runbook says how.
admin-charter-lede = Version { $version }, with { $clusters ->
    [one] one cluster
   *[other] { $clusters } clusters
}, in force until { $until }.
admin-charter-expired = This charter has expired, so nothing is exchanged. Propose a new version, and have it signed.
admin-charter-ends-soon = This charter ends soon. Propose the next version now, so that enough clusters can sign it in time.
admin-charter-federation = Federation
admin-charter-issued = Drawn up
admin-charter-expires = Ends
admin-charter-purposes = Purposes
admin-charter-signed = Signatures
admin-charter-signed-by = { $signed }, and { $needed } are needed
admin-charter-digest = Digest
admin-charter-clusters = Clusters
admin-charter-status = Status
admin-charter-active = takes part
admin-charter-key = Signing key
admin-charter-fingerprints = Compare the fingerprints of keys by telephone before you sign a charter that names new ones.
admin-charter-download = Download all versions
admin-charter-change = New versions are drawn up and signed on the command line:

admin-rules-title = Rules
admin-rules-lede = What other clusters may learn at most. Rules can only narrow what members consent to.
admin-rules-right = { $count ->
    [one] There is one rule, and it is right.
   *[other] There are { $count } rules, and they are right.
}
admin-rules-restart = A change takes effect when the node is restarted.
admin-rules-changed = The files were changed since the node was started. It goes on by the rules as they were then; what stands on this page holds once the node is restarted.
admin-rules-wrong = The rules have mistakes. The node runs with those that it read when it was started, and will not start again with these.
admin-rules-explain-title = What does a cluster get?
admin-rules-explain = Explain
admin-rules-purpose = Purpose
admin-rules-may = { $peer } may learn for “{ $purpose }”: { $level }, with at most { $records } records in an answer.
admin-rules-threshold = Counts below { $least } are not told exactly.
admin-rules-denied = { $peer } gets nothing for “{ $purpose }”.
admin-rules-what = What
admin-rules-allowed = Allowed
admin-rules-by = By rule
admin-rules-silent = no rule speaks of it
admin-rules-texts = The rules themselves
admin-rules-own = They stand in files of the data directory.
admin-rules-default = These are the rules that come with the program. To have your own, copy them into the folder “rules” of the data directory and change them there.
admin-level-boolean = whether there is a match
admin-level-count = how many matches there are
admin-level-record = the matches themselves

admin-people-title = People
admin-people-lede = Who may sign in here: the cluster’s staff, and persons who act for members.
admin-people-none = There is nobody here.
admin-people-name = Name
admin-people-name-hint = The person can change it.
admin-people-name-wrong = A name has at most 200 characters, all of which can be printed.
admin-people-email = E-mail address
admin-people-email-wrong = This is no e-mail address. Write it as name@example.org.
admin-people-known = There is a person with this address already.
admin-people-role = Role
admin-people-role-hint = Matchmakers ask the federation and look after members. Administrators also see these pages.
admin-people-first-role = With a first role, all ways to sign in that this person had end: password, passkeys, links and open sessions. An invitation to { $email } lets the person in again.
admin-people-acts-for = Acts for
admin-people-state = State
admin-people-enabled = may sign in
admin-people-disabled = may not sign in
admin-people-add = Add a person
admin-people-added = The person was added.
admin-people-mailed = The invitation is on its way.
admin-people-pass-on = Pass this link on
admin-people-pass-on-hint = { $email } can sign in with it once, until { $until }. It is not shown again; a new one can be made at any time.
admin-people-invite = Invite anew
admin-people-changed = Done.
admin-people-removed = The person was removed.
admin-people-back = All people
admin-people-password = Has a password
admin-people-own = This is you. Another administrator can change your role or keep you out.
admin-people-sessions = Signed in
admin-people-no-sessions = Nowhere at the moment.
admin-people-session = Since { $began }, last seen { $seen }
admin-people-end-sessions = Sign out everywhere
admin-people-access = Access
admin-people-access-hint = Whoever may not sign in is signed out everywhere at once. A person who is removed must be added anew to come back.
admin-people-disable = Keep out
admin-people-enable = Let in again
admin-people-remove = Remove
admin-role-admin = Administrator
admin-role-matchmaker = Matchmaker
admin-role-none = None of the staff

admin-log-title = Audit log
admin-log-lede = { $count } entries. What left the node, and every change of who may see what, stands here, and cannot be changed unnoticed.
admin-log-verify = Verify the whole log
admin-log-last-verification = The last verification
admin-log-kind = Kind
admin-log-all = All kinds
admin-log-show = Show
admin-log-none = There is none of this kind among the entries { $from } to { $before }.
admin-log-entry = Entry
admin-log-when = When
admin-log-what = What
admin-log-proof = Proof
admin-log-proof-of = Download the proof of entry { $entry }
admin-log-newest = Newest
admin-log-older = Older
admin-log-back = Audit log
admin-log-unreadable = This entry cannot be read. Verify the log.
admin-log-kind-answered = Answered
admin-log-kind-refused = Refused
admin-log-kind-asked = Asked
admin-log-kind-told = Told
admin-log-kind-introduction = Introduction
admin-log-kind-consent-given = Consent given
admin-log-kind-consent-withdrawn = Consent withdrawn
admin-log-kind-objection = Objection
admin-log-kind-members-imported = Members imported
admin-log-kind-profile-changed = Profile changed
admin-log-kind-member-removed = Member erased
admin-log-kind-person = Person changed
admin-log-kind-charter-adopted = Charter adopted
admin-log-kind-vocabulary-imported = Vocabulary imported
admin-log-answered = { $cluster }, { $purpose }: { $total ->
    [one] one match
   *[other] { $total } matches
}, { $disclosed ->
    [0] no member shown
    [one] one member shown
   *[other] { $disclosed } members shown
}
admin-log-refused = { $cluster }, { $purpose }: { $code }
admin-log-asked = { $purpose }, { $clusters ->
    [one] one cluster
   *[other] { $clusters } clusters
}
admin-log-told = { $cluster } was told concepts and words of a member, { $purpose }
admin-log-introduction = { $cluster }: { $step }
admin-log-consent-given = Consent { $consent }, { $source }
admin-log-consent-withdrawn = Consent { $consent }
admin-log-objection-raised = To { $cluster }
admin-log-objection-lifted = To { $cluster }, lifted
admin-log-person = { $change ->
    [added] Added
    [removed] Removed
    [disabled] May not sign in any more
    [enabled] May sign in again
    [matchmaker] Role from now on: matchmaker
    [admin] Role from now on: administrator
    [no_staff] Is none of the staff any more
    [invited] Invited to act for a member
    [invited_no_more] The invitation to act for a member was taken back
    [acts_for] Acts for a member from now on
    [acts_no_more] Acts for a member no longer
    [invited_staff] Invited as one of the staff: the link lets in as this person
    [link_made] A link was made that lets in as this person
    [password] New password
    [passkey_added] Passkey added
    [passkey_removed] Passkey removed
   *[other] { $change }
}
admin-log-members-imported = { $added } new, { $changed } changed
admin-log-charter-adopted = Version { $version }
admin-log-vocabulary-imported = { $vocabulary }, { $concepts ->
    [one] one concept
   *[other] { $concepts } concepts
}

admin-verify-title = Verify the audit log
admin-verify-idle = The log has not been verified since the node was started.
admin-verify-running = { $done } of { $of } entries were read.
admin-verify-sound = The log is as it was written, and every consent is as it was given.
admin-verify-unsound = { $count ->
    [one] One thing was changed by another hand.
   *[other] { $count } things were changed by another hand.
}
admin-verify-mend = Stop the node. Keep a copy of the data directory for those who look into it, and restore a backup.
admin-verify-at = Verified
admin-verify-entries = Entries
admin-verify-consents = Consents
admin-verify-checkpoints = Checkpoints
admin-verify-root = Root

admin-backup-title = Backup
admin-backup-lede = A backup holds all members, consents and the audit log. Keep it as closely as the node itself, and on another machine.
admin-backup-begun = The backup is being made.
admin-backup-running = A backup is being made.
admin-backup-failed = The backup could not be made.
admin-backup-last = The last backup
admin-backup-never = None was made yet.
admin-backup-make = Make a backup now
admin-backup-no-keys = Backups made here hold no keys. Keep a copy of the folder “keys” and of files with secrets apart, where only few can read it: without them a backup cannot be restored.
admin-backup-password = The setting “{ $key }” holds a password. If it stands in steelyard.toml, it is in every backup too. Write it into a file that only the node can read, and “file:NAME” in its place.
admin-backup-postgres = The store of this node is in PostgreSQL, and in no backup made here. Back it up with pg_dump.
admin-backup-here = On this machine
admin-backup-kept = { $count ->
    [one] The newest one is kept.
   *[other] The newest { $count } are kept.
}
admin-backup-restore = Bring the node back
admin-backup-restore-hint = On the machine of the node, with the node stopped. Members who were erased after the backup are erased again.
admin-backup-when = Made
admin-backup-old = { $days } days old
admin-backup-file = File
admin-backup-size = Size
admin-backup-entries = Entries of the log
admin-backup-verified = Verified
admin-backup-sound = read back, and the log in it is sound
admin-backup-unsound = the log in it is not sound
admin-backup-no-store = read back, but the store with the log is not in it
admin-backup-keys = Holds the keys
