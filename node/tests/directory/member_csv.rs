//! The member CSV: what is read, and how every fault is named.

use std::sync::LazyLock;

use steelyard::{
    directory::import::{ImportError, Limits, MemberFile, read_members},
    vocabulary::Vocabulary,
};
use steelyard_protocol::{
    fields::{Fields, OrganisationType},
    limits,
};

static VOCABULARY: LazyLock<Vocabulary> = LazyLock::new(Vocabulary::builtin);

const HEADER: &str = "member_id,legal_name,country,nuts,city,organisation_type,website,concepts,\
concepts_derived,summary,activities,text_language,trl_min,trl_max,needs_concepts,needs_summary,\
contact_name,contact_email";

fn read(bytes: impl AsRef<[u8]>) -> Result<MemberFile, ImportError> {
    read_within(bytes, Limits::default())
}

fn read_within(bytes: impl AsRef<[u8]>, limits: Limits) -> Result<MemberFile, ImportError> {
    read_members(bytes.as_ref(), &VOCABULARY, limits, |_| ())
}

fn refused(bytes: impl AsRef<[u8]>) -> String {
    read(bytes).unwrap_err().to_string()
}

/// A row with these columns set.
fn row(set: &[(&str, &str)]) -> String {
    let field = |name: &str| {
        let default = match name {
            "member_id" => "M-1",
            "legal_name" => "Acme AS",
            _ => "",
        };
        let value = set
            .iter()
            .find(|(column, _)| *column == name)
            .map_or(default, |(_, v)| *v);
        format!("\"{}\"", value.replace('"', "\"\""))
    };
    HEADER.split(',').map(field).collect::<Vec<_>>().join(",")
}

fn bad(set: &[(&str, &str)]) -> String {
    let file = read(format!("{HEADER}\n{}\n", row(set))).unwrap();
    assert_eq!(
        (file.members.len(), file.bad_rows.total()),
        (0, 1),
        "{set:?}"
    );
    file.bad_rows.to_string()
}

#[test]
fn a_whole_row_becomes_a_profile() {
    let text = format!(
        "{HEADER}\n{}\n",
        row(&[
            ("country", "it"),
            ("nuts", "ITH55"),
            ("city", " Bologna "),
            ("organisation_type", "SME"),
            ("website", "www.acme.example"),
            ("concepts", "/21/33; /21/35 ;/21/33"),
            ("concepts_derived", "/23/47"),
            ("summary", "We \"see\".\r\nReally."),
            ("activities", "image analysis"),
            ("text_language", "en"),
            ("trl_min", "6"),
            ("trl_max", "8"),
            ("needs_concepts", "/21"),
            ("needs_summary", "slides"),
            ("contact_name", "A. B."),
            ("contact_email", "a@acme.example"),
        ])
    );
    let file = read(text).unwrap();
    assert!(file.warnings.is_empty(), "{:?}", file.warnings);
    let p = &file.members[0];
    assert_eq!(p.region.country.as_ref().unwrap().as_str(), "IT");
    assert_eq!(p.region.nuts.as_ref().unwrap().as_str(), "ITH55");
    assert_eq!(p.identity.city.as_deref(), Some("Bologna"));
    assert_eq!(
        p.identity.website.as_deref(),
        Some("https://www.acme.example")
    );
    assert_eq!(p.kind.organisation_type, OrganisationType::Sme);
    assert_eq!(p.summary.text, "We \"see\".\nReally.");
    assert_eq!(p.summary.language.as_deref(), Some("en"));
    let offer = &p.offers[0];
    assert_eq!(
        offer
            .concepts
            .iter()
            .map(|c| c.as_str())
            .collect::<Vec<_>>(),
        ["/21/33", "/21/35"]
    );
    assert_eq!(offer.concepts_derived[0].as_str(), "/23/47");
    assert_eq!(
        (offer.text.as_str(), offer.title.as_str()),
        ("image analysis", "")
    );
    assert_eq!((offer.trl.unwrap().min(), offer.trl.unwrap().max()), (6, 8));
    assert_eq!(
        (p.needs[0].text.as_str(), p.needs[0].concepts[0].as_str()),
        ("slides", "/21")
    );
    assert_eq!(p.contact.name.as_deref(), Some("A. B."));
    assert_eq!(p.contact.email.as_deref(), Some("a@acme.example"));
}

