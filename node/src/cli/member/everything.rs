//! `steelyard member export REF`: everything that is held of one member.

use std::{path::Path, sync::Arc};

use steelyard_protocol::ids::MemberRef;

use super::Local;
use crate::{
    app::load_rules,
    asking::Saved,
    cli::{output, own_node::OwnNode},
    clock::SystemClock,
    identity::charter,
    introductions::Introductions,
    people::People,
    rights::{export::export, held::beside, receipt::Controller},
};

pub(super) async fn write(
    member: &MemberRef,
    file: &Path,
    local: &Local<'_>,
) -> anyhow::Result<()> {
    let part = output::begin(file)?;
    let node = OwnNode::open(local.data_dir).await?;
    let (config, identity) = (&node.config, &node.identity);
    let clock = Arc::new(SystemClock);
    let people = People::new(node.ledger.clone(), clock.clone());
    let saved = Saved::new(node.ledger.clone(), clock.clone());
    let introductions = Introductions::new(
        identity.cluster().clone(),
        node.ledger.clone(),
        load_rules(config, local.data_dir)?,
        clock,
        config.introductions,
    );
    let further = beside(&people, &introductions, &saved, member).await?;
    let charter = charter::current(local.directory.store()).await?;
    let controller = Controller {
        cluster: &config.cluster,
        key: identity.signing(),
        charter: charter.as_deref().map(|c| c.charter()),
    };
    let whole = export(local.directory, &controller, member, &further, part).await?;
    output::finish(whole, file)?;
    output::note(&format!(
        "everything held of member {member} written to {}",
        file.display()
    ));
    Ok(())
}
