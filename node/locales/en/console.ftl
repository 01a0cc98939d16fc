# The matchmaker's console.

console-any = any
console-seconds = { $count ->
    [one] 1 second
   *[other] { $count } seconds
}

## The search form
console-search-title = Find partners in the federation
console-search-words = What are you looking for?
console-search-words-hint = In your own words and any language, for example: image analysis for pathology.
console-search-concepts = Fields of work
console-search-concepts-hint = Type a word, and tick what you mean. Members are found by these in every language.
console-search-picked = Fields of work that you picked
console-search-find = Find
console-search-none-found = There is no such field of work. Try another word, or write it above.
console-search-seek = Look in
console-seek-offers = what members offer
console-seek-needs = what members need
console-seek-both = both
console-search-like = On behalf of a member
console-search-like-hint = Its name or reference. Partners are sought by what it offers and needs; only clusters that it allows are asked, and they are not told who it is.
console-search-narrow = Narrow it down
console-search-trl = Technology readiness
console-search-trl-hint = From 1, an idea, to 9, proven in use.
console-search-trl-min = at least
console-search-trl-max = at most
console-search-countries = Countries
console-search-nuts = Regions
console-search-nuts-hint = NUTS codes or their beginnings, such as ITH5, DE1.
console-search-kinds = Kinds of organisation
console-search-clusters = Clusters
console-search-clusters-hint = None ticked: all of them are asked.
console-search-purpose = Purpose
console-search-granularity = Ask for
console-granularity-record = the matches
console-granularity-count = how many there are
console-granularity-boolean = whether there are any
console-search-mode = Find
console-mode-semantic = near misses too
console-mode-strict = exact matches only
console-search-limit = At most
console-search-deadline = Wait for
console-search-ask = Ask the federation

## What is wrong with a search
console-mistake-choice = One of the choices is not known here. Choose again.
console-mistake-text = The text is too long. At most { $most } characters are sent.
console-mistake-concepts = That is too much to look for at once. At most { $most } fields of work are sent.
console-mistake-nuts = { $code } is no code of a region. Write codes such as ITH5 or DE1.
console-mistake-trl = The levels run from 1 to 9, the lower one first.
console-mistake-which-member = Several members are called that. Choose one below the field.
console-cannot-no-charter = This cluster has joined no federation yet. An administrator can do that.
console-cannot-expired = The charter of the federation has expired, so nobody answers. An administrator can propose a new version.
console-cannot-suspended = The charter suspends this cluster, so nobody would answer.
console-cannot-purpose = The charter knows no such purpose. Choose another.
console-cannot-cluster = One of the clusters takes no part any more. Choose again.
console-cannot-unknown-member = No member is called that, and none has that reference.
console-cannot-no-consent = The member does not allow any of these clusters to be told what it offers or needs for this purpose. Ask it for its consent first.
console-cannot-nothing-to-tell = The member allows too little to be told for partners to be found. Complete its offers and needs, or ask for its consent.
console-cannot-form = The search cannot be asked like this. Ask for less at once.

## Results
console-results-title = What came of your search
console-results-offers = Members that offer { $what }
console-results-needs = Members that need { $what }
console-results-both = Members that offer or need { $what }
console-results-for = Partners for { $member }
console-results-everything = anything
console-results-change = Change the search
console-results-save = Save the search
console-results-save-name = Name of the search
console-results-clusters = Clusters
console-results-under-way = { $answered } of { $asked } clusters have answered. The others have a few seconds left.
console-results-all = { $asked ->
    [one] The cluster has answered.
   *[other] All { $asked } clusters have answered.
}
console-results-part = { $answered } of { $asked } clusters have answered. There may be more members that fit.
console-results-matches = { $count ->
    [0] Matches
    [one] 1 match
   *[other] { $count } matches
}
console-results-best = { $count } matches, the best { $shown } of them here
console-results-new = { $count ->
    [0] Nothing is new since this search was last asked.
    [one] 1 match is new since this search was last asked.
   *[other] { $count } matches are new since this search was last asked.
}
console-results-empty = No cluster shows a member that fits. Look for broader fields of work, or drop a condition.
console-results-waiting = Nothing yet.
console-results-compare = Compare the ticked
console-results-pages = Pages of matches

