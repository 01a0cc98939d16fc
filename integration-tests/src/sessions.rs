//! Sessions of people as tests need them, begun beside the node: without a link or a passkey.

use std::{convert::Infallible, str::FromStr};

use steelyard::people::{NewPerson, People, PeopleError, Role};
use steelyard_protocol::ids::MemberRef;

/// Who is signed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Who {
    /// Nobody.
    Nobody,
    /// A matchmaker of the cluster's staff.
    Matchmaker,
    /// An administrator of the cluster's staff.
    Admin,
    /// A person that acts for this member.
    Member(MemberRef),
}

impl FromStr for Who {
    type Err = Infallible;

    fn from_str(text: &str) -> Result<Self, Infallible> {
        Ok(match text {
            "matchmaker" => Self::Matchmaker,
            "admin" => Self::Admin,
            "nobody" => Self::Nobody,
            member => member.parse().map_or(Self::Nobody, Self::Member),
        })
    }
}

/// Begins a session of such a person, who is added if need be, and gives its cookie.
///
/// # Errors
/// If there is no such member, or the store fails.
pub async fn begin(people: &People, who: &Who) -> Result<String, PeopleError> {
    let (name, address, role) = match who {
        Who::Matchmaker => (
            "Marit Moen",
            "marit@cluster.example",
            Some(Role::Matchmaker),
        ),
        Who::Admin => ("Arne Aas", "arne@cluster.example", Some(Role::Admin)),
        Who::Nobody => ("Nora Ness", "nora@nowhere.example", None),
        Who::Member(_) => ("Maria Rossi", "maria@member.example", None),
    };
    let email = address.parse().expect("an address");
    let person = match people.by_email(&email).await? {
        Some(person) => person,
        None => {
            let new = NewPerson {
                email,
                name: name.to_owned(),
                role,
                language: None,
            };
            people.add_person(&new).await?
        }
    };
    if let Who::Member(member) = who {
        people.act_for(person.id, member).await?;
    }
    people.begin_session(person.id, "test").await
}
