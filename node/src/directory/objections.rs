//! Standing objections: clusters that learn nothing of a member, whatever it consented to.

use std::collections::BTreeMap;

use serde::Serialize;
use steelyard_protocol::{
    ids::{ClusterId, MemberRef},
    time::Timestamp,
};

use super::{Directory, DirectoryError, changes::ConsentChanges, members::member_id};
use crate::{
    audit::{
        entry::{Commitment, Event},
        ledger::Change,
    },
    store::consents::ObjectionRow,
};

/// An objection that stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Objection {
    /// The cluster that learns nothing of the member.
    pub cluster: ClusterId,
    /// Since when.
    pub since: Timestamp,
}

/// An objection that was raised, whether it stands or not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RaisedObjection {
    /// The cluster that it is about.
    pub cluster: ClusterId,
    /// When it was raised.
    pub since: Timestamp,
    /// When it was lifted; `None`: it stands.
    pub lifted_at: Option<Timestamp>,
}

impl Directory {
    /// Raises a standing objection: `cluster` learns nothing of the member, whatever was consented
    /// to. Returns whether there was none.
    ///
    /// # Errors
    /// If there is no such member, or the store fails.
    pub async fn object(
        &self,
        member: &MemberRef,
        cluster: &ClusterId,
    ) -> Result<bool, DirectoryError> {
        self.set_objection(member, cluster, true).await
    }

    /// Lifts a standing objection. Returns whether there was one.
    ///
    /// # Errors
    /// If there is no such member, or the store fails.
    pub async fn lift(
        &self,
        member: &MemberRef,
        cluster: &ClusterId,
    ) -> Result<bool, DirectoryError> {
        self.set_objection(member, cluster, false).await
    }

    async fn set_objection(
        &self,
        member: &MemberRef,
        cluster: &ClusterId,
        stands: bool,
    ) -> Result<bool, DirectoryError> {
        let mut change = self.ledger.begin().await?;
        let row = self.row(member).await?;
        let whose = (row.id, Commitment::to(member, &row.salt));
        let changed = self
            .write_objection(&mut change, whose, cluster, stands)
            .await?;
        if changed {
            let objection = (member_id(row.id)?, cluster.clone(), stands);
            self.commit_told(change, ConsentChanges::Objections(vec![objection]))
                .await?;
        } else {
            change.rollback().await?;
        }
        Ok(changed)
    }

    /// Raises or lifts an objection within a change; `false` if it stands so already.
    pub(super) async fn write_objection(
        &self,
        change: &mut Change,
        (member_id, member): (i64, Commitment),
        cluster: &ClusterId,
        stands: bool,
    ) -> Result<bool, DirectoryError> {
        let rows = self.store().objections_of(member_id).await?;
        let stood = rows
            .iter()
            .rfind(|o| o.cluster == cluster.as_str())
            .is_some_and(|o| o.stands);
        if stood == stands {
            return Ok(false);
        }
        let at = self.clock.now();
        let revision = change.bump_revision();
        change.append(
            at,
            Event::Objection {
                member,
                cluster: cluster.clone(),
                stands,
            },
        )?;
        let objection = ObjectionRow {
            member_id,
            cluster: cluster.as_str().to_owned(),
            revision,
            at: at.as_millis(),
            stands,
        };
        change.store().add_objection(&objection).await?;
        Ok(true)
    }

    /// The objections of a member that stand, by cluster.
    ///
    /// # Errors
    /// If there is no such member, or the store fails or cannot be read.
    pub async fn objections(&self, member: &MemberRef) -> Result<Vec<Objection>, DirectoryError> {
        let row = self.row(member).await?;
        let mut last = BTreeMap::new();
        for objection in self.store().objections_of(row.id).await? {
            last.insert(objection.cluster.clone(), objection);
        }
        let standing = last.into_values().filter(|o| o.stands);
        standing
            .map(|o| {
                let cluster = cluster_of(&o)?;
                Ok(Objection {
                    cluster,
                    since: Timestamp::from_millis(o.at),
                })
            })
            .collect()
    }

    /// All objections that a member has raised, in that order, with those that were lifted.
    ///
    /// # Errors
    /// If there is no such member, or the store fails or cannot be read.
    pub async fn objections_ever(
        &self,
        member: &MemberRef,
    ) -> Result<Vec<RaisedObjection>, DirectoryError> {
        let row = self.row(member).await?;
        let mut all: Vec<RaisedObjection> = Vec::new();
        for objection in self.store().objections_of(row.id).await? {
            let cluster = cluster_of(&objection)?;
            let at = Timestamp::from_millis(objection.at);
            if objection.stands {
                all.push(RaisedObjection {
                    cluster,
                    since: at,
                    lifted_at: None,
                });
            } else if let Some(raised) = all.iter_mut().rfind(|o| o.cluster == cluster) {
                raised.lifted_at = Some(at);
            }
        }
        Ok(all)
    }
}

/// The cluster that a row of the store names.
pub(super) fn cluster_of(row: &ObjectionRow) -> Result<ClusterId, DirectoryError> {
    row.cluster.parse().map_err(|e| DirectoryError::Corrupt {
        what: format!("an objection of member {}", row.member_id),
        reason: format!("{e}"),
    })
}
