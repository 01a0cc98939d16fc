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

/// Sentences that are shown at once; the others open.
const SHOWN: usize = 4;

/// Why a match fits, the weightiest first.
pub(super) fn list(visit: &Visit, known: &Known, why: &[Reason]) -> Markup {
    let sentences = sentences(visit, known, why);
    let (first, rest) = sentences.split_at(sentences.len().min(SHOWN));
    let count = rest.len();
    html! {
        ul.why { @for sentence in first { li { (sentence) } } }
        @if !rest.is_empty() {
            details {
                summary { (visit.text_with("console-why-more", [("count", count.into())])) }
                ul.why { @for sentence in rest { li { (sentence) } } }
            }
        }
    }
}

/// The reasons as sentences: one for each concept, then one for all words of a kind, then the track
/// record; the weightiest first within each.
pub(super) fn sentences(visit: &Visit, known: &Known, why: &[Reason]) -> Vec<Markup> {
    let (mut concepts, mut words_told, mut record) = (Vec::new(), Vec::new(), Vec::new());
    for (place, reason) in why.iter().enumerate() {
        let side = side(reason);
        match reason.relation {
            Relation::Experience => {
                // `3 activities`: the number is what counts.
                let count = reason
                    .found
                    .split(' ')
                    .next()
                    .and_then(|n| n.parse::<u64>().ok());
                let count = count.unwrap_or(1).into();
                let text = visit.text_with("console-why-experience", [("count", count)]);
                record.push(sentence(&text));
            }
            Relation::Text => {
                let alike =
                    |other: &&Reason| other.relation == Relation::Text && self::side(other) == side;
                if why.iter().take(place).any(|other| alike(&other)) {
                    continue;
                }
                let mut words: Vec<&str> = Vec::new();
                for word in why.iter().filter(alike).map(|other| other.found.as_str()) {
                    if !words.contains(&word) {
                        words.push(word);
                    }
                }
                let id = format!("console-why-{side}-word");
                let text = visit.text_with(&id, [("found", set_off(&words.join(", ")))]);
                words_told.push(sentence(&text));
            }
            Relation::Meaning => {
                let named = !reason.found.is_empty();
                let text = if named {
                    visit.text_with(
                        "console-why-meaning-of",
                        [("found", set_off(&reason.found))],
                    )
                } else {
                    visit.text("console-why-meaning")
                };
                words_told.push(sentence(&text));
            }
            Relation::Exact | Relation::Narrower | Relation::Broader | Relation::Related => {
                let relation = match reason.relation {
                    Relation::Narrower => "narrower",
                    Relation::Broader => "broader",
                    Relation::Related => "related",
                    _ => "exact",
                };
                let found = set_off(&label(known, &reason.found));
                let wanted = set_off(&label(known, &reason.wanted));
                let id = format!("console-why-{side}-{relation}");
                let text = visit.text_with(&id, [("found", found), ("wanted", wanted)]);
                concepts.push(sentence(&text));
            }
        }
    }
    concepts.extend(words_told);
    concepts.extend(record);
    concepts
}

/// Whose wish it answers, and where: the middle of a message's id.
const fn side(reason: &Reason) -> &'static str {
    match (reason.part, reason.found_in) {
        (Some(LikePart::Need), _) => "need",
        (Some(LikePart::Offer), _) => "offer",
        (Some(LikePart::Field), _) => "field",
        (None, FieldGroup::Needs) => "needs",
        (None, FieldGroup::Summary) => "summary",
        (None, _) => "offers",
    }
}

/// The label of a concept in the reader's language. What another node names and this one's
/// vocabulary does not list is shown as it came.
fn label(known: &Known, text: &str) -> String {
    match text.parse::<ConceptCode>() {
        Ok(code) => known.concept(&code).to_owned(),
        Err(_) => text.to_owned(),
    }
}
