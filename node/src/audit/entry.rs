//! What is written into the audit log.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};
use steelyard_protocol::{
    envelope::Digest,
    fields::{FieldGroups, Granularity},
    ids::{ClusterId, IntroductionId, MemberRef, Purpose, QueryId},
    introduction::Side,
    refusal::RefusalCode,
    time::Timestamp,
};

/// One entry of the log. Its JSON bytes are what the leaf hash is made of.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Entry {
    /// Its place in the log, from 0.
    pub index: u64,
    /// When it was made.
    pub at: Timestamp,
    /// What happened.
    #[serde(flatten)]
    pub event: Event,
}

/// The JSON of an entry but for its place, which it gets when it is appended: writing the rest takes
/// longer, and need not wait for its turn.
#[derive(Clone, Debug)]
pub struct Draft {
    at: Timestamp,
    kind: &'static str,
    rest: Vec<u8>,
}

impl Draft {
    /// The entry of what happened at a moment.
    ///
    /// # Errors
    /// If it cannot be written as JSON.
    pub fn of(at: Timestamp, event: &Event) -> Result<Self, serde_json::Error> {
        #[derive(Serialize)]
        struct Rest<'a> {
            at: Timestamp,
            #[serde(flatten)]
            event: &'a Event,
        }
        Ok(Self {
            at,
            kind: event.kind(),
            rest: serde_json::to_vec(&Rest { at, event })?,
        })
    }

    /// When it happened.
    pub const fn at(&self) -> Timestamp {
        self.at
    }

    /// The word for what happened.
    pub const fn kind(&self) -> &'static str {
        self.kind
    }

    /// The bytes of the [`Entry`] at the place `index`.
    pub fn body(&self, index: u64) -> Vec<u8> {
        let mut body = Vec::with_capacity(self.rest.len() + 32);
        body.extend_from_slice(b"{\"index\":");
        body.extend_from_slice(index.to_string().as_bytes());
        body.push(b',');
        body.extend_from_slice(self.rest.get(1..).unwrap_or_default());
        body
    }
}

