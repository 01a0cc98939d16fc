//! A member as concepts and words: what of it goes to other clusters when complements are sought
//! for it, and nothing by which it could be known.

use std::collections::{BTreeMap, HashSet};

use steelyard_policies::profile::Profile;
use steelyard_protocol::{
    fields::{Entry, FieldGroup, FieldGroups},
    ids::ConceptCode,
    like::{Like, Side},
    limits,
    query::{Query, WeightedConcept},
};

use crate::{
    matching::telling_text,
    vocabulary::{Vocabulary, fold_words},
};

/// A concept that was derived from texts, or is named in them, against 1 for one that was given.
const DERIVED: f64 = 0.7;
/// A word with more digits than this may be a telephone number or the like.
const DIGITS: usize = 2;
/// A word that begins with a name of this many letters is a form of it, if little follows.
const STEM: usize = 4;
/// How much may follow.
const ENDING: usize = 3;
/// A word that begins with a name of this many letters is made from it, whatever follows.
const LONG_STEM: usize = 7;

/// What `profile` offers and needs, made from the field groups `told` alone and within what
/// `query` leaves room for.
pub(super) fn describe(
    profile: &Profile,
    told: FieldGroups,
    query: &Query,
    vocabulary: &Vocabulary,
) -> Like {
    let entries = |group, entries| -> &[Entry] { if told.contains(group) { entries } else { &[] } };
    let needs = entries(FieldGroup::Needs, &profile.needs);
    let offers = entries(FieldGroup::Offers, &profile.offers);
    let summary = if told.contains(FieldGroup::Summary) {
        profile.summary.text.as_str()
    } else {
        ""
    };
    let names = Names::of(profile);
    let mut room = Room {
        concepts: limits::CONCEPTS.saturating_sub(query.concepts.len()),
        chars: limits::TEXT_CHARS.saturating_sub(query.text.chars().count()),
    };
    // Either side has half of the room; what the needs leave is for the offers.
    let half = Room {
        concepts: room.concepts / 2,
        chars: room.chars / 2,
    };
    let needs = side(needs, "", &half, &names, vocabulary);
    room.concepts -= needs.concepts.len();
    room.chars -= needs.text.chars().count();
    let offers = side(offers, summary, &room, &names, vocabulary);
    Like { offers, needs }
}

struct Room {
    concepts: usize,
    chars: usize,
}

fn side(
    entries: &[Entry],
    summary: &str,
    room: &Room,
    names: &Names,
    vocabulary: &Vocabulary,
) -> Side {
    let mut texts: Vec<&str> = entries
        .iter()
        .flat_map(|e| [e.title.as_str(), e.text.as_str()])
        .collect();
    texts.push(summary);
    Side {
        concepts: telling_concepts(entries, &texts, room.concepts, vocabulary),
        text: telling_words(&texts, names, room.chars),
    }
}

/// The concepts that the entries name and that stand in the texts, the most specific first.
fn telling_concepts(
    entries: &[Entry],
    texts: &[&str],
    most: usize,
    vocabulary: &Vocabulary,
) -> Vec<WeightedConcept> {
    let mut weights: BTreeMap<ConceptCode, f64> = BTreeMap::new();
    let mut add = |code: &ConceptCode, weight: f64| {
        let known = weights.entry(code.clone()).or_default();
        *known = known.max(weight);
    };
    for entry in entries {
        entry.concepts.iter().for_each(|code| add(code, 1.0));
        let derived = &entry.concepts_derived;
        derived.iter().for_each(|code| add(code, DERIVED));
    }
    for text in texts {
        let found = vocabulary.find_in_text(text);
        found.iter().for_each(|code| add(code, DERIVED));
    }
    let mut all: Vec<(f64, WeightedConcept)> = weights
        .into_iter()
        .map(|(concept, weight)| {
            let telling = weight * vocabulary.information_content(&concept);
            (telling, WeightedConcept { concept, weight })
        })
        .collect();
    all.sort_by(|a, b| b.0.total_cmp(&a.0));
    all.truncate(most);
    all.into_iter().map(|(_, concept)| concept).collect()
}

/// The most telling words of `texts` in at most `chars` characters, without their sentences.
fn telling_words(texts: &[&str], names: &Names, chars: usize) -> String {
    let tokens = texts.iter().flat_map(|text| text.split_whitespace());
    let words = tokens
        .filter(|token| !is_address(token))
        .flat_map(fold_words)
        .filter(|word| !names.tell(word));
    telling_text(words, chars)
}

/// Whether a run of characters is an address of the mail or the web.
fn is_address(token: &str) -> bool {
    token.contains('@') || token.contains("://") || token.to_lowercase().contains("www.")
}

/// The words by which a member could be known.
struct Names {
    words: HashSet<String>,
}

impl Names {
    /// The words of the member's names, places and addresses, and what they give when written
    /// together.
    fn of(profile: &Profile) -> Self {
        let Profile {
            member_ref,
            identity,
            contact,
            ..
        } = profile;
        let texts = [
            Some(member_ref.as_str()),
            Some(identity.legal_name.as_str()),
            identity.city.as_deref(),
            identity.website.as_deref(),
            contact.name.as_deref(),
            contact.email.as_deref(),
        ];
        let mut words = HashSet::new();
        for text in texts.into_iter().flatten() {
            let parts = fold_words(text);
            for from in 0..parts.len() {
                let mut joined = String::new();
                for part in parts.iter().skip(from) {
                    joined.push_str(part);
                    words.insert(joined.clone());
                }
            }
        }
        Self { words }
    }