console-outcome-waiting = is asked …
console-outcome-answered = { $count ->
    [0] answered: nobody fits
    [one] answered: 1 match
   *[other] answered: { $count } matches
}
console-outcome-best = answered: { $count } matches, of which it sent the best { $returned }
console-outcome-fewer = answered: fewer than { $count } matches
console-outcome-some = answered: there are matches
console-outcome-none = answered: nobody fits
console-outcome-refused = did not answer: { $why }
console-outcome-slow = did not answer within { $count ->
    [one] 1 second
   *[other] { $count } seconds
}
console-outcome-unreachable = cannot be reached now
console-outcome-invalid = sent an answer that could not be verified; it was thrown away
console-reduced-granularity = Its rules tell you less than you asked for.
console-reduced-fields = Its rules show you fewer details than you asked for.
console-reduced-records = Its rules show you fewer matches than you asked for.
console-reduced-small-count = It does not tell numbers this small.
console-reduced-size = The answer was cut to what one message can hold.
console-refused-no-consent = the member does not allow this cluster to be told what it offers or needs, so it was not asked
console-refused-malformed = it could not read the question
console-refused-too-large = the question was too long for it
console-refused-wrong-type = it did not take this kind of message
console-refused-unknown-signer = its charter does not know this cluster yet
console-refused-wrong-signer = it could not tell that the question came from this cluster
console-refused-suspended = the charter suspends this cluster
console-refused-bad-signature = the signature of the question did not fit the charter
console-refused-wrong-audience = the question was not meant for it
console-refused-expired = the question came too late; the clocks of both nodes should be checked
console-refused-not-yet-valid = the question is dated in the future; the clocks of both nodes should be checked
console-refused-replayed = it has seen this question before
console-refused-busy = it has too much to do; ask again in a moment
console-refused-invalid-query = it does not take a question of this form
console-refused-unknown-purpose = its charter knows no such purpose
console-refused-not-permitted = its rules do not permit it for this purpose
console-refused-charter-expired = its charter has expired
console-refused-unavailable = it cannot keep proof of an answer now, so it gives none

## Why a match fits
console-why-more = { $count ->
    [one] 1 more reason
   *[other] { $count } more reasons
}
console-why-offers-exact = Offers { $found }, as you asked
console-why-offers-narrower = Offers { $found }, narrower than your { $wanted }
console-why-offers-broader = Offers { $found }, broader than your { $wanted }
console-why-offers-related = Offers { $found }, close to your { $wanted }
console-why-offers-word = What it offers speaks of { $found }
console-why-needs-exact = Needs { $found }, as you asked
console-why-needs-narrower = Needs { $found }, narrower than your { $wanted }
console-why-needs-broader = Needs { $found }, broader than your { $wanted }
console-why-needs-related = Needs { $found }, close to your { $wanted }
console-why-needs-word = What it needs speaks of { $found }
console-why-summary-exact = Describes itself by { $found }
console-why-summary-narrower = Describes itself by { $found }, narrower than your { $wanted }
console-why-summary-broader = Describes itself by { $found }, broader than your { $wanted }
console-why-summary-related = Describes itself by { $found }, close to your { $wanted }
console-why-summary-word = Its description speaks of { $found }
console-why-need-exact = Offers { $found }, which your member needs
console-why-need-narrower = Offers { $found }, narrower than the { $wanted } that your member needs
console-why-need-broader = Offers { $found }, broader than the { $wanted } that your member needs
console-why-need-related = Offers { $found }, close to the { $wanted } that your member needs
console-why-need-word = Speaks of { $found }, as your member’s needs do
console-why-offer-exact = Needs { $found }, which your member offers
console-why-offer-narrower = Needs { $found }, narrower than the { $wanted } that your member offers
console-why-offer-broader = Needs { $found }, broader than the { $wanted } that your member offers
console-why-offer-related = Needs { $found }, close to the { $wanted } that your member offers
console-why-offer-word = Needs { $found }, of which your member’s offers speak
console-why-field-exact = Works in { $found }, as your member does
console-why-field-narrower = Works in { $found }, narrower than your member’s { $wanted }
console-why-field-broader = Works in { $found }, broader than your member’s { $wanted }
console-why-field-related = Works in { $found }, close to your member’s { $wanted }
console-why-field-word = Speaks of { $found }, as your member does
console-why-meaning-of = Its texts are about the same, in words like { $found }
console-why-meaning = Its texts are about the same
console-why-experience = { $count ->
    [one] Has 1 activity of its own on record
   *[other] Has { $count } activities of its own on record
}

