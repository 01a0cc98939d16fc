//! Who did something. It is kept as the number of a person and named only where staff look at it, so
//! that the name goes with the person.

use crate::{
    app::Node,
    people::{PeopleError, Person, PersonId},
    web::pages::{Fault, Visit},
};

/// How it is kept that a person did something.
pub fn kept(person: &Person) -> String {
    format!("person:{}", person.id)
}

/// The name of who did something, from how it is kept; other programs than these pages have names of
/// their own.
pub(super) async fn name(node: &Node, visit: &Visit, by: &str) -> Result<String, Fault> {
    let Ok(id) = by.strip_prefix("person:").unwrap_or(by).parse::<PersonId>() else {
        return Ok(by.to_owned());
    };
    match node.people.person(id).await {
        Ok(person) => Ok(person.shown_name().to_owned()),
        // Of the staff or not: what is known of a person goes with it.
        Err(PeopleError::UnknownPerson) => Ok(visit.text("console-source-somebody")),
        Err(e) => Err(e.into()),
    }
}
