//! Offers and needs: adding, editing, removing one; and picking its concepts by words of one's own
//! language.
//!
//! Without scripts, "search" in the form sends the form as it is, and it comes back with what was
//! found to tick; nothing is saved before "save". With scripts, the same search answers while one
//! types.

use std::sync::Arc;

use axum::{
    Json,
    extract::{Path, RawForm, RawQuery, State},
    http::StatusCode,
    response::{IntoResponse, Response},
};
use maud::{Markup, html};
use serde::Serialize;
use steelyard_policies::profile::Profile;
use steelyard_protocol::{fields::Entry, ids::ConceptCode};

use super::{
    Acting, Fault, Names, Visit, base,
    choice::Asked,
    profile::{mistakes, save, saved},
};
use crate::{
    app::Node,
    directory::editing::{ENTRIES, EntryDraft, LINE_CHARS, TEXT_CHARS},
    web::pages::{
        asset,
        form::{Field, Mistakes},
    },
};

/// Concepts that a search shows.
const FOUND: usize = 12;
/// Longest text that is searched for, in characters.
const SEARCHED_CHARS: usize = 100;

/// Which entry: a side of the profile, and its place there; none: a new one.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Offers,
    Needs,
}

struct Which {
    side: Side,
    place: Option<usize>,
}

impl Which {
    fn read(side: &str, place: &str) -> Result<Self, Fault> {
        let side = match side {
            "offers" => Side::Offers,
            "needs" => Side::Needs,
            _ => return Err(Fault::NotFound),
        };
        let place = match place {
            "new" => None,
            place => Some(place.parse().map_err(|_| Fault::NotFound)?),
        };
        Ok(Self { side, place })
    }

    const fn word(&self) -> &'static str {
        match self.side {
            Side::Offers => "offers",
            Side::Needs => "needs",
        }
    }

    const fn title(&self) -> &'static str {
        match (self.side, self.place) {
            (Side::Offers, None) => "portal-add-offer",
            (Side::Offers, Some(_)) => "portal-edit-offer",
            (Side::Needs, None) => "portal-add-need",
            (Side::Needs, Some(_)) => "portal-edit-need",
        }
    }

    fn of<'a>(&self, profile: &'a Profile) -> &'a [Entry] {
        match self.side {
            Side::Offers => &profile.offers,
            Side::Needs => &profile.needs,
        }
    }

    /// The entry as it stands; none for a new one.
    fn entry<'a>(&self, profile: &'a Profile) -> Result<Option<&'a Entry>, Fault> {
        match self.place {
            None => Ok(None),
            Some(place) => match self.of(profile).get(place) {
                Some(entry) => Ok(Some(entry)),
                None => Err(Fault::NotFound),
            },
        }
    }

    /// The profile with `entry` in this place; without the entry that stands there, if there is none.
    fn put(&self, profile: &Profile, entry: Option<Entry>) -> Profile {
        let mut profile = profile.clone();
        let entries = match self.side {
            Side::Offers => &mut profile.offers,
            Side::Needs => &mut profile.needs,
        };
        match (self.place, entry) {
            (None, Some(entry)) => entries.push(entry),
            (Some(place), Some(entry)) => {
                if let Some(stands) = entries.get_mut(place) {
                    *stands = entry;
                }
            }
            (Some(place), None) if place < entries.len() => {
                entries.remove(place);
            }
            (_, None) => {}
        }
        profile
    }
}

/// The form.
pub(super) async fn edit(
    State(node): State<Arc<Node>>,
    visit: Visit,
    acting: Acting,
    Path((_, side, place)): Path<(String, String, String)>,
) -> Result<Response, Fault> {
    let which = Which::read(&side, &place)?;
    let names = Names::of(&node, visit.locale);
    let member = node.directory.member(&acting.member).await?;
    let draft = which
        .entry(&member.profile)?
        .map_or_else(EntryDraft::default, EntryDraft::of);
    let shown = Shown {
        draft: &draft,
        revision: member.revision,
        searched: None,
    };
    Ok(form(
        &visit,
        &acting,
        &names,
        &which,
        &shown,
        &Mistakes::default(),
    ))
}

