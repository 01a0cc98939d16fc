//! Checkpoints and proofs: what was signed of the log, and holds without it.

use steelyard::audit::{
    checkpoint::Checkpoint,
    merkle::Frontier,
    proof::{Proof, ProofError, prove},
};
use steelyard_protocol::{ids::ClusterId, keys::SigningKey};

use super::{Fixture, on_each};

on_each!(checkpoints_of_others_do_not_count, 6, [2, 4, 6], |f| {
    let stranger = SigningKey::generate().unwrap().0;
    let (_, frontier) = f.ledger.head().await.unwrap();
    let forged = Checkpoint::sign(2, frontier.root(), &f.cluster, &stranger).unwrap();
    sqlx::query("UPDATE checkpoint SET note = $1 WHERE size = 2")
        .bind(&forged.note)
        .execute(&f.sql)
        .await
        .unwrap();
    f.run(
        "UPDATE checkpoint SET note = (SELECT note FROM checkpoint WHERE size = 6) WHERE size = 4",
    )
    .await;
    let faults = f.faults().await;
    assert!(
        faults[0].contains("checkpoint for 2 entries does not count"),
        "{faults:?}"
    );
    assert!(
        faults[1].contains("it was signed for 6 entries"),
        "{faults:?}"
    );
    assert_eq!(faults.len(), 2);
    // After a change of keys, those of before still count.
    let keys = [stranger.public(), f.signing.public()];
    assert_eq!(
        f.verify_with(&keys, &[]).await.faults.len(),
        2,
        "now it diverges instead"
    );
});

on_each!(a_proof_is_checked_without_the_log, 21, [5], |f| {
    let public = [f.signing.public()];
    for index in [0, 3, 4, 5, 19, 20] {
        let proof = prove(&f.ledger, &f.cluster, &f.signing, &[], &f.clock, index)
            .await
            .unwrap();
        let json = serde_json::to_vec(&proof).unwrap();
        let read = Proof::parse(&json).unwrap();
        let proved = read.check(&public).unwrap();
        assert_eq!(proved.entry.index, index);
        assert!(proved.tree_size > index);
        let altered = [
            Proof {
                index: index ^ 1,
                ..proof.clone()
            },
            Proof {
                entry: proof.entry.replace("added", "adde\\u0064"),
                ..proof.clone()
            },
            Proof {
                tree_size: proof.tree_size + 1,
                ..proof.clone()
            },
            Proof {
                path: proof.path.iter().rev().skip(1).rev().cloned().collect(),
                ..proof.clone()
            },
        ];
        for altered in altered {
            assert!(altered.check(&public).is_err(), "{altered:?}");
        }
        let stranger = SigningKey::generate().unwrap().0.public();
        assert!(proof.check(&[stranger]).is_err());
        let other = Proof {
            cluster: "clust-er-health".parse().unwrap(),
            ..proof
        };
        assert!(Proof::parse(&serde_json::to_vec(&other).unwrap()).is_err());
    }
    let error = prove(&f.ledger, &f.cluster, &f.signing, &[], &f.clock, 21).await;
    assert!(matches!(
        error,
        Err(ProofError::NoEntry {
            index: 21,
            size: 21
        })
    ));
    f.forge(2, "\"added\":2", "\"added\":3").await;
    let error = prove(&f.ledger, &f.cluster, &f.signing, &[], &f.clock, 7).await;
    assert!(matches!(error, Err(ProofError::Unsound)), "{error:?}");
});

#[test]
fn a_checkpoint_has_the_form_that_others_read() {
    let cluster: ClusterId = "biowin".parse().unwrap();
    let (key, _) = SigningKey::generate().unwrap();
    let root = Frontier::default().root();
    let note = Checkpoint::sign(7, root, &cluster, &key).unwrap().note;
    let lines: Vec<&str> = note.lines().collect();
    assert_eq!(lines[0], "steelyard/audit/biowin");
    assert_eq!(lines[1], "7");
    assert_eq!(lines[2], "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
    assert_eq!(lines[3], "");
    assert!(lines[4].starts_with("\u{2014} steelyard/audit/biowin "));
    let opened = Checkpoint::open(&note, &cluster, &[key.public()]).unwrap();
    assert_eq!((opened.size, opened.root), (7, root));
    for altered in [
        note.replace("\n7\n", "\n8\n"),
        note.replace("\n7\n", "\n07\n"),
        note.replace("biowin", "biowim"),
    ] {
        assert!(Checkpoint::open(&altered, &cluster, &[key.public()]).is_err());
    }
}