/// What happened.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Event {
    /// A query was answered.
    Answered {
        /// Who asked.
        asker: ClusterId,
        /// Why.
        purpose: Purpose,
        /// The number of the query.
        query_id: QueryId,
        /// SHA-256 of the signed query.
        query: Digest,
        /// How much the answer told.
        granularity: Granularity,
        /// The number of visible matches.
        total: u64,
        /// The rules that allowed it.
        rules: Vec<String>,
        /// The version of the charter in force.
        charter: u64,
        /// What was disclosed of whom.
        disclosed: Vec<Disclosed>,
    },
    /// A query was refused after its signer had been verified.
    Refused {
        /// Who asked.
        asker: ClusterId,
        /// Why.
        purpose: Purpose,
        /// The number of the query.
        query_id: QueryId,
        /// SHA-256 of the signed query.
        query: Digest,
        /// Why it was refused.
        code: RefusalCode,
    },
    /// A query was sent to other clusters.
    Asked {
        /// The number of the query.
        query_id: QueryId,
        /// Why.
        purpose: Purpose,
        /// SHA-256 of the signed query.
        query: Digest,
        /// How many clusters it went to.
        clusters: u64,
    },
    /// A query told another cluster of a member: concepts and words of what it offers and needs,
    /// so that complements are found.
    Told {
        /// Who was told.
        cluster: ClusterId,
        /// Why.
        purpose: Purpose,
        /// The number of the query.
        query_id: QueryId,
        /// SHA-256 of the signed query.
        query: Digest,
        /// The member, and the field groups that the concepts and words were made from.
        told: Disclosed,
    },
    /// A step of an introduction was made here, or was taken from the other cluster. What a member
    /// reveals by it, it reveals by its standing consents (asking side), or by the acceptance that
    /// stands before (holding side).
    Introduction {
        /// The introduction.
        introduction: IntroductionId,
        /// The other cluster.
        cluster: ClusterId,
        /// Why it is asked.
        purpose: Purpose,
        /// Which side this node is on.
        side: Side,
        /// Whose step it is.
        sender: Side,
        /// Which step it is.
        step: String,
        /// The own member that it is about, if any, with the field groups that left by this step, or
        /// that it agreed to reveal by it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        told: Option<Disclosed>,
    },
    /// A member gave a consent.
    ConsentGiven {
        /// The member.
        member: Commitment,
        /// The consent's number.
        consent: u64,
        /// SHA-256 of the consent's terms and validity, as JSON.
        terms: Digest,
        /// How it was given.
        source: String,
        /// SHA-256 of the notice that was shown, where one was.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        notice: Option<Digest>,
    },
    /// A member withdrew a consent.
    ConsentWithdrawn {
        /// The member.
        member: Commitment,
        /// The consent's number.
        consent: u64,
    },
    /// A member objects to a cluster, or no longer does.
    Objection {
        /// The member.
        member: Commitment,
        /// The cluster.
        cluster: ClusterId,
        /// Raised or lifted.
        stands: bool,
    },
    /// Members were imported.
    MembersImported {
        /// How many are new.
        added: u64,
        /// How many changed.
        changed: u64,
    },
    /// A member edited its profile.
    ProfileChanged {
        /// The member.
        member: Commitment,
    },
    /// A member was erased.
    MemberRemoved {
        /// The member. Its salt is gone with it.
        member: Commitment,
    },
    /// A person was let in, kept out or given other rights. Persons are random UUIDs; without the
    /// row in the store one says nothing.
    Person {
        /// The person.
        person: uuid::Uuid,
        /// What happened.
        change: PersonChange,
        /// The member that it was about.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        member: Option<Commitment>,
    },
    /// A charter came into force here.
    CharterAdopted {
        /// Its version.
        version: u64,
        /// SHA-256 of its payload.
        digest: Digest,
    },
    /// A vocabulary was imported.
    VocabularyImported {
        /// Its name.
        vocabulary: String,
        /// How many concepts it has.
        concepts: u64,
    },
}

impl Event {
    /// The word for what happened, as it stands in `kind`.
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Answered { .. } => "answered",
            Self::Refused { .. } => "refused",
            Self::Asked { .. } => "asked",
            Self::Told { .. } => "told",
            Self::Introduction { .. } => "introduction",
            Self::ConsentGiven { .. } => "consent_given",
            Self::ConsentWithdrawn { .. } => "consent_withdrawn",
            Self::Objection { .. } => "objection",
            Self::MembersImported { .. } => "members_imported",
            Self::ProfileChanged { .. } => "profile_changed",
            Self::MemberRemoved { .. } => "member_removed",
            Self::Person { .. } => "person",
            Self::CharterAdopted { .. } => "charter_adopted",
            Self::VocabularyImported { .. } => "vocabulary_imported",
        }
    }
}

/// What happened to a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PersonChange {
    /// It is known from now on.
    Added,
    /// It is removed.
    Removed,
    /// It may not sign in any more.
    Disabled,
    /// It may sign in again.
    Enabled,
    /// It is a matchmaker from now on.
    Matchmaker,
    /// It is an administrator from now on.
    Admin,
    /// It is none of the staff any more.
    NoStaff,
    /// It was invited to act for the member.
    Invited,
    /// The invitation to act for the member was taken back.
    InvitedNoMore,
    /// It acts for the member from now on.
    ActsFor,
    /// It acts for the member no longer.
    ActsNoMore,
    /// An invitation to it as one of the staff was made. Whoever has the link gets in as this person.
    InvitedStaff,
    /// A link that lets it in once was made, to be passed on by the staff. Whoever has the link gets
    /// in as this person.
    LinkMade,
    /// It has a new password.
    Password,
    /// It has one more passkey.
    PasskeyAdded,
    /// It has one passkey less.
    PasskeyRemoved,
}

