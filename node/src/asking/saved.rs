//! What matchmakers keep of their searches: the question with the handles that it has found, and a
//! shortlist of matches.
//!
//! Answers are other clusters' data and stay in memory. A handle is a pseudonym that each cluster
//! makes for this one, always the same: so a search that is asked again can tell what is new, and a
//! match on the shortlist is known again, without anything of it being kept.

use std::{collections::HashSet, sync::Arc};

use steelyard_protocol::{
    ids::{ClusterId, Handle, MemberRef},
    inquiry::Inquiry,
    result::QueryResult,
    time::Timestamp,
};

use crate::{
    audit::ledger::{Ledger, LedgerError},
    clock::Clock,
    store::{
        Store, StoreError,
        searches::{SearchRow, ShortlistRow},
    },
};

/// Most searches and most matches on the shortlist that are listed.
const LISTED: i64 = 200;
/// Longest name of a search and longest note, in characters.
pub const NOTE_CHARS: usize = 500;

/// The searches and the shortlist of the cluster's staff. Clones share the store.
#[derive(Clone)]
pub struct Saved {
    ledger: Ledger,
    clock: Arc<dyn Clock>,
}

/// Why a search or a shortlist could not be read or kept.
#[derive(Debug, thiserror::Error)]
pub enum SavedError {
    /// The ledger failed.
    #[error(transparent)]
    Ledger(#[from] LedgerError),
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// Nothing is kept under this number.
    #[error("there is no saved search of this number; it may have been removed")]
    Unknown,
    /// A name or note that is too long.
    #[error("the text has {0} characters; at most {max} are kept", max = NOTE_CHARS)]
    TooLong(usize),
    /// A name of nothing but blanks.
    #[error("the search has no name; say what it is called")]
    NoName,
    /// What is asked cannot be written as JSON.
    #[error("the search cannot be written as JSON: {0}")]
    Unwritable(#[from] serde_json::Error),
}

/// A saved search.
#[derive(Clone)]
pub struct SavedSearch {
    /// Its number.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// What is asked.
    pub inquiry: Inquiry,
    /// Who saved it.
    pub saved_by: String,
    /// When.
    pub saved_at: Timestamp,
    /// When it was last asked.
    pub run_at: Timestamp,
}

/// A match on the shortlist.
#[derive(Clone)]
pub struct Shortlisted {
    /// Which match.
    pub found: Found,
    /// The matchmaker's own words.
    pub note: String,
    /// The search that found it.
    pub inquiry: Inquiry,
    /// Who put it there.
    pub added_by: String,
    /// When.
    pub added_at: Timestamp,
}

/// A match, known by the cluster that holds it and its pseudonym.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Found {
    /// The cluster.
    pub cluster: ClusterId,
    /// The pseudonym.
    pub handle: Handle,
}

impl Found {
    /// The matches of a result, with those of further homes, but for those of the cluster `own`: a
    /// pseudonym of a member that goes would be kept.
    pub fn all_but(result: &QueryResult, own: &ClusterId) -> HashSet<Self> {
        let merged = result.matches.iter();
        merged
            .flat_map(|m| std::iter::once(&m.best).chain(&m.further_homes))
            .filter(|m| m.cluster != *own)
            .map(|m| Self {
                cluster: m.cluster.clone(),
                handle: m.handle.clone(),
            })
            .collect()
    }