## A match
console-card-unnamed = Organisation { $handle }
console-card-new = new
console-card-fit = How well it fits, compared with the best match
console-card-at = at { $cluster }
console-card-also-at = Also a member of { $cluster }
console-card-unshown = Not shown, and can be asked for: { $groups }
console-card-introduce = Ask for an introduction
console-card-shortlist = Shortlist
console-card-compare = Compare
console-card-own = See the member
console-card-offers = Offers
console-card-needs = Needs
console-card-summary = In its own words
console-card-shows = What it shows
console-card-more = { $count ->
    [one] 1 more
   *[other] { $count } more
}
console-card-whole = Read on
console-card-trl = TRL { $min } to { $max }

## Compare
console-compare-title = Side by side
console-compare-back = Back to the matches
console-compare-too-few = Tick two to four matches to compare them.
console-compare-where = What and where
console-compare-why = Why it fits
console-compare-disclosed = What it shows
console-compare-unshown = Can be asked for

## Kept searches
console-saved-heading = Saved searches and shortlist
console-saved-title = Saved searches
console-saved-none = None yet. Save a search from its results to ask it again and see what is new.
console-saved-all = All saved searches
console-saved-by = Saved by { $name }, last asked { $run }
console-saved-run = Ask again
console-saved-remove = Remove
console-latest-title = Latest searches
console-shortlist-title = Shortlist
console-shortlist-hint = Only a pseudonym and your note are kept. What the other cluster told is asked for again.
console-shortlist-none = Nothing here yet. Put matches on the shortlist from the results of a search.
console-shortlist-note = Your note
console-shortlist-by = Added by { $name } on { $date }
console-shortlist-ask-again = Ask again
console-shortlist-ask-again-hint = Ask again to see what it shows today.
console-flash-saved = The search is saved.
console-flash-removed = Removed.
console-flash-shortlisted = It is on the shortlist.
console-flash-note = The note is saved.
console-saved-too-long = The text is too long. At most { $most } characters are kept.
console-saved-no-name = Give the search a name.

## Introductions
console-introduce-title = Ask for an introduction
console-introduce-why = Why should they meet?
console-introduce-why-hint = The member that you ask reads this. Say what you have in mind, in a few sentences.
console-introduce-for = On behalf of our member { $member }.
console-introduce-member = On behalf of a member
console-introduce-member-hint = Its reference. Left empty, you ask in the name of our cluster.
console-introduce-name = In whose name do you ask for it?
console-introduce-as-member = In the name of our member
console-introduce-hint-member = Only if it allows that cluster to see who it is.
console-introduce-as-cluster = In the name of our cluster
console-introduce-hint-cluster = The member stays unnamed until it is accepted.
console-introduce-reveal = What our member reveals if it is accepted
console-introduce-reveal-hint = Only what it consents to show that cluster leaves.
console-introduce-send = Send the request
console-introduce-could-reveal = It could reveal: { $groups }
console-introduce-how = The request goes to the other cluster, which passes it to the member. The member may accept, decline or ask a question. Declining tells you nothing more.
console-introduce-no-text = Write why they should meet.
console-introduce-long-text = The text is too long. Shorten it.
console-introduce-not-named = Our member does not allow that cluster to see who it is. Ask it for its consent, or ask in the name of our cluster.
console-introduce-not-permitted = Our own rules do not let that cluster have this. Reveal less, or ask an administrator.
console-introduce-unread = One of the choices could not be read. Choose anew what our member reveals.
console-introduce-objected = Our member objects to that cluster.
console-introduce-not-now = That is not possible any more. Look at how the introduction stands.
console-introductions-title = Introductions
console-introductions-asked = That we asked for
console-introductions-none = None yet. Ask for one from a match of a search.
console-introductions-came = That others ask our members for
console-introductions-came-hint = Our members decide on these in their own pages.
console-introductions-none-came = None yet.
console-introductions-with = With
console-introductions-member = Our member
console-introductions-own-name = In our own name
console-introductions-nobody = None of our members
console-introductions-state = State
console-introductions-changed = Last change
console-state-requested = on its way
console-state-requested-means = The other cluster does not have it yet.
console-state-delivered = delivered
console-state-delivered-means = The other cluster has it; the member has not decided yet.
console-state-delivered-here = We have it; our member has not decided yet.
console-state-delivered-nobody = It reaches none of our members, and is declined by itself.
console-state-questioned = question
console-state-questioned-means = The member asks a question and waits for an answer.
console-state-answered = answered
console-state-answered-means = The question is answered; the member has not decided yet.
console-state-accepted = accepted
console-state-accepted-means = The member agrees. What both reveal is on its way.
console-state-declined = declined
console-state-declined-means = Declined. More is not told.
console-state-expired = expired
console-state-expired-means = Nobody decided in time.
console-state-withdrawn = withdrawn
console-state-withdrawn-means = The asking side no longer asks.
console-state-revealed = introduced
console-state-revealed-means = Both sides have what the other agreed to reveal.
console-step-request = Asked
console-step-question = Question
console-step-answer = Answer
console-step-accept = Accepted
console-step-decline = Declined
console-step-expire = Expired
console-step-withdraw = Withdrawn
console-step-reveal = Revealed
console-introduction-on-the-way = { $count ->
    [one] 1 message is still on its way to the other cluster.
   *[other] { $count } messages are still on their way to the other cluster.
}
console-introduction-next-try = It is tried again { $at }.
console-introduction-given-up = { $count ->
    [one] 1 message did not reach the other cluster, and is not sent again.
   *[other] { $count } messages did not reach the other cluster, and are not sent again.
}
console-introduction-problem = Why the last try failed:
console-introduction-timeline = What happened
console-introduction-by = by { $name }
console-introduction-other-side = by the other side
console-introduction-received = What they revealed
console-introduction-from = Who asks
console-introduction-revealed = What we revealed
console-introduction-expires = Ends by itself
console-introduction-answer = Your answer
console-introduction-send-answer = Send the answer
console-introduction-no-answer = Write an answer.
console-introduction-withdraw = Withdraw the request
console-flash-introduction = The request is on its way.
console-flash-introduction-done = Done.

