//! Why a match fits, in words.

use maud::{Markup, html};
use steelyard_protocol::{
    answer::{LikePart, Reason, Relation},
    fields::FieldGroup,
    ids::ConceptCode,
};

use super::{
    super::pages::Visit,
    words::{Known, sentence, set_off},
};

/// Reasons that are shown at once; the others open.
const SHOWN: usize = 4;

/// Why a match fits, the weightiest first.
pub(super) fn list(visit: &Visit, known: &Known, why: &[Reason]) -> Markup {
    let (first, rest) = why.split_at(why.len().min(SHOWN));
    let count = rest.len();
    html! {
        ul.why { @for reason in first { li { (one(visit, known, reason)) } } }
        @if !rest.is_empty() {
            details {
                summary { (visit.text_with("console-why-more", [("count", count.into())])) }
                ul.why { @for reason in rest { li { (one(visit, known, reason)) } } }
            }
        }
    }
}

/// One reason as a sentence.
pub(super) fn one(visit: &Visit, known: &Known, reason: &Reason) -> Markup {
    if reason.relation == Relation::Experience {
        // `3 activities`: the number is what counts.
        let count = reason
            .found
            .split(' ')
            .next()
            .and_then(|n| n.parse::<u64>().ok());
        let count = count.unwrap_or(1);
        return sentence(&visit.text_with("console-why-experience", [("count", count.into())]));
    }
    let is_text = reason.relation == Relation::Text;
    let name = |text: &str| {
        if is_text {
            text.to_owned()
        } else {
            label(known, text)
        }
    };
    let (found, wanted) = (name(&reason.found), name(&reason.wanted));
    let side = match (reason.part, reason.found_in) {
        (Some(LikePart::Need), _) => "need",
        (Some(LikePart::Offer), _) => "offer",
        (Some(LikePart::Field), _) => "field",
        (None, FieldGroup::Needs) => "needs",
        (None, FieldGroup::Summary) => "summary",
        (None, _) => "offers",
    };
    let relation = match reason.relation {
        Relation::Exact => "exact",
        Relation::Narrower => "narrower",
        Relation::Broader => "broader",
        Relation::Related => "related",
        Relation::Text | Relation::Experience if found.eq_ignore_ascii_case(&wanted) => "word",
        Relation::Text | Relation::Experience => "text",
    };
    let id = format!("console-why-{side}-{relation}");
    sentence(&visit.text_with(
        &id,
        [("found", set_off(&found)), ("wanted", set_off(&wanted))],
    ))
}

/// The label of a concept in the reader's language. What another node names and this one's
/// vocabulary does not list is shown as it came.
fn label(known: &Known, text: &str) -> String {
    match text.parse::<ConceptCode>() {
        Ok(code) => known.concept(&code).to_owned(),
        Err(_) => text.to_owned(),
    }
}