/// Saves or removes the entry; or only searches for concepts, and shows the form again.
async fn take(
    node: &Node,
    visit: &Visit,
    acting: &Acting,
    which: &Which,
    asked: &Asked,
) -> Result<Response, Fault> {
    let names = Names::of(node, visit.locale);
    let member = node.directory.member(&acting.member).await?;
    let profile = &member.profile;
    let revision: i64 = asked.one("revision").parse().map_err(|_| Fault::NotFound)?;
    let mut draft = EntryDraft {
        title: asked.one("title").to_owned(),
        text: asked.one("text").to_owned(),
        concepts: asked.all("concepts").map(ToOwned::to_owned).collect(),
        trl_min: asked.one("trl_min").to_owned(),
        trl_max: asked.one("trl_max").to_owned(),
    };
    draft.concepts.dedup();
    let again = |draft: &EntryDraft, searched: Option<&str>, mistakes: &Mistakes| {
        let shown = Shown {
            draft,
            revision,
            searched,
        };
        form(visit, acting, &names, which, &shown, mistakes)
    };
    let words = asked.one("concept");
    match asked.one("do") {
        "search" => return Ok(again(&draft, Some(words), &Mistakes::default())),
        // Where a concept is looked for, the return key looks for it.
        "enter" if !words.trim().is_empty() => {
            return Ok(again(&draft, Some(words), &Mistakes::default()));
        }
        "remove" => {
            let without = which.put(profile, None);
            return Ok(
                match save(node, &names, &member, revision, &without).await? {
                    Ok(()) => saved(acting),
                    Err(mistakes) => again(&draft, None, &mistakes),
                },
            );
        }
        _ => {}
    }
    // Somebody else may have removed entries meanwhile; the revision then tells.
    let before = which.entry(profile).unwrap_or_default();
    let is_known = |code: &ConceptCode| names.vocabulary().contains(code);
    let mistakes = match draft.read(before, is_known) {
        Err(faults) => mistakes(&names, &faults),
        Ok(_) if which.place.is_none() && which.of(profile).len() >= ENTRIES => {
            let mut mistakes = Mistakes::default();
            let most = [("most", ENTRIES.into())];
            mistakes.add("title", names.with("portal-mistake-entries", most));
            mistakes
        }
        Ok(entry) => {
            let edited = which.put(profile, Some(entry));
            match save(node, &names, &member, revision, &edited).await? {
                Ok(()) => return Ok(saved(acting)),
                Err(mistakes) => mistakes,
            }
        }
    };
    Ok(again(&draft, None, &mistakes))
}

/// Takes the form.
pub(super) async fn save_one(
    State(node): State<Arc<Node>>,
    visit: Visit,
    acting: Acting,
    Path((_, side, place)): Path<(String, String, String)>,
    RawForm(form): RawForm,
) -> Result<Response, Fault> {
    let which = Which::read(&side, &place)?;
    let asked = Asked::read(&String::from_utf8_lossy(&form));
    take(&node, &visit, &acting, &which, &asked).await
}

/// What the form shows.
struct Shown<'a> {
    draft: &'a EntryDraft,
    revision: i64,
    /// The words that concepts are searched by.
    searched: Option<&'a str>,
}

fn form(
    visit: &Visit,
    acting: &Acting,
    names: &Names,
    which: &Which,
    shown: &Shown<'_>,
    mistakes: &Mistakes,
) -> Response {
    let title = visit.text(which.title());
    let here = format!("{}/profile", base(&acting.member));
    let place = which
        .place
        .map_or_else(|| "new".to_owned(), |p| p.to_string());
    let draft = shown.draft;
    let labels = ["title", "text", "trl-min", "trl-max"]
        .map(|id| visit.text(&format!("portal-label-entry-{id}")));
    let [title_label, text_label, min_label, max_label] = &labels;
    let hints = ["portal-hint-entry-title", "portal-hint-entry-text"].map(|id| visit.text(id));
    let [title_hint, text_hint] = &hints;
    let mut levels = vec![(String::new(), visit.text("portal-not-said"))];
    levels.extend((1..=9).map(|n| (n.to_string(), n.to_string())));
    let level = |id, label: &str, value: &str| {
        Field {
            id,
            label,
            value,
            ..Field::default()
        }
        .choice(visit, mistakes, &levels)
    };
    let body = html! {
        h1 { (title) }
        p.lede { (visit.text(&format!("portal-field-{}", which.word()))) }
        (mistakes.summary(visit))
        form method="post" action={ (here) "/" (which.word()) "/" (place) } novalidate {
            input type="hidden" name="revision" value=(shown.revision);
            // What the return key sends.
            button.hidden type="submit" name="do" value="enter" tabindex="-1" aria-hidden="true" {}
            (Field {
                id: "title",
                label: title_label,
                hint: title_hint,
                value: &draft.title,
                most: LINE_CHARS,
                ..Field::default()
            }.line(visit, mistakes))
            (Field {
                id: "text",
                label: text_label,
                hint: text_hint,
                value: &draft.text,
                most: TEXT_CHARS,
                ..Field::default()
            }.lines(visit, mistakes, 5))
            (concepts_field(visit, names, acting, shown, mistakes))
            fieldset.field {
                legend { (visit.text("portal-label-trl")) }
                p.hint { (visit.text("portal-hint-trl")) }
                div.inline {
                    (level("trl_min", min_label, &draft.trl_min))
                    (level("trl_max", max_label, &draft.trl_max))
                }
            }
            div.actions {
                button type="submit" name="do" value="save" { (visit.text("common-save")) }
                a.button.quiet href=(here) { (visit.text("common-cancel")) }
                @if which.place.is_some() {
                    button.stop type="submit" name="do" value="remove" {
                        (visit.text("portal-remove-entry"))
                    }
                }
            }
        }
        script src=(asset("concepts.js")) defer {}
    };
    let status = if mistakes.is_empty() {
        StatusCode::OK
    } else {
        StatusCode::UNPROCESSABLE_ENTITY
    };
    (status, visit.page(&title, body)).into_response()
}

