//! Consent files: what is read, and how every fault is named.

use std::collections::HashSet;

use steelyard::directory::import::{
    ConsentFile, ConsentFileError, ConsentReading, Whom, consent_file, read_consents,
};
use steelyard_policies::consent::ConsentGranularity;
use steelyard_protocol::{fields::FieldGroups, ids::Purpose};

use crate::{member, moment};

fn read_with(text: &str, leave_out_unknown: bool) -> Result<ConsentFile, ConsentFileError> {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("paper.toml");
    std::fs::write(&path, text).unwrap();
    let members = [member("M-1"), member("M-2")];
    let purposes: [Purpose; 2] = ["matchmaking", "statistics"].map(|p| p.parse().unwrap());
    let reading = ConsentReading {
        members: &members.iter().collect::<HashSet<_>>(),
        purposes: &purposes,
        leave_out_unknown,
    };
    read_consents(&path, reading)
}

fn refused(text: &str) -> String {
    read_with(text, false).unwrap_err().to_string()
}

const LEAST: &str =
    "[[consent]]\npurpose = \"matchmaking\"\nrecipients = [\"federation\"]\nfields = []\n";

#[test]
fn a_consent_is_read_with_all_its_keys() {
    let file = read_with(
        "[[consent]]\nmembers = [\"M-2\"]\npurpose = \"statistics\"\n\
         recipients = [\"country:NO\", \"cluster:biowin\"]\nexcept = [\"cluster:oulu\", \"sivi\"]\n\
         fields = [\"region\", \"kind\"]\ngranularity = \"count\"\n\
         valid_from = \"2026-01-01T10:00:00Z\"\nvalid_until = 2030-01-01\n\
         [[objection]]\nmembers = [\"M-1\"]\ncluster = \"biowin\"\n",
        false,
    )
    .unwrap();
    let consent = &file.sheet.consents[0];
    assert_eq!(consent.members, Whom::These(vec![member("M-2")]));
    assert_eq!(consent.terms.recipients.len(), 2);
    assert_eq!(
        consent
            .terms
            .except
            .iter()
            .map(|c| c.as_str())
            .collect::<Vec<_>>(),
        ["oulu", "sivi"]
    );
    assert_eq!(consent.terms.granularity, ConsentGranularity::Count);
    assert_eq!(consent.valid_from, Some(moment("2026-01-01T10:00:00Z")));
    assert_eq!(consent.valid_until, Some(moment("2030-01-01")));
    assert_eq!(file.sheet.objections[0].cluster.as_str(), "biowin");
}

#[test]
fn keys_left_out_mean_all_members_records_and_from_now_on() {
    let file = read_with(LEAST, false).unwrap();
    let consent = &file.sheet.consents[0];
    assert_eq!(consent.members, Whom::All);
    assert_eq!(consent.terms.granularity, ConsentGranularity::Record);
    assert_eq!(consent.terms.fields, FieldGroups::NONE);
    assert_eq!((consent.valid_from, consent.valid_until), (None, None));
}

#[test]
fn every_fault_names_file_line_key_and_mend() {
    for (line, text, says) in [
        (1, "[[consents]]\n".to_owned(), "`consents`"),
        (5, format!("{LEAST}granularty = \"count\"\n"), "granularity"),
        (
            1,
            "[[consent]]\npurpose = \"matchmaking\"\nfields = []\n".to_owned(),
            "`recipients`",
        ),
        (
            2,
            LEAST.replace("matchmaking", "fun"),
            "use one of matchmaking, statistics",
        ),
        (3, LEAST.replace("federation", "everybody"), "`country:`"),
        (3, LEAST.replace("\"federation\"", ""), "name one"),
        (4, LEAST.replace("[]", "[\"name\"]"), "use region, kind"),
        (
            5,
            format!("{LEAST}granularity = \"boolean\"\n"),
            "use count or record",
        ),
        (
            5,
            format!("{LEAST}except = [\"country:NO\"]\n"),
            "`cluster:`",
        ),
        (
            5,
            format!("{LEAST}members = [\"M-1\", \"M-9\"]\n"),
            "no member `M-9`",
        ),
        (5, format!("{LEAST}members = []\n"), "leave the key out"),
        (
            5,
            format!("{LEAST}valid_from = \"yesterday\"\n"),
            "2026-11-21",
        ),
        (
            6,
            format!("{LEAST}valid_from = 2026-01-01\nvalid_until = 2025-01-01\n"),
            "not after",
        ),
        (
            6,
            format!("{LEAST}[[objection]]\ncluster = \"Bio Win\"\n"),
            "lower-case",
        ),
        (
            2,
            "[[consent]]\npurpose = matchmaking\n".to_owned(),
            "paper.toml",
        ),
    ] {
        let error = refused(&text);
        assert!(
            error.contains(&format!("paper.toml, line {line}: ")),
            "{text}: {error}"
        );
        assert!(error.contains(says), "{text}: {error}");
    }
}

#[test]
fn all_faults_are_said_at_once() {
    let error = refused(&format!(
        "{}granularity = \"x\"\nmembers = [\"M-7\", \"M-8\"]\n",
        LEAST.replace("federation", "all")
    ));
    assert_eq!(
        error
            .lines()
            .filter(|l| l.contains("paper.toml, line"))
            .count(),
        4,
        "{error}"
    );
}

#[test]
fn members_whose_rows_were_skipped_can_be_left_out() {
    let text = format!("{LEAST}members = [\"M-1\", \"M-9\"]\n{LEAST}members = [\"M-8\"]\n");
    let file = read_with(&text, true).unwrap();
    assert_eq!(file.left_out, 2);
    assert_eq!(file.sheet.consents.len(), 1);
    assert_eq!(
        file.sheet.consents[0].members,
        Whom::These(vec![member("M-1")])
    );
}

#[test]
fn a_choice_is_a_file_a_name_or_none() {
    let dir = tempfile::tempdir().unwrap();
    std::fs::create_dir(dir.path().join("consents")).unwrap();
    let open = dir.path().join("consents/open.toml");
    std::fs::write(&open, LEAST).unwrap();
    assert_eq!(consent_file("none", dir.path()).unwrap(), None);
    assert_eq!(consent_file("open", dir.path()).unwrap(), Some(open));
    assert_eq!(
        consent_file("x/y.toml", dir.path()).unwrap(),
        Some("x/y.toml".into())
    );
    let error = consent_file("closed", dir.path()).unwrap_err().to_string();
    assert!(
        error.contains("`closed`") && error.contains("one of: open"),
        "{error}"
    );
    assert!(consent_file("../consents/open", dir.path()).is_err());
}
