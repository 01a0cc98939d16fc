//! The commands on members, consents and vocabulary, as they are typed.

use std::{os::unix::fs::PermissionsExt, path::Path};

use clap::{Parser, Subcommand};
use serde_json::Value;
use steelyard::{
    cli::{
        consent::{self, ConsentCommand},
        local::Local,
        member::{self, MemberCommand},
        vocabulary::{self, VocabularyCommand},
    },
    config::DataDir,
};

use crate::{Fixture, fixtures, logged};

#[derive(Parser)]
struct Line {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    #[command(subcommand)]
    Member(MemberCommand),
    #[command(subcommand)]
    Consent(ConsentCommand),
    #[command(subcommand)]
    Vocabulary(VocabularyCommand),
}

/// Runs a command line and returns what it printed.
async fn run(f: &Fixture, json: bool, line: &[&str]) -> Result<String, String> {
    let data_dir = DataDir::at(f.under.dir.path());
    let purposes = vec!["matchmaking".parse().unwrap(), "event".parse().unwrap()];
    let local = Local {
        directory: &f.directory,
        data_dir: &data_dir,
        purposes,
        clusters: Vec::new(),
        json,
    };
    let words = std::iter::once("steelyard").chain(line.iter().copied());
    let parsed = Line::try_parse_from(words).map_err(|e| e.to_string())?;
    let mut out: Vec<u8> = Vec::new();
    let done = match parsed.command {
        Command::Member(command) => member::run(command, &local, &mut out).await,
        Command::Consent(command) => consent::run(command, &local, &mut out).await,
        Command::Vocabulary(command) => vocabulary::run(command, &local, &mut out).await,
    };
    done.map_err(|e| format!("{e:#}"))
        .map(|()| String::from_utf8(out).unwrap())
}

async fn json(f: &Fixture, line: &[&str]) -> Value {
    serde_json::from_str(&run(f, true, line).await.unwrap()).unwrap()
}

fn write(dir: &Path, name: &str, text: &str) -> String {
    let path = dir.join(name);
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(&path, text).unwrap();
    path.to_str().unwrap().to_owned()
}

const MEMBERS: &str = "member_id,legal_name,country,contact_name\nM-1,Acme,NO,Ola\nM-2,Beta,IT,\n";
const CONSENTS: &str = "[[consent]]\npurpose = \"matchmaking\"\nrecipients = [\"federation\"]\n\
                        fields = [\"region\"]\n";

#[tokio::test]
async fn members_are_imported_listed_shown_exported_and_removed() {
    for f in fixtures().await {
        let file = write(f.under.dir.path(), "members.csv", MEMBERS);
        write(f.under.dir.path(), "consents/open.toml", CONSENTS);
        let dry = json(
            &f,
            &["member", "import", &file, "--consent", "open", "--dry-run"],
        )
        .await;
        assert_eq!(
            (&dry["added"], &dry["dry_run"]),
            (&2.into(), &true.into()),
            "{}",
            f.under.name
        );
        assert_eq!(
            json(&f, &["member", "list"]).await,
            Value::Array(Vec::new())
        );

        let done = json(&f, &["member", "import", &file, "--consent", "open"]).await;
        assert_eq!(
            (&done["added"], &done["consents_given"]),
            (&2.into(), &2.into())
        );
        let text = run(&f, false, &["member", "import", &file]).await.unwrap();
        assert!(text.contains("added 0, changed 0, unchanged 2"), "{text}");

        let list = json(&f, &["member", "list"]).await;
        assert_eq!(
            (&list[0]["member_ref"], &list[1]["legal_name"]),
            (&"M-1".into(), &"Beta".into())
        );
        assert_eq!(
            json(&f, &["member", "list", "--limit", "1"])
                .await
                .as_array()
                .unwrap()
                .len(),
            1
        );
        let shown = json(&f, &["member", "show", "M-1"]).await;
        assert_eq!(shown["profile"]["contact"]["name"], "Ola");
        assert_eq!(shown["consents"][0]["status"], "given");
        let text = run(&f, false, &["member", "show", "M-1"]).await.unwrap();
        assert!(
            text.contains("Acme") && text.contains("federation"),
            "{text}"
        );

        let csv = run(&f, false, &["member", "export"]).await.unwrap();
        assert!(
            csv.contains("M-1,Acme,NO,") && csv.lines().count() == 3,
            "{csv}"
        );
        let out = f.under.dir.path().join("out.csv");
        let line = ["member", "export", "--output", out.to_str().unwrap()];
        assert_eq!(run(&f, false, &line).await.unwrap(), "");
        assert_eq!(std::fs::read_to_string(&out).unwrap(), csv);
        let mode = std::fs::metadata(&out).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600, "it holds contact persons");
        let error = run(&f, false, &line).await.unwrap_err();
        let refusal = "out.csv` cannot be made: File exists";
        assert!(error.contains(refusal), "nothing is overwritten: {error}");
        assert_eq!(
            json(&f, &["member", "export"]).await[1]["identity"]["legal_name"],
            "Beta"
        );

        run(&f, false, &["member", "remove", "M-1"]).await.unwrap();
        let error = run(&f, false, &["member", "show", "M-1"])
            .await
            .unwrap_err();
        assert!(error.contains("no member `M-1`"), "{error}");
    }
}