    /// Whether `word` (folded) is one of them, a form of one, or a number that could be.
    fn tell(&self, word: &str) -> bool {
        let digits = word.chars().filter(|c| c.is_numeric()).count();
        if digits > DIGITS || digits == word.chars().count() || self.words.contains(word) {
            return true;
        }
        let ends = word.char_indices().map(|(at, _)| at).skip(STEM);
        ends.filter_map(|end| word.split_at_checked(end))
            .filter(|(start, rest)| {
                rest.chars().count() <= ENDING || start.chars().count() >= LONG_STEM
            })
            .any(|(start, _)| self.words.contains(start))
    }
}

#[cfg(test)]
mod tests {
    use steelyard_protocol::{fields::Summary, ids::Purpose};

    use super::*;

    fn profile() -> Profile {
        let mut profile = Profile::new("TO-0042".parse().unwrap());
        profile.identity.legal_name = "Acme Bio Srl".into();
        profile.identity.city = Some("Torino".into());
        profile.identity.website = Some("https://www.acmelabs.example".into());
        profile.contact.name = Some("Maria Rossi".into());
        profile.contact.email = Some("m.rossi@acmelabs.example".into());
        profile.offers.push(Entry {
            title: "Spettrometria di massa".into(),
            text: "AcmeBio's spettrometria; chiamare Maria Rossi, +39 0115550142, \
                   info@acmelabs.example or www.acmelabs.example/it"
                .into(),
            concepts: vec!["/23/47/297/935".parse().unwrap()],
            ..Entry::default()
        });
        profile.needs.push(Entry {
            text: "Partners in Torino for clinical trials of Acmes peptides (TO-0042)".into(),
            concepts: vec!["/21/33/137".parse().unwrap()],
            ..Entry::default()
        });
        profile.summary = Summary {
            text: "Turin's house of proteomics, founded 1998, acme-bio".into(),
            language: None,
        };
        profile
    }

    fn described(profile: &Profile, told: &[FieldGroup], query: &Query) -> Like {
        let told = told.iter().copied().collect();
        describe(profile, told, query, &Vocabulary::builtin())
    }

    fn query() -> Query {
        Query::new(Purpose::MATCHMAKING.parse().unwrap())
    }

    const ALL: [FieldGroup; 3] = [FieldGroup::Offers, FieldGroup::Needs, FieldGroup::Summary];

    #[test]
    fn concepts_and_words_stay_and_names_go() {
        let like = described(&profile(), &ALL, &query());
        let words: HashSet<&str> = like.offers.text.split(' ').collect();
        for word in ["spettrometria", "massa", "proteomics", "chiamare"] {
            assert!(words.contains(word), "{word} in {words:?}");
        }
        let needed: HashSet<&str> = like.needs.text.split(' ').collect();
        assert!(needed.contains("peptides") && needed.contains("trials"));
        let json = serde_json::to_string(&like).unwrap().to_lowercase();
        for name in [
            "acme", "torino", "maria", "rossi", "555", "example", "0042", "1998", "@",
        ] {
            assert!(!json.contains(name), "{name} in {json}");
        }
        assert!(
            like.offers
                .concepts
                .iter()
                .any(|c| c.concept.as_str() == "/23/47/297/935")
        );
        assert!(
            like.needs
                .concepts
                .iter()
                .any(|c| c.concept.as_str() == "/21/33/137")
        );
        // The words that are told most often stand first: nothing of the sentences is left.
        assert!(like.offers.text.starts_with("spettrometria"));
    }

    #[test]
    fn field_groups_that_are_not_told_have_no_say() {
        let mut blank = profile();
        blank.offers.clear();
        blank.summary = Summary::default();
        let needs = described(&profile(), &[FieldGroup::Needs], &query());
        assert_eq!(needs, described(&blank, &ALL, &query()));
        assert!(needs.offers.is_empty() && !needs.needs.is_empty());
        assert!(
            described(
                &profile(),
                &[FieldGroup::Region, FieldGroup::Identity],
                &query()
            )
            .is_empty()
        );
    }

    #[test]
    fn what_is_told_fits_the_limits() {
        let mut long = profile();
        let word = |n: usize| {
            let letters =
                (0..6).map(|d| char::from(b'a' + u8::try_from(n >> (2 * d) & 3).unwrap()));
            letters.collect::<String>() + "ologisch"
        };
        let text: Vec<String> = (0..4_000).map(word).collect();
        long.offers[0].text = text.join(" ");
        long.needs[0].text = text.join(" ");
        long.offers[0].concepts = (0..200)
            .map(|n| format!("/9/{n}").parse().unwrap())
            .collect();
        long.needs[0].concepts = long.offers[0].concepts.clone();
        let mut query = query();
        query.text = "x".repeat(500);
        query.concepts = vec![ConceptCode::into("/1".parse().unwrap()); 10];
        query.like = Some(described(&long, &ALL, &query));
        query.check().unwrap();
        let like = query.like.unwrap();
        assert_eq!(like.offers.concepts.len() + like.needs.concepts.len(), 54);
        let chars = [&like.offers, &like.needs].map(|side| side.text.chars().count());
        assert!(
            chars[0] > 700 && chars[1] > 700 && chars[0] + chars[1] <= 1_500,
            "{chars:?}"
        );
        // Concepts that somebody named come before those derived from texts.
        assert!(like.needs.concepts.iter().any(|c| c.weight == 1.0));
    }
}
