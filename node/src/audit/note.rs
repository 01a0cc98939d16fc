//! Signed notes (C2SP signed-note, <https://c2sp.org/signed-note>): a text, a blank line, and a
//! line for each signature.

use base64::{Engine, engine::general_purpose::STANDARD};
use steelyard_protocol::{
    envelope::Digest,
    keys::{PublicKey, SigningKey},
};

/// Longest note that is read, in bytes.
pub const NOTE_BYTES: usize = 64 * 1024;

/// The type of an Ed25519 signature in a note.
const ED25519: u8 = 0x01;
const DASH: &str = "\u{2014} ";

/// Why a note does not count.
#[derive(Debug, Clone, thiserror::Error, PartialEq, Eq)]
pub enum NoteError {
    /// Not the form of a signed note.
    #[error("this is no signed note: {0}")]
    Malformed(&'static str),
    /// No signature by this name and one of these keys.
    #[error("the note carries no signature of `{0}` with a key that this cluster has had")]
    NotSigned(String),
    /// The signature does not fit the text.
    #[error("the signature of `{0}` does not fit the note's text")]
    BadSignature(String),
}

/// Signs `text`, which ends with a line break, by `name`.
///
/// # Errors
/// If name or text break the rules of the form.
pub fn sign(text: &str, name: &str, key: &SigningKey) -> Result<String, NoteError> {
    if !text.ends_with('\n') || text.chars().any(|c| c.is_control() && c != '\n') {
        return Err(NoteError::Malformed(
            "the text must end with a line break and hold no control characters",
        ));
    }
    if name.is_empty() || name.contains('+') || name.chars().any(char::is_whitespace) {
        return Err(NoteError::Malformed(
            "the name must hold neither spaces nor `+`",
        ));
    }
    let mut bytes = key_id(name, &key.public()).to_vec();
    bytes.extend(key.sign_bytes(text.as_bytes()));
    Ok(format!("{text}\n{DASH}{name} {}\n", STANDARD.encode(bytes)))
}

/// Checks that `note` is signed by `name` with one of `keys`, and gives its text. Signatures of
/// others (witnesses) are passed over.
///
/// # Errors
/// If there is no such signature, or it does not fit.
pub fn open<'n>(note: &'n str, name: &str, keys: &[PublicKey]) -> Result<&'n str, NoteError> {
    if note.len() > NOTE_BYTES {
        return Err(NoteError::Malformed("it is too long"));
    }
    // The text itself may hold blank lines: the last one separates.
    let (text, signatures) = note
        .rfind("\n\n")
        .and_then(|at| note.split_at_checked(at + 1))
        .ok_or(NoteError::Malformed("no blank line before the signatures"))?;
    let signatures = signatures
        .strip_prefix('\n')
        .and_then(|s| s.strip_suffix('\n'))
        .ok_or(NoteError::Malformed("it does not end with a line break"))?;
    for line in signatures.split('\n') {
        let (signer, bytes) = line
            .strip_prefix(DASH)
            .and_then(|rest| rest.split_once(' '))
            .ok_or(NoteError::Malformed("a signature line of another form"))?;
        let bytes = STANDARD
            .decode(bytes)
            .map_err(|_| NoteError::Malformed("a signature that is not base64"))?;
        let Some((id, signature)) = bytes.split_first_chunk::<4>() else {
            return Err(NoteError::Malformed("a signature that is too short"));
        };
        if signer != name {
            continue;
        }
        if let Some(key) = keys.iter().find(|k| key_id(name, k) == *id) {
            return if key.verifies(text.as_bytes(), signature) {
                Ok(text)
            } else {
                Err(NoteError::BadSignature(name.to_owned()))
            };
        }
    }
    Err(NoteError::NotSigned(name.to_owned()))
}

fn key_id(name: &str, key: &PublicKey) -> [u8; 4] {
    let mut input = name.as_bytes().to_vec();
    input.extend_from_slice(&[b'\n', ED25519]);
    input.extend_from_slice(key.as_bytes());
    let digest = Digest::of(&input);
    digest
        .as_bytes()
        .first_chunk::<4>()
        .copied()
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The example of Go's `golang.org/x/mod/sumdb/note`.
    const NEUMANN: &str = "If you think cryptography is the answer to your problem,\n\
        then you don't know what your problem is.\n\n\
        \u{2014} PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";

    fn neumann() -> PublicKey {
        let bytes = STANDARD
            .decode("ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW")
            .unwrap();
        PublicKey::from_bytes(bytes[1..].try_into().unwrap())
    }

    #[test]
    fn reads_what_others_signed() {
        let text = open(NEUMANN, "PeterNeumann", &[neumann()]).unwrap();
        assert!(text.ends_with("what your problem is.\n"));
        assert!(matches!(
            open(
                &NEUMANN.replace("answer", "cure"),
                "PeterNeumann",
                &[neumann()]
            ),
            Err(NoteError::BadSignature(_))
        ));
        assert!(matches!(
            open(NEUMANN, "Enoch", &[neumann()]),
            Err(NoteError::NotSigned(_))
        ));
    }

    #[test]
    fn what_is_signed_opens_and_witnesses_may_add_lines() {
        let (key, _) = SigningKey::generate().unwrap();
        let (other, _) = SigningKey::generate().unwrap();
        let note = sign("origin\n1\n", "steelyard/a", &key).unwrap();
        let cosigned = format!("{note}{}", NEUMANN.split("\n\n").nth(1).unwrap());
        for note in [&note, &cosigned] {
            let keys = [other.public(), key.public()];
            assert_eq!(open(note, "steelyard/a", &keys).unwrap(), "origin\n1\n");
            assert!(open(note, "steelyard/a", &[other.public()]).is_err());
        }
        assert!(sign("no line break", "a", &key).is_err());
        assert!(sign("x\n", "a b", &key).is_err());
        assert!(sign("x\n", "a+b", &key).is_err());
    }
}
