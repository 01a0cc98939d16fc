//! The member's first page: who sees it, what happened last, what waits for it.

use std::sync::Arc;

use axum::{extract::State, response::Response};
use maud::html;

use super::{
    Acting, Fault, Names, Standing, Visit, base,
    consents::{summary, who_gets_what},
    profile::missing,
};
use crate::{
    app::Node,
    introductions::{Filter, Side, Whose},
};

/// Disclosures that are shown.
const LAST: u32 = 3;

/// The page.
pub(super) async fn show(
    State(node): State<Arc<Node>>,
    visit: Visit,
    acting: Acting,
) -> Result<Response, Fault> {
    let names = Names::of(&node, visit.locale);
    let standing = Standing::of(&node, &acting).await?;
    let gets = who_gets_what(&node, &names, &standing).await?;
    let last = node.directory.disclosures(&acting.member, LAST).await?;
    let filter = Filter {
        side: Some(Side::Holding),
        open: Some(true),
        ..Filter::default()
    };
    let whose = Whose::Member(acting.member.clone());
    let open = node.introductions.list(&whose, &filter).await?;
    let here = base(&acting.member);
    let profile = &standing.member.profile;
    let missing = missing(profile);
    let title = profile.identity.legal_name.clone();
    let body = html! {
        h1 { (title) }
        @if !open.is_empty() {
            p.notice.care {
                a href={ (here) "/introductions" } {
                    (visit.text_with("portal-home-waiting", [("count", open.len().into())]))
                }
            }
        }
        div.columns {
            section.card aria-labelledby="seen" {
                h2 id="seen" { (visit.text("portal-home-seen")) }
                span.big { (gets.iter().filter(|g| g.anything()).count()) }
                p { (summary(&names, &gets)) }
                p { a href={ (here) "/consents" } { (visit.text("portal-home-seen-link")) } }
            }
            section.card aria-labelledby="introductions" {
                h2 id="introductions" { (visit.text("portal-home-introductions")) }
                span.big { (open.len()) }
                p { (visit.text_with("portal-home-open", [("count", open.len().into())])) }
                p { a href={ (here) "/introductions" } { (visit.text("portal-home-introductions-link")) } }
            }
            section.card aria-labelledby="profile" {
                h2 id="profile" { (visit.text("portal-home-profile")) }
                @if missing.is_empty() {
                    p { (visit.text("portal-home-complete")) }
                } @else {
                    p { (visit.text("portal-missing-title")) }
                    ul { @for id in missing { li { (visit.text(id)) } } }
                }
                p { a href={ (here) "/profile" } { (visit.text("portal-home-profile-link")) } }
            }
        }
        section aria-labelledby="last" {
            h2 id="last" { (visit.text("portal-home-last")) }
            @if last.is_empty() {
                p.empty { (visit.text("portal-history-empty")) }
            } @else {
                ol.timeline {
                    @for one in &last {
                        li {
                            time datetime=(one.at) { (names.moment(one.at)) }
                            p { strong { (names.cluster(&one.recipient)) } " · " (names.purpose(&one.purpose)) }
                            p { (names.with("portal-history-got",
                                [("groups", names.groups(one.fields).into())])) }
                        }
                    }
                }
                p { a href={ (here) "/history" } { (visit.text("portal-home-last-link")) } }
            }
        }
    };
    Ok(visit.page(&title, body))
}
