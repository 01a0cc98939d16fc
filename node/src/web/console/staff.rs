//! Who did something. It is kept as the number of a person and named only where staff look at it, so
//! that the name goes with the person.

use crate::{
    app::Node,
    people::PersonId,
    web::pages::{SignedIn, Visit},
};

/// How it is kept that whoever has signed in did something.
pub(super) fn kept(signed_in: &SignedIn) -> String {
    format!("person:{}", signed_in.person.id)
}

/// The name of who did something, from how it is kept; other programs than these pages have names of
/// their own.
pub(super) async fn name(node: &Node, visit: &Visit, by: &str) -> String {
    match by.strip_prefix("person:").unwrap_or(by).parse::<PersonId>() {
        Ok(id) => match node.people.person(id).await {
            Ok(person) => person.shown_name().to_owned(),
            Err(_) => visit.text("console-source-somebody"),
        },
        Err(_) => by.to_owned(),
    }
}
