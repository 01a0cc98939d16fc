//! Passwords: what may be one, and their hashes.

use std::sync::Arc;

use argon2::{
    Argon2,
    password_hash::{PasswordHasher, PasswordVerifier, phc::PasswordHash},
};
use tokio::sync::Semaphore;
use unicode_normalization::UnicodeNormalization;

use super::{Email, People, PeopleError, PersonId, SessionId, links::SIGN_IN, persons::note};
use crate::audit::entry::PersonChange;

/// Fewest characters of a password.
pub const FEWEST_CHARS: usize = 12;
/// Most bytes of a password, after normalization: more would only cost time.
const MOST_BYTES: usize = 1_024;
/// Fewest different characters.
const FEWEST_DIFFERENT: usize = 5;

/// Hashes made at the same time. Each takes 19 MiB and a core for some 20 ms.
const AT_ONCE: usize = 4;
/// Hashes that may wait for their turn; more are refused.
const WAITING: usize = 64;

/// The hash of a password that nobody knows, made with the same parameters: who is not known takes
/// as long to refuse as who is.
const NOBODYS: &str = "$argon2id$v=19$m=19456,t=2,p=1$c3RlZWx5YXJkIG5vYm9keQ$\
                       0CvTZ8pWqyR3m4c1jVtq0lY7m3yP1bq8wE0dQ2l6c5A";

/// Why a text cannot be someone's password.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WeakPassword {
    /// It is too short.
    #[error("a password has at least {FEWEST_CHARS} characters; several words make a good one")]
    Short,
    /// It is too long.
    #[error("a password has at most {MOST_BYTES} bytes")]
    Long,
    /// It is made of the person's address or name.
    #[error("a password must not be made of one's own name or e-mail address")]
    OwnName,
    /// It is made of very few characters.
    #[error("a password must not repeat the same few characters")]
    Repeated,
}

/// Makes hashes, a few at a time.
#[derive(Clone)]
pub(super) struct Hasher {
    turns: Arc<Semaphore>,
    places: Arc<Semaphore>,
}

impl Default for Hasher {
    fn default() -> Self {
        Self {
            turns: Arc::new(Semaphore::new(AT_ONCE)),
            places: Arc::new(Semaphore::new(WAITING)),
        }
    }
}

impl Hasher {
    /// Runs `work`, which takes long, when it is its turn.
    async fn run<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, PeopleError> {
        let _place = self.places.try_acquire().map_err(|_| PeopleError::Busy)?;
        let turn = Arc::clone(&self.turns).acquire_owned().await;
        let turn = turn.map_err(|_| PeopleError::Busy)?;
        let done = tokio::task::spawn_blocking(move || {
            // Held by the work itself, which goes on when nobody waits for it any more.
            let _turn = turn;
            work()
        });
        done.await.map_err(|_| PeopleError::Busy)
    }

    async fn hash(&self, password: String) -> Result<String, PeopleError> {
        // The parameters that OWASP names: argon2id, 19 MiB, two rounds, one lane.
        let work = move || Argon2::default().hash_password(password.as_bytes());
        let hash = self.run(work).await?.map_err(|_| PeopleError::NoRandom)?;
        Ok(hash.to_string())
    }

    /// Whether `password` is that of `hash`; without a hash it takes as long to say no.
    pub(super) async fn verify(
        &self,
        password: &str,
        hash: Option<String>,
    ) -> Result<bool, PeopleError> {
        let password = normalized(password);
        let too_long = password.len() > MOST_BYTES;
        let known = hash.is_some() && !too_long;
        let password = if too_long { String::new() } else { password };
        let work = move || {
            let hash = hash.as_deref().unwrap_or(NOBODYS);
            let parsed = PasswordHash::new(hash);
            parsed.is_ok_and(|hash| {
                let argon = Argon2::default();
                argon.verify_password(password.as_bytes(), &hash).is_ok()
            })
        };
        Ok(self.run(work).await? && known)
    }
}

/// The same password typed on another keyboard has the same bytes (NIST SP 800-63B 3.1.1.2).
fn normalized(password: &str) -> String {
    password.nfkc().collect()
}

