# The pages of a member.

portal-cluster = { $name } ({ $country })
portal-recipient-federation = The whole federation
portal-recipient-country = All clusters in { $country }
portal-no-groups = nothing that could be shown
portal-nothing-said = Nothing said yet
portal-not-said = Not said
portal-concepts = Subjects
portal-trl-range = Technology readiness { $min } to { $max }
portal-edit = Edit
portal-edit-label = Edit: { $what }
portal-back-to-consents = Back to who sees what
portal-no-federation = Your cluster has not joined a federation yet, so no other cluster can ask for anything.

# What purposes and field groups mean, one sentence each
portal-purpose-matchmaking = To find partners for projects, supply or development.
portal-purpose-statistics = To count organisations; only numbers are told, small ones not exactly.
portal-purpose-funding-call = To bring together partners for an application for funding.
portal-purpose-event = To invite to meetings, fairs and workshops.
portal-field-region = The country and the region where you are.
portal-field-kind = Whether you are a small company, a university, a public body and so on.
portal-field-offers = What you can do for others: title, text, subjects and technology readiness.
portal-field-needs = What you are looking for: title, text, subjects and technology readiness.
portal-field-summary = What you say about yourselves in your own words.
portal-field-identity = Your legal name, city and website, and the number your cluster knows you by: whoever sees this knows who you are.
portal-field-contact = Name and e-mail address of the person to write to. This is personal data: make sure that the person agrees.

# Overview
portal-home-waiting = { $count ->
    [one] One introduction waits for your answer
   *[other] { $count } introductions wait for your answer
}
portal-home-seen = Who can see you
portal-home-seen-link = See and change who sees what
portal-home-introductions = Introductions
portal-home-open = { $count ->
    [0] Nobody is waiting for an answer from you.
    [one] One request waits for your answer.
   *[other] { $count } requests wait for your answer.
}
portal-home-introductions-link = Open the inbox
portal-home-profile = Your profile
portal-home-complete = Everything that helps others to find you is there.
portal-home-profile-link = See what you have told us
portal-home-last = What left last
portal-home-last-link = The whole history

# Profile
portal-profile-title = What you have told us
portal-profile-lede = This is everything that your cluster holds of you as your profile, as of { $day }. Others see only what you allow.
portal-profile-about = About you
portal-profile-contact = Contact person
portal-profile-contact-hint = The person that others may write to. It is shown only where you allow “Contact person” by name.
portal-profile-reference = { $cluster } knows you by the number { $reference }.
portal-missing-title = This would help others to find you:
portal-missing-offers = Say what you offer
portal-missing-needs = Say what you are looking for
portal-missing-concepts = Give each offer and need at least one subject
portal-missing-summary = Describe yourselves in a few sentences
portal-missing-country = Say in which country you are
portal-missing-contact = Say whom others may write to
portal-add-offer = Add an offer
portal-add-need = Add a need
portal-edit-offer = Edit an offer
portal-edit-need = Edit a need
portal-remove-entry = Remove this entry
portal-label-legal-name = Legal name
portal-label-city = City
portal-label-website = Website
portal-label-country = Country
portal-label-nuts = Region code
portal-hint-nuts = The European code of your region (NUTS), such as ITH55 for Bologna. Leave it empty if you do not know it.
portal-label-kind = Kind of organisation
portal-hint-kind = A small or medium-sized company has fewer than 250 employees.
portal-label-summary = Description
portal-hint-summary = What you do, in your own words and in any language.
portal-label-language = Language of the description
portal-label-contact-name = Name
portal-label-contact-email = E-mail address
portal-label-entry-title = Title
portal-label-entry-text = Text
portal-hint-entry-title = A few words, such as “Image analysis for pathology”.
portal-hint-entry-text = Two or three sentences are enough.
portal-label-concepts = Subjects
portal-hint-concepts = Pick from the list that the whole federation uses; others find you by them in their own languages.
portal-label-concept-search = Search for a subject
portal-concept-found = Tick what fits, then save:
portal-concept-none = No subject has such a name. Try fewer or other words.
portal-label-trl = Technology readiness
portal-hint-trl = From 1 (an idea) to 9 (proven in daily use).
portal-label-entry-trl-min = From
portal-label-entry-trl-max = To
portal-mistake-missing = Fill in this field.
portal-mistake-long = At most { $most } characters.
portal-mistake-many = At most { $most }.
portal-mistake-website = Write the website as https://www.example.org.
portal-mistake-email = Write the address as name@example.org.
portal-mistake-country = Choose a country.
portal-mistake-nuts = A region code has two letters and up to three more letters or digits, such as ITH55.
portal-mistake-other-country = This region lies in another country than the one chosen.
portal-mistake-choice = Choose one of those offered.
portal-mistake-concept = One of the subjects is not in the list.
portal-mistake-trl = Choose two levels from 1 to 9, the lower one first.
portal-mistake-entries = There are { $most } entries already. Remove one first.
portal-mistake-changed = Somebody has changed the profile since you opened this form. Copy what you wrote, open the profile again, and edit it there.
portal-mistake-profile = The whole profile is too long to be sent to anybody. Shorten a text.
portal-flash-saved = Saved.

