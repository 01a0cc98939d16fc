//! The pages of a member: what it has told, who sees what, who received what, its rights and its
//! introductions.
//!
//! ```text
//!  home ─┬─ profile: one page ─► about, contact, entries ─► concepts
//!        ├─ consents: who sees what ─► new ─► review ─► given;  one consent;  objections;  preview
//!        ├─ introductions: inbox ─► one ─► accept, decline, ask
//!        ├─ history: what left, to whom, on which consent ─► proof
//!        └─ rights: export, correct, erase, digest
//! ```
//!
//! Every page is made from what stands in the store at that moment; forms are sent once and answered
//! with a redirection. No page needs a script.

mod choice;
mod consents;
mod digest;
mod entries;
mod granting;
mod history;
mod home;
mod introductions;
mod names;
mod notice;
mod one_consent;
mod preview;
mod profile;
mod record;
mod rights;

use self::names::Names;
use super::pages::{Access, Acting, Fault, Pages, Visit, member_path as base};
use crate::{
    answering::preview::{PreviewError, Whose},
    app::Node,
    directory::{
        Member,
        consents::{ConsentState, ConsentStatus},
        objections::Objection,
    },
};
pub use digest::keep_writing;

/// The pages of members.
pub fn pages(pages: Pages) -> Pages {
    let of = Access::Member;
    pages
        .get("/member/{member_ref}", of, home::show)
        .get("/member/{member_ref}/profile", of, profile::show)
        .get("/member/{member_ref}/profile/about", of, profile::about)
        .post(
            "/member/{member_ref}/profile/about",
            of,
            profile::save_about,
        )
        .get("/member/{member_ref}/profile/contact", of, profile::contact)
        .post(
            "/member/{member_ref}/profile/contact",
            of,
            profile::save_contact,
        )
        .get(
            "/member/{member_ref}/profile/{side}/{place}",
            of,
            entries::edit,
        )
        .post(
            "/member/{member_ref}/profile/{side}/{place}",
            of,
            entries::save_one,
        )
        .get("/member/{member_ref}/concepts", of, entries::concepts)
        .get("/member/{member_ref}/consents", of, consents::show)
        .post("/member/{member_ref}/consents", of, granting::give)
        .get("/member/{member_ref}/consents/new", of, granting::choose)
        .get("/member/{member_ref}/consents/review", of, granting::review)
        .get("/member/{member_ref}/consents/preview", of, preview::show)
        .get("/member/{member_ref}/consents/{id}", of, one_consent::show)
        .post(
            "/member/{member_ref}/consents/{id}/withdraw",
            of,
            one_consent::withdraw,
        )
        .post("/member/{member_ref}/objections", of, consents::object)
        .get(
            "/member/{member_ref}/introductions",
            of,
            introductions::list,
        )
        .get(
            "/member/{member_ref}/introductions/{id}",
            of,
            introductions::show,
        )
        .post(
            "/member/{member_ref}/introductions/{id}",
            of,
            introductions::act,
        )
        .get("/member/{member_ref}/history", of, history::show)
        .get("/member/{member_ref}/rights", of, rights::show)
        .get(
            "/member/{member_ref}/rights/erase",
            of,
            rights::ask_to_erase,
        )
        .post("/member/{member_ref}/rights/erase", of, rights::erase)
        .post("/member/{member_ref}/rights/digest", of, rights::digest)
}

/// A member as it stands, with all that it has said.
struct Standing {
    member: Member,
    consents: Vec<ConsentState>,
    objections: Vec<Objection>,
}

impl Standing {
    async fn of(node: &Node, acting: &Acting) -> Result<Self, Fault> {
        let directory = &node.directory;
        Ok(Self {
            member: directory.member(&acting.member).await?,
            consents: directory.consents(&acting.member).await?,
            objections: directory.objections(&acting.member).await?,
        })
    }

    fn whose(&self) -> Whose<'_> {
        Whose {
            member: &self.member,
            consents: &self.consents,
            objections: &self.objections,
        }
    }

    /// The consents that hold, or will.
    fn open(&self) -> impl Iterator<Item = &ConsentState> {
        self.consents.iter().filter(|c| is_open(c))
    }
}

fn is_open(consent: &ConsentState) -> bool {
    matches!(
        consent.status,
        ConsentStatus::Given | ConsentStatus::NotYetValid
    )
}

impl From<PreviewError> for Fault {
    fn from(e: PreviewError) -> Self {
        tracing::warn!(error = %e, "what others would get of a member could not be said");
        Self::Unavailable
    }
}