    fn pair(&self) -> (String, String) {
        (self.cluster.to_string(), self.handle.to_string())
    }
}

fn corrupt(what: &str) -> SavedError {
    SavedError::Store(StoreError::Corrupt(what.to_owned()))
}

fn inquiry_of(json: &str) -> Result<Inquiry, SavedError> {
    serde_json::from_str(json).map_err(|_| corrupt("a saved search"))
}

fn search_of(row: SearchRow) -> Result<SavedSearch, SavedError> {
    Ok(SavedSearch {
        inquiry: inquiry_of(&row.inquiry)?,
        id: row.id,
        name: row.name,
        saved_by: row.saved_by,
        saved_at: Timestamp::from_millis(row.saved_at),
        run_at: Timestamp::from_millis(row.run_at),
    })
}

fn found_of((cluster, handle): (String, String)) -> Result<Found, SavedError> {
    Ok(Found {
        cluster: cluster.parse().map_err(|_| corrupt("a cluster's name"))?,
        handle: handle.parse().map_err(|_| corrupt("a handle"))?,
    })
}

fn shortlisted_of(row: ShortlistRow) -> Result<Shortlisted, SavedError> {
    Ok(Shortlisted {
        inquiry: inquiry_of(&row.inquiry)?,
        found: found_of((row.cluster, row.handle))?,
        note: row.note,
        added_by: row.added_by,
        added_at: Timestamp::from_millis(row.added_at),
    })
}

fn checked(text: &str) -> Result<String, SavedError> {
    let text = text.trim();
    match text.chars().count() {
        long if long > NOTE_CHARS => Err(SavedError::TooLong(long)),
        _ => Ok(text.to_owned()),
    }
}

impl Saved {
    /// What the ledger's store keeps.
    pub fn new(ledger: Ledger, clock: Arc<dyn Clock>) -> Self {
        Self { ledger, clock }
    }

    fn store(&self) -> &Store {
        self.ledger.store()
    }

    /// The number of the own member that `inquiry` seeks partners for: when that member goes, what
    /// is kept of the search goes with it.
    async fn member_of(&self, inquiry: &Inquiry) -> Result<Option<i64>, SavedError> {
        match &inquiry.like_member {
            None => Ok(None),
            Some(member) => self.number_of(member).await.map(Some),
        }
    }

    async fn number_of(&self, member: &MemberRef) -> Result<i64, SavedError> {
        let row = self.store().member_by_ref(member.as_str()).await?;
        Ok(row.ok_or(SavedError::Unknown)?.id)
    }

    /// Keeps a search that has found `found`, and gives its number. Where `by` keeps an equal one by
    /// this name already, that is its number: forms are sent twice.
    ///
    /// # Errors
    /// If the name is empty or too long, the member that it was for is gone, or the store fails.
    pub async fn save(
        &self,
        name: &str,
        inquiry: &Inquiry,
        found: &HashSet<Found>,
        by: &str,
    ) -> Result<String, SavedError> {
        let name = checked(name)?;
        if name.is_empty() {
            return Err(SavedError::NoName);
        }
        let mut change = self.ledger.begin().await?;
        let now = self.clock.now().as_millis();
        let row = SearchRow {
            id: uuid::Uuid::now_v7().to_string(),
            name,
            inquiry: serde_json::to_string(inquiry)?,
            member_id: self.member_of(inquiry).await?,
            saved_by: by.to_owned(),
            saved_at: now,
            run_at: now,
        };
        let is_equal = |kept: &SearchRow| {
            kept.name == row.name && kept.inquiry == row.inquiry && kept.saved_by == row.saved_by
        };
        let mut kept = self.store().searches(LISTED).await?.into_iter();
        if let Some(equal) = kept.find(is_equal) {
            change.rollback().await?;
            return Ok(equal.id);
        }
        let pairs: Vec<_> = found.iter().map(Found::pair).collect();
        change.store().add_search(&row).await?;
        change.store().add_search_seen(&row.id, &pairs).await?;
        change.commit().await?;
        Ok(row.id)
    }

    /// The saved searches, the one asked last first.
    ///
    /// # Errors
    /// If the store fails or cannot be read.
    pub async fn searches(&self) -> Result<Vec<SavedSearch>, SavedError> {
        let rows = self.store().searches(LISTED).await?;
        rows.into_iter().map(search_of).collect()
    }

