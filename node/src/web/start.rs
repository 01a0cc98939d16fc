//! Where each kind of person begins.

use axum::response::{IntoResponse, Redirect, Response};

use super::pages::{Visit, member_path};
use crate::people::Person;

/// The first page of a person: staff search, others look after their organisation.
pub fn start_of(person: &Person) -> String {
    if person.role.is_some() {
        return "/console".to_owned();
    }
    match person.members.as_slice() {
        [member] => member_path(member),
        [] => "/account".to_owned(),
        _ => "/member".to_owned(),
    }
}

/// `/` leads on.
pub(super) async fn start(visit: Visit) -> Response {
    let to = visit
        .signed_in
        .map_or_else(|| "/sign-in".to_owned(), |s| start_of(&s.person));
    Redirect::to(&to).into_response()
}
