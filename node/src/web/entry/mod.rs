//! Getting in: signing in and out, invitations, and a person's own account.

mod account;
mod browser;
mod choose;
mod invitation;
pub mod letters;
mod link;
mod passkey;
mod provider;
mod sign_in;

use axum::{
    http::{HeaderMap, header},
    response::Response,
};

use super::{
    pages::{
        Access, Fault, Pages, SESSION_COOKIE, Visit, add_cookie, host_cookie, local_path, see_other,
    },
    start_of,
};
use crate::{
    app::Node,
    people::{PeopleError, Person, SignInError},
};

/// How long a browser keeps the cookie of somebody who is none of the staff: as long as the session
/// lasts at most, in seconds. That of the staff ends with the browser.
const KEPT: i64 = 30 * 86_400;

/// The pages of this area.
pub fn pages(pages: Pages) -> Pages {
    pages
        .get("/sign-in", Access::Anyone, sign_in::show)
        .post("/sign-in", Access::Anyone, sign_in::by_password)
        .post("/sign-in/link", Access::Anyone, link::ask)
        .get("/link/{token}", Access::Anyone, link::show)
        .post("/link/{token}", Access::Anyone, link::follow)
        .post(
            "/sign-in/passkey/begin",
            Access::Anyone,
            passkey::begin_sign_in,
        )
        .post("/sign-in/passkey/end", Access::Anyone, passkey::end_sign_in)
        .get("/sign-in/oidc", Access::Anyone, provider::depart)
        .get(
            "/sign-in/oidc/callback",
            Access::Anyone,
            provider::come_back,
        )
        .post("/sign-out", Access::Anyone, sign_in::sign_out)
        .get("/invitation/{token}", Access::Anyone, invitation::show)
        .post("/invitation/{token}", Access::Anyone, invitation::accept)
        .get("/member", Access::SignedIn, choose::show)
        .get("/account", Access::SignedIn, account::show)
        .post("/account", Access::SignedIn, account::save)
        .post(
            "/account/password",
            Access::SignedIn,
            account::change_password,
        )
        .get("/account/passkey", Access::SignedIn, passkey::show)
        .post("/account/passkey/begin", Access::SignedIn, passkey::begin)
        .post("/account/passkey/end", Access::SignedIn, passkey::end)
        .post("/account/passkey/remove", Access::SignedIn, passkey::remove)
        .post(
            "/account/session/end",
            Access::SignedIn,
            account::end_session,
        )
        .post(
            "/account/sessions/end",
            Access::SignedIn,
            account::end_others,
        )
}

/// Where somebody who has signed in goes: where they wanted to, or to their first page.
fn onward(person: &Person, to: &str) -> String {
    let to = local_path(to);
    if to == "/" || to.starts_with("/sign-in") {
        start_of(person)
    } else {
        to.to_owned()
    }
}

/// Begins a session, and sets its cookie with `response`. A session that the browser had before
/// ends: nobody goes on with what another has begun.
async fn enter(
    node: &Node,
    visit: &Visit,
    headers: &HeaderMap,
    person: &Person,
    mut response: Response,
) -> Result<Response, PeopleError> {
    if let Some(before) = &visit.signed_in {
        node.people
            .end_session(before.person.id, before.session)
            .await?;
    }
    let agent = headers
        .get(header::USER_AGENT)
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default();
    let label = browser::label(agent);
    let cookie = node.people.begin_session(person.id, &label).await?;
    let kept = person.role.is_none().then_some(KEPT);
    add_cookie(&mut response, &host_cookie(SESSION_COOKIE, cookie, kept));
    Ok(response)
}

/// Lets somebody in who has proved who they are, and leads them on.
async fn let_in(
    node: &Node,
    visit: &Visit,
    headers: &HeaderMap,
    person: &Person,
    to: &str,
) -> Result<Response, PeopleError> {
    let onward = see_other(&onward(person, to), None);
    enter(node, visit, headers, person, onward).await
}

/// What somebody reads who does not get in: the id of the message, and the page instead where it is
/// no fault of theirs.
fn refusal(e: SignInError) -> Result<&'static str, Fault> {
    match e {
        SignInError::Refused | SignInError::People(PeopleError::Disabled) => Ok("entry-refused"),
        SignInError::TooOften(_) => Ok("entry-too-often"),
        SignInError::People(PeopleError::Busy) => Ok("entry-busy"),
        SignInError::People(e) => Err(e.into()),
    }
}
