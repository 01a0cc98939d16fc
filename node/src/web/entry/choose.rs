//! `/member`: for whoever acts for several members, or for none any more.

use std::sync::Arc;

use axum::{extract::State, response::Response};
use maud::html;

use crate::{
    app::Node,
    web::pages::{Fault, SignedIn, Visit, member_path},
};

/// The members that the person acts for.
pub(super) async fn show(
    State(node): State<Arc<Node>>,
    visit: Visit,
    known: SignedIn,
) -> Result<Response, Fault> {
    let mut members = Vec::with_capacity(known.person.members.len());
    for member in &known.person.members {
        let profile = node.directory.member(member).await?.profile;
        members.push((member, profile.identity.legal_name));
    }
    let title = visit.text("entry-members-title");
    Ok(visit.page(
        &title,
        html! {
            h1 { (title) }
            @if members.is_empty() {
                p {
                    (visit.text_with("entry-members-none", [("cluster", visit.cluster().into())]))
                }
            } @else {
                ul.cards {
                    @for (member, name) in &members {
                        li.card {
                            h2 { a href=(member_path(member)) { (name) } }
                            p.hint { (member.as_str()) }
                        }
                    }
                }
            }
        },
    ))
}