# Who sees what
portal-consents-title = Who sees what
portal-consents-summary = { $seeing ->
    [0] At present no other cluster can see anything of you.
    [one] At present one of { $all } clusters can see something of you.
   *[other] At present { $seeing } of { $all } clusters can see something of you.
}
portal-consents-new = Give a new permission
portal-consents-preview = See yourself as others do
portal-matrix-caption = What you allow now
portal-matrix-purpose = Purpose
portal-matrix-nothing = Nothing
portal-matrix-allow = Allow …
portal-matrix-allow-label = Allow something for { $purpose } to: { $recipient }
portal-says-record = May see: { $groups }
portal-says-count = May only count you, by: { $groups }
portal-until = Until { $day }.
portal-from = From { $day }.
portal-until-withdrawn = Until you withdraw it.
portal-except = Not: { $clusters }.
portal-also-for = The same permission is for: { $recipients }.
portal-withdraw = Withdraw
portal-withdraw-label = Withdraw permission { $number }
portal-consent-details = Permission { $number }
portal-gets-title = What each cluster gets today
portal-gets-lede = This follows from your permissions, your objections and the rules of your own cluster. Choose an entry to see exactly what that cluster would get.
portal-gets-open = { $count ->
    [one] One cluster
   *[other] { $count } clusters
}
portal-gets-cluster = Cluster
portal-gets-nothing = nothing
portal-gets-counted = only counted
portal-objections-title = Clusters that get nothing, whatever you allow
portal-objections-lede = An objection outweighs every permission, also later ones.
portal-objections-cluster = Cluster
portal-objections-raise = Never show us to this cluster
portal-objections-lift = Lift the objection
portal-objections-since = since { $day }
portal-earlier = Earlier permissions ({ $count })
portal-flash-allowed = Your permission is recorded and holds now. You can withdraw it on this page at any time.
portal-flash-refused = Nothing was allowed. Everything stays as it was.
portal-flash-withdrawn = Withdrawn. From now on nobody gets anything by this permission. Below you see what others hold already.
portal-flash-objected = That cluster gets nothing of you from now on.
portal-flash-lifted = The objection is lifted. Your permissions count for that cluster again.