#[tokio::test]
async fn an_export_that_fails_leaves_no_file() {
    for f in fixtures().await {
        let folder = f.under.dir.path().join("exports");
        std::fs::create_dir(&folder).unwrap();
        let file = folder.join("out.csv");
        let line = ["member", "export", "--output", file.to_str().unwrap()];
        f.under.store.close().await;
        run(&f, false, &line).await.unwrap_err();
        let left = std::fs::read_dir(&folder).unwrap().count();
        assert_eq!(left, 0, "{}", f.under.name);
        // What is there already is refused before anything is read.
        std::fs::write(&file, "mine").unwrap();
        let error = run(&f, false, &line).await.unwrap_err();
        assert!(error.contains("cannot be made: File exists"), "{error}");
    }
}

#[tokio::test]
async fn bad_rows_keep_the_file_out_unless_they_are_skipped() {
    for f in fixtures().await {
        let text = format!("{MEMBERS}M-3,,NO,\n");
        let file = write(f.under.dir.path(), "members.csv", &text);
        let consents = write(
            f.under.dir.path(),
            "paper.toml",
            &CONSENTS.replace("fields", "members = [\"M-1\", \"M-3\"]\nfields"),
        );
        let error = run(&f, false, &["member", "import", &file])
            .await
            .unwrap_err();
        assert!(
            error.contains("1 of the rows") && error.contains("--skip-bad-rows"),
            "{error}"
        );
        assert!(logged(&f.under.store).await.is_empty(), "{}", f.under.name);
        let line = [
            "member",
            "import",
            &file,
            "--skip-bad-rows",
            "--consent",
            &consents,
        ];
        let done = json(&f, &line).await;
        assert_eq!((&done["added"], &done["bad_rows"]), (&2.into(), &1.into()));
        assert_eq!(done["bad_rows_listed"][0]["line"], 4);
        assert_eq!(
            (&done["consents_given"], &done["consents_left_out"]),
            (&1.into(), &1.into())
        );
    }
}