/// Whether a person of this address and name may have this password; gives it as it is hashed.
fn checked(password: &str, email: &Email, name: &str) -> Result<String, WeakPassword> {
    let password = normalized(password);
    if password.chars().count() < FEWEST_CHARS {
        return Err(WeakPassword::Short);
    }
    if password.len() > MOST_BYTES {
        return Err(WeakPassword::Long);
    }
    let lower = password.to_lowercase();
    let mut left = lower.clone();
    let domain = email.as_str().rsplit('@').next().unwrap_or_default();
    let name = name.to_lowercase();
    let own = [email.as_str(), email.local_part(), domain]
        .into_iter()
        .chain(email.local_part().split(['.', '-', '_', '+']))
        .chain(std::iter::once(name.as_str()))
        .chain(name.split_whitespace())
        .filter(|part| part.chars().count() >= 3);
    for part in own {
        left = left.replace(part, "");
    }
    // What is left must be a password by itself, but for the length.
    if left != lower && left.chars().count() < FEWEST_CHARS / 2 {
        return Err(WeakPassword::OwnName);
    }
    let different: std::collections::BTreeSet<char> = password.chars().collect();
    if different.len() < FEWEST_DIFFERENT {
        return Err(WeakPassword::Repeated);
    }
    Ok(password)
}

impl People {
    /// Makes the hash of a new password for a person of this address and name.
    ///
    /// # Errors
    /// If it cannot be their password, or too many wait for their hashes.
    pub(super) async fn hash_new(
        &self,
        password: &str,
        email: &Email,
        name: &str,
    ) -> Result<String, PeopleError> {
        self.hasher.hash(checked(password, email, name)?).await
    }

    /// Gives a person a new password. Its sessions end but for `but`, and so do links and an
    /// invitation to the staff that would let it in: whoever got in by the old password is out.
    ///
    /// # Errors
    /// If there is no such person, the password cannot be taken, too many wait, or the store fails.
    pub async fn set_password(
        &self,
        id: PersonId,
        password: &str,
        but: Option<SessionId>,
    ) -> Result<(), PeopleError> {
        let person = self.person(id).await?;
        let hash = self.hash_new(password, &person.email, &person.name).await?;
        let mut change = self.ledger.begin().await?;
        self.person(id).await?;
        let store = change.store();
        let key = id.to_string();
        store.set_password(&key, &hash).await?;
        // No session has the empty number.
        let but = but.map(|session| session.to_string());
        let but = but.unwrap_or_default();
        store.remove_sessions(&key, &but).await?;
        store.remove_links(&key, SIGN_IN).await?;
        store.remove_invitations(&key, None).await?;
        note(&mut change, self.clock.now(), id, PersonChange::Password)?;
        Ok(change.commit().await?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passwords_are_long_and_not_the_persons_own_name() {
        let email: Email = "anna.rossi@clust-er.example".parse().unwrap();
        for (password, expected) in [
            ("short", Some(WeakPassword::Short)),
            ("elevenchars", Some(WeakPassword::Short)),
            ("anna.rossi@clust-er.example", Some(WeakPassword::OwnName)),
            ("Anna.Rossi2026", Some(WeakPassword::OwnName)),
            ("AnnaRossiAnna1", Some(WeakPassword::OwnName)),
            ("aaaaaaaaaaaaaa", Some(WeakPassword::Repeated)),
            ("abababababababab", Some(WeakPassword::Repeated)),
            (&"x1y2z3".repeat(200), Some(WeakPassword::Long)),
            ("correct horse battery", None),
            ("anna likes nine red boats", None),
            ("påske-ägg fœtus 12", None),
        ] {
            let found = checked(password, &email, "Anna Rossi").err();
            assert_eq!(found, expected, "{password}");
        }
    }

    #[test]
    fn what_looks_the_same_is_the_same() {
        assert_eq!(normalized("pa\u{30a}ske"), normalized("p\u{e5}ske"));
    }

    #[tokio::test]
    async fn nobodys_hash_is_read_and_costs_as_much_as_a_persons() {
        let parsed = PasswordHash::new(NOBODYS).unwrap();
        let hasher = Hasher::default();
        let own = hasher
            .hash("correct horse battery".to_owned())
            .await
            .unwrap();
        let own = PasswordHash::new(&own).unwrap();
        assert_eq!(parsed.algorithm, own.algorithm);
        assert_eq!(parsed.params.to_string(), own.params.to_string());
        let length = |h: &PasswordHash| h.hash.as_ref().unwrap().as_bytes().len();
        assert_eq!(length(&parsed), length(&own));
        assert!(!hasher.verify("", None).await.unwrap());
    }
}
