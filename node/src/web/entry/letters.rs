//! What is written to people about getting in, and how it reaches them.

use crate::{
    config::Config,
    people::{Invitation, Letter, MailError, People, Person},
    texts::Locale,
};

/// How an invitation reaches the invited.
pub enum Delivered {
    /// By mail: the server has taken it.
    Mailed,
    /// By the staff, who pass the link on. It is shown this once.
    ToPassOn {
        /// The link.
        link: String,
        /// Why it could not be mailed, where there is a mail server.
        failed: Option<MailError>,
    },
}

/// The link of an invitation.
pub fn invitation_link(config: &Config, invitation: &Invitation) -> String {
    format!("{}/invitation/{}", config.public_url(), invitation.token)
}

/// The link that lets a person in once.
pub fn link(config: &Config, token: &str) -> String {
    format!("{}/link/{token}", config.public_url())
}

/// Mails an invitation, or gives its link to be passed on. `member` is the name of the member that
/// the person is to act for; the language is the person's, or else `locale`.
pub async fn deliver(
    people: &People,
    config: &Config,
    member: Option<&str>,
    invitation: &Invitation,
    locale: Locale,
) -> Delivered {
    let link = invitation_link(config, invitation);
    let Some(mailer) = people.mailer() else {
        return Delivered::ToPassOn { link, failed: None };
    };
    let own = invitation.person.language.as_deref();
    let locale = own.and_then(Locale::of_tag).unwrap_or(locale);
    let cluster = || ("cluster", config.cluster.name.as_str().into());
    let until = || ("date", locale.date(invitation.expires).into());
    let text = match member {
        Some(member) => locale.text_with(
            "mail-invitation",
            [
                cluster(),
                ("member", member.into()),
                ("link", link.as_str().into()),
                until(),
            ],
        ),
        None => locale.text_with(
            "mail-invitation-staff",
            [cluster(), ("link", link.as_str().into()), until()],
        ),
    };
    let letter = Letter {
        to: invitation.person.email.clone(),
        subject: locale.text_with("mail-invitation-subject", [cluster()]),
        text,
    };
    match mailer.send(&letter).await {
        Ok(()) => Delivered::Mailed,
        Err(e) => {
            tracing::warn!(error = %e, "an invitation could not be mailed");
            Delivered::ToPassOn {
                link,
                failed: Some(e),
            }
        }
    }
}

/// The letter with a link that lets a person in, in the person's language or else `locale`.
pub(super) fn sign_in_link(
    config: &Config,
    person: &Person,
    token: &str,
    locale: Locale,
) -> Letter {
    let own = person.language.as_deref().and_then(Locale::of_tag);
    let locale = own.unwrap_or(locale);
    let cluster = || ("cluster", config.cluster.name.as_str().into());
    let link = link(config, token);
    Letter {
        to: person.email.clone(),
        subject: locale.text_with("mail-link-subject", [cluster()]),
        text: locale.text_with("mail-link", [cluster(), ("link", link.into())]),
    }
}
