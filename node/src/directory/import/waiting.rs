//! Files that were looked at and wait for somebody's word to be imported: in memory, for a short
//! time, and only for the session that brought them.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

use steelyard_protocol::{envelope::Digest, time::Timestamp};

use super::MemberFile;

/// How long a file waits, in seconds.
const LIFE_SECONDS: i64 = 15 * 60;
/// Most files that wait.
const MOST: usize = 8;

/// The files that wait.
#[derive(Default)]
pub struct Waiting(Mutex<HashMap<String, Held>>);

struct Held {
    digest: Digest,
    file: Arc<MemberFile>,
    until: Timestamp,
}

impl Waiting {
    /// Keeps a file, known by the digest of its bytes, for a session, in place of the one that it
    /// brought before. `false` if too many others wait already.
    pub fn put(
        &self,
        session: &str,
        (digest, file): (Digest, Arc<MemberFile>),
        now: Timestamp,
    ) -> bool {
        let mut held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        held.retain(|_, h| h.until > now);
        if held.len() >= MOST && !held.contains_key(session) {
            return false;
        }
        let until = now.plus_seconds(LIFE_SECONDS);
        let one = Held {
            digest,
            file,
            until,
        };
        held.insert(session.to_owned(), one);
        true
    }

    /// The file that waits for this session, and the digest that it is known by.
    pub fn get(&self, session: &str, now: Timestamp) -> Option<(Digest, Arc<MemberFile>)> {
        let held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let found = held.get(session).filter(|h| h.until > now)?;
        Some((found.digest, Arc::clone(&found.file)))
    }

    /// Forgets the file of this session, unless another was chosen meanwhile, and those whose time
    /// is over.
    pub fn forget(&self, session: &str, digest: Digest, now: Timestamp) {
        let mut held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        held.retain(|whose, h| (whose != session || h.digest != digest) && h.until > now);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_waits_a_quarter_of_an_hour_for_its_own_session() {
        let waiting = Waiting::default();
        let start = Timestamp::from_seconds(1_000);
        let file = |text: &str| (Digest::of(text.as_bytes()), Arc::default());
        assert!(waiting.put("kari", file("a"), start));
        assert!(waiting.get("kari", start.plus_seconds(899)).is_some());
        assert!(waiting.get("ola", start).is_none());
        assert!(waiting.get("kari", start.plus_seconds(900)).is_none());
        for n in 0..7 {
            assert!(waiting.put(&format!("{n}"), file("a"), start));
        }
        assert!(!waiting.put("one more", file("a"), start));
        assert!(waiting.put("kari", file("a"), start));
        // Those whose time is over make room.
        assert!(waiting.put("one more", file("a"), start.plus_seconds(900)));
        // A file that was chosen meanwhile stays.
        waiting.forget("one more", Digest::of(b"b"), start.plus_seconds(900));
        assert!(waiting.get("one more", start.plus_seconds(900)).is_some());
        waiting.forget("one more", Digest::of(b"a"), start.plus_seconds(900));
        assert!(waiting.get("one more", start.plus_seconds(900)).is_none());
    }
}
