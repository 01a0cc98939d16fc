//! What changes while a query is on its way: the charter, and the time.

use std::{
    sync::{
        Arc, Mutex,
        atomic::{AtomicI64, AtomicU8, AtomicU32, Ordering},
    },
    time::Duration,
};

use ring::hmac;
use steelyard_policies::{
    consent::{ConsentGranularity, ConsentTerms, Recipient, Validity},
    profile::Profile,
    rules::RuleSet,
};
use steelyard_protocol::{
    answer::Outcome,
    charter::{Charter, ClusterEntry, ClusterState, NodeEntry, SignedCharter},
    envelope::Signed,
    fields::FieldGroups,
    frame::Response,
    ids::{ClusterId, Purpose, QueryId},
    keys::SigningKey,
    messages::QueryClaims,
    query::Query,
    refusal::RefusalCode,
    time::Timestamp,
};
use tokio_util::{sync::CancellationToken, task::TaskTracker};

use super::{Answering, Settings, ViewError, Views, authorize::Rules, replay::Replays};
use crate::{
    audit::{ledger::Ledger, recorder::Recorder},
    clock::Clock,
    directory::{Directory, import::ConsentSheet},
    identity::defaults,
    store::{Store, append::Appended},
};

const START: i64 = 1_800_000_000_000;

/// A clock during whose `nth` reading something else happens: what another thread would do between
/// two steps of an answer.
struct Interrupted {
    now: Arc<AtomicI64>,
    readings: AtomicU32,
    nth: u32,
    meanwhile: Mutex<Option<Box<dyn FnOnce() + Send>>>,
}

impl Clock for Interrupted {
    fn now(&self) -> Timestamp {
        let now = self.now.load(Ordering::SeqCst);
        if self.readings.fetch_add(1, Ordering::SeqCst) + 1 == self.nth
            && let Some(meanwhile) = self.meanwhile.lock().unwrap().take()
        {
            meanwhile();
        }
        Timestamp::from_millis(now)
    }
}

/// A clock during whose every reading the data changes, if it can.
struct Restless {
    ledger: Ledger,
    runtime: tokio::runtime::Handle,
    readings: AtomicU32,
}

impl Clock for Restless {
    fn now(&self) -> Timestamp {
        self.readings.fetch_add(1, Ordering::SeqCst);
        let (ledger, runtime) = (self.ledger.clone(), self.runtime.clone());
        let (changed, is_changed) = std::sync::mpsc::channel();
        std::thread::spawn(move || {
            runtime.block_on(async {
                let mut change = ledger.begin().await.unwrap();
                change.bump_revision();
                change.commit().await.unwrap();
            });
            let _ = changed.send(());
        });
        let _ = is_changed.recv_timeout(Duration::from_millis(500));
        Timestamp::from_millis(START)
    }
}

/// The node of `oslo`, with one member, and the key of `turin`, which asks.
struct Fixture {
    oslo: SigningKey,
    turin: SigningKey,
    charter: Charter,
    ledger: Ledger,
    views: Arc<Views>,
    now: Arc<AtomicI64>,
    queries: AtomicU8,
    _dir: tempfile::TempDir,
}

fn id(cluster: &str) -> ClusterId {
    cluster.parse().unwrap()
}