    /// All saved searches that seek partners for `member`, in the order in which they were saved.
    ///
    /// # Errors
    /// If there is no such member, or the store fails or cannot be read.
    pub async fn searches_for(&self, member: &MemberRef) -> Result<Vec<SavedSearch>, SavedError> {
        let member = self.number_of(member).await?;
        let rows = self.store().searches_for(member).await?;
        rows.into_iter().map(search_of).collect()
    }

    /// The saved search of this number.
    ///
    /// # Errors
    /// If there is none, or the store fails or cannot be read.
    pub async fn search(&self, id: &str) -> Result<SavedSearch, SavedError> {
        search_of(self.store().search(id).await?.ok_or(SavedError::Unknown)?)
    }

    /// Which of `found` the saved search `id` has not found before. From now on it has.
    ///
    /// # Errors
    /// If there is no such search, or the store fails or cannot be read.
    pub async fn ran(
        &self,
        id: &str,
        found: &HashSet<Found>,
    ) -> Result<HashSet<Found>, SavedError> {
        let mut change = self.ledger.begin().await?;
        if self.store().search(id).await?.is_none() {
            change.rollback().await?;
            return Err(SavedError::Unknown);
        }
        let seen = self.store().search_seen(id).await?.into_iter();
        let seen: HashSet<Found> = seen.map(found_of).collect::<Result<_, _>>()?;
        let new: HashSet<Found> = found.difference(&seen).cloned().collect();
        let pairs: Vec<_> = new.iter().map(Found::pair).collect();
        change.store().add_search_seen(id, &pairs).await?;
        let now = self.clock.now().as_millis();
        change.store().search_run(id, now).await?;
        change.commit().await?;
        Ok(new)
    }

    /// Removes a saved search; one that is gone already is no fault.
    ///
    /// # Errors
    /// If the store fails.
    pub async fn remove(&self, id: &str) -> Result<(), SavedError> {
        let mut change = self.ledger.begin().await?;
        change.store().remove_search(id).await?;
        Ok(change.commit().await?)
    }

    /// Puts a match on the shortlist; one that is there gets the new note.
    ///
    /// # Errors
    /// If the note is too long, the member that was searched for is gone, or the store fails.
    pub async fn shortlist(
        &self,
        found: &Found,
        note: &str,
        inquiry: &Inquiry,
        by: &str,
    ) -> Result<(), SavedError> {
        let note = checked(note)?;
        let mut change = self.ledger.begin().await?;
        let (cluster, handle) = found.pair();
        let row = ShortlistRow {
            cluster,
            handle,
            note,
            inquiry: serde_json::to_string(inquiry)?,
            member_id: self.member_of(inquiry).await?,
            added_by: by.to_owned(),
            added_at: self.clock.now().as_millis(),
        };
        change.store().put_shortlisted(&row).await?;
        Ok(change.commit().await?)
    }

    /// The shortlist, the latest first.
    ///
    /// # Errors
    /// If the store fails or cannot be read.
    pub async fn shortlisted(&self) -> Result<Vec<Shortlisted>, SavedError> {
        let rows = self.store().shortlist(LISTED).await?;
        rows.into_iter().map(shortlisted_of).collect()
    }

    /// All matches on the shortlist that were found for `member`, in the order in which they were put
    /// there.
    ///
    /// # Errors
    /// If there is no such member, or the store fails or cannot be read.
    pub async fn shortlisted_for(
        &self,
        member: &MemberRef,
    ) -> Result<Vec<Shortlisted>, SavedError> {
        let member = self.number_of(member).await?;
        let rows = self.store().shortlist_for(member).await?;
        rows.into_iter().map(shortlisted_of).collect()
    }

    /// Takes a match from the shortlist; one that is gone already is no fault.
    ///
    /// # Errors
    /// If the store fails.
    pub async fn unlist(&self, found: &Found) -> Result<(), SavedError> {
        let (cluster, handle) = found.pair();
        let mut change = self.ledger.begin().await?;
        change.store().remove_shortlisted(&cluster, &handle).await?;
        Ok(change.commit().await?)
    }
}
