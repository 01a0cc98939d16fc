//! What a member takes away from its pages: receipts for its consents, proofs of what left, and
//! everything that is held of it.

use std::{io, sync::Arc};

use axum::{
    body::Body,
    extract::{Path, State},
    http::header,
    response::{IntoResponse, Response},
};
use futures::stream;
use tokio::io::{AsyncReadExt, AsyncSeekExt};

use super::pages::{Access, Acting, Fault, Pages};
use crate::{
    app::Node,
    audit::proof::ProofError,
    directory::DirectoryError,
    rights::{
        RightsError,
        export::export,
        held::beside,
        proof::prove_entry,
        receipt::{self, Controller},
    },
};

/// Bytes of a download that are in memory.
const CHUNK: usize = 64 * 1024;

/// Adds the downloads of members.
pub(super) fn pages(pages: Pages) -> Pages {
    let of = Access::Member;
    pages
        .get(
            "/member/{member_ref}/consents/{id}/receipt.json",
            of,
            consent_receipt,
        )
        .get(
            "/member/{member_ref}/history/{entry}/proof.json",
            of,
            disclosure_proof,
        )
        .get("/member/{member_ref}/rights/export.zip", of, everything)
}

fn fault(e: RightsError) -> Fault {
    match e {
        RightsError::Directory(
            DirectoryError::UnknownMember(_) | DirectoryError::UnknownConsent { .. },
        )
        | RightsError::UnknownMember(_)
        | RightsError::Proof(ProofError::NoEntry { .. } | ProofError::OtherMember { .. }) => {
            Fault::NotFound
        }
        e => {
            tracing::error!(error = %e, "a member's download could not be made");
            Fault::Unavailable
        }
    }
}

/// A file to be saved. What is the member's is kept by no cache.
pub(super) fn attachment(name: &str, kind: &'static str, body: impl Into<Body>) -> Response {
    let disposition = format!("attachment; filename=\"{name}\"");
    (
        [
            (header::CONTENT_TYPE, kind.to_owned()),
            (header::CONTENT_DISPOSITION, disposition),
            (header::CACHE_CONTROL, "no-store".to_owned()),
        ],
        body.into(),
    )
        .into_response()
}

/// The rest of a file as a body, of which little is in memory at a time.
pub(super) fn streamed(file: tokio::fs::File) -> Body {
    let chunks = stream::try_unfold(file, |mut file| async move {
        let mut chunk = vec![0; CHUNK];
        let read = file.read(&mut chunk).await?;
        chunk.truncate(read);
        Ok::<_, io::Error>((read > 0).then_some((chunk, file)))
    });
    Body::from_stream(chunks)
}

async fn consent_receipt(
    State(node): State<Arc<Node>>,
    acting: Acting,
    Path((_, consent)): Path<(String, u64)>,
) -> Result<Response, Fault> {
    let charter = node.views.read().charter.clone();
    let controller = Controller {
        cluster: &node.config.cluster,
        key: node.identity.signing(),
        charter: charter.as_deref().map(|c| c.charter()),
    };
    let receipt = receipt::issue(&node.directory, &controller, &acting.member, consent)
        .await
        .map_err(fault)?;
    let name = format!("consent-{consent}.jsonld");
    Ok(attachment(
        &name,
        "application/ld+json",
        format!("{receipt:#}"),
    ))
}

async fn disclosure_proof(
    State(node): State<Arc<Node>>,
    acting: Acting,
    Path((_, entry)): Path<(String, u64)>,
) -> Result<Response, Fault> {
    let member = Some(&acting.member);
    let proof = prove_entry(&node.ledger, &node.identity, &*node.clock, entry, member)
        .await
        .map_err(fault)?;
    let text = serde_json::to_string_pretty(&proof).map_err(|e| {
        tracing::error!(error = %e, "a proof could not be written");
        Fault::Unavailable
    })?;
    let name = format!("proof-{entry}.json");
    Ok(attachment(&name, "application/json", text))
}

async fn everything(State(node): State<Arc<Node>>, acting: Acting) -> Result<Response, Fault> {
    let unwritable = |e: io::Error| {
        tracing::error!(error = %e, "an export could not be written");
        Fault::Unavailable
    };
    let charter = node.views.read().charter.clone();
    let controller = Controller {
        cluster: &node.config.cluster,
        key: node.identity.signing(),
        charter: charter.as_deref().map(|c| c.charter()),
    };
    let further = beside(
        &node.people,
        &node.introductions,
        &node.saved,
        &acting.member,
    )
    .await
    .map_err(fault)?;
    // A file without a name: it goes with the download.
    let file = tempfile::tempfile().map_err(unwritable)?;
    let out = export(&node.directory, &controller, &acting.member, &further, file)
        .await
        .map_err(fault)?;
    let mut file = tokio::fs::File::from_std(out);
    file.rewind().await.map_err(unwritable)?;
    Ok(attachment(
        "everything.zip",
        "application/zip",
        streamed(file),
    ))
}
