//! `steelyard member export REF`: everything that is held of one member.

use std::{path::Path, sync::Arc};

use anyhow::Context;
use steelyard_protocol::ids::MemberRef;

use super::Local;
use crate::{
    app::load_rules,
    cli::own_node::OwnNode,
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
    let node = OwnNode::open(local.data_dir).await?;
    let (config, identity) = (&node.config, &node.identity);
    let clock = Arc::new(SystemClock);
    let people = People::new(node.ledger.clone(), clock.clone());
    let introductions = Introductions::new(
        identity.cluster().clone(),
        node.ledger.clone(),
        load_rules(config, local.data_dir)?,
        clock,
        config.introductions,
    );
    let further = beside(&people, &introductions, member).await?;
    let charter = charter::current(local.directory.store()).await?;
    let controller = Controller {
        cluster: &config.cluster,
        key: identity.signing(),
        charter: charter.as_deref().map(|c| c.charter()),
    };
    let folder = file.parent().filter(|f| !f.as_os_str().is_empty());
    // Made beside it, so that there is never half an archive of that name; readable by its owner.
    let part = tempfile::NamedTempFile::new_in(folder.unwrap_or(Path::new(".")))
        .with_context(|| format!("`{}` cannot be made", file.display()))?;
    let out = export(local.directory, &controller, member, &further, part).await?;
    out.persist_noclobber(file)
        .with_context(|| format!("`{}` cannot be made", file.display()))?;
    eprintln!(
        "everything held of member {member} written to {}",
        file.display()
    );
    Ok(())
}
