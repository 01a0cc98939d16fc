//! What the member has told, in one page; and the forms for name, place, description and contact.

use std::sync::Arc;

use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use maud::{Markup, html};
use serde::Deserialize;
use steelyard_policies::profile::Profile;
use steelyard_protocol::fields::{Entry, FieldGroup, Fields, OrganisationType};

use super::{Acting, Fault, Names, Visit, base, record};
use crate::{
    app::Node,
    directory::{
        DirectoryError, Member,
        editing::{
            self, AboutDraft, ContactDraft, Fault as Wrong, FieldFault, LINE_CHARS, TEXT_CHARS,
        },
    },
    texts::{COUNTRIES, Locale},
    web::pages::{
        form::{Field, Filled, Mistakes},
        see_other,
    },
};

/// What is missing in a profile, as ids of texts: each makes it harder to be found.
pub(super) fn missing(profile: &Profile) -> Vec<&'static str> {
    let unnamed = |entries: &[Entry]| {
        entries
            .iter()
            .any(|e| e.concepts.is_empty() && e.concepts_derived.is_empty())
    };
    let mut missing = Vec::new();
    let mut check = |is_missing: bool, id| {
        if is_missing {
            missing.push(id);
        }
    };
    check(profile.offers.is_empty(), "portal-missing-offers");
    check(profile.needs.is_empty(), "portal-missing-needs");
    check(
        unnamed(&profile.offers) || unnamed(&profile.needs),
        "portal-missing-concepts",
    );
    check(profile.summary.text.is_empty(), "portal-missing-summary");
    check(profile.region.country.is_none(), "portal-missing-country");
    check(profile.contact.email.is_none(), "portal-missing-contact");
    missing
}

/// Everything in one page.
pub(super) async fn show(
    State(node): State<Arc<Node>>,
    visit: Visit,
    acting: Acting,
) -> Result<Response, Fault> {
    let names = Names::of(&node, visit.locale);
    let member = node.directory.member(&acting.member).await?;
    let profile = &member.profile;
    let here = format!("{}/profile", base(&acting.member));
    let title = visit.text("portal-profile-title");
    let only = |group| part(profile, group);
    let about = Fields {
        region: Some(profile.region.clone()),
        kind: Some(profile.kind),
        summary: Some(profile.summary.clone()),
        identity: Some(profile.identity.clone()),
        ..Fields::default()
    };
    let missing = missing(profile);
    let body = html! {
        h1 { (title) }
        p.lede { (visit.text_with("portal-profile-lede",
            [("day", names.date(member.updated_at).into())])) }
        @if !missing.is_empty() {
            div.notice {
                p { strong { (visit.text("portal-missing-title")) } }
                ul { @for id in missing { li { (visit.text(id)) } } }
            }
        }
        section.panel aria-labelledby="about" {
            (head(&visit, "about", "portal-profile-about", &format!("{here}/about")))
            (record::record(&names, &about))
        }
        (entries(&visit, &names, &here, "offers", &profile.offers))
        (entries(&visit, &names, &here, "needs", &profile.needs))
        section.panel aria-labelledby="contact" {
            (head(&visit, "contact", "portal-profile-contact", &format!("{here}/contact")))
            p.aside { (visit.text("portal-profile-contact-hint")) }
            (record::record(&names, &only(FieldGroup::Contact)))
        }
        p.aside { (visit.text_with("portal-profile-reference", [
            ("cluster", visit.cluster().into()),
            ("reference", acting.member.as_str().into()),
        ])) }
    };
    Ok(visit.page(&title, body))
}

/// One field group of the own profile.
fn part(profile: &Profile, group: FieldGroup) -> Fields {
    let mut fields = Fields::default();
    if group == FieldGroup::Contact {
        fields.contact = Some(profile.contact.clone());
    }
    fields
}