# Giving a permission
portal-grant-title = Give a new permission
portal-grant-lede = Four short questions. Nothing is allowed before you have read what it means and said yes.
portal-grant-purpose = What for?
portal-grant-recipient = To whom?
portal-grant-everyone = { $count ->
    [one] One cluster at present, and those that join later.
   *[other] { $count } clusters at present, and those that join later.
}
portal-grant-countries = Only certain countries
portal-grant-clusters = Only certain clusters
portal-grant-field = What may they see?
portal-grant-field-hint = What is not ticked is not searched either.
portal-grant-until = Until when?
portal-grant-until-6 = For half a year
portal-grant-until-12 = For a year
portal-grant-until-day = Until this day:
portal-grant-until-withdrawn = Until we withdraw it
portal-grant-day = Last day
portal-grant-detail = Exceptions and other fine detail
portal-grant-count = How closely?
portal-grant-count-yes = Only count us, and show nothing
portal-grant-count-hint = What is ticked above is compared with questions, and only a number is told.
portal-grant-except = Which clusters not?
portal-grant-except-hint = These get nothing by this permission.
portal-grant-from = Not before
portal-grant-review = Read what this means
portal-choose-purpose = Choose a purpose.
portal-choose-recipient = Choose at least one recipient.
portal-choose-field = Tick at least one thing that may be seen.
portal-choose-until = Choose until when.
portal-choose-day = Write a day such as 2027-06-30.
portal-choose-day-past = This day is over. Choose a later one.
portal-choose-day-late = Choose a day within the next ten years, or “until we withdraw it”.
portal-choose-from-late = It would begin after its last day.
portal-review-title = Do you allow this?
portal-review-allow = We allow this
portal-review-refuse = We do not allow this
portal-review-change = Change the choice
portal-review-kept = If you allow it, this text is kept with your permission, and you can download a signed receipt.
portal-review-changed = The text has changed since you saw it last, so nothing was recorded. Please read it once more.

# The notice; it is kept with the consent as it was shown
portal-notice-controller = { $cluster } keeps your data and answers for it. It takes part in the federation { $federation }, whose clusters may ask it questions.
portal-notice-record = For the purpose “{ $purpose }”, you allow these to be searched and seen: { $groups }. Recipients: { $recipients }.
portal-notice-count = For the purpose “{ $purpose }”, you allow yourselves to be counted by: { $groups }. Nothing of it is shown. Recipients: { $recipients }.
portal-notice-group = { $group }: { $means }
portal-notice-except = These clusters get nothing by this permission: { $clusters }.
portal-notice-from = It holds from { $day }.
portal-notice-until = It holds until { $day }, that day included.
portal-notice-until-withdrawn = It holds until you withdraw it.
portal-notice-withdraw = You can withdraw it at any time on the page “Who sees what”, with one click and without giving reasons. From that moment nobody gets anything by it. What was sent before stays with those who received it; the history shows who that is, and you can ask them to delete it.
portal-notice-free = You are free to refuse. Refusing has no disadvantage for your membership.

# One permission
portal-consent-title = Permission { $number }
portal-consent-receipt = Download the signed receipt
portal-consent-receipt-hint = The receipt says what you allowed, in a form that programs can read (JSON-LD, ISO/IEC TS 27560), signed by your cluster.
portal-consent-notice = The text that you were shown
portal-consent-notice-hash = SHA-256 of this text:
portal-status-given = Holds
portal-status-not-yet-valid = Not yet
portal-status-expired = Over
portal-status-withdrawn = Withdrawn
portal-source-portal = by you, on these pages
portal-source-staff = recorded by your cluster
portal-fact-purpose = Purpose
portal-fact-recipients = Recipients
portal-fact-except = Not
portal-fact-groups = May see
portal-fact-from = From
portal-fact-until = Last day
portal-fact-given = Given
portal-fact-withdrawn = Withdrawn
portal-held-title = What others hold by this permission
portal-held-nothing = Nobody has received anything by it.
portal-held-lede = A withdrawal ends all further answers. These clusters received data before:
portal-held-by = { $cluster }: { $groups } ({ $count ->
    [one] once, on { $day }
   *[other] { $count } times, last on { $day }
})

