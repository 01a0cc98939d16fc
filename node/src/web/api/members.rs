//! The own members, their consents, and what was disclosed of them.

use std::sync::Arc;

use axum::{
    Json,
    extract::{
        Path, Query, State,
        rejection::{JsonRejection, QueryRejection},
    },
    http::StatusCode,
};
use serde::{Deserialize, Serialize};
use steelyard_policies::{
    consent::{ConsentGranularity, ConsentTerms, Recipient, Validity, excepted_cluster},
    profile::Profile,
};
use steelyard_protocol::{
    fields::FieldGroups,
    ids::{MemberRef, Purpose},
    time::Timestamp,
};

use crate::{
    app::Node,
    directory::{DirectoryError, consents::ConsentState, members::Disclosure},
    web::{auth::Staff, problem::Problem},
};

/// Which part of a list.
#[derive(Deserialize, utoipa::IntoParams)]
pub(super) struct Page {
    /// Begin after this member's reference.
    #[serde(default)]
    after: String,
    /// At most this many, 1 to 1,000.
    #[serde(default = "hundred")]
    limit: u32,
}

const fn hundred() -> u32 {
    100
}

/// A member in a list.
#[derive(Serialize, utoipa::ToSchema)]
pub(super) struct MemberView {
    member_ref: MemberRef,
    legal_name: String,
    country: Option<String>,
    nuts: Option<String>,
    organisation_type: String,
    updated_at: String,
}

/// The own members, by reference.
#[utoipa::path(
    get,
    path = "/api/v1/members",
    params(Page),
    responses(
        (status = 200, body = [MemberView]),
        (status = 400, body = Problem),
        (status = 401, body = Problem),
    )
)]
pub(super) async fn list_members(
    State(node): State<Arc<Node>>,
    _staff: Staff,
    page: Result<Query<Page>, QueryRejection>,
) -> Result<Json<Vec<MemberView>>, Problem> {
    let Query(page) = page.map_err(|e| Problem::invalid(e.body_text()))?;
    let members = node
        .directory
        .members(&page.after, page.limit.clamp(1, 1_000))
        .await;
    let members = members.map_err(problem)?;
    Ok(Json(
        members
            .into_iter()
            .map(|m| MemberView {
                member_ref: m.profile.member_ref,
                legal_name: m.profile.identity.legal_name,
                country: m.profile.region.country.map(|c| c.to_string()),
                nuts: m.profile.region.nuts.map(|n| n.to_string()),
                organisation_type: m.profile.kind.organisation_type.to_string(),
                updated_at: m.updated_at.to_string(),
            })
            .collect(),
    ))
}

/// One member's profile.
#[utoipa::path(
    get,
    path = "/api/v1/members/{member_ref}",
    params(("member_ref" = String, Path, description = "The cluster's own reference")),
    responses(
        (status = 200, description = "The profile", body = Object),
        (status = 401, body = Problem),
        (status = 404, body = Problem),
    )
)]
pub(super) async fn get_member(
    State(node): State<Arc<Node>>,
    _staff: Staff,
    Path(member_ref): Path<String>,
) -> Result<Json<Profile>, Problem> {
    let member = node
        .directory
        .member(&parse(&member_ref)?)
        .await
        .map_err(problem)?;
    Ok(Json(member.profile))
}

/// All consents that a member gave, with their states.
#[utoipa::path(
    get,
    path = "/api/v1/members/{member_ref}/consents",
    params(("member_ref" = String, Path, description = "The cluster's own reference")),
    responses(
        (status = 200, description = "The consents, oldest first", body = Vec<Object>),
        (status = 401, body = Problem),
        (status = 404, body = Problem),
    )
)]
pub(super) async fn list_consents(
    State(node): State<Arc<Node>>,
    _staff: Staff,
    Path(member_ref): Path<String>,
) -> Result<Json<Vec<ConsentState>>, Problem> {
    let consents = node
        .directory
        .consents(&parse(&member_ref)?)
        .await
        .map_err(problem)?;
    Ok(Json(consents))
}

/// A consent that a member gave, to be recorded.
#[derive(Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct NewConsent {
    purpose: Purpose,
    /// `federation`, `country:IT` or `cluster:ID`.
    #[schema(value_type = Vec<String>)]
    recipients: Vec<Recipient>,
    /// Clusters to leave out, as `cluster:ID`.
    #[serde(default)]
    except: Vec<String>,
    fields: FieldGroups,
    /// `record` or `count`.
    #[serde(default = "record")]
    #[schema(value_type = String)]
    granularity: ConsentGranularity,
    /// From when on (RFC 3339); now where absent.
    #[schema(value_type = Option<String>)]
    valid_from: Option<Timestamp>,
    /// Until when (RFC 3339); until it is withdrawn where absent.
    #[schema(value_type = Option<String>)]
    valid_until: Option<Timestamp>,
}