fn head(visit: &Visit, id: &str, title: &str, edit: &str) -> Markup {
    let title = visit.text(title);
    html! {
        div.head {
            h2 id=(id) { (title) }
            a.button.quiet.small href=(edit) aria-label=(visit.text_with("portal-edit-label",
                [("what", title.as_str().into())])) { (visit.text("portal-edit")) }
        }
    }
}

/// What an entry is called where there is little room.
fn called(entry: &Entry) -> String {
    let text = if entry.title.is_empty() {
        &entry.text
    } else {
        &entry.title
    };
    text.chars().take(60).collect()
}

fn entries(visit: &Visit, names: &Names, here: &str, side: &str, entries: &[Entry]) -> Markup {
    let add = if side == "offers" {
        "portal-add-offer"
    } else {
        "portal-add-need"
    };
    html! {
        section.panel aria-labelledby=(side) {
            div.head {
                h2 id=(side) { (visit.text(&format!("field-{side}"))) }
                a.button.quiet.small href={ (here) "/" (side) "/new" } { (visit.text(add)) }
            }
            p.aside { (visit.text(&format!("portal-field-{side}"))) }
            @if entries.is_empty() {
                p { (visit.text("portal-nothing-said")) }
            } @else {
                ul.entries {
                    @for (place, entry) in entries.iter().enumerate() {
                        li {
                            (record::entry(names, entry))
                            a href={ (here) "/" (side) "/" (place) } aria-label=(visit.text_with(
                                "portal-edit-label", [("what", called(entry).into())])) {
                                (visit.text("portal-edit"))
                            }
                        }
                    }
                }
            }
        }
    }
}

/// A form with the revision of the copy that is edited.
#[derive(Deserialize)]
pub(super) struct About {
    revision: i64,
    #[serde(flatten)]
    draft: AboutDraft,
}

/// The contact's form.
#[derive(Deserialize)]
pub(super) struct ContactForm {
    revision: i64,
    #[serde(flatten)]
    draft: ContactDraft,
}

/// The form of name, place and description.
pub(super) async fn about(
    State(node): State<Arc<Node>>,
    visit: Visit,
    acting: Acting,
) -> Result<Response, Fault> {
    let names = Names::of(&node, visit.locale);
    let member = node.directory.member(&acting.member).await?;
    let draft = AboutDraft::of(&member.profile);
    let none = Mistakes::default();
    Ok(about_form(
        &visit,
        &acting,
        &names,
        (&draft, member.revision),
        &none,
    ))
}

/// Saves them.
pub(super) async fn save_about(
    State(node): State<Arc<Node>>,
    visit: Visit,
    acting: Acting,
    Filled(About { revision, draft }): Filled<About>,
) -> Result<Response, Fault> {
    let names = Names::of(&node, visit.locale);
    let member = node.directory.member(&acting.member).await?;
    let mistakes = match draft.put_into(&member.profile) {
        Ok(profile) => match save(&node, &names, &member, revision, &profile).await? {
            Ok(()) => return Ok(saved(&acting)),
            Err(mistakes) => mistakes,
        },
        Err(faults) => mistakes(&names, &faults),
    };
    Ok(about_form(
        &visit,
        &acting,
        &names,
        (&draft, revision),
        &mistakes,
    ))
}

