//! Where one can go from a page.

use maud::{Markup, html};
use steelyard_protocol::ids::MemberRef;

use super::Visit;
use crate::people::Role;

/// The pages of a section, as path below the section's and id of the text.
type Entries = &'static [(&'static str, &'static str)];

const MEMBER: Entries = &[
    ("", "common-nav-home"),
    ("/consents", "common-nav-consents"),
    ("/profile", "common-nav-profile"),
    ("/introductions", "common-nav-introductions"),
    ("/history", "common-nav-history"),
    ("/rights", "common-nav-rights"),
];
const CONSOLE: Entries = &[
    ("", "common-nav-search"),
    ("/searches", "common-nav-searches"),
    ("/introductions", "common-nav-introductions"),
    ("/members", "common-nav-members"),
    ("/federation", "common-nav-federation"),
    ("/numbers", "common-nav-numbers"),
];
const ADMIN: Entries = &[
    ("", "common-nav-health"),
    ("/peers", "common-nav-peers"),
    ("/charter", "common-nav-charter"),
    ("/rules", "common-nav-rules"),
    ("/people", "common-nav-people"),
    ("/log", "common-nav-log"),
    ("/backup", "common-nav-backup"),
];

/// The first page of a member. A reference may hold anything, so it is encoded as one segment of a
/// path (RFC 3986).
pub fn member_path(member: &MemberRef) -> String {
    let bytes = member.as_str().as_bytes();
    let encoded: String = url::form_urlencoded::byte_serialize(bytes).collect();
    format!("/member/{}", encoded.replace('+', "%20"))
}

/// The section that the visited page is in: where it begins, and its pages.
fn section(visit: &Visit) -> Option<(String, &'static str, Entries)> {
    if let Some(acting) = &visit.acting {
        let base = member_path(&acting.member);
        return Some((base, "common-nav-member", MEMBER));
    }
    visit.signed_in.as_ref()?;
    let within = |base: &str| {
        let rest = visit.path().strip_prefix(base);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    };
    [
        ("/console", "common-nav-console", CONSOLE),
        ("/admin", "common-nav-admin", ADMIN),
    ]
    .into_iter()
    .find(|(base, ..)| within(base))
    .map(|(base, name, entries)| (base.to_owned(), name, entries))
}

/// The pages of the section that the visit is in.
pub(super) fn of_section(visit: &Visit) -> Markup {
    let Some((base, name, entries)) = section(visit) else {
        return html! {};
    };
    // The longest path that the visited one begins with: of `/console` and `/console/members` both
    // fit a member's page.
    let here = entries
        .iter()
        .map(|(path, _)| format!("{base}{path}"))
        .filter(|path| visit.path() == path || visit.path().starts_with(&format!("{path}/")))
        .max_by_key(String::len);
    html! {
        nav.sections aria-label=(visit.text(name)) {
            ul {
                @for (path, text) in entries {
                    @let target = format!("{base}{path}");
                    @let current = here.as_deref() == Some(&target);
                    li { a href=(target) aria-current=[current.then_some("page")] { (visit.text(text)) } }
                }
            }
        }
    }
}

/// The sections that this person has, and the account.
pub(super) fn of_person(visit: &Visit) -> Markup {
    let Some(signed_in) = &visit.signed_in else {
        return html! {
            ul { li { a href="/sign-in" { (visit.text("common-sign-in")) } } }
        };
    };
    let person = &signed_in.person;
    let starts = |base: &str| visit.path().starts_with(base).then_some("true");
    html! {
        ul {
            @if person.role.is_some() {
                li { a href="/console" aria-current=[starts("/console")] { (visit.text("common-nav-console")) } }
            }
            @if person.role == Some(Role::Admin) {
                li { a href="/admin" aria-current=[starts("/admin")] { (visit.text("common-nav-admin")) } }
            }
            @if let [member] = person.members.as_slice() {
                li { a href=(member_path(member)) aria-current=[starts("/member")] { (visit.text("common-nav-member")) } }
            } @else if !person.members.is_empty() {
                li { a href="/member" aria-current=[starts("/member")] { (visit.text("common-nav-member")) } }
            }
            li { a href="/account" aria-current=[starts("/account")] { (visit.text("common-account")) } }
            li {
                form method="post" action="/sign-out" {
                    button.link type="submit" { (visit.text("common-sign-out")) }
                }
            }
        }
    }
}
