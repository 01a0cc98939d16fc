//! Stage 3: whom may the asker see, by the members' consents as committed now?

use steelyard_policies::{
    consent_set::{ConsentSets, StaleTime},
    permit::Permit,
    scope::MemberScope,
};
use steelyard_protocol::time::Timestamp;

use super::view::Views;

/// The members that a permit's peer sees, and the revision of the data that this is true of.
#[derive(Debug)]
pub struct ConsentedScope {
    permit: Permit,
    scope: MemberScope,
    revision: i64,
}

impl ConsentedScope {
    /// The scope of `permit` in `consents`, of data at `revision`, at `now`.
    ///
    /// # Errors
    /// If consents begin or end between the moment of `consents` and `now`; see [`make_current`].
    pub fn new(
        consents: &ConsentSets,
        revision: i64,
        permit: Permit,
        now: Timestamp,
    ) -> Result<Self, StaleTime> {
        let scope = consents.scope(&permit, now)?;
        Ok(Self {
            permit,
            scope,
            revision,
        })
    }

    /// What the rules permit.
    pub const fn permit(&self) -> &Permit {
        &self.permit
    }

    /// What the members consent to.
    pub const fn scope(&self) -> &MemberScope {
        &self.scope
    }

    /// The revision of the data.
    pub const fn revision(&self) -> i64 {
        self.revision
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
