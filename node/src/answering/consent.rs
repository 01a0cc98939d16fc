//! Stage 3: whom may the asker see, by the members' consents as committed now?

use std::sync::Arc;

use quick_cache::sync::Cache;
use steelyard_policies::{
    consent_set::{ConsentSets, StaleTime},
    permit::Permit,
    scope::MemberScope,
};
use steelyard_protocol::{
    ids::{ClusterId, Purpose},
    time::Timestamp,
};

use super::view::Views;

/// The members that a permit's peer sees, and the revision of the data that this is true of.
#[derive(Debug)]
pub struct ConsentedScope {
    known: Arc<Known>,
    revision: i64,
}

impl ConsentedScope {
    /// What the rules permit.
    pub fn permit(&self) -> &Permit {
        &self.known.permit
    }

    /// What the members consent to.
    pub fn scope(&self) -> &MemberScope {
        &self.known.scope
    }

    /// The revision of the data.
    pub const fn revision(&self) -> i64 {
        self.revision
    }
}

/// A scope with the permit that it was computed for.
#[derive(Debug)]
struct Known {
    permit: Permit,
    scope: MemberScope,
}

/// Computes scopes, and keeps those of the peers that asked last. With many members a scope costs
/// more than the rest of a query, and changes only when a consent does.
#[derive(Debug)]
pub struct Scopes(Cache<(ClusterId, Purpose), Arc<Known>>);

/// Scopes kept. One may hold a few bitmaps of all members.
const KEPT: usize = 64;

impl Default for Scopes {
    fn default() -> Self {
        Self(Cache::new(KEPT))
    }
}

impl Scopes {
    /// The scope of `permit` in `consents`, of data at `revision`, at `now`.
    ///
    /// # Errors
    /// If consents begin or end between the moment of `consents` and `now`; see [`make_current`].
    pub fn get(
        &self,
        consents: &ConsentSets,
        revision: i64,
        permit: Permit,
        now: Timestamp,
    ) -> Result<ConsentedScope, StaleTime> {
        // A scope of the same version holds as long as no consent has begun or ended since.
        consents.check_time(now)?;
        let key = (permit.peer().clone(), permit.purpose().clone());
        let kept = self
            .0
            .get(&key)
            .filter(|known| known.scope.version() == consents.version() && known.permit == permit);
        let known = match kept {
            Some(known) => known,
            None => {
                let scope = consents.scope(&permit, now)?;
                let known = Arc::new(Known { permit, scope });
                self.0.insert(key, Arc::clone(&known));
                known
            }
        };
        Ok(ConsentedScope { known, revision })
    }
}

/// Lets the consents of the view begin and end up to `now`, where they are behind.
///
/// # Errors
/// If `now` lies before a consent's begin or end that has passed: nothing is answered as of then,
/// lest an expired consent comes back to life.
pub fn make_current(views: &Views, now: Timestamp) -> Result<(), StaleTime> {
    let checked = views.read().consents.check_time(now);
    if let Err(StaleTime::Behind { .. }) = checked {
        views.advance(now);
        return Ok(());
    }
    checked
}

#[cfg(test)]
mod tests {
    use steelyard_policies::{
        consent::{ConsentGranularity, ConsentTerms, Recipient, Validity},
        permit::PeerRequest,
        rules::RuleSet,
    };
    use steelyard_protocol::fields::FieldGroups;

    use super::*;

    fn permit(asker: &str) -> Permit {
        RuleSet::default_rules()
            .unwrap()
            .authorize(&PeerRequest {
                asker: asker.parse().unwrap(),
                country: "NO".parse().unwrap(),
                name: String::new(),
                active: true,
                own: false,
                purpose: Purpose::MATCHMAKING.parse().unwrap(),
            })
            .unwrap()
    }

    fn consents(until: Option<Timestamp>) -> ConsentSets {
        let mut consents = ConsentSets::new(Timestamp::from_seconds(0));
        for member in 1..=2 {
            let terms = ConsentTerms {
                purpose: Purpose::MATCHMAKING.parse().unwrap(),
                recipients: vec![Recipient::Federation],
                except: Vec::new(),
                fields: FieldGroups::ALL,
                granularity: ConsentGranularity::Record,
            };
            let validity = Validity {
                valid_from: Timestamp::from_seconds(0),
                valid_until: until,
            };
            consents.insert(u64::from(member), member, terms, validity);
        }
        consents
    }

    fn visible(scopes: &Scopes, consents: &ConsentSets, asker: &str, at: i64) -> Vec<u32> {
        let now = Timestamp::from_seconds(at);
        let scope = scopes.get(consents, 1, permit(asker), now).unwrap();
        scope.scope().may_show().iter().collect()
    }

    #[test]
    fn a_kept_scope_ends_with_a_withdrawal_or_an_objection() {
        let (scopes, mut consents) = (Scopes::default(), consents(None));
        assert_eq!(visible(&scopes, &consents, "oslo", 1), [1, 2]);
        assert_eq!(visible(&scopes, &consents, "oslo", 2), [1, 2]);
        consents.withdraw(1);
        assert_eq!(visible(&scopes, &consents, "oslo", 3), [2]);
        consents.object(2, &"oslo".parse().unwrap());
        assert!(visible(&scopes, &consents, "oslo", 4).is_empty());
        assert_eq!(visible(&scopes, &consents, "turin", 4), [2]);
    }

    #[test]
    fn a_kept_scope_does_not_outlive_a_consent() {
        let ends = Timestamp::from_seconds(10);
        let (scopes, mut consents) = (Scopes::default(), consents(Some(ends)));
        assert_eq!(visible(&scopes, &consents, "oslo", 9), [1, 2]);
        assert!(scopes.get(&consents, 1, permit("oslo"), ends).is_err());
        consents.advance(ends);
        assert!(visible(&scopes, &consents, "oslo", 10).is_empty());
    }
}
