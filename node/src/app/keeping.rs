//! What a node does from time to time: checkpoints of its log, and forgetting what is over.

use std::{sync::Arc, time::Duration};

use super::Node;
use crate::audit::{checkpoint, ledger::LedgerError};

/// How often the node makes a checkpoint of its log, if the log has grown, and forgets old queries.
const KEEP_EVERY: Duration = Duration::from_secs(60);

impl Node {
    pub(super) async fn keep(self: Arc<Self>) {
        loop {
            tokio::select! {
                () = tokio::time::sleep(KEEP_EVERY) => {}
                () = self.stop.cancelled() => return,
            }
            self.make_checkpoint().await;
            self.rounds.forget_old();
            self.results.forget_old();
            if let Err(e) = self.forget_seen().await {
                tracing::warn!(error = %e, "old queries could not be forgotten");
            }
            if let Err(e) = self.people.forget_ended().await {
                tracing::warn!(error = %e, "old sessions could not be forgotten");
            }
        }
    }

    async fn forget_seen(&self) -> Result<(), LedgerError> {
        let mut change = self.ledger.begin().await?;
        change
            .store()
            .forget_seen(self.clock.now().as_millis())
            .await?;
        change.commit().await
    }

    pub(super) async fn make_checkpoint(&self) {
        let made = checkpoint::checkpoint_if_due(
            &self.ledger,
            self.identity.cluster(),
            self.identity.signing(),
            &*self.clock,
        )
        .await;
        if let Err(e) = made {
            tracing::error!(error = %e, "no checkpoint of the audit log could be made");
        }
    }
}