impl Fixture {
    async fn new() -> Self {
        let dir = tempfile::tempdir().unwrap();
        let store = Store::open("sqlite:node.db", dir.path()).await.unwrap();
        let key = hmac::Key::new(hmac::HMAC_SHA256, &[7; 32]);
        let ledger = Ledger::open(store.clone(), key).await.unwrap();
        let (oslo, _) = SigningKey::generate().unwrap();
        let (turin, _) = SigningKey::generate().unwrap();
        let start = Timestamp::from_millis(START);
        let entry = |cluster: &str, country: &str, key: &SigningKey| ClusterEntry {
            id: id(cluster),
            name: cluster.to_owned(),
            country: country.parse().unwrap(),
            status: ClusterState::Active,
            signing_key: key.public(),
            nodes: vec![NodeEntry {
                transport_key: SigningKey::generate().unwrap().0.public(),
                addresses: vec!["/ip4/127.0.0.1/udp/4701/quic-v1".to_owned()],
            }],
        };
        let charter = Charter {
            federation: "test".parse().unwrap(),
            name: "Test".to_owned(),
            version: 1,
            previous: None,
            issued: start,
            expires: start.plus_seconds(86_400),
            threshold: 1,
            purposes: defaults::default_purposes(),
            vocabularies: Vec::new(),
            clusters: vec![entry("oslo", "NO", &oslo), entry("turin", "IT", &turin)],
        };
        let now = Arc::new(AtomicI64::new(START));
        let views = Views::load(store, start, |_| ()).await.unwrap();
        let mut fixture = Self {
            oslo,
            turin,
            charter,
            ledger,
            views: Arc::new(views),
            now,
            queries: AtomicU8::new(0),
            _dir: dir,
        };
        fixture.adopt(|_| ()).await;
        let directory = fixture.directory();
        let member = Profile::new("M1".parse().unwrap());
        directory
            .import(&[member], &ConsentSheet::default(), "test", |_| ())
            .await
            .unwrap();
        fixture.views.refresh().await.unwrap();
        fixture
    }

    /// Puts the next charter into the store; the view does not know it yet.
    async fn adopt(&mut self, edit: impl FnOnce(&mut Charter)) {
        edit(&mut self.charter);
        let mut signed = SignedCharter::draft(&self.charter).unwrap();
        signed.sign(&id("oslo"), &self.oslo).unwrap();
        signed.sign(&id("turin"), &self.turin).unwrap();
        let mut change = self.ledger.begin().await.unwrap();
        change.bump_revision();
        change
            .store()
            .add_charter(
                self.charter.version.cast_signed(),
                START,
                &signed.to_json().unwrap(),
            )
            .await
            .unwrap();
        change.commit().await.unwrap();
        self.charter.version += 1;
        self.charter.previous = Some(signed.digest().unwrap());
    }

    fn clock(&self, nth: u32, meanwhile: impl FnOnce() + Send + 'static) -> Arc<Interrupted> {
        Arc::new(Interrupted {
            now: Arc::clone(&self.now),
            readings: AtomicU32::new(0),
            nth,
            meanwhile: Mutex::new(Some(Box::new(meanwhile))),
        })
    }

    /// A directory whose clock stands.
    fn directory(&self) -> Directory {
        Directory::new(self.ledger.clone(), self.clock(0, || ()))
    }

    /// Answers a query of Turin's, while something else happens.
    async fn answer(&self, clock: Arc<dyn Clock>) -> Result<u64, RefusalCode> {
        let tasks = TaskTracker::new();
        let recorder = Recorder::start(self.ledger.clone(), CancellationToken::new(), &tasks);
        let answering = Arc::new(Answering::new(Settings {
            own: id("oslo"),
            key: self.oslo.clone(),
            handle_key: hmac::Key::new(hmac::HMAC_SHA256, &[8; 32]),
            clock,
            views: Arc::clone(&self.views),
            rules: Rules::new(RuleSet::default_rules().unwrap()),
            replays: Replays::default(),
            recorder,
            searches: 1,
        }));
        let claims = QueryClaims {
            iss: id("turin"),
            aud: vec![id("oslo")],
            iat: START / 1_000,
            exp: START / 1_000 + 60,
            jti: QueryId::from_bytes([self.queries.fetch_add(1, Ordering::SeqCst); 16]),
            charter: 1,
            query: Query::new(Purpose::MATCHMAKING.parse().unwrap()),
        };
        let query = Signed::sign(&claims, &self.turin).unwrap();
        match answering.answer(&id("turin"), query).await {
            Response::Refused(code) => Err(code),
            Response::Answer(signed) => match signed.verify(&self.oslo.public()).unwrap().1 {
                Outcome::Answered(answer) => Ok(answer.total.unwrap()),
                Outcome::Refused(refusal) => Err(refusal.code),
            },
            Response::Pong(_) | Response::Acknowledgement(_) => panic!("another response"),
        }
    }

