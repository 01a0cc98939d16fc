//! Introductions as people and programs of the own cluster see them.

use std::fmt;

use serde::{Deserialize, Serialize};
use steelyard_protocol::{
    fields::FieldGroups,
    ids::{ClusterId, Handle, IntroductionId, MemberRef, Purpose, QueryId},
    introduction::{Party, Side, Text},
    time::Timestamp,
};

use super::machine::{Move, State};

/// What a matchmaker asks for.
#[derive(Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewIntroduction {
    /// The cluster that holds the member.
    pub cluster: ClusterId,
    /// The handle of the match in the query's result.
    pub handle: Handle,
    /// The number of the query.
    pub query_id: QueryId,
    /// Why: the purpose of the query.
    pub purpose: Purpose,
    /// The own member that it is for; none: the cluster asks in its own name.
    #[serde(default)]
    pub on_behalf_of: Option<MemberRef>,
    /// Refuse the request if that member does not consent to be named to that cluster; else it then
    /// goes in the name of the cluster only.
    #[serde(default)]
    pub must_name: bool,
    /// Tell nothing of that member with the request, even where it consents to be named: it is named
    /// only once the request is accepted.
    #[serde(default)]
    pub unnamed: bool,
    /// The field groups of the own member that are to be revealed if it is accepted, as far as it
    /// consents then. What a decision needs (region, kind, summary, identity) goes with the request.
    #[serde(default = "all")]
    pub reveal: FieldGroups,
    /// Why, in words for the member that is asked.
    #[serde(default)]
    pub text: Text,
}

const fn all() -> FieldGroups {
    FieldGroups::ALL
}

impl fmt::Debug for NewIntroduction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "NewIntroduction(to {} for {})",
            self.cluster, self.purpose
        )
    }
}

/// What people of one side do about an introduction.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Action {
    /// The member asks back (holding side).
    Ask(Text),
    /// A question is answered (asking side).
    Answer(Text),
    /// The member agrees to reveal these field groups to this cluster, once (holding side).
    Accept {
        /// The field groups.
        reveal: FieldGroups,
    },
    /// The member declines (holding side).
    Decline,
    /// The asking side no longer asks.
    Withdraw,
}

impl Action {
    /// The side whose action it is.
    pub const fn side(&self) -> Side {
        match self {
            Self::Ask(_) | Self::Accept { .. } | Self::Decline => Side::Holding,
            Self::Answer(_) | Self::Withdraw => Side::Asking,
        }
    }

    /// The step that it makes.
    pub const fn step(&self) -> Move {
        match self {
            Self::Ask(_) => Move::Question,
            Self::Answer(_) => Move::Answer,
            Self::Accept { .. } => Move::Accept,
            Self::Decline => Move::Decline,
            Self::Withdraw => Move::Withdraw,
        }
    }
}

/// For whom introductions are looked at or acted upon: nobody reaches those of others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Whose {
    /// The cluster's staff: all introductions.
    Cluster,
    /// This member's portal: only those that this member is in.
    Member(MemberRef),
}

/// Which introductions to list, latest change first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Only this side.
    pub side: Option<Side>,
    /// Only in this state.
    pub state: Option<State>,
    /// Only those that are open (`true`) or not (`false`).
    pub open: Option<bool>,
    /// Only with this other cluster.
    pub cluster: Option<ClusterId>,
    /// Only those from one query.
    pub query_id: Option<QueryId>,
    /// At most this many; 0 means 100. Never more than 1,000.
    pub limit: u32,
}

/// An introduction as it stands on one side.
#[derive(Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Introduction {
    /// Its number, the same on both sides.
    pub id: IntroductionId,
    /// Which side this is.
    pub side: Side,
    /// The other cluster.
    pub cluster: ClusterId,
    /// How it stands.
    pub state: State,
    /// Why it is asked.
    pub purpose: Purpose,
    /// The query whose answer showed the handle.
    pub query_id: QueryId,
    /// The handle.
    pub handle: Handle,
    /// The own member: on whose behalf it is asked, or the one that is asked. None: the cluster asks
    /// in its own name, or nobody that this cluster could be introduced to was found.
    pub member: Option<MemberRef>,
    /// Why, in the words of who asks.
    pub text: Text,
    /// The member that asks, where it is named.
    pub from: Option<Party>,
    /// What the asking side will reveal on acceptance.
    pub offers: FieldGroups,
    /// What the holding side's member agreed to reveal; none before that.
    pub agreed: Option<FieldGroups>,
    /// What the other side revealed after the acceptance.
    pub received: Option<Party>,
    /// What this side revealed after the acceptance.
    pub revealed: Option<Party>,
    /// When it was asked for (asking side) or came (holding side).
    #[schema(value_type = String)]
    pub requested_at: Timestamp,
    /// When the other cluster had it.
    #[schema(value_type = Option<String>)]
    pub delivered_at: Option<Timestamp>,
    /// When it ends by itself, if nobody decides.
    #[schema(value_type = String)]
    pub expires_at: Timestamp,
    /// When anything happened last.
    #[schema(value_type = String)]
    pub changed_at: Timestamp,
    /// What of this side is still on its way to the other; none if the other has everything.
    pub delivery: Option<Delivery>,
    /// The steps that this side could make now. People make all of them but `expire` and `reveal`,
    /// which come by themselves.
    pub possible: Vec<Move>,
    /// What happened, in the order in which it did here.
    pub timeline: Vec<Happened>,
}

impl fmt::Debug for Introduction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (id, side, state) = (self.id, self.side.as_str(), self.state.as_str());
        write!(f, "Introduction({id}, {side}, {state})")
    }
}

/// Steps of this side that the other does not have yet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Delivery {
    /// How many.
    pub waiting: u32,
    /// How often the next one was tried in vain.
    pub tries: u32,
    /// When it is tried next; none: it is given up.
    #[schema(value_type = Option<String>)]
    pub next_try: Option<Timestamp>,
    /// Why the last try failed: the cluster is unreachable, suspended, no longer in the charter, ….
    pub problem: Option<String>,
}

/// One thing that happened.
#[derive(Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Happened {
    /// When it happened here.
    #[schema(value_type = String)]
    pub at: Timestamp,
    /// Whose step it was.
    pub side: Side,
    /// What it was.
    pub step: Move,
    /// Who of this cluster did it; none where the other cluster did.
    pub by: Option<String>,
    /// What was asked, answered, or given as the reason of the request.
    pub text: Option<Text>,
    /// The field groups that left, came, or were agreed to.
    pub fields: FieldGroups,
    /// The entry of the audit log that proves it.
    pub entry: u64,
}

impl fmt::Debug for Happened {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "Happened({} by {})",
            self.step.as_str(),
            self.side.as_str()
        )
    }
}
