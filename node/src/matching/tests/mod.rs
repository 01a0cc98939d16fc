//! What a query finds, and that hidden data has no say in it.

mod languages;
mod meaning;
mod plain;
mod ranking;

use std::sync::{Arc, LazyLock};

use proptest::{collection::vec, prelude::*, sample::select};
use steelyard_policies::{
    consent::{ConsentGranularity, ConsentTerms, Recipient, Validity},
    consent_set::ConsentSets,
    permit::{PeerRequest, Permit},
    profile::Profile,
    rules::RuleSet,
    scope::MemberScope,
};
use steelyard_protocol::{
    answer::{LikePart, Relation},
    fields::{
        Entry, FieldGroup, FieldGroups, Granularity, OrganisationType, Region, Summary, TrlRange,
    },
    ids::Purpose,
    like::{Like, Side},
    query::{MatchMode, Query, Seek},
    time::Timestamp,
};

use super::{Document, Filling, Found, Index, find};
use crate::vocabulary::Vocabulary;

const CODES: [&str; 8] = [
    "/23/47/297",
    "/23/47/297/935",
    "/23/47/297/52679357",
    "/23/47/305/967",
    "/21/35/145",
    "/21/35",
    "/99/1",
    "/99/1/7",
];
const WORDS: [&str; 6] = ["pathology", "image", "images", "sensor", "größe", "the"];
const NOW: Timestamp = Timestamp::from_millis(1_000_000);

static VOCABULARY: LazyLock<Arc<Vocabulary>> = LazyLock::new(|| Arc::new(Vocabulary::builtin()));
static PERMIT: LazyLock<Permit> = LazyLock::new(permit);

fn permit() -> Permit {
    let request = PeerRequest {
        asker: "oslo".parse().unwrap(),
        country: "NO".parse().unwrap(),
        name: "Oslo".into(),
        active: true,
        own: false,
        purpose: Purpose::MATCHMAKING.parse().unwrap(),
    };
    RuleSet::default_rules()
        .unwrap()
        .authorize(&request)
        .unwrap()
}

fn terms(fields: FieldGroups, granularity: ConsentGranularity) -> ConsentTerms {
    ConsentTerms {
        purpose: Purpose::MATCHMAKING.parse().unwrap(),
        recipients: vec![Recipient::Federation],
        except: Vec::new(),
        fields,
        granularity,
    }
}

type Consents = Vec<(u32, FieldGroups, ConsentGranularity)>;

fn scope(permit: &Permit, consents: &Consents) -> MemberScope {
    let mut sets = ConsentSets::new(NOW);
    for (key, (member, fields, granularity)) in (0..).zip(consents) {
        let validity = Validity {
            valid_from: NOW,
            valid_until: None,
        };
        sets.insert(key, *member, terms(*fields, *granularity), validity);
    }
    sets.scope(permit, NOW).unwrap()
}

fn index(profiles: &[Profile]) -> Index {
    let mut index = Index::new(VOCABULARY.clone());
    for (number, profile) in (0..).zip(profiles) {
        index.put(number, 1, 0, profile);
    }
    index
}

fn search(profiles: &[Profile], query: &Query, scope: &MemberScope) -> Found {
    find(&index(profiles), query, query.granularity, scope, 100)
}

fn member(concepts: &[&str], summary: &str) -> Profile {
    let mut profile = Profile::new("M".parse().unwrap());
    let concepts = concepts.iter().map(|c| c.parse().unwrap()).collect();
    profile.offers.push(Entry {
        concepts,
        ..Entry::default()
    });
    profile.summary = Summary {
        text: summary.into(),
        language: None,
    };
    profile
}

fn query(mode: MatchMode, concepts: &[&str], text: &str) -> Query {
    let mut query = Query::new(Purpose::MATCHMAKING.parse().unwrap());
    query.match_mode = mode;
    query.concepts = concepts
        .iter()
        .map(|c| c.parse::<_>().map(concept).unwrap())
        .collect();
    query.text = text.into();
    query
}

fn concept(
    code: steelyard_protocol::ids::ConceptCode,
) -> steelyard_protocol::query::WeightedConcept {
    code.into()
}

fn all_visible(members: u32) -> MemberScope {
    let consents: Consents = (0..members)
        .map(|m| (m, FieldGroups::ALL, ConsentGranularity::Record))
        .collect();
    scope(&PERMIT, &consents)
}

#[test]
fn strict_takes_the_concept_and_what_lies_below_and_all_words() {
    let members = [
        member(&["/23/47/297"], "image of pathology"),
        member(&["/23/47/297/935"], "Pathology: the image"),
        member(&["/23/47"], "image pathology"),
        member(&["/23/47/297/935"], "image only"),
        member(&["/99/1/7"], "a code that no vocabulary lists"),
    ];
    let visible = all_visible(5);
    let found = search(
        &members,
        &query(MatchMode::Strict, &["/23/47/297"], "IMAGE pathology"),
        &visible,
    );
    let ids: Vec<u32> = found.best.iter().map(|c| c.member).collect();
    assert_eq!((found.total, ids), (2, vec![0, 1]));
    // 1000 points for the concept itself, 600 for one below it, and 304 for a word found once:
    // 500 / 1.6449.
    assert_eq!(found.best[0].score, 1_304.0);
    assert_eq!(found.best[1].score, 904.0);
    let found = search(
        &members,
        &query(MatchMode::Strict, &["/99/1"], ""),
        &visible,
    );
    assert_eq!(found.best.iter().map(|c| c.member).collect::<Vec<_>>(), [4]);
}

