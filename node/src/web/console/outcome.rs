//! What came of a search at each cluster, a line each, in words.

use maud::{Markup, html};
use steelyard_protocol::{
    answer::ReductionCode,
    ids::ClusterId,
    refusal::RefusalCode,
    result::{ClusterStatus, Status},
};

use super::{super::pages::Visit, words::Known};
use crate::asking::{Progress, Search};

/// A line for every cluster that was asked, the answers first.
pub(super) fn lines(visit: &Visit, known: &Known, search: &Search, progress: &Progress) -> Markup {
    let statuses = &progress.result.clusters;
    let mut all: Vec<(&ClusterId, Option<&ClusterStatus>)> = search
        .clusters
        .iter()
        .map(|id| (id, statuses.iter().find(|s| s.cluster == *id)))
        .collect();
    let rank = |status: Option<&ClusterStatus>| match status {
        Some(s) if s.status == Status::Answered => (0, std::cmp::Reverse(s.total.unwrap_or(0))),
        Some(_) => (1, std::cmp::Reverse(0)),
        None => (2, std::cmp::Reverse(0)),
    };
    all.sort_by(|a, b| {
        rank(a.1)
            .cmp(&rank(b.1))
            .then_with(|| known.cluster(a.0).cmp(known.cluster(b.0)))
    });
    let on_behalf = search.inquiry.like_member.is_some();
    html! {
        ul.outcomes {
            @for (id, status) in all {
                li {
                    span.mark.(class(status)) aria-hidden="true" {}
                    div {
                        strong { (known.cluster(id)) }
                        p {
                            @match status {
                                None => { (visit.text("console-outcome-waiting")) }
                                Some(status) => {
                                    (told(visit, status, on_behalf))
                                    @for reduction in &status.reductions {
                                        br;
                                        (visit.text(reduced(reduction.code)))
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

const fn class(status: Option<&ClusterStatus>) -> &'static str {
    match status {
        None => "waiting",
        Some(s) => match s.status {
            Status::Answered => "answered",
            Status::Refused => "refused",
            Status::TimedOut | Status::Unreachable => "silent",
            Status::Invalid => "invalid",
        },
    }
}

/// What came of it at one cluster, in a sentence.
fn told(visit: &Visit, status: &ClusterStatus, on_behalf: bool) -> String {
    match status.status {
        Status::Answered => answered(visit, status),
        Status::Refused => {
            // Without a receipt the question did not leave this node.
            let own_rule = on_behalf
                && status.code == Some(RefusalCode::NotPermitted)
                && status.receipt.is_none();
            let id = match status.code {
                _ if own_rule => "console-refused-no-consent".to_owned(),
                Some(code) => format!("console-refused-{}", code.as_str().replace('_', "-")),
                None => "console-refused-unavailable".to_owned(),
            };
            let why = visit.text(&id);
            visit.text_with("console-outcome-refused", [("why", why.into())])
        }
        Status::TimedOut => {
            let seconds = status.elapsed_ms.div_ceil(1_000);
            visit.text_with("console-outcome-slow", [("count", seconds.into())])
        }
        Status::Unreachable => visit.text("console-outcome-unreachable"),
        Status::Invalid => visit.text("console-outcome-invalid"),
    }
}

fn answered(visit: &Visit, status: &ClusterStatus) -> String {
    if let Some(bound) = status.fewer_than {
        return visit.text_with("console-outcome-fewer", [("count", bound.into())]);
    }
    if let Some(exists) = status.exists {
        return visit.text(if exists {
            "console-outcome-some"
        } else {
            "console-outcome-none"
        });
    }
    let total = status.total.unwrap_or(0);
    match status.returned {
        Some(returned) if returned < total && returned > 0 => visit.text_with(
            "console-outcome-best",
            [("count", total.into()), ("returned", returned.into())],
        ),
        _ => visit.text_with("console-outcome-answered", [("count", total.into())]),
    }
}

const fn reduced(code: ReductionCode) -> &'static str {
    match code {
        ReductionCode::Granularity => "console-reduced-granularity",
        ReductionCode::Fields => "console-reduced-fields",
        ReductionCode::Records => "console-reduced-records",
        ReductionCode::SmallCount => "console-reduced-small-count",
        ReductionCode::Size => "console-reduced-size",
    }
}