    /// Refreshes the view on another thread, and waits for it.
    fn refresh_at_once(&self) -> impl FnOnce() + Send + 'static {
        let (views, runtime) = (Arc::clone(&self.views), tokio::runtime::Handle::current());
        move || {
            std::thread::spawn(move || runtime.block_on(views.refresh()).unwrap())
                .join()
                .unwrap();
        }
    }
}

/// The member consents from a moment on; gives the number of the consent.
async fn grant(directory: &Directory, valid_from: Timestamp) -> u64 {
    let terms = ConsentTerms {
        purpose: Purpose::MATCHMAKING.parse().unwrap(),
        recipients: vec![Recipient::Federation],
        except: Vec::new(),
        fields: FieldGroups::WITHOUT_CONTACT,
        granularity: ConsentGranularity::Record,
    };
    let validity = Validity {
        valid_from,
        valid_until: None,
    };
    let member = "M1".parse().unwrap();
    let granted = directory.grant(&member, terms, validity, "test");
    granted.await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn an_asker_is_verified_by_the_charter_that_its_answer_is_made_under() {
    for nth in 1..=3 {
        let mut fixture = Fixture::new().await;
        fixture
            .adopt(|c| c.clusters[1].status = ClusterState::Suspended)
            .await;
        let clock = fixture.clock(nth, fixture.refresh_at_once());
        assert_eq!(
            fixture.answer(clock).await,
            Err(RefusalCode::Suspended),
            "the charter changed at reading {nth}"
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_cluster_that_takes_no_part_answers_nothing() {
    let mut fixture = Fixture::new().await;
    fixture
        .adopt(|c| c.clusters[0].status = ClusterState::Suspended)
        .await;
    let refused = Err(RefusalCode::CharterExpired);
    assert_eq!(fixture.answer(fixture.clock(0, || ())).await, refused);
    let mut fixture = Fixture::new().await;
    fixture.adopt(|c| drop(c.clusters.remove(0))).await;
    assert_eq!(fixture.answer(fixture.clock(0, || ())).await, refused);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_charter_that_expires_while_a_query_is_on_its_way_answers_nothing() {
    let mut fixture = Fixture::new().await;
    let expires = Timestamp::from_millis(START).plus_seconds(30);
    fixture.adopt(|c| c.expires = expires).await;
    fixture.views.refresh().await.unwrap();
    // Just before, it does.
    fixture.now.store(expires.as_millis() - 1, Ordering::SeqCst);
    assert_eq!(fixture.answer(fixture.clock(0, || ())).await, Ok(0));
    // The query is verified, and then waits for its turn.
    let now = Arc::clone(&fixture.now);
    let clock = fixture.clock(1, move || now.store(expires.as_millis(), Ordering::SeqCst));
    assert_eq!(
        fixture.answer(clock).await,
        Err(RefusalCode::CharterExpired)
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_consent_that_begins_while_a_query_is_on_its_way_refuses_nobody() {
    let fixture = Fixture::new().await;
    let begins = Timestamp::from_millis(START + 1);
    grant(&fixture.directory(), begins).await;
    fixture.views.refresh().await.unwrap();
    // Another query reads the clock a moment later, and is the first to look at the consents.
    let (views, now) = (Arc::clone(&fixture.views), Arc::clone(&fixture.now));
    let clock = fixture.clock(2, move || {
        now.store(begins.as_millis(), Ordering::SeqCst);
        views.advance(begins);
    });
    assert_eq!(fixture.answer(clock).await, Ok(1));
    // A clock that really went back does refuse.
    fixture.now.store(START, Ordering::SeqCst);
    assert_eq!(
        fixture.answer(fixture.clock(0, || ())).await,
        Err(RefusalCode::Unavailable)
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_answered_from_a_view_that_is_ahead_of_its_store() {
    let fixture = Fixture::new().await;
    let (mut older, mut change) = (
        fixture.ledger.store().head().await.unwrap().unwrap(),
        fixture.ledger.store().write().await.unwrap().0,
    );
    older.revision -= 1;
    let appended = Appended {
        head: older,
        entries: Vec::new(),
        seen: Vec::new(),
        disclosures: Vec::new(),
    };
    assert!(change.append(&appended).await.unwrap());
    change.commit().await.unwrap();
    assert!(matches!(
        fixture.views.refresh().await,
        Err(ViewError::WentBack { .. })
    ));
    assert_eq!(
        fixture.answer(fixture.clock(0, || ())).await,
        Err(RefusalCode::Unavailable)
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_comes_however_often_the_data_changes() {
    let fixture = Fixture::new().await;
    let clock = Arc::new(Restless {
        ledger: fixture.ledger.clone(),
        runtime: tokio::runtime::Handle::current(),
        readings: AtomicU32::new(0),
    });
    assert_eq!(fixture.answer(Arc::clone(&clock) as _).await, Ok(0));
    // It was indeed kept from answering at first.
    assert!(clock.readings.load(Ordering::SeqCst) > 4);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_member_says_counts_in_the_next_answer_without_a_way_to_the_store() {
    let mut fixture = Fixture::new().await;
    let (directory, member) = (fixture.directory(), "M1".parse().unwrap());
    let (store, start) = (
        fixture.ledger.store().clone(),
        Timestamp::from_millis(START),
    );
    let view = || async { Views::load(store.clone(), start, |_| ()).await.unwrap() };
    let deaf = view().await;
    fixture.views = Arc::new(view().await.listening_to(&directory));
    let sees = async || fixture.answer(fixture.clock(0, || ())).await.unwrap();
    assert_eq!(sees().await, 0);
    let consent = grant(&directory, start).await;
    assert_eq!(sees().await, 1);
    directory.object(&member, &id("turin")).await.unwrap();
    assert_eq!(sees().await, 0);
    directory.lift(&member, &id("turin")).await.unwrap();
    assert_eq!(sees().await, 1);
    directory.withdraw(&member, consent).await.unwrap();
    assert_eq!(sees().await, 0);
    // Once more, and then nothing can be read any more: had one of these not been told, those after it
    // would not count either.
    let consent = grant(&directory, start).await;
    directory.object(&member, &id("turin")).await.unwrap();
    directory.lift(&member, &id("turin")).await.unwrap();
    directory.withdraw(&member, consent).await.unwrap();
    grant(&directory, start).await;
    let committed = fixture.ledger.committed();
    store.close().await;
    assert!(deaf.catch_up(committed).await.is_err());
    fixture.views.catch_up(committed).await.unwrap();
    assert_eq!(fixture.views.read().revision, committed);
    // For anything later the store is asked.
    assert!(fixture.views.catch_up(committed + 1).await.is_err());
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_told_late_or_not_at_all_is_read_from_the_store() {
    let mut fixture = Fixture::new().await;
    let (directory, member) = (fixture.directory(), "M1".parse().unwrap());
    let start = Timestamp::from_millis(START);
    let views = Views::load(fixture.ledger.store().clone(), start, |_| ());
    fixture.views = Arc::new(views.await.unwrap().listening_to(&directory));
    let sees = async || fixture.answer(fixture.clock(0, || ())).await.unwrap();
    // What another process does comes between what is told.
    let other = fixture.directory();
    let consent = grant(&directory, start).await;
    other.object(&member, &id("turin")).await.unwrap();
    grant(&directory, start).await;
    assert_eq!(sees().await, 0);
    other.lift(&member, &id("turin")).await.unwrap();
    directory.withdraw(&member, consent).await.unwrap();
    assert_eq!(sees().await, 1);
    // More is told than is kept.
    for _ in 0..200 {
        directory.object(&member, &id("turin")).await.unwrap();
        directory.lift(&member, &id("turin")).await.unwrap();
    }
    assert_eq!(sees().await, 1);
    directory.object(&member, &id("turin")).await.unwrap();
    assert_eq!(sees().await, 0);
}