fn about_form(
    visit: &Visit,
    acting: &Acting,
    names: &Names,
    (draft, revision): (&AboutDraft, i64),
    mistakes: &Mistakes,
) -> Response {
    let text = |id: &str| visit.text(id);
    let line = |id, label: &str, hint: &str, value: &str, kind, autocomplete, required| {
        Field {
            id,
            label,
            hint,
            value,
            kind,
            autocomplete,
            required,
            most: LINE_CHARS,
        }
        .line(visit, mistakes)
    };
    let mut countries = vec![(String::new(), text("portal-not-said"))];
    countries.extend(COUNTRIES.map(|code| {
        let name = code
            .parse()
            .map_or_else(|_| code.to_owned(), |c| names.country(&c));
        (code.to_owned(), name)
    }));
    if !countries.iter().any(|(code, _)| *code == draft.country) {
        countries.push((draft.country.clone(), draft.country.clone()));
    }
    let kinds = OrganisationType::ALL.map(|k| (k.as_str().to_owned(), names.kind(k)));
    let mut languages = vec![(String::new(), text("portal-not-said"))];
    languages.extend(Locale::ALL.map(|l| (l.tag().to_owned(), l.name().to_owned())));
    if !languages.iter().any(|(tag, _)| *tag == draft.language) {
        languages.push((draft.language.clone(), draft.language.clone()));
    }
    let choice = |id, label: &str, hint: &str, value: &str, options: &[(String, String)]| {
        Field {
            id,
            label,
            hint,
            value,
            ..Field::default()
        }
        .choice(visit, mistakes, options)
    };
    let summary = Field {
        id: "summary",
        label: &text("portal-label-summary"),
        hint: &text("portal-hint-summary"),
        value: &draft.summary,
        most: TEXT_CHARS,
        ..Field::default()
    };
    let fields = html! {
        (line("legal_name", &text("portal-label-legal-name"), "", &draft.legal_name, "", "organization", true))
        (line("city", &text("portal-label-city"), "", &draft.city, "", "address-level2", false))
        (line("website", &text("portal-label-website"), "", &draft.website, "", "url", false))
        (choice("country", &text("portal-label-country"), "", &draft.country, &countries))
        (line("nuts", &text("portal-label-nuts"), &text("portal-hint-nuts"), &draft.nuts, "", "", false))
        (choice("kind", &text("portal-label-kind"), &text("portal-hint-kind"), &draft.kind, &kinds))
        (summary.lines(visit, mistakes, 8))
        (choice("language", &text("portal-label-language"), "", &draft.language, &languages))
    };
    let here = format!("{}/profile", base(&acting.member));
    page(
        visit,
        ("portal-profile-about", &here, "about"),
        revision,
        mistakes,
        fields,
    )
}

/// The form of the contact.
pub(super) async fn contact(
    State(node): State<Arc<Node>>,
    visit: Visit,
    acting: Acting,
) -> Result<Response, Fault> {
    let member = node.directory.member(&acting.member).await?;
    let draft = ContactDraft::of(&member.profile);
    Ok(contact_form(
        &visit,
        &acting,
        (&draft, member.revision),
        &Mistakes::default(),
    ))
}

/// Saves it.
pub(super) async fn save_contact(
    State(node): State<Arc<Node>>,
    visit: Visit,
    acting: Acting,
    Filled(ContactForm { revision, draft }): Filled<ContactForm>,
) -> Result<Response, Fault> {
    let names = Names::of(&node, visit.locale);
    let member = node.directory.member(&acting.member).await?;
    let mistakes = match draft.put_into(&member.profile) {
        Ok(profile) => match save(&node, &names, &member, revision, &profile).await? {
            Ok(()) => return Ok(saved(&acting)),
            Err(mistakes) => mistakes,
        },
        Err(faults) => mistakes(&names, &faults),
    };
    Ok(contact_form(&visit, &acting, (&draft, revision), &mistakes))
}

fn contact_form(
    visit: &Visit,
    acting: &Acting,
    (draft, revision): (&ContactDraft, i64),
    mistakes: &Mistakes,
) -> Response {
    let labels =
        ["portal-label-contact-name", "portal-label-contact-email"].map(|id| visit.text(id));
    let [name, email] = &labels;
    let fields = html! {
        p { (visit.text("portal-profile-contact-hint")) }
        (Field {
            id: "name",
            label: name,
            value: &draft.name,
            autocomplete: "name",
            most: LINE_CHARS,
            ..Field::default()
        }.line(visit, mistakes))
        (Field {
            id: "email",
            label: email,
            value: &draft.email,
            kind: "email",
            autocomplete: "email",
            most: LINE_CHARS,
            ..Field::default()
        }.line(visit, mistakes))
    };
    let here = format!("{}/profile", base(&acting.member));
    page(
        visit,
        ("portal-profile-contact", &here, "contact"),
        revision,
        mistakes,
        fields,
    )
}