#[test]
fn a_row_with_the_least_is_a_member_without_offers() {
    let file = read("legal_name,member_id\nAcme,1\n").unwrap();
    let p = &file.members[0];
    assert_eq!(
        (p.member_ref.as_str(), p.identity.legal_name.as_str()),
        ("1", "Acme")
    );
    assert!(p.offers.is_empty() && p.needs.is_empty());
    assert_eq!(p.kind.organisation_type, OrganisationType::Unk);
}

#[test]
fn a_region_says_its_country() {
    let file = read("member_id,legal_name,country,nuts\n1,a,,NO084\n2,b,GR,GR30\n").unwrap();
    let country = |n: usize| {
        file.members[n]
            .region
            .country
            .as_ref()
            .unwrap()
            .as_str()
            .to_owned()
    };
    assert_eq!([country(0), country(1)], ["NO", "EL"]);
    assert_eq!(
        file.members[1].region.nuts.as_ref().unwrap().as_str(),
        "EL30"
    );
}

#[test]
fn spreadsheets_of_all_kinds_are_read() {
    for text in [
        "\u{feff}member_id,legal_name,concepts\r\n1,Å,/21;/23\r\n\r\n",
        "Member_ID; legal_name ;concepts\n1;Å;\"/21;/23\"",
        "member_id\tlegal_name\tconcepts\n1\tÅ\t/21;/23\n",
        "\"member_id\",\"legal_name\",\"concepts\"\n\"1\",\"Å\",\"/21;/23\"\n",
    ] {
        let file = read(text).unwrap();
        assert!(file.bad_rows.is_empty(), "{text:?}: {}", file.bad_rows);
        assert_eq!(file.members[0].identity.legal_name, "Å", "{text:?}");
        assert_eq!(file.members[0].offers[0].concepts.len(), 2, "{text:?}");
    }
}

#[test]
fn a_header_at_fault_is_named() {
    let error = refused("id,legal_name\n1,a\n");
    assert!(
        error.contains("`member_id`") && error.contains("id, legal_name"),
        "{error}"
    );
    assert!(refused("member_id,name\n1,a\n").contains("`legal_name`"));
    assert!(refused("member_id,legal_name,city,City\n1,a,b,c\n").contains("`city` twice"));
    assert!(refused("").contains("empty"));
    assert!(refused("member_id,legal_name\n").contains("no rows"));
    assert!(refused(b"member_id,legal_name,st\xe4dt\n1,a,b\n").contains("CSV UTF-8"));
    let utf16: Vec<u8> = "\u{feff}member_id,legal_name\n"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    assert!(refused(utf16).contains("UTF-16"));
}

#[test]
fn columns_that_are_not_known_are_left_out_with_a_warning_each() {
    let file = read("org_id,member_id,sme_basis,legal_name\n9,1,x,a\n").unwrap();
    assert_eq!(file.warnings.len(), 2);
    assert!(file.warnings[0].contains("`org_id`") && file.warnings[1].contains("`sme_basis`"));
}

#[test]
fn every_bad_value_is_named_with_its_column_and_mend() {
    for (column, value, says) in [
        ("member_id", "", "needs a reference"),
        ("member_id", "a\u{7}b", "printable characters"),
        ("legal_name", " ", "needs a name"),
        ("country", "Italy", "two letters"),
        ("nuts", "ITH5556", "such as ITH55"),
        ("organisation_type", "GmbH", "use SME, PRC"),
        ("website", "javascript:alert(1)", "https://www.example.org"),
        ("concepts", "/21/33;/21//35", "/21/33/117"),
        ("concepts_derived", "/21/", "/21/33/117"),
        ("needs_concepts", "a b", "/21/33/117"),
        ("trl_min", "high", "whole number from 1 to 9"),
        ("trl_max", "10", "1 to 9"),
        ("text_language", "English", "such as en"),
        ("contact_email", "nobody", "name@example.org"),
    ] {
        let reason = bad(&[(column, value)]);
        assert!(reason.starts_with("line 2: "), "{reason}");
        assert!(
            reason.contains(column) && reason.contains(says),
            "{column}: {reason}"
        );
    }
    let reason = bad(&[("country", "IT"), ("nuts", "DE111")]);
    assert!(reason.contains("no region of country `IT`"), "{reason}");
    let reason = bad(&[("trl_min", "7"), ("trl_max", "3")]);
    assert!(reason.contains("7 to 3"), "{reason}");
}