## Federation
console-federation-title = Federation
console-federation-clusters = { $count ->
    [one] 1 cluster
   *[other] { $count } clusters
}
console-federation-name = Name
console-federation-country = Country
console-federation-reach = Reachable
console-federation-check = Check all now
console-federation-check-hint = Asks each cluster for a signed sign of life, and which version of the charter it has.
console-federation-other-version = another version
console-federation-round-trip = in { $ms } ms
console-reach-own = this node
console-reach-suspended = suspended
console-reach-yes = reachable
console-reach-no = not reachable
console-reach-since = since { $since }
console-reach-why = Why
console-map-label = Where the clusters are; the list says the same
console-map-note = Each square is a country, with the number of its clusters. A light square with a rim: not all of them can be reached now.
console-charter-title = Charter
console-charter-version = Version of the charter
console-charter-issued = Drawn up
console-charter-expires = Expires
console-charter-threshold = Signatures for a new version
console-charter-soon = It expires soon. When it has, nobody answers any more; a new version takes time to be signed.

## Members
console-members-title = Members
console-members-count = { $count ->
    [0] This node holds no members yet.
    [one] This node holds 1 member.
   *[other] This node holds { $count } members.
}
console-members-import = Import members
console-members-search = Name or reference
console-members-none = Import a spreadsheet of your members to begin.
console-members-none-found = No member fits.
console-members-first = First page
console-members-reference = Reference
console-members-consents = Consents in force
console-members-in-force = { $count } in force
console-member-partners = Find partners for it
console-member-consents = Consents
console-member-no-consent = It has given no consent, so no other cluster sees anything of it.
console-member-data = Its data
console-member-changed = Last changed { $date }
console-member-people = Who acts for it
console-member-nobody = Nobody yet.
console-member-invite = Invite
console-member-invite-email = E-mail of a person to invite
console-member-invite-wrong = That is no e-mail address. Go back, and write one such as name@company.example.
console-member-invite-failed = The mail could not be sent.
console-member-invite-pass-on = Pass this link on to { $email }. It works once, until { $date }, and is shown only now.
console-member-invited = invited, until { $date }
console-flash-invited = The invitation is on its way.
console-member-person-remove = Remove
console-flash-person-removed = This person cannot act for the member any more.
console-member-disclosures = Who received its data
console-member-nothing-left = Nothing has left this node.
console-member-city = City
console-member-website = Website
console-member-email = E-mail
console-paper-title = Record a consent that it gave on paper
console-paper-hint = Keep the paper. Your name and today’s date are recorded with it.
console-paper-recipients = To whom
console-paper-federation = The whole federation
console-paper-country = All clusters in { $country }
console-paper-except = Leave clusters out
console-paper-except-legend = But not to
console-paper-groups = What may be used
console-paper-groups-hint = None ticked: it may be counted in questions that name no condition, and nothing else.
console-paper-level = How
console-paper-record = may be shown
console-paper-count = may be counted by, never shown
console-paper-signed-on = Signed on
console-paper-until = Until
console-paper-until-hint = Left empty: until it is withdrawn.
console-paper-record-it = Record the consent
console-paper-withdraw = Withdraw, as the member asked
console-paper-no-recipient = Tick at least one recipient.
console-paper-no-day = Give the day on which it was signed; it cannot lie in the future.
console-paper-over = The last day must lie ahead.
console-flash-consent = The consent is recorded.
console-flash-withdrawn = The consent is withdrawn.
console-source-paper = On paper of { $signed }, recorded by { $name } on { $date }
console-source-somebody = somebody who is no longer known here
console-source-portal = Given by the member itself on { $date }
console-source-import = Came with an import on { $date }
console-source-other = Given on { $date }
console-consent-in-force = in force
console-consent-to-come = begins later
console-consent-expired = expired
console-consent-withdrawn = withdrawn
console-consent-never = never given

