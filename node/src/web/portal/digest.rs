//! The monthly letter: what left of a person's members in the month before, to whom, and where to
//! withdraw.
//!
//! A month is claimed in the store before its letter is sent, so that no restart and no second
//! process sends it twice; where the mail server does not take it, the claim is given up, and it is
//! tried again.

use std::{collections::BTreeMap, sync::Arc, time::Duration};

use jiff::civil::Date;
use steelyard_protocol::{
    fields::FieldGroups,
    ids::{ClusterId, MemberRef},
    time::Timestamp,
};

use super::{
    base,
    choice::{day_of, moment_of},
    names::Names,
};
use crate::{
    app::Node,
    directory::{DirectoryError, members::Disclosure},
    people::{Letter, Person, PersonId},
    texts::Locale,
};

/// How often the node looks whether letters are due.
const LOOK_EVERY: Duration = Duration::from_secs(3_600);

/// What left in a month, by recipient: the field groups, and how often.
type Left = BTreeMap<ClusterId, (FieldGroups, u64)>;

/// A month that is over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Month {
    first: Date,
    /// The first day of the next.
    next: Date,
}

impl Month {
    /// The month before the one of `now`.
    fn before(now: Timestamp) -> Option<Self> {
        let next = day_of(now)?.first_of_month();
        let first = next.yesterday().ok()?.first_of_month();
        Some(Self { first, next })
    }

    /// As `2026-11`.
    fn key(self) -> String {
        format!("{:04}-{:02}", self.first.year(), self.first.month())
    }

    fn has(self, at: Timestamp) -> bool {
        moment_of(self.first).is_some_and(|first| first <= at)
            && moment_of(self.next).is_some_and(|next| at < next)
    }
}

/// Sends letters that are due, until the node stops. Does nothing without a mail server.
pub async fn keep_writing(node: Arc<Node>) {
    while node.people.mailer().is_some() {
        write_all(&node).await;
        tokio::select! {
            () = tokio::time::sleep(LOOK_EVERY) => {}
            () = node.stopping().cancelled() => return,
        }
    }
}

async fn write_all(node: &Node) {
    let Some(month) = Month::before(node.clock.now()) else {
        return;
    };
    let due = match node.ledger.store().digests_due(&month.key()).await {
        Ok(due) => due,
        Err(e) => {
            tracing::error!(error = %e, "it cannot be read who wants a monthly letter");
            return;
        }
    };
    for person in due {
        if node.stopping().is_cancelled() {
            return;
        }
        if let Err(e) = write_to(node, &person, month).await {
            tracing::warn!(error = %e, "a monthly letter was not sent, and is tried again");
        }
    }
}

async fn write_to(node: &Node, person: &str, month: Month) -> anyhow::Result<()> {
    let Some(mailer) = node.people.mailer() else {
        return Ok(());
    };
    let id: PersonId = person.parse()?;
    let letter = letter(node, &node.people.person(id).await?, month).await?;
    let mut change = node.ledger.begin().await?;
    let claimed = change.store().claim_digest(person, &month.key()).await?;
    change.commit().await?;
    let Some(letter) = letter.filter(|_| claimed) else {
        return Ok(());
    };
    if let Err(e) = mailer.send(&letter).await {
        let mut change = node.ledger.begin().await?;
        change.store().release_digest(person).await?;
        change.commit().await?;
        return Err(e.into());
    }
    Ok(())
}

/// The letter; none for a person who acts for no member.
async fn letter(
    node: &Node,
    person: &Person,
    month: Month,
) -> Result<Option<Letter>, DirectoryError> {
    let locale = person
        .language
        .as_deref()
        .and_then(Locale::of_tag)
        .unwrap_or_default();
    let names = Names::of(node, locale);
    let mut parts = Vec::with_capacity(person.members.len());
    for member in &person.members {
        let mut left = Left::new();
        if let Some(first) = moment_of(month.first) {
            let take = |disclosure: &Disclosure| {
                if month.has(disclosure.at) {
                    let (fields, times) = left.entry(disclosure.recipient.clone()).or_default();
                    *fields = fields.union(disclosure.fields);
                    *times += 1;
                }
            };
            node.directory
                .disclosures_since(member, first, take)
                .await?;
        }
        let profile = node.directory.member(member).await?.profile;
        let link = format!("{}{}/consents", node.config.public_url(), base(member));
        parts.push(part(
            &names,
            member,
            &profile.identity.legal_name,
            &left,
            &link,
        ));
    }
    if parts.is_empty() {
        return Ok(None);
    }
    let name = names.text(&format!("common-month-{}", month.first.month()));
    let cluster = || ("cluster", node.config.cluster.name.as_str().into());
    let inserted = || ("month", name.as_str().into());
    let text = names.with(
        "mail-digest",
        [cluster(), inserted(), ("left", parts.join("\n\n").into())],
    );
    Ok(Some(Letter {
        to: person.email.clone(),
        subject: names.with("mail-digest-subject", [cluster(), inserted()]),
        text,
    }))
}

fn part(names: &Names, member: &MemberRef, name: &str, left: &Left, link: &str) -> String {
    let name = if name.is_empty() {
        member.as_str()
    } else {
        name
    };
    if left.is_empty() {
        let inserted = [("member", name.into()), ("link", link.into())];
        return names.with("mail-digest-nothing", inserted);
    }
    let lines: Vec<String> = (left.iter())
        .map(|(cluster, (fields, times))| {
            names.with(
                "mail-digest-line",
                [
                    ("cluster", names.cluster(cluster).into()),
                    ("groups", names.groups(*fields).into()),
                    ("count", (*times).into()),
                ],
            )
        })
        .collect();
    names.with(
        "mail-digest-member",
        [
            ("member", name.into()),
            ("lines", lines.join("\n").into()),
            ("link", link.into()),
        ],
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_tells_of_the_month_before() {
        for (now, key) in [
            ("2026-11-22T10:00:00Z", "2026-10"),
            ("2027-01-01T00:00:00Z", "2026-12"),
            ("2028-03-31T23:59:59Z", "2028-02"),
        ] {
            let month = Month::before(now.parse().unwrap()).unwrap();
            assert_eq!(month.key(), key);
        }
        let month = Month::before("2026-11-22".parse().unwrap()).unwrap();
        for (at, within) in [
            ("2026-09-30T23:59:59.999Z", false),
            ("2026-10-01", true),
            ("2026-10-31T23:59:59.999Z", true),
            ("2026-11-01", false),
        ] {
            assert_eq!(month.has(at.parse().unwrap()), within, "{at}");
        }
    }
}
