//! The public CORDIS files, in the shape in which they are downloaded.

use std::path::{Path, PathBuf};

use steelyard::{
    directory::import::{CordisChoice, Limits, MemberFile, read_cordis},
    vocabulary::Vocabulary,
};
use steelyard_protocol::fields::OrganisationType;

fn fixture() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/directory/fixtures/cordis")
}

fn read(nuts: &[&str], sme_only: bool) -> MemberFile {
    let choice = CordisChoice {
        nuts: nuts.iter().map(|n| n.parse().unwrap()).collect(),
        sme_only,
    };
    read_cordis(
        &fixture(),
        &choice,
        &Vocabulary::builtin(),
        Limits::default(),
        |_| (),
    )
    .unwrap()
}

fn refs(file: &MemberFile) -> Vec<&str> {
    file.members.iter().map(|m| m.member_ref.as_str()).collect()
}

#[test]
fn one_member_is_one_organisation_with_what_its_projects_say() {
    let file = read(&["ITH5"], true);
    assert_eq!(refs(&file), ["900000001"]);
    let p = &file.members[0];
    assert_eq!(
        p.identity.legal_name, "PORTICO VISION SRL",
        "the newest row counts"
    );
    assert_eq!(
        p.identity.website.as_deref(),
        Some("http://www.portico.example")
    );
    assert_eq!(p.identity.city.as_deref(), Some("Bologna"));
    assert_eq!(p.kind.organisation_type, OrganisationType::Sme);
    assert_eq!(p.region.nuts.as_ref().unwrap().as_str(), "ITH55");
    assert_eq!(p.summary.language.as_deref(), Some("en"));
    assert!(
        p.summary.text.starts_with(
            "Slides that count themselves. Pathologists are few; \"slides\" are many."
        )
    );
    let offer = &p.offers[0];
    assert_eq!(offer.text, "Slides that count themselves | Imaging for all");
    let concepts: Vec<&str> = offer.concepts.iter().map(|c| c.as_str()).collect();
    assert_eq!(concepts, ["/21/39/179", "/23/47/297", "/21/33"]);
    assert!(offer.concepts_derived.is_empty() && p.needs.is_empty());
}

#[test]
fn regions_and_kinds_choose() {
    assert_eq!(refs(&read(&["ITH5"], false)), ["900000001", "900000002"]);
    assert_eq!(
        refs(&read(&["ITH5", "NO"], true)),
        ["900000001", "900000003"]
    );
    assert_eq!(refs(&read(&[], false)).len(), 3);
    let choice = CordisChoice {
        nuts: vec!["FR".parse().unwrap()],
        sme_only: true,
    };
    let error = read_cordis(
        &fixture(),
        &choice,
        &Vocabulary::builtin(),
        Limits::default(),
        |_| (),
    );
    assert_eq!(
        error.unwrap_err().to_string(),
        "no organisation of the files is an SME in FR"
    );
}

#[test]
fn what_is_no_website_is_left_out_and_counted() {
    let file = read(&["NO"], false);
    assert_eq!(file.members[0].identity.website, None);
    assert_eq!(
        file.members[0].kind.organisation_type,
        OrganisationType::Sme
    );
    assert!(
        file.warnings
            .iter()
            .any(|w| w.starts_with("1 countries, regions or websites")),
        "{:?}",
        file.warnings
    );
}

#[test]
fn a_broken_row_is_listed_with_its_file() {
    let file = read(&[], false);
    assert_eq!(file.bad_rows.total(), 1);
    let reason = file.bad_rows.to_string();
    assert!(reason.contains("line 6: in organization.csv: "), "{reason}");
}

#[test]
fn a_missing_file_is_named() {
    let dir = tempfile::tempdir().unwrap();
    std::fs::copy(
        fixture().join("organization.csv"),
        dir.path().join("organization.csv"),
    )
    .unwrap();
    let choice = CordisChoice::default();
    let error = read_cordis(
        dir.path(),
        &choice,
        &Vocabulary::builtin(),
        Limits::default(),
        |_| (),
    );
    let error = error.unwrap_err().to_string();
    assert!(error.contains("euroSciVoc.csv"), "{error}");
}