#[test]
fn semantic_ranks_exact_above_narrower_above_related_and_says_so() {
    let members = [
        member(&["/23/47/297/52679357"], ""),
        member(&["/23/47/297/935"], ""),
        member(&["/21/35/145"], ""),
        member(&["/23/47/297"], ""),
    ];
    let found = search(
        &members,
        &query(MatchMode::Semantic, &["/23/47/297/935"], ""),
        &all_visible(4),
    );
    let relations: Vec<(u32, Relation)> = found
        .best
        .iter()
        .map(|c| (c.member, c.why[0].relation))
        .collect();
    assert_eq!(relations[0], (1, Relation::Exact));
    assert!(relations.contains(&(3, Relation::Broader)), "{relations:?}");
    assert!(relations.contains(&(0, Relation::Related)), "{relations:?}");
    assert!(
        !relations.iter().any(|(member, _)| *member == 2),
        "{relations:?}"
    );
    let narrower = search(
        &members,
        &query(MatchMode::Semantic, &["/23/47/297"], ""),
        &all_visible(4),
    );
    assert_eq!(narrower.best[0].member, 3);
    assert_eq!(narrower.best[1].why[0].relation, Relation::Narrower);
}

#[test]
fn a_concept_is_found_by_its_name_in_another_language() {
    let members = [
        member(&["/23/47/297/935"], ""),
        member(&["/23/47/305/967"], ""),
    ];
    let found = search(
        &members,
        &query(MatchMode::Semantic, &[], "Bildanalyse"),
        &all_visible(2),
    );
    assert_eq!(found.best.first().map(|c| c.member), Some(0));
}

fn side(concepts: &[&str], words: &[&str]) -> Side {
    Side {
        concepts: concepts
            .iter()
            .map(|c| concept(c.parse().unwrap()))
            .collect(),
        text: words.join(" "),
    }
}

#[test]
fn needs_are_sought_in_offers_and_offers_in_needs() {
    let in_needs = |concepts: &[&str], text: &str| {
        let mut profile = member(concepts, "");
        profile.needs = std::mem::take(&mut profile.offers);
        profile.needs[0].text = text.into();
        profile
    };
    let members = [
        // Offers what is needed.
        member(&["/23/47/297/935"], ""),
        // Needs what is offered.
        in_needs(&["/21/35/145"], ""),
        // Offers the same: a common field of work.
        member(&["/21/35/145"], ""),
        // Needs the same: no complement.
        in_needs(&["/23/47/297/935"], "gasket"),
        // Says in words that it has what is needed.
        member(&[], "we build gasket systems"),
    ];
    let mut query = query(MatchMode::Semantic, &[], "");
    query.like = Some(Like {
        offers: side(&["/21/35/145"], &[]),
        needs: side(&["/23/47/297/935"], &["gasket"]),
    });
    let found = search(&members, &query, &all_visible(5));
    let parts: Vec<(u32, LikePart, FieldGroup)> = found
        .best
        .iter()
        .map(|c| (c.member, c.why[0].part.unwrap(), c.why[0].found_in))
        .collect();
    for expected in [
        (0, LikePart::Need, FieldGroup::Offers),
        (1, LikePart::Offer, FieldGroup::Needs),
        (2, LikePart::Field, FieldGroup::Offers),
        (4, LikePart::Need, FieldGroup::Summary),
    ] {
        assert!(parts.contains(&expected), "{expected:?} of {parts:?}");
    }
    assert_eq!(found.total, 4);
}

#[test]
fn what_was_taken_out_is_no_longer_found() {
    let members = [
        member(&["/21/35/145"], "pathology"),
        member(&["/21/35/145"], "pathology"),
    ];
    let mut index = index(&members);
    index.remove(0);
    index.put(1, 2, 0, &member(&["/23/47/297"], "image"));
    let visible = all_visible(2);
    let gone = query(MatchMode::Strict, &["/21/35/145"], "");
    assert_eq!(
        find(&index, &gone, Granularity::Record, &visible, 10).total,
        0
    );
    let gone = query(MatchMode::Strict, &[], "pathology");
    assert_eq!(
        find(&index, &gone, Granularity::Record, &visible, 10).total,
        0
    );
    let there = query(MatchMode::Strict, &["/23/47/297"], "image");
    assert_eq!(
        find(&index, &there, Granularity::Record, &visible, 10).total,
        1
    );
    assert_eq!(index.revision_of(1), Some(2));
}