const fn record() -> ConsentGranularity {
    ConsentGranularity::Record
}

/// The number of a consent.
#[derive(Serialize, utoipa::ToSchema)]
pub(super) struct Given {
    id: u64,
}

/// Records a consent that a member gave. When this returns, it is durable.
#[utoipa::path(
    post,
    path = "/api/v1/members/{member_ref}/consents",
    params(("member_ref" = String, Path, description = "The cluster's own reference")),
    request_body = NewConsent,
    responses(
        (status = 201, body = Given),
        (status = 400, body = Problem),
        (status = 401, body = Problem),
        (status = 404, body = Problem),
    )
)]
pub(super) async fn give_consent(
    State(node): State<Arc<Node>>,
    staff: Staff,
    Path(member_ref): Path<String>,
    consent: Result<Json<NewConsent>, JsonRejection>,
) -> Result<(StatusCode, Json<Given>), Problem> {
    let Json(consent) = consent.map_err(|e| Problem::invalid(e.body_text()))?;
    let except = consent
        .except
        .iter()
        .map(|text| excepted_cluster(text))
        .collect::<Result<Vec<_>, _>>()
        .map_err(Problem::invalid)?;
    let terms = ConsentTerms {
        purpose: consent.purpose,
        recipients: consent.recipients,
        except,
        fields: consent.fields,
        granularity: consent.granularity,
    };
    let validity = Validity {
        valid_from: consent.valid_from.unwrap_or_else(|| node.clock.now()),
        valid_until: consent.valid_until,
    };
    let source = format!("api:{}", staff.subject);
    let id = node
        .directory
        .grant(&parse(&member_ref)?, terms, validity, &source)
        .await;
    let id = id.map_err(problem)?;
    node.refresh().await;
    Ok((StatusCode::CREATED, Json(Given { id })))
}

/// Withdraws a consent. When this returns, no answer carries what it alone allowed.
#[utoipa::path(
    delete,
    path = "/api/v1/members/{member_ref}/consents/{id}",
    params(
        ("member_ref" = String, Path, description = "The cluster's own reference"),
        ("id" = u64, Path, description = "The consent's number"),
    ),
    responses(
        (status = 204, description = "It is withdrawn"),
        (status = 401, body = Problem),
        (status = 404, body = Problem),
    )
)]
pub(super) async fn withdraw_consent(
    State(node): State<Arc<Node>>,
    _staff: Staff,
    Path((member_ref, id)): Path<(String, u64)>,
) -> Result<StatusCode, Problem> {
    node.directory
        .withdraw(&parse(&member_ref)?, id)
        .await
        .map_err(problem)?;
    node.refresh().await;
    Ok(StatusCode::NO_CONTENT)
}

/// What was disclosed of a member: to whom, why, and which field groups; latest first.
#[utoipa::path(
    get,
    path = "/api/v1/members/{member_ref}/disclosures",
    params(
        ("member_ref" = String, Path, description = "The cluster's own reference"),
        ("limit" = Option<u32>, Query, description = "At most this many, 1 to 1,000"),
    ),
    responses(
        (status = 200, description = "The disclosures", body = Vec<Object>),
        (status = 400, body = Problem),
        (status = 401, body = Problem),
        (status = 404, body = Problem),
    )
)]
pub(super) async fn list_disclosures(
    State(node): State<Arc<Node>>,
    _staff: Staff,
    Path(member_ref): Path<String>,
    page: Result<Query<Page>, QueryRejection>,
) -> Result<Json<Vec<Disclosure>>, Problem> {
    let Query(page) = page.map_err(|e| Problem::invalid(e.body_text()))?;
    let limit = page.limit.clamp(1, 1_000);
    let disclosures = node
        .directory
        .disclosures(&parse(&member_ref)?, limit)
        .await;
    Ok(Json(disclosures.map_err(problem)?))
}

fn parse(member_ref: &str) -> Result<MemberRef, Problem> {
    member_ref.parse().map_err(Problem::invalid)
}

fn problem(e: DirectoryError) -> Problem {
    match e {
        DirectoryError::UnknownMember(_) | DirectoryError::UnknownConsent { .. } => {
            Problem::not_found(e)
        }
        DirectoryError::Store(_) | DirectoryError::Ledger(_) => {
            tracing::error!(error = %e, "the store failed");
            Problem::unavailable("the store cannot be read or written; see `steelyard doctor`")
        }
        DirectoryError::Corrupt { .. } => Problem::fault(&e),
        e => Problem::invalid(e),
    }
}
