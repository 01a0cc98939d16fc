//! Stage 2: what do this cluster's rules let the asker learn at most?

use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
};

use steelyard_policies::{
    permit::{Denied, PeerRequest, Permit},
    rules::RuleSet,
};
use steelyard_protocol::ids::{ClusterId, Purpose};

use super::verify::{Asker, Verified};

/// The rules and what they decided. A decision is kept until the charter changes.
#[derive(Debug)]
pub struct Rules {
    rules: RuleSet,
    decided: Mutex<Decided>,
}

#[derive(Debug, Default)]
struct Decided {
    charter: u64,
    permits: HashMap<(ClusterId, Purpose), Result<Permit, Denied>>,
}

/// More decisions than this are not kept: purposes come from the charter, so this is not reached
/// but by a charter of thousands of clusters.
const KEPT: usize = 10_000;

impl Rules {
    /// Decides by `rules`.
    pub fn new(rules: RuleSet) -> Self {
        Self {
            rules,
            decided: Mutex::default(),
        }
    }

    /// The rules themselves.
    pub const fn rules(&self) -> &RuleSet {
        &self.rules
    }

    /// What the signer of a verified query is permitted, under the charter that verified it.
    ///
    /// # Errors
    /// If the rules permit nothing, forbid it, or fail.
    pub fn authorize(&self, verified: &Verified) -> Result<Permit, Denied> {
        let Asker {
            id,
            country,
            name,
            own,
        } = verified.asker();
        let request = PeerRequest {
            asker: id.clone(),
            country: country.clone(),
            name: name.clone(),
            // A verified query's signer is active: verification refuses any other.
            active: true,
            own: *own,
            purpose: verified.query().purpose.clone(),
        };
        self.permit(verified.charter(), request)
    }

    /// What the peer of `request`, as the charter of version `charter` describes it, is permitted.
    /// Who asks has not been verified: this is for telling members what a peer would get.
    ///
    /// # Errors
    /// If the rules permit nothing, forbid it, or fail.
    pub(super) fn permit(&self, charter: u64, request: PeerRequest) -> Result<Permit, Denied> {
        let key = (request.asker.clone(), request.purpose.clone());
        let mut decided = self.decided.lock().unwrap_or_else(PoisonError::into_inner);
        if decided.charter != charter {
            *decided = Decided {
                charter,
                permits: HashMap::new(),
            };
        }
        if let Some(known) = decided.permits.get(&key) {
            return known.clone();
        }
        let decision = self.rules.authorize(&request);
        if decided.permits.len() < KEPT {
            decided.permits.insert(key, decision.clone());
        }
        decision
    }
}
