//! Members and consents as tests need them.

use steelyard::directory::import::{ConsentGroup, ConsentSheet, ObjectionGroup, Whom};
use steelyard_policies::{
    consent::{ConsentGranularity, ConsentTerms},
    profile::Profile,
};
use steelyard_protocol::{
    fields::{Entry, FieldGroup, FieldGroups, OrganisationType, TrlRange},
    ids::{ClusterId, MemberRef, Purpose},
    query::Query,
    time::Timestamp,
};

/// A concept that every [`member`] offers.
pub const OFFERED: &str = "/23/45/277";
/// A concept that every [`member`] needs.
pub const NEEDED: &str = "/21/33/137";
/// A word that stands in the offers of every [`member`], and in nothing else of it.
pub const OFFERED_WORD: &str = "spectrometry";
/// A word that stands in the summary of every [`member`] only.
pub const SUMMARY_WORD: &str = "bioinformatics";

/// A member with something in every field group, in Bologna.
pub fn member(reference: &str) -> Profile {
    let mut profile = Profile::new(reference.parse().expect("a member reference"));
    profile.region.country = Some("IT".parse().expect("a country"));
    profile.region.nuts = Some("ITH55".parse().expect("a region"));
    profile.kind.organisation_type = OrganisationType::Sme;
    profile.offers.push(Entry {
        title: format!("Mass {OFFERED_WORD}"),
        concepts: vec![OFFERED.parse().expect("a concept")],
        trl: TrlRange::new(4, 6).ok(),
        ..Entry::default()
    });
    profile.needs.push(Entry {
        title: "Clinical trial partners".to_owned(),
        concepts: vec![NEEDED.parse().expect("a concept")],
        ..Entry::default()
    });
    profile.summary.text = format!("A small house of {SUMMARY_WORD}");
    profile.identity.legal_name = format!("{reference} Srl");
    profile.identity.city = Some("Bologna".to_owned());
    profile.contact.name = Some("Maria Rossi".to_owned());
    profile.contact.email = Some(format!("{reference}@example.org"));
    profile
}

/// `count` members, `PREFIX-0` and so on.
pub fn members(prefix: &str, count: usize) -> Vec<Profile> {
    (0..count)
        .map(|n| member(&format!("{prefix}-{n}")))
        .collect()
}

/// A consent of all or some members, built up from what it says least.
#[derive(Clone, Debug)]
pub struct Consent(ConsentGroup);

/// A consent of these members for matchmaking, to the whole federation, with all field groups but
/// `contact`.
pub fn consent_of(members: &[&str]) -> Consent {
    let members = members
        .iter()
        .map(|m| m.parse::<MemberRef>().expect("a member reference"))
        .collect();
    consent(Whom::These(members))
}

/// The same of all members.
pub fn consent_of_all() -> Consent {
    consent(Whom::All)
}

fn consent(members: Whom) -> Consent {
    Consent(ConsentGroup {
        members,
        terms: terms(&["federation"], FieldGroups::WITHOUT_CONTACT),
        valid_from: None,
        valid_until: None,
    })
}

/// Terms for matchmaking, to these recipients, with these field groups.
pub fn terms(recipients: &[&str], fields: FieldGroups) -> ConsentTerms {
    ConsentTerms {
        purpose: purpose(Purpose::MATCHMAKING),
        recipients: recipients
            .iter()
            .map(|r| r.parse().expect("a recipient"))
            .collect(),
        except: Vec::new(),
        fields,
        granularity: ConsentGranularity::Record,
    }
}

/// The purpose of this name.
pub fn purpose(name: &str) -> Purpose {
    name.parse().expect("a purpose")
}

impl Consent {
    /// Given to these.
    #[must_use]
    pub fn to(mut self, recipients: &[&str]) -> Self {
        self.0.terms.recipients = terms(recipients, FieldGroups::NONE).recipients;
        self
    }

    /// Not to this cluster.
    #[must_use]
    pub fn except(mut self, cluster: &str) -> Self {
        self.0
            .terms
            .except
            .push(cluster.parse().expect("a cluster"));
        self
    }

    /// With these field groups only.
    #[must_use]
    pub fn with(mut self, fields: &[FieldGroup]) -> Self {
        self.0.terms.fields = fields.iter().copied().collect();
        self
    }

    /// For this purpose.
    #[must_use]
    pub fn purpose(mut self, name: &str) -> Self {
        self.0.terms.purpose = purpose(name);
        self
    }

    /// To be counted only.
    #[must_use]
    pub fn count_only(mut self) -> Self {
        self.0.terms.granularity = ConsentGranularity::Count;
        self
    }

    /// From this moment on.
    #[must_use]
    pub fn from(mut self, moment: Timestamp) -> Self {
        self.0.valid_from = Some(moment);
        self
    }

    /// Until this moment.
    #[must_use]
    pub fn until(mut self, moment: Timestamp) -> Self {
        self.0.valid_until = Some(moment);
        self
    }

    /// A sheet with this consent only.
    pub fn sheet(self) -> ConsentSheet {
        sheet([self])
    }
}

/// A sheet with these consents.
pub fn sheet(consents: impl IntoIterator<Item = Consent>) -> ConsentSheet {
    ConsentSheet {
        consents: consents.into_iter().map(|c| c.0).collect(),
        objections: Vec::new(),
    }
}

/// An objection of one member to a cluster.
pub fn objection(member: &str, cluster: &str) -> ObjectionGroup {
    ObjectionGroup {
        members: Whom::These([member.parse().expect("a member reference")].into()),
        cluster: cluster.parse::<ClusterId>().expect("a cluster"),
    }
}

/// A matchmaking query without any criterion, for as many records as there may be.
pub fn everyone() -> Query {
    Query {
        limit: 100,
        ..Query::new(purpose(Purpose::MATCHMAKING))
    }
}

/// [`everyone`], but only at these clusters.
pub fn everyone_at(clusters: &[&str]) -> Query {
    Query {
        clusters: clusters
            .iter()
            .map(|c| c.parse().expect("a cluster"))
            .collect(),
        ..everyone()
    }
}
