//! The proof of what a query of our own tells others of a member.

use steelyard_protocol::{
    envelope::Digest,
    fields::FieldGroups,
    ids::{ClusterId, Purpose, QueryId},
    time::Timestamp,
};

use super::{Directory, DirectoryError};
use crate::{
    audit::entry::{Commitment, Disclosed, Event},
    store::disclosures::DisclosureRow,
};

/// A query that tells other clusters what a member offers and needs.
#[derive(Clone, Debug)]
pub struct Telling {
    /// When it is asked.
    pub at: Timestamp,
    /// Its number.
    pub query_id: QueryId,
    /// SHA-256 of the signed query.
    pub query: Digest,
    /// Why it is asked.
    pub purpose: Purpose,
    /// How many clusters it goes to, the own one included.
    pub asked: u64,
    /// The member's number, and how it stands in the log.
    pub member: (u32, Commitment),
    /// The field groups that the query was made from.
    pub fields: FieldGroups,
    /// The other clusters that it goes to.
    pub clusters: Vec<ClusterId>,
    /// The revision of the view that the query was made from: the charter's and the members' alike.
    pub revision: i64,
}

impl Directory {
    /// Records what `telling` tells of its member, and returns once that is durable: only then may
    /// the query be sent. `false` if the data has changed since the query was made: then nothing is
    /// recorded, and the query must be made anew.
    ///
    /// # Errors
    /// If the log cannot be written; then nothing may be sent.
    pub async fn record_telling(&self, telling: &Telling) -> Result<bool, DirectoryError> {
        let mut change = self.ledger.begin().await?;
        if change.revision() != telling.revision {
            change.rollback().await?;
            return Ok(false);
        }
        change.append(
            telling.at,
            Event::Asked {
                query_id: telling.query_id,
                purpose: telling.purpose.clone(),
                query: telling.query,
                clusters: telling.asked,
            },
        )?;
        let (member_id, member) = telling.member;
        for cluster in &telling.clusters {
            let told = Event::Told {
                cluster: cluster.clone(),
                purpose: telling.purpose.clone(),
                query_id: telling.query_id,
                query: telling.query,
                told: Disclosed {
                    member,
                    fields: telling.fields,
                },
            };
            let position = change.append(telling.at, told)?;
            change.addition().disclose([DisclosureRow {
                member_id: i64::from(member_id),
                entry: position.index.cast_signed(),
                fields: i64::from(telling.fields.bits()),
            }]);
        }
        change.commit().await?;
        Ok(true)
    }
}
