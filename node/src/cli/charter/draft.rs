//! What `create`, `propose` and `sign` share: cards, dates, signatures.

use std::{fs, path::PathBuf};

use anyhow::Context;
use clap::Args;
use steelyard_protocol::{
    card::{CardClaims, read_card},
    charter::SignedCharter,
    ids::FederationId,
    limits,
    time::Timestamp,
};

use crate::{
    cli::{output, own_node::OwnNode},
    config::DataDir,
    identity::fingerprint,
};

/// Until when a charter holds.
#[derive(Args, Debug, Clone, Default)]
#[group(multiple = false)]
pub struct ExpiryArgs {
    /// The day on which it ends, as 2028-11-21
    #[arg(long, value_name = "DATE")]
    pub expires: Option<Timestamp>,
    /// How many days it holds from now on
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=36_500))]
    pub valid_days: Option<u32>,
}

impl ExpiryArgs {
    /// The moment at which it ends, where one is given.
    pub(super) fn end(&self, now: Timestamp) -> anyhow::Result<Option<Timestamp>> {
        let days = |n| now.plus_seconds(i64::from(n) * 86_400);
        let end = self.expires.or_else(|| self.valid_days.map(days));
        if let Some(end) = end.filter(|end| *end <= now) {
            anyhow::bail!("`{end}` has passed; give a later --expires");
        }
        Ok(end)
    }
}

/// Reads cards, and says whose they are.
pub(super) fn read_cards(
    files: &[PathBuf],
    federation: &FederationId,
) -> anyhow::Result<Vec<CardClaims>> {
    let mut cards: Vec<CardClaims> = Vec::with_capacity(files.len());
    for file in files {
        let shown = file.display();
        let length = fs::metadata(file)
            .with_context(|| format!("`{shown}` cannot be read"))?
            .len();
        anyhow::ensure!(
            length <= limits::CARD_BYTES as u64,
            "`{shown}` is no card: it has {length} bytes, and at most {} are allowed",
            limits::CARD_BYTES
        );
        let text = fs::read_to_string(file).with_context(|| format!("`{shown}` cannot be read"))?;
        let card = read_card(&text)
            .with_context(|| format!("`{shown}` is no card that counts; ask for a new one"))?;
        anyhow::ensure!(
            card.federation == *federation,
            "`{shown}` is a card for federation `{}`, not for `{federation}`; have it made from \
             an invitation to this one",
            card.federation
        );
        anyhow::ensure!(
            !cards.iter().any(|c| c.iss == card.iss),
            "there are two cards of cluster `{}`; give the newer one only",
            card.iss
        );
        output::note(&format!(
            "card of {} (`{}`), made at {}; compare the fingerprint of the key with what they tell \
             you by another way: {}",
            card.entry.name,
            card.iss,
            Timestamp::from_seconds(card.iat),
            fingerprint(&card.entry.signing_key)
        ));
        cards.push(card);
    }
    Ok(cards)
}

/// Signs with this node's key and, where new keys wait and the charter names them, with those too:
/// the version before knows the former, this one the latter.
pub(super) fn sign(
    charter: &mut SignedCharter,
    node: &OwnNode,
    data_dir: &DataDir,
) -> anyhow::Result<()> {
    let own = node.identity.cluster();
    charter.sign(own, node.identity.signing())?;
    if let Some(next) = node.identity.next(data_dir)?
        && let Some(entry) = charter.unverified()?.cluster(own.as_str())
        && entry.signing_key == next.signing().public()
    {
        charter.sign(own, next.signing())?;
    }
    Ok(())
}
