//! Erasing members, for good: also from a store that was brought back from a backup.
//!
//! ```text
//! remove ─► tombstone (file) ─► rows, salt ─┬─ one change, with its entry in the log
//!                                           └─ tombstone (table)
//! start  ─► tombstones of the file that the table lacks: the store is older than they are
//!            └─► members that they name are erased again
//! ```
//!
//! A tombstone is the member's commitment: a salted hash. It recognises the member in a store that
//! still holds its salt, and says nothing once that is gone. The file lies beside the store and not
//! in it, so that an older store does not take it back.

use std::{
    collections::HashSet,
    fs::{File, OpenOptions},
    io::{self, Read, Seek, SeekFrom, Write},
    os::unix::fs::OpenOptionsExt,
    path::PathBuf,
};

use steelyard_protocol::{ids::MemberRef, time::Timestamp};

use super::{Directory, DirectoryError};
use crate::audit::entry::{Commitment, Event};

/// Members that are looked at together.
const PAGE: i64 = 2_000;

/// The file of tombstones: one line for each member erased, a commitment and the moment.
#[derive(Clone, Debug)]
pub struct Tombstones(PathBuf);

impl Tombstones {
    /// The tombstones in `file`, which need not exist.
    pub const fn at(file: PathBuf) -> Self {
        Self(file)
    }

    /// Adds one; it is on the disk when this returns.
    ///
    /// # Errors
    /// If the file cannot be written.
    pub fn add(&self, member: &Commitment, at: Timestamp) -> Result<(), DirectoryError> {
        let write = || -> io::Result<()> {
            let mut file = OpenOptions::new()
                .create(true)
                .append(true)
                .read(true)
                .mode(0o600)
                .open(&self.0)?;
            // A line that was cut off by a crash must not swallow this one.
            let begin = if is_cut_off(&mut file)? { "\n" } else { "" };
            file.write_all(format!("{begin}{member} {at}\n").as_bytes())?;
            file.sync_all()?;
            if let Some(folder) = self.0.parent() {
                File::open(folder)?.sync_all()?;
            }
            Ok(())
        };
        write().map_err(|e| self.failed(&e))
    }

    /// All tombstones, in their order. A line that is none was cut off by a crash, before the erasure
    /// that it stands for was done.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn read(&self) -> Result<Vec<Commitment>, DirectoryError> {
        match std::fs::read_to_string(&self.0) {
            Ok(text) => Ok(tombstones_in(&text)),
            Err(e) if e.kind() == io::ErrorKind::NotFound => Ok(Vec::new()),
            Err(e) => Err(self.failed(&e)),
        }
    }

    fn failed(&self, reason: &io::Error) -> DirectoryError {
        DirectoryError::Tombstones {
            file: self.0.clone(),
            reason: reason.to_string(),
        }
    }
}

/// The tombstones that the lines of a file hold.
pub fn tombstones_in(text: &str) -> Vec<Commitment> {
    text.lines()
        .filter_map(|line| line.split(' ').next()?.parse().ok())
        .collect()
}

fn is_cut_off(file: &mut File) -> io::Result<bool> {
    if file.metadata()?.len() == 0 {
        return Ok(false);
    }
    let mut last = [0];
    file.seek(SeekFrom::End(-1))?;
    file.read_exact(&mut last)?;
    Ok(last != *b"\n")
}

impl Directory {
    /// The same directory, keeping the tombstones of those it erases in a file beside the store.
    #[must_use]
    pub fn with_tombstones(mut self, tombstones: Tombstones) -> Self {
        self.tombstones = Some(tombstones);
        self
    }

    /// Erases a member: profile, consents, list of disclosures, and the salt by which the audit log
    /// could be tied to it. It stays erased where an older store is brought back.
    ///
    /// # Errors
    /// If there is no such member, or the store or the file of tombstones fails. If the store fails,
    /// the member is erased at the next start.
    pub async fn remove(&self, member: &MemberRef) -> Result<(), DirectoryError> {
        let mut change = self.ledger.begin().await?;
        let row = self.row(member).await?;
        let commitment = Commitment::to(member, &row.salt);
        let at = self.clock.now();
        if let Some(tombstones) = &self.tombstones {
            tombstones.add(&commitment, at)?;
        }
        let revision = change.bump_revision();
        change.append(at, Event::MemberRemoved { member: commitment })?;
        let store = change.store();
        store
            .remove_member(row.id, at.as_millis(), revision)
            .await?;
        store.add_erased(&[commitment.to_string()]).await?;
        change.commit().await?;
        Ok(self.store().scrub().await?)
    }

    /// Erases the members of tombstones that this store has not seen: it was brought back from before
    /// they were set. Returns how many members that were.
    ///
    /// # Errors
    /// If the store or the file of tombstones fails; then the node must not be used.
    pub async fn replay_tombstones(&self) -> Result<u64, DirectoryError> {
        let Some(tombstones) = &self.tombstones else {
            return Ok(0);
        };
        let set: Vec<String> = tombstones.read()?.iter().map(ToString::to_string).collect();
        let known: HashSet<String> = self.store().erased(&set).await?.into_iter().collect();
        let new: Vec<String> = set.into_iter().filter(|t| !known.contains(t)).collect();
        if new.is_empty() {
            return Ok(0);
        }
        let new: HashSet<String> = new.into_iter().collect();
        let mut change = self.ledger.begin().await?;
        let at = self.clock.now();
        let mut erased = 0;
        let mut after = 0;
        loop {
            let names = self.store().member_names_after(after, PAGE).await?;
            let Some((last, ..)) = names.last() else {
                break;
            };
            after = *last;
            for (id, member_ref, salt) in names {
                let Ok(member) = member_ref.parse::<MemberRef>() else {
                    continue;
                };
                let commitment = Commitment::to(&member, &salt);
                if !new.contains(&commitment.to_string()) {
                    continue;
                }
                let revision = change.bump_revision();
                change.append(at, Event::MemberRemoved { member: commitment })?;
                let store = change.store();
                store.remove_member(id, at.as_millis(), revision).await?;
                erased += 1;
            }
        }
        let new: Vec<String> = new.into_iter().collect();
        change.store().add_erased(&new).await?;
        change.commit().await?;
        if erased > 0 {
            self.store().scrub().await?;
            tracing::warn!(
                erased,
                "the store was older than erasures that it lacked; they were done again"
            );
        }
        Ok(erased)
    }
}
