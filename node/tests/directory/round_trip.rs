//! What is exported can be imported again, and is the same.

use std::sync::LazyLock;

use proptest::prelude::*;
use steelyard::{
    directory::{
        export::{CsvExport, JsonExport},
        import::{Limits, read_members},
    },
    vocabulary::Vocabulary,
};
use steelyard_policies::profile::Profile;
use steelyard_protocol::fields::{Entry, OrganisationType, TrlRange};

static VOCABULARY: LazyLock<Vocabulary> = LazyLock::new(Vocabulary::builtin);

fn csv(members: &[Profile]) -> Vec<u8> {
    let mut out = Vec::new();
    let mut export = CsvExport::new(&mut out).unwrap();
    for member in members {
        export.write(member).unwrap();
    }
    export.finish().unwrap();
    out
}

fn read(bytes: &[u8]) -> Vec<Profile> {
    let file = read_members(bytes, &VOCABULARY, Limits::default(), |_| ()).unwrap();
    file.all().unwrap()
}

/// Text as people write it: quotes, delimiters, lines, other scripts; nothing that import mends.
fn text() -> impl Strategy<Value = String> {
    let line = "[a-zA-Zåøéß漢,;\"'|=-]{1,12}( [a-z,;\"\t]{1,9}x)?";
    prop::collection::vec(line, 0..4).prop_map(|lines| lines.join("\n").trim().to_owned())
}

fn line() -> impl Strategy<Value = Option<String>> {
    prop::option::of("[a-zA-Zåøé,;\"'|-]{1,12}( [a-z,;\"]{1,9}x)?")
}

fn codes() -> impl Strategy<Value = Vec<steelyard_protocol::ids::ConceptCode>> {
    prop::collection::btree_set("(/[0-9]{1,4}){1,4}", 0..4)
        .prop_map(|codes| codes.iter().map(|c| c.parse().unwrap()).collect())
}

fn entry() -> impl Strategy<Value = Entry> {
    (text(), codes()).prop_map(|(text, concepts)| Entry {
        text,
        concepts,
        ..Entry::default()
    })
}

fn entries(entry: Entry) -> Vec<Entry> {
    if entry == Entry::default() {
        Vec::new()
    } else {
        vec![entry]
    }
}

prop_compose! {
    fn profiles()(
        name in "[a-zA-Zåøé,;\"'|-]{1,12}", city in line(), contact in line(), summary in text(),
        offer in entry(), derived in codes(), need in entry(), trl in prop::option::of((1_u8..=9, 1_u8..=9)),
        kind in prop::sample::select(OrganisationType::ALL.to_vec()),
        (nuts, site, mail, language) in any::<(bool, bool, bool, bool)>(),
    ) -> Profile {
        let mut p = Profile::new("M".parse().unwrap());
        p.identity.legal_name = name;
        p.identity.city = city;
        p.identity.website = site.then(|| "https://www.acme.example/?a=b,c".to_owned());
        p.kind.organisation_type = kind;
        if nuts {
            p.region.country = Some("NO".parse().unwrap());
            p.region.nuts = Some("NO084".parse().unwrap());
        }
        p.summary.text = summary;
        p.summary.language = language.then(|| "nb".to_owned());
        let trl = trl.map(|(a, b)| TrlRange::new(a.min(b), a.max(b)).unwrap());
        p.offers = entries(Entry { concepts_derived: derived, trl, ..offer });
        p.needs = entries(need);
        p.contact.name = contact;
        p.contact.email = mail.then(|| "a.b@acme.example".to_owned());
        p
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn members_written_as_csv_are_read_as_they_were(profiles in prop::collection::vec(profiles(), 1..8)) {
        let members: Vec<Profile> = profiles
            .into_iter()
            .enumerate()
            .map(|(n, p)| Profile { member_ref: format!("M-{n}").parse().unwrap(), ..p })
            .collect();
        let read = read(&csv(&members));
        for (written, read) in members.iter().zip(&read) {
            // Profiles redact themselves, so they are compared as JSON.
            prop_assert_eq!(serde_json::to_string(written).unwrap(), serde_json::to_string(read).unwrap());
        }
        prop_assert_eq!(members.len(), read.len());
    }
}

#[test]
fn several_offers_stand_together_in_csv_and_apart_in_json() {
    let mut p = Profile::new("M".parse().unwrap());
    p.identity.legal_name = "Acme".into();
    let offer = |title: &str, code: &str, min, max| Entry {
        title: title.into(),
        text: format!("about {title}"),
        concepts: vec![code.parse().unwrap()],
        trl: Some(TrlRange::new(min, max).unwrap()),
        ..Entry::default()
    };
    p.offers = vec![offer("one", "/21", 2, 4), offer("two", "/23", 3, 7)];
    let read = read(&csv(std::slice::from_ref(&p)));
    assert_eq!(read[0].offers.len(), 1);
    assert_eq!(read[0].offers[0].text, "one\nabout one\ntwo\nabout two");
    assert_eq!(read[0].offers[0].concepts.len(), 2);
    assert_eq!(read[0].offers[0].trl, Some(TrlRange::new(2, 7).unwrap()));

    let mut out = Vec::new();
    let mut export = JsonExport::new(&mut out).unwrap();
    export.write(&p).unwrap();
    export.write(&p).unwrap();
    export.finish().unwrap();
    let read: Vec<Profile> = serde_json::from_slice(&out).unwrap();
    assert!(read == [p.clone(), p]);
}
