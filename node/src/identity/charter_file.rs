//! Charters as files that clusters hand to each other: one signed charter, or several versions in a
//! JSON array, as a cluster needs that comes in later and has to follow the chain from version 1.

use std::{fs, io::Read, path::Path};

use steelyard_protocol::charter::{CharterError, SignedCharter};

/// Longest file that is read, in bytes.
pub const FILE_BYTES: u64 = 256 * 1024 * 1024;

/// Why a file of charters cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum CharterFileError {
    /// The file system failed.
    #[error("`{file}`: {reason}")]
    Io {
        /// The file.
        file: String,
        /// What the system said.
        reason: std::io::Error,
    },
    /// The file is too long.
    #[error("`{0}` is longer than {FILE_BYTES} bytes; it is no charter")]
    TooLong(String),
    /// It holds no charter.
    #[error("`{file}`: {reason}")]
    Charter {
        /// The file.
        file: String,
        /// What is wrong.
        reason: CharterError,
    },
}

/// Reads the charters that `file` holds, at least one.
///
/// # Errors
/// Names the file and what is wrong with it.
pub fn read(file: &Path) -> Result<Vec<SignedCharter>, CharterFileError> {
    let name = || file.display().to_string();
    let io = |reason| CharterFileError::Io {
        file: name(),
        reason,
    };
    let mut bytes = Vec::new();
    fs::File::open(file)
        .map_err(io)?
        .take(FILE_BYTES + 1)
        .read_to_end(&mut bytes)
        .map_err(io)?;
    if bytes.len() as u64 > FILE_BYTES {
        return Err(CharterFileError::TooLong(name()));
    }
    parse(&bytes).map_err(|reason| CharterFileError::Charter {
        file: name(),
        reason,
    })
}

/// The charters that `bytes` spell, at least one.
///
/// # Errors
/// If they are none.
pub fn parse(bytes: &[u8]) -> Result<Vec<SignedCharter>, CharterError> {
    if bytes.trim_ascii_start().first() != Some(&b'[') {
        return Ok(vec![SignedCharter::parse(bytes)?]);
    }
    let versions: Vec<SignedCharter> =
        serde_json::from_slice(bytes).map_err(|e| CharterError::Malformed(e.to_string()))?;
    if versions.is_empty() {
        return Err(CharterError::Malformed("an empty list".to_owned()));
    }
    Ok(versions)
}

/// The text that stands for these charters.
///
/// # Errors
/// If one is longer than the protocol allows.
pub fn to_text(charters: &[SignedCharter]) -> Result<String, CharterError> {
    match charters {
        [one] => one.to_json(),
        many => {
            let texts: Vec<String> = many
                .iter()
                .map(SignedCharter::to_json)
                .collect::<Result<_, _>>()?;
            Ok(format!("[{}]", texts.join(",\n")))
        }
    }
}