/// The concepts that are picked, each with a box, and the search for more.
fn concepts_field(
    visit: &Visit,
    names: &Names,
    acting: &Acting,
    shown: &Shown<'_>,
    mistakes: &Mistakes,
) -> Markup {
    let what = mistakes.of("concepts");
    let picked: Vec<ConceptCode> = (shown.draft.concepts.iter())
        .filter_map(|c| c.parse().ok())
        .collect();
    let found = shown.searched.map(|words| search(names, words));
    let tick = |code: &ConceptCode, id: String, ticked: bool, hint: &str| {
        html! {
            div.tick {
                input type="checkbox" name="concepts" id=(id) value=(code) checked[ticked];
                label for=(id) {
                    (names.concept(code))
                    @if !hint.is_empty() { " " span.aside { (hint) } }
                }
            }
        }
    };
    html! {
        fieldset.field.wrong[what.is_some()] id="concepts" tabindex=[what.map(|_| "-1")]
            aria-describedby="concepts-hint" {
            legend { (visit.text("portal-label-concepts")) }
            p.hint id="concepts-hint" { (visit.text("portal-hint-concepts")) }
            @if let Some(what) = what {
                p.mistake id="concepts-mistake" {
                    span.hidden { (visit.text("common-error-prefix")) " " } (what)
                }
            }
            div #picked {
                @for (n, code) in picked.iter().enumerate() {
                    (tick(code, format!("picked-{n}"), true, ""))
                }
            }
            div.inline {
                div.field {
                    label for="concept" { (visit.text("portal-label-concept-search")) }
                    input type="search" id="concept" name="concept" autocomplete="off"
                        maxlength=(SEARCHED_CHARS)
                        value=[shown.searched.filter(|_| found.as_ref().is_some_and(Vec::is_empty))]
                        data-from={ (base(&acting.member)) "/concepts" }
                        data-none=(visit.text("portal-concept-none"));
                }
                button.quiet type="submit" name="do" value="search" formnovalidate {
                    (visit.text("common-search"))
                }
            }
            @if let Some(found) = found {
                div role="status" {
                    @if found.is_empty() {
                        p { (visit.text("portal-concept-none")) }
                    } @else {
                        p { (visit.text("portal-concept-found")) }
                        @for (n, concept) in found.iter().enumerate() {
                            @if !picked.contains(&concept.code) {
                                (tick(&concept.code, format!("found-{n}"), false, &concept.within))
                            }
                        }
                    }
                }
            }
        }
    }
}

/// A concept that was found, as the script gets it.
#[derive(Serialize)]
pub(super) struct FoundConcept {
    code: ConceptCode,
    label: String,
    /// The concepts that it lies within, the nearest last.
    within: String,
}

fn search(names: &Names, words: &str) -> Vec<FoundConcept> {
    let words: String = words.chars().take(SEARCHED_CHARS).collect();
    let vocabulary = names.vocabulary();
    let found = vocabulary.search(&words, names.locale.tag(), FOUND);
    let shown = found.into_iter().map(|found| {
        let above = vocabulary.ancestors(found.code);
        let mut within: Vec<&str> = (above.iter())
            .map(|code| vocabulary.label(code, names.locale.tag()))
            .collect();
        within.reverse();
        FoundConcept {
            code: found.code.clone(),
            label: found.label.to_owned(),
            within: within.join(" › "),
        }
    });
    shown.collect()
}

/// Concepts that the words of `q` find, for the script.
pub(super) async fn concepts(
    State(node): State<Arc<Node>>,
    visit: Visit,
    _acting: Acting,
    RawQuery(query): RawQuery,
) -> Json<Vec<FoundConcept>> {
    let names = Names::of(&node, visit.locale);
    let asked = Asked::read(&query.unwrap_or_default());
    Json(search(&names, asked.one("q")))
}
