//! What went wrong, as a page.

use axum::{
    http::StatusCode,
    response::{IntoResponse, Response},
};
use maud::html;

use super::Visit;
use crate::{
    directory::DirectoryError,
    people::{PeopleError, SignInError},
    texts::{FluentValue, Locale},
};

/// Why a page cannot be shown. As a response it carries itself along, and the guard makes the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// There is no such page, or whoever asks may not know of it.
    NotFound,
    /// The page is for others.
    Forbidden,
    /// What came cannot be read; the text, in the reader's language, says what and how to mend it.
    /// Empty: it is of no form of these pages.
    Invalid(String),
    /// Too often in too short a time.
    TooMany,
    /// More was sent than is taken.
    TooLarge,
    /// Something failed here; nothing has changed.
    Unavailable,
    /// A form of another site.
    CrossOrigin,
}

impl Fault {
    const fn status(&self) -> StatusCode {
        match self {
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::Forbidden | Self::CrossOrigin => StatusCode::FORBIDDEN,
            Self::Invalid(_) => StatusCode::BAD_REQUEST,
            Self::TooMany => StatusCode::TOO_MANY_REQUESTS,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
        }
    }

    const fn message(&self) -> &'static str {
        match self {
            Self::NotFound => "common-fault-not-found",
            Self::Forbidden => "common-fault-forbidden",
            Self::Invalid(_) => "common-fault-invalid",
            Self::TooMany => "common-fault-too-many",
            Self::TooLarge => "common-fault-too-large",
            Self::Unavailable => "common-fault-unavailable",
            Self::CrossOrigin => "common-fault-cross-origin",
        }
    }

    /// The page that says it.
    pub(super) fn page(&self, visit: &Visit) -> Response {
        let id = self.message();
        let title = visit.text(&format!("{id}-title"));
        let cluster = FluentValue::from(visit.cluster());
        let locale: Locale = visit.locale;
        visit.page(
            &title,
            html! {
                h1 { (title) }
                @if let Self::Invalid(reason) = self && !reason.is_empty() {
                    p.lede { (reason) }
                }
                p { (locale.text_with(id, [("cluster", cluster)])) }
                p { a href="/" { (visit.text("common-fault-home")) } }
            },
        )
    }
}

impl IntoResponse for Fault {
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        response.extensions_mut().insert(self);
        response
    }
}

impl From<DirectoryError> for Fault {
    fn from(e: DirectoryError) -> Self {
        match e {
            DirectoryError::UnknownMember(_) | DirectoryError::UnknownConsent { .. } => {
                Self::NotFound
            }
            e => {
                tracing::error!(error = %e, "a page could not be made");
                Self::Unavailable
            }
        }
    }
}

impl From<PeopleError> for Fault {
    fn from(e: PeopleError) -> Self {
        match e {
            PeopleError::UnknownPerson
            | PeopleError::UnknownMember(_)
            | PeopleError::NoPasskeys => Self::NotFound,
            PeopleError::Disabled | PeopleError::PasskeyEnded => Self::Forbidden,
            PeopleError::Busy => Self::TooMany,
            e => {
                tracing::error!(error = %e, "a page could not be made");
                Self::Unavailable
            }
        }
    }
}

impl From<SignInError> for Fault {
    fn from(e: SignInError) -> Self {
        match e {
            SignInError::Refused => Self::Forbidden,
            SignInError::TooOften(_) => Self::TooMany,
            SignInError::People(e) => e.into(),
        }
    }
}
