//! Consents that many members gave at once.

use sha2::{Digest as _, Sha256};
use steelyard_policies::consent::{ConsentGranularity, ConsentTerms, Recipient};
use steelyard_protocol::{
    fields::FieldGroups,
    ids::{ClusterId, InvalidId, MemberRef, Purpose},
    time::Timestamp,
};

/// Consents and objections of the members of an import.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ConsentSheet {
    /// What they consent to.
    pub consents: Vec<ConsentGroup>,
    /// What they object to.
    pub objections: Vec<ObjectionGroup>,
}

/// The same consent of several members.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConsentGroup {
    /// Whose it is.
    pub members: Whom,
    /// What it says.
    pub terms: ConsentTerms,
    /// Its first moment; absent: the moment of the import.
    pub valid_from: Option<Timestamp>,
    /// The first moment at which it no longer holds; absent: it holds until it is withdrawn.
    pub valid_until: Option<Timestamp>,
}

/// The same objection of several members.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ObjectionGroup {
    /// Whose it is.
    pub members: Whom,
    /// The cluster that they object to.
    pub cluster: ClusterId,
}

/// The members of an import that are meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Whom {
    /// All of them.
    All,
    /// These.
    These(Vec<MemberRef>),
}

impl ConsentSheet {
    /// Whether nobody consents or objects to anything.
    pub const fn is_empty(&self) -> bool {
        self.consents.is_empty() && self.objections.is_empty()
    }

    /// All clusters that are named: as recipients, as exceptions, in objections.
    pub fn clusters(&self) -> impl Iterator<Item = &ClusterId> {
        let terms = self.consents.iter().map(|c| &c.terms);
        let objections = self.objections.iter().map(|o| &o.cluster);
        terms
            .flat_map(|t| {
                let recipients = t.recipients.iter().filter_map(Recipient::cluster);
                recipients.chain(&t.except)
            })
            .chain(objections)
    }
}

/// A mix of consents for trying things out, the same for the same members each time: 60% consent
/// to the federation, 25% to three to five of `clusters`, 15% to nothing. All are for matchmaking
/// and all field groups but `contact`.
///
/// # Errors
/// Never, as long as the words for a purpose keep the rules of purposes.
pub fn consent_mix(
    members: &[MemberRef],
    clusters: &[ClusterId],
) -> Result<ConsentSheet, InvalidId> {
    // By hash, so that the order of a file has no say in who consents.
    let mut shuffled: Vec<([u8; 32], &MemberRef)> = members
        .iter()
        .map(|m| (Sha256::digest(m.as_str()).into(), m))
        .collect();
    shuffled.sort();
    let count = shuffled.len();
    let (to_all, to_some) = ((count * 60 + 50) / 100, (count * 85 + 50) / 100);
    let purpose: Purpose = Purpose::MATCHMAKING.parse()?;
    let terms = |recipients| ConsentTerms {
        purpose: purpose.clone(),
        recipients,
        except: Vec::new(),
        fields: FieldGroups::WITHOUT_CONTACT,
        granularity: ConsentGranularity::Record,
    };
    let group = |members, terms| ConsentGroup {
        members: Whom::These(members),
        terms,
        valid_from: Some(Timestamp::from_millis(0)),
        valid_until: None,
    };
    let all = shuffled
        .iter()
        .take(to_all)
        .map(|(_, m)| (*m).clone())
        .collect();
    let mut consents = vec![group(all, terms(vec![Recipient::Federation]))];
    for (hash, member) in shuffled.iter().take(to_some).skip(to_all) {
        let recipients = selected(hash, clusters);
        if !recipients.is_empty() {
            consents.push(group(vec![(*member).clone()], terms(recipients)));
        }
    }
    Ok(ConsentSheet {
        consents,
        objections: Vec::new(),
    })
}

/// Three to five of `clusters`, as the bytes of a member's hash say; fewer if there are fewer.
fn selected(hash: &[u8; 32], clusters: &[ClusterId]) -> Vec<Recipient> {
    let mut bytes = hash.iter().map(|b| usize::from(*b));
    let wanted = 3 + bytes.next().unwrap_or_default() % 3;
    let mut left: Vec<&ClusterId> = clusters.iter().collect();
    left.sort();
    left.dedup();
    let mut chosen = Vec::new();
    while chosen.len() < wanted && !left.is_empty() {
        let at = bytes.next().unwrap_or_default() % left.len();
        chosen.push(Recipient::Cluster(left.swap_remove(at).clone()));
    }
    chosen.sort();
    chosen
}

#[cfg(test)]
mod tests {
    use super::*;

    fn members(count: usize) -> Vec<MemberRef> {
        (0..count)
            .map(|n| format!("M-{n}").parse().unwrap())
            .collect()
    }

    fn clusters(count: usize) -> Vec<ClusterId> {
        (0..count)
            .map(|n| format!("cluster-{n}").parse().unwrap())
            .collect()
    }

    fn sizes(sheet: &ConsentSheet) -> Vec<(usize, usize)> {
        let size = |g: &ConsentGroup| match &g.members {
            Whom::All => panic!("the mix names its members"),
            Whom::These(m) => (m.len(), g.terms.recipients.len()),
        };
        sheet.consents.iter().map(size).collect()
    }

    #[test]
    fn the_mix_has_its_proportions_exactly() {
        for (count, all, some) in [(40, 24, 10), (100, 60, 25), (7, 4, 2), (0, 0, 0)] {
            let sizes = sizes(&consent_mix(&members(count), &clusters(19)).unwrap());
            assert_eq!(sizes[0], (all, 1), "of {count}");
            assert_eq!(sizes.len() - 1, some, "of {count}");
            assert!(
                sizes[1..]
                    .iter()
                    .all(|(m, r)| *m == 1 && (3..=5).contains(r))
            );
        }
    }

    #[test]
    fn the_mix_does_not_depend_on_the_order_of_members_or_clusters() {
        let (mut m, mut c) = (members(50), clusters(9));
        let first = consent_mix(&m, &c).unwrap();
        m.reverse();
        c.reverse();
        assert_eq!(consent_mix(&m, &c).unwrap(), first);
    }

    #[test]
    fn few_clusters_are_all_selected_and_no_cluster_is_no_consent() {
        assert!(
            sizes(&consent_mix(&members(20), &clusters(2)).unwrap())[1..]
                .iter()
                .all(|s| s.1 == 2)
        );
        assert_eq!(sizes(&consent_mix(&members(20), &[]).unwrap()).len(), 1);
    }
}