## Import
console-import-title = Import members
console-import-lede = Choose a spreadsheet saved as CSV. You see what it would do before anything is done.
console-import-file = File
console-import-file-hint = CSV in UTF-8, at most { $most } MB. Larger files go through the command line.
console-import-look = Look at it
console-import-columns = Which columns are read
console-import-columns-text = Their order is free, and only the first two are needed. Other columns are left out, and you are told so.
console-import-no-file = Choose a file first.
console-import-too-long = The file is too large for this page. Use the command line for it.
console-import-busy = Too many files wait to be imported. Try again in a few minutes.
console-import-preview-title = What this file would do
console-import-nothing-yet = Nothing has been changed yet.
console-import-added = { $count ->
    [one] member would be added
   *[other] members would be added
}
console-import-changed = { $count ->
    [one] would change
   *[other] would change
}
console-import-kept = { $count ->
    [one] One member has edited its profile itself: it stays as it is, though the file differs.
   *[other] { $count } members have edited their profiles themselves: these stay as they are, though the file differs.
}
console-import-unchanged = { $count ->
    [one] stays as it is
   *[other] stay as they are
}
console-import-refused = { $count ->
    [one] row is refused
   *[other] rows are refused
}
console-import-refused-list = Rows that are refused
console-import-line = Line
console-import-reason = Why, and what to mend
console-import-more = and { $count } more
console-import-warnings = To know
console-import-added-list = Members that would be added
console-import-changed-list = Members that would change
console-import-what-changes = What changes
console-import-consents = Consents stay as they are: new members are seen by nobody until they consent.
console-import-confirm = { $count ->
    [one] Import 1 member
   *[other] Import { $count } members
}
console-import-confirm-good = { $count ->
    [one] Import the good row, leave out the refused
   *[other] Import the { $count } good rows, leave out the refused
}
console-import-forget = Forget the file
console-import-bad-rows = The file has rows that are refused. Go back and choose to leave them out.
console-flash-imported = The members are imported.
console-flash-import-gone = The file waited too long and was forgotten. Choose it again.
console-flash-import-forgotten = The file is forgotten.
console-flash-import-other = Another file was chosen meanwhile, in another window. Nothing has been done; below you see what that file would do.

## Numbers
console-numbers-title = Numbers
console-numbers-members = members
console-numbers-consenting = members with a consent in force
console-numbers-asked-all = questions asked
console-numbers-answered-all = questions answered
console-numbers-activity = Questions over time
console-numbers-activity-title = Questions by month
console-numbers-month = Month
console-numbers-asked = asked by us
console-numbers-answered = answered by us
console-numbers-refused = refused by us
console-numbers-as-table = As a table
console-numbers-fields = Fields of work
console-numbers-fields-title = Members by field of work
console-numbers-field = Field
console-numbers-consents = Consents
console-numbers-consents-title = Members by how their consents stand
console-numbers-state = State
console-numbers-kinds = Kinds
console-numbers-kinds-title = Members by kind
console-numbers-kind = Kind
console-numbers-countries = Countries
console-numbers-countries-title = Members by country
console-numbers-country = Country
console-numbers-regions = Regions
console-numbers-regions-title = Members by region (NUTS level 2)
console-numbers-region = Region
console-numbers-count = members
console-numbers-nothing = Nothing to count yet.