#[tokio::test]
async fn consents_are_granted_listed_and_withdrawn() {
    for f in fixtures().await {
        let file = write(f.under.dir.path(), "members.csv", MEMBERS);
        run(&f, false, &["member", "import", &file]).await.unwrap();
        let grant = |fields: &'static str| {
            [
                "consent",
                "grant",
                "M-1",
                "--purpose",
                "matchmaking",
                "--to",
                "federation",
                "--to",
                "country:NO",
                "--except",
                "cluster:biowin",
                "--fields",
                fields,
                "--granularity",
                "record",
                "--from",
                "2026-01-01",
                "--until",
                "2030-01-01",
            ]
        };
        assert_eq!(
            json(&f, &grant("region,offers")).await["id"],
            1,
            "{}",
            f.under.name
        );
        assert_eq!(json(&f, &grant("none")).await["id"], 2);
        let list = json(&f, &["consent", "list", "M-1"]).await;
        let first = &list["consents"][0];
        assert_eq!(
            first["recipients"],
            serde_json::json!(["federation", "country:NO"])
        );
        assert_eq!(first["except"], serde_json::json!(["biowin"]));
        assert_eq!(first["fields"], serde_json::json!(["region", "offers"]));
        assert_eq!(first["valid_until"], "2030-01-01T00:00:00Z");
        assert_eq!(list["consents"][1]["fields"], serde_json::json!([]));

        let id = ["consent", "withdraw", "M-1", "--id", "1"];
        assert_eq!(json(&f, &id).await["withdrawn"], serde_json::json!([1]));
        let purpose = ["consent", "withdraw", "M-1", "--purpose", "matchmaking"];
        assert_eq!(
            json(&f, &purpose).await["withdrawn"],
            serde_json::json!([2])
        );
        let all = ["consent", "withdraw", "M-1", "--all"];
        assert_eq!(json(&f, &all).await["withdrawn"], serde_json::json!([]));
        assert!(
            run(&f, false, &["consent", "withdraw", "M-1"])
                .await
                .is_err(),
            "say which"
        );

        run(
            &f,
            false,
            &["consent", "object", "M-2", "--cluster", "biowin"],
        )
        .await
        .unwrap();
        let text = run(&f, false, &["consent", "list", "M-2"]).await.unwrap();
        assert!(
            text.contains("no consents") && text.contains("objects to biowin"),
            "{text}"
        );
        let lift = [
            "consent",
            "object",
            "M-2",
            "--cluster",
            "cluster:biowin",
            "--lift",
        ];
        assert_eq!(json(&f, &lift).await["changed"], true);
        assert_eq!(
            json(&f, &["consent", "list", "M-2"]).await["objections"],
            serde_json::json!([])
        );
    }
}

#[tokio::test]
async fn what_is_mistyped_is_refused_with_its_mend() {
    for f in fixtures().await {
        let file = write(f.under.dir.path(), "members.csv", MEMBERS);
        run(&f, false, &["member", "import", &file]).await.unwrap();
        let grant = |purpose, to, fields| {
            [
                "consent",
                "grant",
                "M-1",
                "--purpose",
                purpose,
                "--to",
                to,
                "--fields",
                fields,
            ]
        };
        for (line, says) in [
            (
                grant("fun", "federation", "region"),
                "use one of matchmaking, event",
            ),
            (grant("event", "all", "region"), "no recipient"),
            (grant("event", "federation", "name"), "no field group"),
            (
                grant("event", "federation", "none,region"),
                "no field group",
            ),
        ] {
            let error = run(&f, false, &line).await.unwrap_err();
            assert!(error.contains(says), "{error}");
        }
        let error = run(&f, false, &["member", "import", "gone.csv"])
            .await
            .unwrap_err();
        assert!(error.contains("`gone.csv`"), "{error}");
        let error = run(&f, false, &["member", "import", &file, "--sme-only"])
            .await
            .unwrap_err();
        assert!(error.contains("--format cordis"), "{error}");
        let error = run(
            &f,
            false,
            &["member", "import", &file, "--consent", "paper"],
        )
        .await
        .unwrap_err();
        assert!(error.contains("`paper`"), "{error}");
        assert_eq!(
            logged(&f.under.store).await,
            ["members_imported"],
            "{}",
            f.under.name
        );
    }
}

