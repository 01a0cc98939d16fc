//! Numbers that members and consents got after the backup, and that a restore must not give to others.
//!
//! Handles are made from members' numbers: if a number were given a second time, what other clusters
//! got of one member would lead them to another. The store that is there knows the numbers, as long as
//! its log goes on from that of the backup. Where it does not, or cannot be read, so many are left out
//! as are hardly given between a backup and a restore.

use std::path::Path;

use ring::hmac;

use super::{RestoreError, STAGING, copy_new};
use crate::{
    audit::ledger::Ledger,
    ops::{
        backup::{STORE, io_error},
        beside::{OF_STORE, with_end},
    },
    store::{Head, Store, StoreError},
};

/// Numbers of members that are left out. Each costs some 40 bytes of memory for good.
const MEMBERS: i64 = 100_000;
/// Numbers of consents that are left out.
const CONSENTS: i64 = 1_000_000;

/// Has a restored ledger give no number that was given since the backup, as far as can be told from the
/// store `old` that is there.
///
/// # Errors
/// If the restored ledger cannot be changed.
pub(super) async fn leave_out(
    ledger: &Ledger,
    key: &hmac::Key,
    old: Option<&Path>,
    root: &Path,
) -> Result<(), RestoreError> {
    let (head, _) = ledger.head().await?;
    let last = last_leaf(ledger.store(), &head).await?;
    let there = match old {
        Some(old) if old.exists() => read(old, root, key, &head, last).await,
        _ => Ok(None),
    };
    let there = there.unwrap_or_else(|e| {
        tracing::warn!(error = %e, "the store that is there cannot be read");
        None
    });
    let mut change = ledger.begin().await?;
    if let Some(there) = &there {
        change.skip_numbers(there.head.next_member, there.head.next_consent);
    }
    if there.is_none_or(|there| !there.goes_on) {
        change.skip_numbers(
            beyond(head.next_member, MEMBERS, i64::from(u32::MAX)),
            beyond(head.next_consent, CONSENTS, i64::MAX),
        );
    }
    Ok(change.commit().await?)
}

/// What is found in the store that is there.
struct There {
    head: Head,
    /// Whether its log goes on from that of the backup.
    goes_on: bool,
}

/// Reads the store `old`, if it has a head; `last` is the last entry of `head`. What is opened is a copy:
/// the store stays as it is, whatever a node that was killed has not folded into it.
async fn read(
    old: &Path,
    root: &Path,
    key: &hmac::Key,
    head: &Head,
    last: Option<Vec<u8>>,
) -> Result<Option<There>, RestoreError> {
    let folder = tempfile::Builder::new()
        .prefix(STAGING)
        .tempdir_in(root)
        .map_err(|e| io_error(root, e))?;
    for end in OF_STORE {
        let file = with_end(old, end);
        if file.exists() {
            copy_new(&file, &with_end(&folder.path().join(STORE), end))?;
        }
    }
    let store = Store::open(&format!("sqlite:{STORE}"), folder.path()).await?;
    let there = read_head(&store, key, head, last).await;
    store.close().await;
    Ok(there?)
}

/// A head of other keys, or one that was changed by another hand, says nothing.
async fn read_head(
    store: &Store,
    key: &hmac::Key,
    head: &Head,
    last: Option<Vec<u8>>,
) -> Result<Option<There>, StoreError> {
    let Some(newer) = store.head().await? else {
        return Ok(None);
    };
    if Ledger::open(store.clone(), key.clone()).await.is_err() {
        return Ok(None);
    }
    let goes_on = newer.size >= head.size && last_leaf(store, head).await? == last;
    Ok(Some(There {
        head: newer,
        goes_on,
    }))
}

/// The leaf hash in `store` of the last entry that `head` has; none if it has none.
async fn last_leaf(store: &Store, head: &Head) -> Result<Option<Vec<u8>>, StoreError> {
    let last = store.entry(head.size - 1).await?;
    Ok(last.map(|entry| entry.leaf))
}

/// The number after `next` and so many that are left out, but no more than half of what there is up to
/// `most`.
fn beyond(next: i64, left_out: i64, most: i64) -> i64 {
    let left = most.saturating_sub(next).max(0);
    next + left_out.min(left / 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_that_are_left_out_never_use_up_those_that_there_are() {
        let most = i64::from(u32::MAX);
        for (next, expected) in [
            (1, MEMBERS + 1),
            (most - 11, most - 6),
            (most, most),
            (most + 1, most + 1),
            (i64::MAX, i64::MAX),
        ] {
            assert_eq!(beyond(next, MEMBERS, most), expected, "{next}");
        }
        assert_eq!(beyond(i64::MAX - 2, CONSENTS, i64::MAX), i64::MAX - 1);
    }
}