impl PersonChange {
    /// The word for it, as it stands in the entry.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Removed => "removed",
            Self::Disabled => "disabled",
            Self::Enabled => "enabled",
            Self::Matchmaker => "matchmaker",
            Self::Admin => "admin",
            Self::NoStaff => "no_staff",
            Self::Invited => "invited",
            Self::InvitedNoMore => "invited_no_more",
            Self::ActsFor => "acts_for",
            Self::ActsNoMore => "acts_no_more",
            Self::InvitedStaff => "invited_staff",
            Self::LinkMade => "link_made",
            Self::Password => "password",
            Self::PasskeyAdded => "passkey_added",
            Self::PasskeyRemoved => "passkey_removed",
        }
    }
}

impl Event {
    /// The members that it names.
    pub fn members(&self) -> impl Iterator<Item = &Commitment> {
        let (many, one) = match self {
            Self::Answered { disclosed, .. } => (disclosed.as_slice(), None),
            Self::Told { told, .. } => (std::slice::from_ref(told), None),
            Self::Introduction { told, .. } => (told.as_slice(), None),
            Self::ConsentGiven { member, .. }
            | Self::ConsentWithdrawn { member, .. }
            | Self::Objection { member, .. }
            | Self::ProfileChanged { member }
            | Self::MemberRemoved { member } => (&[][..], Some(member)),
            Self::Person { member, .. } => (&[][..], member.as_ref()),
            Self::Refused { .. }
            | Self::Asked { .. }
            | Self::MembersImported { .. }
            | Self::CharterAdopted { .. }
            | Self::VocabularyImported { .. } => (&[][..], None),
        };
        many.iter().map(|d| &d.member).chain(one)
    }

    /// The field groups of `member` that left the node by it.
    pub fn disclosed_of(&self, member: &Commitment) -> Option<FieldGroups> {
        let disclosed = match self {
            Self::Answered { disclosed, .. } => disclosed.as_slice(),
            Self::Told { told, .. } => std::slice::from_ref(told),
            Self::Introduction { told, .. } => told.as_slice(),
            _ => &[],
        };
        disclosed
            .iter()
            .find(|d| d.member == *member)
            .map(|d| d.fields)
    }
}

/// What one answer or query disclosed of one member.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Disclosed {
    /// The member.
    pub member: Commitment,
    /// The field groups.
    pub fields: FieldGroups,
}

/// A member as it stands in the log: SHA-256 over a salt that is kept beside the member, and its
/// reference. Without the salt it says nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Commitment(Digest);

impl Commitment {
    /// The commitment to a member.
    pub fn to(member_ref: &MemberRef, salt: &[u8]) -> Self {
        let mut bytes = Vec::with_capacity(salt.len() + member_ref.as_str().len() + 1);
        bytes.extend_from_slice(salt);
        bytes.push(0);
        bytes.extend_from_slice(member_ref.as_str().as_bytes());
        Self(Digest::of(&bytes))
    }
}

impl fmt::Display for Commitment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl FromStr for Commitment {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Digest::try_from(text.to_owned()).map(Self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_draft_becomes_the_bytes_of_its_entry() {
        let event = Event::MembersImported {
            added: 3,
            changed: 1,
        };
        let at = Timestamp::from_millis(1_780_272_000_123);
        for index in [0, 17, u64::MAX] {
            let draft = Draft::of(at, &event).unwrap();
            let event = event.clone();
            let entry = serde_json::to_vec(&Entry { index, at, event }).unwrap();
            assert_eq!(draft.body(index), entry);
        }
    }

    #[test]
    fn what_happened_to_a_person_is_named_as_its_entry_names_it() {
        for word in [
            "added",
            "removed",
            "disabled",
            "enabled",
            "matchmaker",
            "admin",
            "no_staff",
            "invited",
            "invited_no_more",
            "acts_for",
            "acts_no_more",
            "invited_staff",
            "link_made",
            "password",
            "passkey_added",
            "passkey_removed",
        ] {
            let change: PersonChange = serde_json::from_value(word.into()).unwrap();
            assert_eq!(change.as_str(), word);
        }
    }
}