/// A page with one form of the profile.
pub(super) fn page(
    visit: &Visit,
    (title, here, form): (&str, &str, &str),
    revision: i64,
    mistakes: &Mistakes,
    fields: Markup,
) -> Response {
    let title = visit.text(title);
    let body = html! {
        h1 { (title) }
        (mistakes.summary(visit))
        form method="post" action={ (here) "/" (form) } novalidate {
            input type="hidden" name="revision" value=(revision);
            (fields)
            div.actions {
                button type="submit" { (visit.text("common-save")) }
                a.button.quiet href=(here) { (visit.text("common-cancel")) }
            }
        }
    };
    let status = if mistakes.is_empty() {
        StatusCode::OK
    } else {
        StatusCode::UNPROCESSABLE_ENTITY
    };
    (status, visit.page(&title, body)).into_response()
}

/// Saves a profile; what stands in the way is a mistake of the form where the person can mend it.
pub(super) async fn save(
    node: &Node,
    names: &Names,
    member: &Member,
    revision: i64,
    profile: &Profile,
) -> Result<Result<(), Mistakes>, Fault> {
    let reference = &member.profile.member_ref;
    let saved = node
        .directory
        .update_profile(reference, revision, profile)
        .await;
    let mut mistakes = Mistakes::default();
    match saved {
        Ok(_) => {
            node.refresh().await;
            return Ok(Ok(()));
        }
        Err(DirectoryError::ChangedMeanwhile(_)) => {
            mistakes.add("content", names.text("portal-mistake-changed"));
        }
        Err(DirectoryError::ProfileTooLong { .. }) => {
            mistakes.add("content", names.text("portal-mistake-profile"));
        }
        Err(e) => return Err(e.into()),
    }
    Ok(Err(mistakes))
}

pub(super) fn saved(acting: &Acting) -> Response {
    let to = format!("{}/profile", base(&acting.member));
    see_other(&to, Some("portal-flash-saved"))
}

/// What is wrong with fields, in the reader's language.
pub(super) fn mistakes(names: &Names, faults: &[FieldFault]) -> Mistakes {
    let mut mistakes = Mistakes::default();
    for (field, wrong) in faults {
        let (id, form) = match field {
            editing::Field::LegalName => ("legal_name", "portal-mistake-missing"),
            editing::Field::City => ("city", "portal-mistake-missing"),
            editing::Field::Website => ("website", "portal-mistake-website"),
            editing::Field::Country => ("country", "portal-mistake-country"),
            editing::Field::Nuts => ("nuts", "portal-mistake-nuts"),
            editing::Field::Kind => ("kind", "portal-mistake-choice"),
            editing::Field::Summary => ("summary", "portal-mistake-choice"),
            editing::Field::Language => ("language", "portal-mistake-choice"),
            editing::Field::ContactName => ("name", "portal-mistake-choice"),
            editing::Field::ContactEmail => ("email", "portal-mistake-email"),
            editing::Field::Title => ("title", "portal-mistake-missing"),
            editing::Field::Text => ("text", "portal-mistake-choice"),
            editing::Field::Concepts => ("concepts", "portal-mistake-concept"),
            editing::Field::Trl => ("trl_min", "portal-mistake-trl"),
        };
        let what = match wrong {
            Wrong::Missing => names.text("portal-mistake-missing"),
            Wrong::TooLong(most) => names.with("portal-mistake-long", [("most", (*most).into())]),
            Wrong::TooMany(most) => names.with("portal-mistake-many", [("most", (*most).into())]),
            Wrong::OtherCountry => names.text("portal-mistake-other-country"),
            Wrong::Form => names.text(form),
        };
        mistakes.add(id, what);
    }
    mistakes
}
