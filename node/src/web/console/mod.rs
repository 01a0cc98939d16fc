//! The matchmaker's console: searching the federation, what came of it, members, and numbers.
//!
//! ```text
//! form (criteria) ─► Inquiry ─► asking ─► rounds: under way, done ─► results page, compare,
//!                      ▲                                              shortlist, introduction
//!        saved search ─┘◄───────────────── save ◄─────────────────────┘
//! ```
//!
//! Other clusters' answers are shown from memory and never kept. Every text of theirs and of members
//! is data: it goes into pages as text alone.

mod cards;
mod charts;
mod compare;
mod criteria;
mod federation;
mod import;
mod introduce;
mod introductions;
mod kept;
mod map;
mod member;
mod members;
mod numbers;
mod outcome;
mod paper;
mod reasons;
mod regions;
mod results;
mod search;
pub(super) mod staff;
mod words;

use super::pages::{Access::Matchmaker, Pages};

/// The pages of the console.
pub fn pages(pages: Pages) -> Pages {
    pages
        .get("/console", Matchmaker, search::form)
        .post("/console", Matchmaker, search::form)
        .post("/console/search", Matchmaker, search::ask)
        .post("/console/concepts", Matchmaker, search::concepts)
        .get("/console/search/{query}", Matchmaker, results::page)
        .get(
            "/console/search/{query}/events",
            Matchmaker,
            results::events,
        )
        .get("/console/search/{query}/compare", Matchmaker, compare::page)
        .post("/console/search/{query}/save", Matchmaker, kept::save)
        .post(
            "/console/search/{query}/shortlist",
            Matchmaker,
            kept::shortlist,
        )
        .get("/console/searches", Matchmaker, kept::page)
        .post("/console/searches/{id}/run", Matchmaker, kept::run)
        .post("/console/searches/{id}/remove", Matchmaker, kept::remove)
        .post("/console/shortlist/note", Matchmaker, kept::note)
        .post("/console/shortlist/again", Matchmaker, kept::again)
        .post("/console/shortlist/remove", Matchmaker, kept::unlist)
        .get("/console/introductions", Matchmaker, introductions::list)
        .post("/console/introductions", Matchmaker, introduce::request)
        .get("/console/introductions/new", Matchmaker, introduce::new)
        .get(
            "/console/introductions/{id}",
            Matchmaker,
            introductions::page,
        )
        .post(
            "/console/introductions/{id}/answer",
            Matchmaker,
            introductions::answer,
        )
        .post(
            "/console/introductions/{id}/withdraw",
            Matchmaker,
            introductions::withdraw,
        )
        .get("/console/federation", Matchmaker, federation::page)
        .post("/console/federation/check", Matchmaker, federation::check)
        .get("/console/members", Matchmaker, members::page)
        .get("/console/members/{member_ref}", Matchmaker, member::page)
        .post(
            "/console/members/{member_ref}/consents",
            Matchmaker,
            paper::record,
        )
        .post(
            "/console/members/{member_ref}/withdraw",
            Matchmaker,
            paper::withdraw,
        )
        .post(
            "/console/members/{member_ref}/invite",
            Matchmaker,
            member::invite,
        )
        .post(
            "/console/members/{member_ref}/people/remove",
            Matchmaker,
            member::remove_person,
        )
        .get("/console/members/all/import", Matchmaker, import::page)
        .upload(
            "/console/members/all/upload",
            Matchmaker,
            import::FILE_BYTES,
            import::upload,
        )
        .post("/console/members/all/import", Matchmaker, import::confirm)
        .post("/console/members/all/forget", Matchmaker, import::forget)
        .get("/console/numbers", Matchmaker, numbers::page)
}
