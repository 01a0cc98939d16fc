//! The files of the demo, and those that may stand beside the workspace.

use std::{collections::HashSet, fs::File, path::Path};

use steelyard::{
    directory::import::{ConsentReading, Limits, Whom, read_consents, read_members},
    vocabulary::{Vocabulary, read_table},
};

use crate::support::shared;

fn demo(folder: &str) -> Vec<std::path::PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("assets/demo")
        .join(folder);
    let files = std::fs::read_dir(folder)
        .unwrap()
        .map(|f| f.unwrap().path());
    let files: Vec<_> = files.collect();
    assert!(files.len() >= 5);
    files
}

#[test]
fn the_members_and_consents_of_the_demo_are_read_without_a_word() {
    let vocabulary = Vocabulary::builtin();
    for path in demo("members") {
        let name = path.display();
        let file = File::open(&path).unwrap();
        let read = read_members(file, &vocabulary, Limits::default(), |_| ()).unwrap();
        assert!(read.warnings.is_empty(), "{name}: {:?}", read.warnings);
        let members = read.all().unwrap();
        assert_eq!(members.len(), 40, "{name}");

        let cluster = path.file_stem().unwrap().to_str().unwrap();
        let consents = demo("consents")
            .into_iter()
            .find(|p| p.file_stem().unwrap() == cluster);
        let refs: HashSet<_> = members.iter().map(|m| &m.member_ref).collect();
        let purposes =
            ["matchmaking", "statistics", "funding-call", "event"].map(|p| p.parse().unwrap());
        let reading = ConsentReading {
            members: &refs,
            purposes: &purposes,
            leave_out_unknown: false,
        };
        let read = read_consents(&consents.unwrap(), reading).unwrap();
        assert!(
            read.sheet.consents.len() > 10 && !read.sheet.objections.is_empty(),
            "{name}"
        );
        assert!(
            read.sheet
                .consents
                .iter()
                .all(|c| matches!(c.members, Whom::These(_)))
        );
    }
}

#[test]
fn the_shared_members_are_read_whole() {
    let Some(folder) = shared("data/members") else {
        return;
    };
    let Some(table) = shared("data/reference/euroscivoc.csv") else {
        return;
    };
    let (rows, _) = read_table(&std::fs::read(table).unwrap()).unwrap();
    let rows = Vocabulary::builtin_rows().into_iter().chain(rows);
    let vocabulary = Vocabulary::from_rows(rows).unwrap();
    let (mut files, mut members, mut broken) = (0, 0, 0);
    for path in std::fs::read_dir(folder)
        .unwrap()
        .map(|f| f.unwrap().path())
    {
        let file = File::open(&path).unwrap();
        let read = read_members(file, &vocabulary, Limits::default(), |_| ()).unwrap();
        assert!(
            read.bad_rows.is_empty(),
            "{}: {}",
            path.display(),
            read.bad_rows
        );
        let left_out = read
            .warnings
            .iter()
            .filter(|w| w.contains("was left out"))
            .count();
        assert_eq!(left_out, 6, "{:?}", read.warnings);
        assert!(
            !read
                .warnings
                .iter()
                .any(|w| w.contains("not in the vocabulary")),
            "{:?}",
            read.warnings
        );
        broken += read
            .warnings
            .iter()
            .filter(|w| w.contains("broken characters"))
            .count();
        files += 1;
        members += read.members.len();
    }
    assert_eq!((files, members), (20, 1_815));
    assert!(broken > 10, "{broken} files with broken characters");
}

#[test]
fn the_shared_vocabulary_extends_the_built_in_one() {
    let Some(table) = shared("data/reference/euroscivoc.csv") else {
        return;
    };
    let (rows, warnings) = read_table(&std::fs::read(table).unwrap()).unwrap();
    assert_eq!((rows.len(), warnings.len()), (1_058, 1), "{warnings:?}");
    let rows = Vocabulary::builtin_rows().into_iter().chain(rows);
    let vocabulary = Vocabulary::from_rows(rows).unwrap();
    let nutrition = "/21/33/117".parse().unwrap();
    assert_eq!(vocabulary.label(&nutrition, "pl"), "odżywianie");
    assert_eq!(
        vocabulary.label(&"/21".parse().unwrap(), "en"),
        "medical and health sciences"
    );
    // Norwegian is only in the built-in table, and stays.
    assert_eq!(
        vocabulary.label(&"/21".parse().unwrap(), "no"),
        "medisin og helse"
    );
    assert_eq!(vocabulary.search("odzywianie", "en", 1)[0].code, &nutrition);
}
