//! Secrets that are shown once, of which only the hash is kept.

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use ring::{
    digest,
    rand::{SecureRandom, SystemRandom},
};

use super::PeopleError;

/// Bytes of a secret: more than can ever be tried.
const BYTES: usize = 32;

/// A new secret as it stands in a link or a cookie, and the hash that is kept. With so many random
/// bytes a fast hash is as good as a slow one.
pub(super) fn new_secret() -> Result<(String, Vec<u8>), PeopleError> {
    let mut bytes = [0; BYTES];
    SystemRandom::new()
        .fill(&mut bytes)
        .map_err(|_| PeopleError::NoRandom)?;
    Ok((URL_SAFE_NO_PAD.encode(bytes), hash(&bytes)))
}

/// The hash of a secret as it came back; `None` if it cannot be one.
pub(super) fn hash_of(secret: &str) -> Option<Vec<u8>> {
    let bytes = URL_SAFE_NO_PAD.decode(secret).ok()?;
    (bytes.len() == BYTES).then(|| hash(&bytes))
}

fn hash(bytes: &[u8]) -> Vec<u8> {
    digest::digest(&digest::SHA256, bytes).as_ref().to_vec()
}

/// A random UUID (version 4).
pub(super) fn new_uuid() -> Result<uuid::Uuid, PeopleError> {
    let mut bytes = [0; 16];
    SystemRandom::new()
        .fill(&mut bytes)
        .map_err(|_| PeopleError::NoRandom)?;
    Ok(uuid::Builder::from_random_bytes(bytes).into_uuid())
}
