//! Introductions: asking for them, and what becomes of them.

use std::sync::Arc;

use axum::{
    Json,
    extract::{
        Path, Query, State,
        rejection::{JsonRejection, QueryRejection},
    },
    http::StatusCode,
};
use serde::Deserialize;
use steelyard_protocol::ids::{ClusterId, IntroductionId, MemberRef, QueryId};

use crate::{
    app::Node,
    introductions::{
        Action, Filter, Introduction, IntroductionError, NewIntroduction, Side, State as Stands,
        Whose,
    },
    web::{auth::Staff, problem::Problem},
};

/// Which introductions to list.
#[derive(Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
pub(super) struct Wanted {
    /// Only those of this own member.
    #[param(value_type = Option<String>)]
    member: Option<MemberRef>,
    /// Only this side: `asking` or `holding`.
    side: Option<Side>,
    /// Only in this state.
    state: Option<Stands>,
    /// Only those that somebody may still decide (`true`), or not (`false`).
    open: Option<bool>,
    /// Only with this other cluster.
    #[param(value_type = Option<String>)]
    cluster: Option<ClusterId>,
    /// Only those from this query.
    query_id: Option<String>,
    /// At most this many, 1 to 1,000; 100 where absent.
    #[serde(default)]
    limit: u32,
}

/// The introductions that the cluster asks for and is asked for, latest change first.
#[utoipa::path(
    get,
    path = "/api/v1/introductions",
    params(Wanted),
    responses(
        (status = 200, body = [Introduction]),
        (status = 400, body = Problem),
        (status = 401, body = Problem),
        (status = 404, body = Problem),
    )
)]
pub(super) async fn list_introductions(
    State(node): State<Arc<Node>>,
    _staff: Staff,
    wanted: Result<Query<Wanted>, QueryRejection>,
) -> Result<Json<Vec<Introduction>>, Problem> {
    let Query(wanted) = wanted.map_err(|e| Problem::invalid(e.body_text()))?;
    let query_id = wanted.query_id.map(|id| id.parse::<QueryId>());
    let filter = Filter {
        side: wanted.side,
        state: wanted.state,
        open: wanted.open,
        cluster: wanted.cluster,
        query_id: query_id.transpose().map_err(Problem::invalid)?,
        limit: wanted.limit,
    };
    let whose = wanted.member.map_or(Whose::Cluster, Whose::Member);
    let all = node.introductions.list(&whose, &filter).await;
    Ok(Json(all.map_err(problem)?))
}

/// Asks the member behind a handle to reveal itself. When this returns, the request is durable; it
/// is delivered as soon as the other cluster can be reached.
#[utoipa::path(
    post,
    path = "/api/v1/introductions",
    request_body = NewIntroduction,
    responses(
        (status = 201, body = Introduction),
        (status = 400, body = Problem),
        (status = 401, body = Problem),
        (status = 404, body = Problem),
    )
)]
pub(super) async fn request_introduction(
    State(node): State<Arc<Node>>,
    staff: Staff,
    asked: Result<Json<NewIntroduction>, JsonRejection>,
) -> Result<(StatusCode, Json<Introduction>), Problem> {
    let Json(asked) = asked.map_err(|e| Problem::invalid(e.body_text()))?;
    let introduction = node.introductions.request(asked, &staff.subject).await;
    Ok((StatusCode::CREATED, Json(introduction.map_err(problem)?)))
}

/// Which side of an introduction within one cluster.
#[derive(Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
pub(super) struct OneSide {
    /// `asking` or `holding`; where absent, the asking one if the cluster is on both.
    side: Option<Side>,
}

/// One introduction with its timeline.
#[utoipa::path(
    get,
    path = "/api/v1/introductions/{id}",
    params(("id" = String, Path, description = "The number of the introduction"), OneSide),
    responses(
        (status = 200, body = Introduction),
        (status = 400, body = Problem),
        (status = 401, body = Problem),
        (status = 404, body = Problem),
    )
)]
pub(super) async fn get_introduction(
    State(node): State<Arc<Node>>,
    _staff: Staff,
    Path(id): Path<String>,
    one: Result<Query<OneSide>, QueryRejection>,
) -> Result<Json<Introduction>, Problem> {
    let Query(one) = one.map_err(|e| Problem::invalid(e.body_text()))?;
    let introduction = node
        .introductions
        .get(&Whose::Cluster, parse(&id)?, one.side)
        .await;
    Ok(Json(introduction.map_err(problem)?))
}

/// Asks back, answers, accepts, declines or withdraws. Staff who do so for a member say what the
/// member decided.
#[utoipa::path(
    post,
    path = "/api/v1/introductions/{id}/actions",
    params(("id" = String, Path, description = "The number of the introduction")),
    request_body = Action,
    responses(
        (status = 200, body = Introduction),
        (status = 400, body = Problem),
        (status = 401, body = Problem),
        (status = 404, body = Problem),
        (status = 409, description = "It does not follow as things stand", body = Problem),
    )
)]
pub(super) async fn act_on_introduction(
    State(node): State<Arc<Node>>,
    staff: Staff,
    Path(id): Path<String>,
    action: Result<Json<Action>, JsonRejection>,
) -> Result<Json<Introduction>, Problem> {
    let Json(action) = action.map_err(|e| Problem::invalid(e.body_text()))?;
    let introduction = node
        .introductions
        .act(&Whose::Cluster, parse(&id)?, action, &staff.subject)
        .await;
    Ok(Json(introduction.map_err(problem)?))
}

fn parse(id: &str) -> Result<IntroductionId, Problem> {
    id.parse().map_err(Problem::invalid)
}

fn problem(e: IntroductionError) -> Problem {
    match e {
        IntroductionError::Unknown(_) | IntroductionError::UnknownMember(_) => {
            Problem::not_found(e)
        }
        IntroductionError::Illegal(_)
        | IntroductionError::Expired(_)
        | IntroductionError::OtherSide { .. } => Problem::conflict(e),
        e if e.is_fault() => Problem::fault(&e),
        e => Problem::invalid(e),
    }
}
