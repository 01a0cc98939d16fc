//! Writing to people.

use std::{fmt, time::Duration};

use lettre::{
    AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor,
    message::{
        Mailbox,
        header::{ContentType, HeaderName, HeaderValue},
    },
};

use super::Email;
use crate::config::MailSection;

/// How long the mail server may take.
const PATIENCE: Duration = Duration::from_secs(20);

/// Sends mail through the server of the configuration.
#[derive(Clone)]
pub struct Mailer {
    server: AsyncSmtpTransport<Tokio1Executor>,
    from: Mailbox,
}

/// A mail to one person.
#[derive(Clone)]
pub struct Letter {
    /// To whom.
    pub to: Email,
    /// What it is about, in one line.
    pub subject: String,
    /// The text.
    pub text: String,
}

/// Why a mail was not sent. It says nothing of whom it was to.
#[derive(Debug, thiserror::Error)]
pub enum MailError {
    /// It could not be written.
    #[error("the mail could not be written: {0}")]
    Written(#[from] lettre::error::Error),
    /// The server did not take it.
    #[error("the mail server did not take the mail; see [mail] in steelyard.toml: {0}")]
    Refused(Refusal),
    /// The address of the server cannot be used.
    #[error("[mail] smtp in steelyard.toml cannot be used: {0}")]
    Address(lettre::transport::smtp::Error),
    /// The configuration is not that of a mail server.
    #[error("[mail] in steelyard.toml names no mail server or sender")]
    Configuration,
}

/// What is told of a refusal: its kind and the status of the server's reply. The reply itself, which
/// often repeats the address, is left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Refusal {
    kind: &'static str,
    status: Option<u16>,
}

impl Refusal {
    fn of(e: &lettre::transport::smtp::Error) -> Self {
        let kind = if e.is_permanent() {
            "it refuses the mail for good"
        } else if e.is_transient() {
            "it refuses the mail for now"
        } else if e.is_response() {
            "its reply cannot be read"
        } else if e.is_timeout() {
            "it did not reply in time"
        } else if e.is_tls() {
            "no secure connection to it can be made"
        } else if e.is_client() {
            "it does not offer what sending needs"
        } else {
            "it cannot be reached"
        };
        Self {
            kind,
            status: e.status().map(u16::from),
        }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.kind)?;
        match self.status {
            Some(status) => write!(f, " (status {status})"),
            None => Ok(()),
        }
    }
}

impl Mailer {
    /// The mailer of a configuration that has one.
    ///
    /// # Errors
    /// If server or sender cannot be read.
    pub(super) fn of(config: &MailSection) -> Result<Option<Self>, MailError> {
        if !config.is_configured() {
            return Ok(None);
        }
        let server = AsyncSmtpTransport::<Tokio1Executor>::from_url(config.smtp.reveal())
            .map_err(MailError::Address)?;
        let from = config.from.parse();
        Ok(Some(Self {
            server: server.timeout(Some(PATIENCE)).build(),
            from: from.map_err(|_| MailError::Configuration)?,
        }))
    }

    /// Sends a letter; done when the server has taken it.
    ///
    /// # Errors
    /// If it cannot be written, or the server does not take it.
    pub async fn send(&self, letter: &Letter) -> Result<(), MailError> {
        let to = letter.to.as_str().parse();
        let to = Mailbox::new(None, to.map_err(|_| MailError::Configuration)?);
        let mut message = Message::builder()
            .from(self.from.clone())
            .to(to)
            .subject(letter.subject.clone())
            .message_id(None)
            .header(ContentType::TEXT_PLAIN)
            .body(letter.text.clone())?;
        // No out-of-office notes in return (RFC 3834).
        message.headers_mut().insert_raw(HeaderValue::new(
            HeaderName::new_from_ascii_str("Auto-Submitted"),
            "auto-generated".to_owned(),
        ));
        let sent = self.server.send(message).await;
        sent.map_err(|e| MailError::Refused(Refusal::of(&e)))?;
        Ok(())
    }
}