fn any_entry() -> impl Strategy<Value = Entry> {
    let codes = || vec(select(CODES.to_vec()), 0..3);
    (
        codes(),
        codes(),
        vec(select(WORDS.to_vec()), 0..4),
        select(vec![" ", " | ", "\n"]),
        proptest::option::of(1_u8..8),
    )
        .prop_map(|(named, derived, words, between, trl)| Entry {
            title: String::new(),
            text: words.join(between),
            concepts: named.iter().map(|c| c.parse().unwrap()).collect(),
            concepts_derived: derived.iter().map(|c| c.parse().unwrap()).collect(),
            trl: trl.map(|min| TrlRange::new(min, min + 1).unwrap()),
        })
}

fn any_profile() -> impl Strategy<Value = Profile> {
    (
        vec(any_entry(), 0..3),
        vec(any_entry(), 0..3),
        vec(select(WORDS.to_vec()), 0..4),
        select(vec!["ITH55", "ITC11", "NO081"]),
        select(OrganisationType::ALL.to_vec()),
    )
        .prop_map(|(offers, needs, words, nuts, kind)| {
            let mut profile = Profile::new("M".parse().unwrap());
            profile.offers = offers;
            profile.needs = needs;
            profile.summary.text = words.join(" ");
            profile.region = Region {
                country: nuts[..2].parse().ok(),
                nuts: nuts.parse().ok(),
            };
            profile.kind.organisation_type = kind;
            profile
        })
}

prop_compose! {
    fn any_query()(
        strict: bool,
        seek in select(vec![Seek::Offers, Seek::Needs, Seek::Both]),
        granularity in select(vec![Granularity::Boolean, Granularity::Count, Granularity::Record]),
        concepts in vec(select(CODES.to_vec()), 0..3),
        words in vec(select(WORDS.to_vec()), 0..3),
        country in proptest::option::of(select(vec!["IT", "NO"])),
        nuts in proptest::option::of(select(vec!["ITH", "NO081"])),
        kind in proptest::option::of(select(OrganisationType::ALL.to_vec())),
        trl in proptest::option::of(1_u8..9),
        sides in proptest::option::of((
            vec(select(CODES.to_vec()), 0..3),
            vec(select(WORDS.to_vec()), 0..3),
            vec(select(CODES.to_vec()), 0..3),
            vec(select(WORDS.to_vec()), 0..3),
        )),
    ) -> Query {
        let mode = if strict { MatchMode::Strict } else { MatchMode::Semantic };
        let mut query = query(mode, &concepts, &words.join(" "));
        query.seek = seek;
        query.granularity = granularity;
        query.filters.countries = country.iter().map(|c| c.parse().unwrap()).collect();
        query.filters.nuts = nuts.iter().map(|c| c.parse().unwrap()).collect();
        query.filters.kinds = kind.into_iter().collect();
        query.filters.trl = trl.map(|t| TrlRange::new(t, t).unwrap());
        query.like = sides.filter(|_| !strict).map(|(offered, said, needed, asked)| Like {
            offers: side(&offered, &said),
            needs: side(&needed, &asked),
        });
        query
    }
}

/// The profile with every group blanked that may not be compared.
fn redacted(
    profile: &Profile,
    member: u32,
    granularity: Granularity,
    scope: &MemberScope,
) -> Profile {
    let sees = |group| scope.comparable(granularity, group).contains(member);
    let mut rest = Profile::new(profile.member_ref.clone());
    if sees(FieldGroup::Region) {
        rest.region = profile.region.clone();
    }
    if sees(FieldGroup::Kind) {
        rest.kind = profile.kind;
    }
    if sees(FieldGroup::Offers) {
        rest.offers = profile.offers.clone();
    }
    if sees(FieldGroup::Needs) {
        rest.needs = profile.needs.clone();
    }
    if sees(FieldGroup::Summary) {
        rest.summary = profile.summary.clone();
    }
    rest
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    /// No query is an oracle on hidden data: what is found, how it scores and why is the same
    /// whether the hidden groups hold what they hold or nothing.
    #[test]
    fn hidden_groups_have_no_say(
        profiles in vec(any_profile(), 1..6),
        consents in vec(
            (0_u32..6, 0_u8..128, any::<bool>()).prop_map(|(member, bits, record)| {
                let granularity =
                    if record { ConsentGranularity::Record } else { ConsentGranularity::Count };
                (member, FieldGroups::from_bits(bits).unwrap(), granularity)
            }),
            0..10,
        ),
        query in any_query(),
    ) {
        let scope = scope(&PERMIT, &consents);
        let blanked: Vec<Profile> = (0..)
            .zip(&profiles)
            .map(|(n, p)| redacted(p, n, query.granularity, &scope))
            .collect();
        let mut found = search(&profiles, &query, &scope);
        let mut without = search(&blanked, &query, &scope);
        // A hidden kind reads as unknown; asking for unknown ones must not find it either way.
        prop_assert_eq!(found.total, without.total);
        found.best.sort_by_key(|c| c.member);
        without.best.sort_by_key(|c| c.member);
        prop_assert_eq!(&found.best, &without.best);
        for candidate in &found.best {
            prop_assert!(scope.may_show().contains(candidate.member));
            let sum: f64 = candidate.why.iter().map(|reason| reason.weight).sum();
            prop_assert!((sum - candidate.score).abs() < 1e-6);
        }
    }
}
