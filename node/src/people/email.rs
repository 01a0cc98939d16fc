//! E-mail addresses, by which people are known.

use std::{fmt, str::FromStr};

use serde::{Serialize, Serializer};

/// An e-mail address in lower case: two that differ in case only are the same person's.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Email(String);

/// A text that is no e-mail address.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("this is no e-mail address; write it as name@example.org")]
pub struct InvalidEmail;

/// Longest address, in bytes (RFC 5321 4.5.3.1.3, less the angle brackets).
const MOST_BYTES: usize = 254;

impl Email {
    /// The address.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What stands before the `@`.
    pub fn local_part(&self) -> &str {
        self.0.rsplit_once('@').map_or("", |(local, _)| local)
    }
}

impl FromStr for Email {
    type Err = InvalidEmail;

    fn from_str(text: &str) -> Result<Self, InvalidEmail> {
        let text = text.trim();
        if text.len() > MOST_BYTES {
            return Err(InvalidEmail);
        }
        // The mailer's own reading, so that what is taken here can be written to.
        let address: lettre::Address = text.parse().map_err(|_| InvalidEmail)?;
        if !address.domain().contains('.') && address.domain() != "localhost" {
            return Err(InvalidEmail);
        }
        Ok(Self(text.to_lowercase()))
    }
}

impl fmt::Display for Email {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Serialize for Email {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

/// Personal data stays out of logs.
impl fmt::Debug for Email {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Email(redacted)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_the_same_whatever_their_case() {
        let email: Email = " Anna.Rossi@Example.ORG ".parse().unwrap();
        assert_eq!(email.as_str(), "anna.rossi@example.org");
        assert_eq!(email.local_part(), "anna.rossi");
        assert_eq!(format!("{email:?}"), "Email(redacted)");
    }

    #[test]
    fn what_is_no_address_is_refused() {
        let long = format!("{}@example.org", "a".repeat(250));
        for text in [
            "",
            "anna",
            "@example.org",
            "anna@",
            "anna@example",
            "a b@example.org",
            "anna@example.org\r\nBcc: all@example.org",
            "Anna <anna@example.org>",
            &long,
        ] {
            assert_eq!(text.parse::<Email>(), Err(InvalidEmail), "{text}");
        }
    }
}
