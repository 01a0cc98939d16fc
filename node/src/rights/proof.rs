//! Proof of what the log says, for the member that it is about.

use steelyard_protocol::ids::MemberRef;

use super::RightsError;
use crate::{
    audit::{
        entry::Entry,
        ledger::Ledger,
        proof::{Opening, Proof, ProofError, prove},
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
    let Some(member) = member else {
        return Ok(prove(ledger, own, identity.signing(), &former, clock, index).await?);
    };
    let row = store
        .member_by_ref(member.as_str())
        .await?
        .ok_or_else(|| RightsError::UnknownMember(member.clone()))?;
    let opening = Opening::new(member.clone(), &row.salt);
    // Before the log is read for it: a proof costs as much as the log is long.
    is_about(ledger, index, &opening).await?;
    let proof = prove(ledger, own, identity.signing(), &former, clock, index).await?;
    Ok(proof.opened(opening)?)
}

/// Checks that the entry names the member.
async fn is_about(ledger: &Ledger, index: u64, opening: &Opening) -> Result<(), ProofError> {
    let place = i64::try_from(index).ok();
    let row = match place {
        Some(place) => ledger.store().entry(place).await?,
        None => None,
    };
    let Some(row) = row else {
        let (_, frontier) = ledger.head().await?;
        let size = frontier.size();
        return Err(ProofError::NoEntry { index, size });
    };
    let entry: Entry = serde_json::from_slice(&row.body).map_err(|_| ProofError::Unsound)?;
    let commitment = opening.commitment();
    if entry
        .event
        .members()
        .any(|m| Some(m) == commitment.as_ref())
    {
        Ok(())
    } else {
        Err(ProofError::OtherMember { index })
    }
}
