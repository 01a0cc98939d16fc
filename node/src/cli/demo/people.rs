//! Who can sign in to the demo, and the door that lets them in: links to sign in work once, so the
//! demo makes a new one for everybody who knocks. A node has no such door.

use std::sync::Arc;

use anyhow::Context;
use axum::{
    Router,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
    routing::get,
};
use serde::Serialize;
use steelyard_protocol::ids::{ClusterId, MemberRef};
use tokio_util::{sync::CancellationToken, task::TaskTracker};

use super::{
    federation::{Federation, NodeInfo},
    source::Cluster,
};
use crate::{
    audit::ledger::Ledger,
    clock::SystemClock,
    config::Config,
    identity::Identity,
    people::{NewPerson, People, PersonId, Role},
    store::Store,
    web::server,
};

/// Somebody who can sign in.
struct Actor {
    cluster: &'static str,
    name: &'static str,
    email: &'static str,
    /// What is knocked at.
    path: &'static str,
    role: Option<Role>,
    member: Option<&'static str>,
    told: &'static str,
}

const ACTORS: [Actor; 3] = [
    Actor {
        cluster: "oslo-cancer-cluster",
        name: "Ingrid Solberg",
        email: "ingrid.solberg@oslo-cancer-cluster.example",
        path: "/ingrid",
        role: Some(Role::Matchmaker),
        member: None,
        told: "matchmaker in Oslo",
    },
    Actor {
        cluster: "clust-er-health",
        name: "Alessandra Zamboretti",
        email: "alessandra.zamboretti@portico-vision.example",
        path: "/alessandra",
        role: None,
        member: Some("CEH-001"),
        told: "of Portico Vision, a member in Bologna",
    },
    Actor {
        cluster: "oslo-cancer-cluster",
        name: "Olav Lie",
        email: "olav.lie@oslo-cancer-cluster.example",
        path: "/olav",
        role: Some(Role::Admin),
        member: None,
        told: "administrator in Oslo",
    },
];

/// A door to one person's pages.
#[derive(Serialize)]
pub(super) struct Login {
    pub(super) name: &'static str,
    pub(super) told: &'static str,
    pub(super) cluster: ClusterId,
    pub(super) url: String,
}

/// Adds the people of `cluster`, if it is one that has a part in the story.
pub(super) async fn add(people: &People, cluster: &Cluster) -> anyhow::Result<()> {
    for actor in ACTORS.iter().filter(|a| cluster.id.as_str() == a.cluster) {
        let member: Option<MemberRef> = actor.member.map(str::parse).transpose()?;
        let is_there = |m: &MemberRef| cluster.members.iter().any(|p| p.member_ref == *m);
        if member.as_ref().is_some_and(|m| !is_there(m)) {
            continue;
        }
        let person = people
            .add_person(&NewPerson {
                email: actor.email.parse()?,
                name: actor.name.to_owned(),
                role: actor.role,
                language: None,
            })
            .await?;
        if let Some(member) = &member {
            people.act_for(person.id, member).await?;
        }
    }
    Ok(())
}

/// Opens the door, until `stop` is cancelled.
///
/// # Errors
/// If a node's store cannot be opened, or no port is free.
pub(super) async fn open_door(
    federation: &Federation,
    stop: &CancellationToken,
    tasks: &TaskTracker,
) -> anyhow::Result<Vec<Login>> {
    let mut routes = Router::new();
    let mut logins = Vec::new();
    for actor in &ACTORS {
        let mut nodes = federation.nodes().iter();
        let Some(node) = nodes.find(|n| n.cluster.as_str() == actor.cluster) else {
            continue;
        };
        let people = people_of(node).await?;
        let Some(person) = people.by_email(&actor.email.parse()?).await? else {
            continue;
        };
        let url: Arc<str> = node.url.as_str().into();
        let knock = move || let_in(people.clone(), person.id, Arc::clone(&url));
        routes = routes.route(actor.path, get(knock));
        logins.push(Login {
            name: actor.name,
            told: actor.told,
            cluster: node.cluster.clone(),
            url: actor.path.to_owned(),
        });
    }
    let door = server::serve(([127, 0, 0, 1], 0).into(), routes, stop, tasks)
        .context("no port is free on 127.0.0.1")?;
    for login in &mut logins {
        login.url = format!("http://localhost:{}{}", door.port(), login.url);
    }
    Ok(logins)
}

async fn people_of(node: &NodeInfo) -> anyhow::Result<People> {
    let config = Config::load(&node.data_dir)?;
    let identity = Identity::load(&node.data_dir, &config.cluster.id)?;
    let store = Store::open(config.store.url.reveal(), node.data_dir.root()).await?;
    let ledger = Ledger::open(store, identity.ledger_key().clone()).await?;
    Ok(People::new(ledger, Arc::new(SystemClock)))
}

async fn let_in(people: People, person: PersonId, url: Arc<str>) -> Response {
    match people.link_to_pass_on(person).await {
        Ok(token) => Redirect::to(&format!("{url}/link/{token}")).into_response(),
        Err(e) => (StatusCode::INTERNAL_SERVER_ERROR, e.to_string()).into_response(),
    }
}