#[test]
fn personal_data_is_not_quoted_in_errors() {
    let reason = bad(&[
        ("contact_email", "ola.nordmann at acme"),
        ("contact_name", "Ola"),
    ]);
    assert!(
        !reason.contains("nordmann") && !reason.contains("Ola"),
        "{reason}"
    );
}

#[test]
fn all_that_is_wrong_with_a_row_is_said_at_once() {
    let reason = bad(&[("country", "Italy"), ("trl_min", "0"), ("website", "x")]);
    assert_eq!(reason.lines().count(), 1);
    assert!(reason.contains("country") && reason.contains("trl_min") && reason.contains("website"));
}

#[test]
fn bad_rows_keep_the_good_ones_and_their_lines() {
    let text = "member_id,legal_name,country\n1,a,NO\n2,\"b\nc\",Italy\n3,d\n4,e,NO\n1,f,NO\n";
    let file = read(text).unwrap();
    let good: Vec<&str> = file.members.iter().map(|m| m.member_ref.as_str()).collect();
    assert_eq!(good, ["1", "4"]);
    let lines: Vec<u64> = file.bad_rows.listed().iter().map(|r| r.line).collect();
    assert_eq!(lines, [3, 5, 7]);
    let reasons = file.bad_rows.to_string();
    assert!(
        reasons.contains("it has 2 fields where the header has 3"),
        "{reasons}"
    );
    assert!(
        reasons.contains("`1` stands in line 2 already"),
        "{reasons}"
    );
    assert!(matches!(file.all(), Err(ImportError::BadRows(_))));
}

#[test]
fn lines_are_counted_as_editors_count_them() {
    for (text, lines) in [
        ("member_id,legal_name\r\n1,\r\n2,b\r\n3,", [2, 4]),
        ("member_id,legal_name\n1,\n2,b\n3,", [2, 4]),
        ("member_id,legal_name\n\n1,\n2,\"b\n\n\"\n\n\n3,\n", [3, 9]),
        (
            "member_id,legal_name\r\n\r\n1,\r\n2,\"b\r\n\"\r\n3,\r\n",
            [3, 6],
        ),
    ] {
        let file = read(text).unwrap();
        let found: Vec<u64> = file.bad_rows.listed().iter().map(|r| r.line).collect();
        assert_eq!(found, lines, "{text:?}");
    }
}

#[test]
fn a_quotation_mark_that_is_never_closed_swallows_no_members() {
    for end in ["", "\n", "\r\n"] {
        let text = format!("member_id,legal_name\n1,a\n2,\"b\n3,c{end}");
        let file = read(&text).unwrap();
        assert_eq!(file.members.len(), 1);
        let reasons = file.bad_rows.to_string();
        assert!(reasons.contains("line 3: a quotation mark"), "{reasons}");
    }
    let file = read("member_id,legal_name\n1,\"a\"\n2,\"b\n\"").unwrap();
    assert_eq!(file.members.len(), 2, "{}", file.bad_rows);
}

#[test]
fn a_hundred_bad_rows_are_listed_and_the_others_counted() {
    let mut text = "member_id,legal_name\n".to_owned();
    for n in 0..130 {
        text.push_str(&format!("{n},\n"));
    }
    let error = read(text).unwrap().all().unwrap_err().to_string();
    assert_eq!(
        error.lines().filter(|l| l.starts_with("line ")).count(),
        100
    );
    assert!(error.contains("and 30 more"), "{error}");
    assert!(error.contains("--skip-bad-rows"), "{error}");
}

#[test]
fn a_row_that_is_not_utf8_is_named_with_its_mend() {
    let file = read(b"member_id,legal_name,city\n1,a,b\n2,c,M\xfcnchen\n").unwrap();
    let reason = file.bad_rows.to_string();
    assert!(
        reason.contains("line 3: `city` is not UTF-8; save the file as `CSV UTF-8`"),
        "{reason}"
    );
    assert_eq!(file.members.len(), 1);
}