# Preview
portal-preview-title = See yourself as others do
portal-preview-lede = Exactly the record that a cluster would get now if it asked for everything. Looking here sends nothing.
portal-preview-cluster = Cluster
portal-preview-purpose = Purpose
portal-preview-show = Show
portal-preview-as = { $cluster } sees, for { $purpose }:
portal-preview-bare = Only that there is somebody who fits, under a pseudonym.
portal-preview-handle = They know you as
portal-preview-reference = number { $reference } of your cluster.
portal-preview-withheld = You allow more than the rules of your own cluster let out. Held back: { $groups }.
portal-preview-nothing = Nothing.
portal-preview-counted = You would be counted in numbers, without being shown.
portal-why-no-charter = No charter is in force, so no cluster gets anything at present.
portal-why-not-in-charter = This cluster does not take part in the federation at present.
portal-why-rules = The rules of your own cluster give this cluster nothing for this purpose.
portal-why-rules-count = The rules of your own cluster let this cluster count members for this purpose, no more.
portal-why-objection = You have objected to this cluster.
portal-why-excepted = Your permission leaves this cluster out.
portal-why-count-only = You allow this cluster to count you, not to see you.
portal-why-not-yet = Your permission begins on { $day }.
portal-why-expired = Your permission ended on { $day }.
portal-why-withdrawn = You withdrew your permission on { $day }.
portal-why-no-consent = You have given this cluster no permission for this purpose.

# History
portal-history-title = Who asked, who received
portal-history-lede = Every time that data of yours left your cluster, with the proof of it.
portal-history-empty = Nothing of yours has left your cluster.
portal-history-times = { $count } times this day
portal-history-got = Received: { $groups }
portal-history-grounds = Allowed by:
portal-history-by-introduction = Allowed by your answer to a request, or by a permission that your cluster can no longer tell.
portal-history-proof = Proof { $entry }, { $moment }
portal-history-proofs = { $count } proofs
portal-history-more = Show earlier ones too
portal-history-check = How to check a proof without trusting us
portal-history-check-how = Download it, and run this command on any computer that has Steelyard. It needs no connection: it checks the signature of your cluster, whose key it names, and that the entry stands in its log.
portal-refused-title = What your cluster refused
portal-refused-lede = These questions of other clusters were refused for all members: nothing of anybody left.
portal-refused-none = Nothing was refused so far.
portal-refused-count = { $count ->
    [one] The last refusal
   *[other] The last { $count } refusals
}
portal-refused-line = { $cluster } asked for { $purpose }

# Rights
portal-rights-title = Your rights
portal-rights-lede = What the law gives you (GDPR, articles 15 to 21), as buttons.
portal-rights-export = Get everything
portal-rights-export-how = All that is held of you and what happened to it, in one archive: for people as tables (CSV), for programs as JSON, with the receipts.
portal-rights-export-button = Download the archive
portal-rights-correct = Correct
portal-rights-correct-how = You can change every word of your profile yourselves.
portal-rights-correct-button = Edit the profile
portal-rights-object = Object
portal-rights-object-how = Withdraw any permission with one click, or shut out a cluster for good.
portal-rights-object-button = Who sees what
portal-rights-erase = Erase
portal-rights-erase-how = Take everything that is held of you out of this node, for good.
portal-rights-erase-button = Erase …
portal-rights-digest = Monthly letter
portal-rights-digest-how = Once a month, an e-mail says what of yours left, and to whom, with the way to withdraw. It goes to you, { $email }.
portal-rights-digest-on = Send it to me
portal-rights-digest-off = Do not send it to me
portal-rights-digest-is-on = You get the letter.
portal-rights-digest-is-off = You do not get the letter.
portal-flash-digest-on = You will get the monthly letter.
portal-flash-digest-off = You will get no monthly letter.
portal-erase-title = Erase everything?
portal-erase-lede = This cannot be undone.
portal-erase-gone = What is erased
portal-erase-gone-profile = Your profile: texts, offers, needs, name, contact person.
portal-erase-gone-consents = All permissions and objections, with the list of what left.
portal-erase-gone-backups = Backups that are restored later lose your data again at once.
portal-erase-stays = What stays
portal-erase-stays-log = The audit log keeps that something happened, under a random-looking number. The key to that number is destroyed, so it can no longer be tied to you.
portal-erase-stays-others = What other clusters received before. The history shows who; download it first, and ask them to delete it.
portal-erase-first = Download everything first
portal-erase-confirm = To confirm, write your organisation’s name: { $name }
portal-erase-button = Erase for good
portal-erase-wrong = Write the name exactly as shown above.
portal-erased-title = Everything is erased
portal-erased = Nothing of your organisation is held here any more.

