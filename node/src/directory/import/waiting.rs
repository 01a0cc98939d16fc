//! Files that were looked at and wait for somebody's word to be imported: in memory, for a short
//! time, and only for the session that brought them.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

use steelyard_protocol::time::Timestamp;

use super::MemberFile;

/// How long a file waits, in seconds.
const LIFE_SECONDS: i64 = 15 * 60;
/// Most files that wait.
const MOST: usize = 8;

/// The files that wait.
#[derive(Default)]
pub struct Waiting(Mutex<HashMap<String, Held>>);

struct Held {
    file: Arc<MemberFile>,
    until: Timestamp,
}

impl Waiting {
    /// Keeps a file for a session, in place of the one that it brought before. `false` if too many
    /// others wait already.
    pub fn put(&self, session: &str, file: Arc<MemberFile>, now: Timestamp) -> bool {
        let mut held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        held.retain(|_, h| h.until > now);
        if held.len() >= MOST && !held.contains_key(session) {
            return false;
        }
        let until = now.plus_seconds(LIFE_SECONDS);
        held.insert(session.to_owned(), Held { file, until });
        true
    }

    /// The file that waits for this session.
    pub fn get(&self, session: &str, now: Timestamp) -> Option<Arc<MemberFile>> {
        let held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let found = held.get(session).filter(|h| h.until > now)?;
        Some(Arc::clone(&found.file))
    }

    /// Forgets the file of this session, and those whose time is over.
    pub fn forget(&self, session: &str, now: Timestamp) {
        let mut held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        held.retain(|whose, h| whose != session && h.until > now);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_waits_a_quarter_of_an_hour_for_its_own_session() {
        let waiting = Waiting::default();
        let start = Timestamp::from_seconds(1_000);
        assert!(waiting.put("kari", Arc::default(), start));
        assert!(waiting.get("kari", start.plus_seconds(899)).is_some());
        assert!(waiting.get("ola", start).is_none());
        assert!(waiting.get("kari", start.plus_seconds(900)).is_none());
        for n in 0..7 {
            assert!(waiting.put(&format!("{n}"), Arc::default(), start));
        }
        assert!(!waiting.put("one more", Arc::default(), start));
        assert!(waiting.put("kari", Arc::default(), start));
        // Those whose time is over make room.
        assert!(waiting.put("one more", Arc::default(), start.plus_seconds(900)));
        waiting.forget("one more", start.plus_seconds(900));
        assert!(waiting.get("one more", start.plus_seconds(900)).is_none());
    }
}
