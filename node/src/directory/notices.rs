//! Notices: what a member was shown when it consented. A consent that was given on one keeps its
//! text and language, and the audit log its hash, so that nobody can say later that another text
//! stood there.

use std::collections::BTreeMap;

use steelyard_protocol::{envelope::Digest, ids::MemberRef};

use super::{Directory, DirectoryError};
use crate::store::notices::NoticeRow;

/// A notice as it was shown.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Notice {
    /// The language that it was shown in (BCP 47).
    pub language: String,
    /// Its text, one paragraph a line. It names no member.
    pub text: String,
}

impl Notice {
    /// SHA-256 of the text.
    pub fn digest(&self) -> Digest {
        Digest::of(self.text.as_bytes())
    }

    pub(super) fn row(&self, consent_id: i64, member_id: i64) -> NoticeRow {
        NoticeRow {
            consent_id,
            member_id,
            digest: self.digest().as_bytes().to_vec(),
            language: self.language.clone(),
            text: self.text.clone(),
        }
    }
}

impl Directory {
    /// The notices that a member's consents were given on, by number of the consent. Consents of
    /// imports, and those recorded by staff, have none.
    ///
    /// # Errors
    /// If there is no such member, the store fails, or a text does not fit its hash.
    pub async fn notices(
        &self,
        member: &MemberRef,
    ) -> Result<BTreeMap<u64, Notice>, DirectoryError> {
        let row = self.row(member).await?;
        let mut notices = BTreeMap::new();
        for row in self.store().notices_of(row.id).await? {
            let notice = Notice {
                language: row.language,
                text: row.text,
            };
            if notice.digest().as_bytes() != row.digest.as_slice() {
                return Err(DirectoryError::Corrupt {
                    what: format!("the notice of consent {}", row.consent_id),
                    reason: "its text does not fit its hash".to_owned(),
                });
            }
            notices.insert(row.consent_id.cast_unsigned(), notice);
        }
        Ok(notices)
    }
}
