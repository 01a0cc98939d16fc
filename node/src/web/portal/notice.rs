//! The notice: what a member reads before it allows anything, and what is kept with the consent.

use steelyard_policies::consent::ConsentGranularity;

use super::{choice::Choice, names::Names};
use crate::directory::notices::Notice;

/// The notice of a choice, in the reader's language. It says all that is asked, one paragraph a
/// line, and names no member.
pub(super) fn notice(names: &Names, cluster: &str, choice: &Choice) -> Notice {
    let terms = &choice.terms;
    let recipients: Vec<String> = terms
        .recipients
        .iter()
        .map(|r| names.recipient(r))
        .collect();
    let recipients = recipients.join("; ");
    let mut paragraphs = vec![names.with(
        "portal-notice-controller",
        [
            ("cluster", cluster.into()),
            ("federation", names.federation().into()),
        ],
    )];
    let what = match terms.granularity {
        ConsentGranularity::Record => "portal-notice-record",
        ConsentGranularity::Count => "portal-notice-count",
    };
    paragraphs.push(names.with(
        what,
        [
            ("purpose", names.purpose(&terms.purpose).into()),
            ("recipients", recipients.into()),
            ("groups", names.groups(terms.fields).into()),
        ],
    ));
    paragraphs.push(names.purpose_means(&terms.purpose));
    paragraphs.extend(terms.fields.iter().map(|group| {
        names.with(
            "portal-notice-group",
            [
                ("group", names.group(group).into()),
                ("means", names.group_means(group).into()),
            ],
        )
    }));
    if !terms.except.is_empty() {
        let except: Vec<String> = terms.except.iter().map(|c| names.cluster(c)).collect();
        paragraphs.push(names.with(
            "portal-notice-except",
            [("clusters", except.join("; ").into())],
        ));
    }
    let day = |day: jiff::civil::Date| {
        let moment = super::choice::moment_of(day);
        moment.map_or_else(|| day.to_string(), |m| names.date(m))
    };
    if let Some(from) = choice.from {
        paragraphs.push(names.with("portal-notice-from", [("day", day(from).into())]));
    }
    paragraphs.push(match choice.until {
        Some(until) => names.with("portal-notice-until", [("day", day(until).into())]),
        None => names.text("portal-notice-until-withdrawn"),
    });
    paragraphs.push(names.text("portal-notice-withdraw"));
    paragraphs.push(names.text("portal-notice-free"));
    paragraphs.retain(|p| !p.is_empty());
    Notice {
        language: names.locale.tag().to_owned(),
        text: paragraphs.join("\n"),
    }
}