# Introductions
portal-introductions-title = Introductions
portal-introductions-lede = Somebody found you under a pseudonym and asks who you are. You decide; nothing is shown before you accept.
portal-introductions-waiting = Waiting for your answer
portal-introductions-none = Nothing waits for you.
portal-introductions-earlier = Earlier
portal-introductions-back = All introductions
portal-introduction-from-member = { $member }, through { $cluster }
portal-introduction-from = Request from { $cluster }
portal-introduction-to = Our request to { $cluster }
portal-introduction-until = Ends by itself on { $day } if nobody decides.
portal-introduction-asks = Who asks, and why
portal-introduction-cluster = Cluster
portal-introduction-why = In their words
portal-introduction-behind = The organisation behind it
portal-introduction-unnamed = The cluster asks in its own name, or the organisation behind it has not agreed to be named yet.
portal-introduction-offers = If you accept, they show you: { $groups }
portal-introduction-received = What they showed you
portal-introduction-revealed = What you showed them
portal-introduction-timeline = What happened
portal-introduction-decide = Your answer
portal-introduction-reveal = What may { $cluster } see of you, this once?
portal-introduction-reveal-hint = Only what you tick here leaves, to this cluster alone, and only if you accept.
portal-introduction-accept = Accept and show this
portal-introduction-decline = Decline
portal-introduction-decline-hint = Declining tells them no more than “declined”. You need not give a reason.
portal-introduction-ask = Ask a question first
portal-introduction-question = Your question
portal-introduction-question-hint = They read it without learning who you are, so do not write your name.
portal-introduction-send = Send the question
portal-introduction-nothing = Tick at least one thing that they may see, or decline.
portal-introduction-no-question = Write a question.
portal-introduction-long-question = The question is too long. Shorten it.
portal-introduction-not-permitted = The rules of your own cluster do not let the other cluster have all of this. Tick less, or decline.
portal-state-requested = On its way
portal-state-delivered = Waits for an answer
portal-state-questioned = Question asked
portal-state-answered = Question answered
portal-state-accepted = Accepted
portal-state-declined = Declined
portal-state-expired = Over
portal-state-withdrawn = No longer asked
portal-state-revealed = Introduced
portal-step-request-ours = Your cluster asked { $cluster } for you.
portal-step-request-theirs = { $cluster } asked.
portal-step-question-ours = You asked a question.
portal-step-question-theirs = They asked a question.
portal-step-answer-ours = Your cluster answered.
portal-step-answer-theirs = { $cluster } answered.
portal-step-accept-ours = You accepted.
portal-step-accept-theirs = They accepted.
portal-step-decline-ours = You declined.
portal-step-decline-theirs = They declined.
portal-step-expire-ours = The time was over.
portal-step-expire-theirs = The time was over.
portal-step-withdraw-ours = Your cluster no longer asks.
portal-step-withdraw-theirs = { $cluster } no longer asks.
portal-step-reveal-ours = What you agreed to show left for { $cluster }.
portal-step-reveal-theirs = { $cluster } sent what they agreed to show.
portal-flash-accepted = Accepted. What you ticked is on its way.
portal-flash-declined = Declined.
portal-flash-asked = Your question is on its way.
portal-flash-too-late = That was no longer possible. Below you see how it stands.