#[tokio::test]
async fn a_vocabulary_is_imported_replaced_and_searched() {
    for f in fixtures().await {
        let first = json(&f, &["vocabulary", "search", "oncology"]).await;
        assert!(
            first[0]["concept"].as_str().unwrap().starts_with("/21/"),
            "{first}"
        );
        let table = "code,parent_code,label_en,label_pl,alt_en\n/21,,health,zdrowie,\n\
                     /21/7777,/21,balneology,balneologia,spa medicine|balneology\n";
        let file = write(f.under.dir.path(), "own.csv", table);
        assert_eq!(
            json(&f, &["vocabulary", "import", &file]).await["concepts"],
            2,
            "{}",
            f.under.name
        );
        let found = json(&f, &["vocabulary", "search", "Spa", "--language", "pl"]).await;
        assert_eq!(found[0]["concept"], "/21/7777");
        assert_eq!(
            (&found[0]["label"], &found[0]["matched"]),
            (&"balneologia".into(), &"spa medicine".into())
        );
        assert_eq!(found[0]["broader"], serde_json::json!(["/21"]));
        let text = run(&f, false, &["vocabulary", "search", "spa"])
            .await
            .unwrap();
        assert!(
            text.contains("balneology") && text.contains("health"),
            "{text}"
        );

        let other = write(f.under.dir.path(), "other.csv", table);
        let error = run(&f, false, &["vocabulary", "import", &other])
            .await
            .unwrap_err();
        assert!(
            error.contains("`/21`") && error.contains("--name own"),
            "{error}"
        );
        write(
            f.under.dir.path(),
            "own.csv",
            "code,parent_code,label_en\n/21/8888,/21,hydrology\n",
        );
        run(&f, false, &["vocabulary", "import", &file])
            .await
            .unwrap();
        assert_eq!(
            json(&f, &["vocabulary", "search", "spa medicine"]).await,
            serde_json::json!([])
        );
        write(
            f.under.dir.path(),
            "own.csv",
            "code,parent_code,label_en\n/1,/2,a\n/2,/1,b\n",
        );
        let error = run(&f, false, &["vocabulary", "import", &file])
            .await
            .unwrap_err();
        assert!(error.contains("lies below itself"), "{error}");
        assert_eq!(
            json(&f, &["vocabulary", "search", "hydrology"]).await[0]["concept"],
            "/21/8888"
        );
    }
}

#[tokio::test]
async fn a_vocabulary_that_closes_a_circle_with_another_is_refused() {
    for f in fixtures().await {
        let import = async |name: &str, row: &str| {
            let table = format!("code,parent_code,label_en\n{row}\n");
            let file = write(f.under.dir.path(), name, &table);
            run(&f, false, &["vocabulary", "import", &file]).await
        };
        import("one.csv", "/91/1,/92/1,balneology").await.unwrap();
        let error = import("two.csv", "/92/1,/91/1,hydrology")
            .await
            .unwrap_err();
        assert!(
            error.contains("`/91/1` lies below itself") && error.contains("mend its parent code"),
            "{}: {error}",
            f.under.name
        );
        // Nothing has changed, and what is there can be loaded.
        assert_eq!(logged(&f.under.store).await, ["vocabulary_imported"]);
        let found = json(&f, &["vocabulary", "search", "balneology"]).await;
        assert_eq!(found[0]["concept"], "/91/1");
        let found = json(&f, &["vocabulary", "search", "hydrology"]).await;
        assert_eq!(found, serde_json::json!([]));
        // Mended, both are taken, and either again.
        for (name, row) in [
            ("two.csv", "/92/1,/92,hydrology"),
            ("one.csv", "/91/1,/92/1,balneology"),
            ("two.csv", "/92/1,,hydrology"),
        ] {
            import(name, row).await.unwrap();
        }
        let found = json(&f, &["vocabulary", "search", "balneology"]).await;
        assert_eq!(found[0]["broader"], serde_json::json!(["/92/1"]));
    }
}

#[tokio::test]
async fn cordis_files_are_imported_by_region_and_kind() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/directory/fixtures/cordis");
    let folder = folder.to_str().unwrap();
    for f in fixtures().await {
        let line = [
            "member",
            "import",
            "--format",
            "cordis",
            "--nuts",
            "ITH5",
            "--sme-only",
            "--skip-bad-rows",
            folder,
        ];
        assert_eq!(json(&f, &line).await["added"], 1, "{}", f.under.name);
        assert_eq!(
            json(&f, &["member", "list"]).await[0]["legal_name"],
            "PORTICO VISION SRL"
        );
    }
}
