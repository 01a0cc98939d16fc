//! Writing to people.

use std::time::Duration;

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
    Refused(#[from] lettre::transport::smtp::Error),
    /// The configuration is not that of a mail server.
    #[error("[mail] in steelyard.toml names no mail server or sender")]
    Configuration,
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
        let server = AsyncSmtpTransport::<Tokio1Executor>::from_url(config.smtp.reveal())?;
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
        self.server.send(message).await?;
        Ok(())
    }
}