#[test]
fn broken_characters_are_kept_and_counted() {
    let file =
        read("member_id,legal_name,summary\n1,a,55ï¿½million\n2,b,fine\n3,c,\u{fffd}\n").unwrap();
    assert_eq!(file.members[0].summary.text, "55ï¿½million");
    assert_eq!(file.warnings.len(), 1);
    assert!(file.warnings[0].starts_with("2 rows contain broken characters (the first in line 2)"));
}

#[test]
fn codes_that_the_vocabulary_lacks_are_kept_and_counted() {
    let file =
        read("member_id,legal_name,concepts\n1,a,/21/99999;/21\n2,b,/21/99999;/77\n3,c,/21\n")
            .unwrap();
    assert_eq!(file.members[1].offers[0].concepts.len(), 2);
    assert_eq!(file.warnings.len(), 1);
    let warning = &file.warnings[0];
    assert!(
        warning.starts_with("2 concept codes in 2 rows"),
        "{warning}"
    );
    assert!(
        warning.contains("`/21/99999`") && warning.contains("vocabulary import"),
        "{warning}"
    );
}

#[test]
fn every_limit_is_named_when_it_is_broken() {
    let limits = Limits {
        file_bytes: 100_000,
        rows: 3,
        row_bytes: 20_000,
        field_chars: 10,
    };
    let within = |text: &str| read_within(text, limits);
    let long_name = within("member_id,legal_name\n1,ååååååååååå\n")
        .unwrap()
        .bad_rows
        .to_string();
    assert!(
        long_name.contains("`legal_name` is longer than 10 characters"),
        "{long_name}"
    );
    assert!(
        within("member_id,legal_name\n1,åååååååååå\n")
            .unwrap()
            .bad_rows
            .is_empty()
    );
    let rows = within("member_id,legal_name\n1,a\n2,b\n3,c\n4,d\n")
        .unwrap_err()
        .to_string();
    assert!(rows.contains("more than 3 rows"), "{rows}");
    let open = format!("member_id,legal_name\n1,a\n2,\"{}", "x\n".repeat(40_000));
    let error = within(&open).unwrap_err().to_string();
    assert!(
        error.contains("line 3 is longer than 20000 bytes"),
        "{error}"
    );
    assert!(error.contains("quotation mark"), "{error}");
    let limits = Limits {
        file_bytes: 1_000,
        ..Limits::default()
    };
    let long = format!("member_id,legal_name\n{}", "1,a\n".repeat(10_000));
    let error = read_within(&long, limits).unwrap_err().to_string();
    assert!(error.contains("longer than 1000 bytes"), "{error}");
}

/// What was imported must be read from the store again, and may be shown to others.
#[test]
fn as_many_concepts_as_a_field_has_room_for_can_be_shown() {
    let codes = (b'a'..=b'z').flat_map(|a| {
        let (digits, capitals) = (b'0'..=b'9', b'A'..=b'Z');
        let ends = digits.chain(capitals).chain(b'a'..=b'z');
        ends.flat_map(move |b| (b'a'..=b'z').map(move |c| [a, b, c]))
    });
    let codes: Vec<String> = codes
        .take(5_000)
        .map(|code| String::from_utf8(code.to_vec()).unwrap())
        .collect();
    let field = codes.join(";");
    assert!(field.len() < Limits::default().field_chars);
    let text = format!("{HEADER}\n{}", row(&[("concepts", field.as_str())]));
    let file = read(text).unwrap();
    assert!(file.bad_rows.is_empty(), "{}", file.bad_rows);
    let offers = file.members[0].offers.clone();
    assert_eq!(offers[0].concepts.len(), codes.len());
    let shown = Fields {
        offers: Some(offers),
        ..Fields::default()
    };
    let json = serde_json::to_string(&shown).unwrap();
    assert_eq!(serde_json::from_str::<Fields>(&json).unwrap(), shown);
    // Each code takes a character and what parts it from the next.
    assert!(limits::ENTRY_CONCEPTS >= Limits::default().field_chars / 2);
}

#[test]
fn progress_tells_the_bytes_read() {
    let text = format!(
        "member_id,legal_name\n{}",
        (0..3_000).map(|n| format!("{n},a\n")).collect::<String>()
    );
    let mut told = Vec::new();
    read_members(text.as_bytes(), &VOCABULARY, Limits::default(), |b| {
        told.push(b)
    })
    .unwrap();
    assert!(told.len() > 2 && told.is_sorted());
    assert_eq!(*told.last().unwrap(), text.len() as u64);
}
