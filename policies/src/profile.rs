//! A member's data as its cluster holds it, sorted by what can be consented to.

use std::fmt;

use serde::{Deserialize, Serialize};
use steelyard_protocol::{
    fields::{Contact, Entry, Identity, Kind, Region, Summary},
    ids::MemberRef,
};

/// A member's data. Each field but `member_ref` is one field group; `member_ref` goes with
/// `identity`.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct Profile {
    /// The cluster's own reference.
    pub member_ref: MemberRef,
    /// Group `region`.
    #[serde(default)]
    pub region: Region,
    /// Group `kind`.
    #[serde(default)]
    pub kind: Kind,
    /// Group `offers`.
    #[serde(default)]
    pub offers: Vec<Entry>,
    /// Group `needs`.
    #[serde(default)]
    pub needs: Vec<Entry>,
    /// Group `summary`.
    #[serde(default)]
    pub summary: Summary,
    /// Group `identity`.
    #[serde(default)]
    pub identity: Identity,
    /// Group `contact`.
    #[serde(default)]
    pub contact: Contact,
}

impl Profile {
    /// A profile that holds nothing yet.
    pub fn new(member_ref: MemberRef) -> Self {
        Self {
            member_ref,
            region: Region::default(),
            kind: Kind::default(),
            offers: Vec::new(),
            needs: Vec::new(),
            summary: Summary::default(),
            identity: Identity::default(),
            contact: Contact::default(),
        }
    }
}

/// Members' data stays out of logs: only how much there is shows.
impl fmt::Debug for Profile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "Profile(redacted, {} offers, {} needs)",
            self.offers.len(),
            self.needs.len()
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn profile() -> Profile {
        let mut profile = Profile::new("M-17".parse().unwrap());
        profile.identity.legal_name = "Jane Doe Consulting".into();
        profile.identity.city = Some("Bergen".into());
        profile.contact.name = Some("Jane Doe".into());
        profile.contact.email = Some("jane@example.org".into());
        profile.summary.text = "Call Jane on 555".into();
        profile.offers.push(Entry {
            title: "Jane reads slides".into(),
            ..Entry::default()
        });
        profile
    }

    #[test]
    fn debug_shows_no_data_of_the_member() {
        let text = format!("{:?} {:#?}", profile(), profile());
        for secret in ["Jane", "Bergen", "example", "555", "M-17"] {
            assert!(!text.contains(secret), "{secret} in {text}");
        }
    }

    #[test]
    fn a_profile_kept_as_json_comes_back_whole() {
        let json = serde_json::to_string(&profile()).unwrap();
        assert_eq!(serde_json::from_str::<Profile>(&json).unwrap(), profile());
    }
}
