//! Proof of what the log says, for the member that it is about.

use steelyard_protocol::ids::MemberRef;

use super::RightsError;
use crate::{
    audit::{
        ledger::Ledger,
        proof::{Opening, Proof, prove},
    },
    clock::Clock,
    identity::{Identity, charter},
};

/// Proves entry `index` of the node's log. For a member, the proof also shows that the entry is about
/// it; entries that are not, are refused, so that no member gets proof of what concerns others.
///
/// # Errors
/// If there is no such entry or member, the entry does not name the member, or the store fails.
pub async fn prove_entry(
    ledger: &Ledger,
    identity: &Identity,
    clock: &dyn Clock,
    index: u64,
    member: Option<&MemberRef>,
) -> Result<Proof, RightsError> {
    let store = ledger.store();
    let own = identity.cluster();
    let former = charter::signing_keys(store, own.as_str()).await?;
    let proof = prove(ledger, own, identity.signing(), &former, clock, index).await?;
    let Some(member) = member else {
        return Ok(proof);
    };
    let row = store
        .member_by_ref(member.as_str())
        .await?
        .ok_or_else(|| RightsError::UnknownMember(member.clone()))?;
    Ok(proof.opened(Opening::new(member.clone(), &row.salt))?)
}
