//! Questions made from the members themselves: an activity that several organisations share is taken
//! out of all profiles, and asked for. Whoever had it, and has done something else besides, should
//! be found by that. There are many more of these questions than of judged ones.

use std::collections::{BTreeMap, BTreeSet};

use steelyard::vocabulary::Vocabulary;
use steelyard_policies::profile::Profile;
use steelyard_protocol::fields::OrganisationType;

use super::data::{Cluster, Judgement, organisation_of};

/// What sets activities, and passages of a summary, apart.
const BETWEEN: &str = " | ";
/// A question needs so many more bytes than the title of its activity.
const TOLD: usize = 60;

/// Takes every activity out of the members' profiles that is the `part`th of `parts` among those
/// that can be asked for, and gives the questions for them. Which of a member's concepts stood for
/// what is taken out cannot be told, so all members keep those only that the rest of their texts
/// names.
pub(crate) fn hold_out(
    clusters: &mut [Cluster],
    (part, parts): (usize, usize),
    vocabulary: &Vocabulary,
) -> Vec<Judgement> {
    let mut shared: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut told: BTreeMap<String, String> = BTreeMap::new();
    for member in members(clusters) {
        for title in activities(member) {
            let sharing = shared.entry(title.to_owned()).or_default();
            sharing.insert(organisation_of(&member.member_ref).to_owned());
            for passage in member.summary.text.split(BETWEEN) {
                let known = told.get(title).map_or(0, String::len);
                if passage.starts_with(title) && passage.len() > known {
                    told.insert(title.to_owned(), passage.trim().to_owned());
                }
            }
        }
    }
    shared.retain(|title, sharing| {
        let passage = told.get(title).map_or(0, String::len);
        sharing.len() > 1 && passage >= title.len() + TOLD
    });
    let held_out: BTreeMap<String, BTreeSet<String>> = (shared.into_iter().enumerate())
        .filter(|(number, _)| number % parts == part)
        .map(|(_, activity)| activity)
        .collect();
    for member in clusters.iter_mut().flat_map(|c| &mut c.members) {
        take_out(member, &held_out);
        keep_named(member, vocabulary);
    }
    // Of whom nothing is left, nobody would know that there is anything to find.
    let mut kinds: BTreeMap<&str, OrganisationType> = BTreeMap::new();
    for member in members(clusters).filter(|m| activities(m).next().is_some()) {
        let organisation = organisation_of(&member.member_ref);
        kinds.insert(organisation, member.kind.organisation_type);
    }
    let mut questions = Vec::new();
    for (title, sharing) in &held_out {
        let mut relevant: Vec<String> = sharing.iter().cloned().collect();
        relevant.retain(|organisation| kinds.contains_key(organisation.as_str()));
        let mut companies = relevant.clone();
        companies.retain(|organisation| {
            let kind = kinds.get(organisation.as_str());
            matches!(kind, Some(OrganisationType::Sme | OrganisationType::Prc))
        });
        questions.push(Judgement {
            qid: title.clone(),
            text: told
                .get(title)
                .map(|t| without_programme(t))
                .unwrap_or_default(),
            relevant,
            relevant_companies: companies,
            ..Judgement::default()
        });
    }
    for cluster in clusters {
        cluster
            .members
            .retain(|member| activities(member).next().is_some());
    }
    questions
}

fn members(clusters: &[Cluster]) -> impl Iterator<Item = &Profile> {
    clusters.iter().flat_map(|cluster| &cluster.members)
}

fn activities(member: &Profile) -> impl Iterator<Item = &str> {
    let texts = member
        .offers
        .iter()
        .flat_map(|offer| offer.text.split(BETWEEN));
    texts.map(str::trim).filter(|title| !title.is_empty())
}

fn take_out(member: &mut Profile, held_out: &BTreeMap<String, BTreeSet<String>>) {
    let kept = |text: &str, is_out: &dyn Fn(&str) -> bool| {
        let left: Vec<&str> = text.split(BETWEEN).filter(|p| !is_out(p.trim())).collect();
        left.join(BETWEEN)
    };
    let out: Vec<&str> = activities(member)
        .filter(|title| held_out.contains_key(*title))
        .collect();
    let summary = kept(&member.summary.text, &|passage| {
        out.iter().any(|title| passage.starts_with(title))
    });
    member.summary.text = summary;
    for offer in &mut member.offers {
        offer.text = kept(&offer.text, &|title| held_out.contains_key(title));
    }
}

/// Leaves a member those concepts that its texts name.
fn keep_named(member: &mut Profile, vocabulary: &Vocabulary) {
    let offers = member.offers.iter().map(|offer| offer.text.as_str());
    let texts = offers.chain([member.summary.text.as_str()]);
    let named: BTreeSet<_> = texts.flat_map(|t| vocabulary.find_in_text(t)).collect();
    for offer in &mut member.offers {
        offer.concepts.retain(|code| named.contains(code));
        offer.concepts_derived.retain(|code| named.contains(code));
    }
}

/// Without the name of the programme in brackets at the end, which no question would have.
fn without_programme(passage: &str) -> String {
    let text = passage.trim_end();
    let end = text.ends_with(')').then(|| text.rfind(" (")).flatten();
    let text = text.get(..end.unwrap_or(text.len())).unwrap_or(text);
    text.trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use steelyard_protocol::fields::Entry;

    use super::*;

    fn member(reference: &str, activities: &str, summary: &str) -> Profile {
        let mut profile = Profile::new(reference.parse().unwrap());
        profile.kind.organisation_type = OrganisationType::Sme;
        profile.summary.text = summary.into();
        profile.offers = vec![Entry {
            text: activities.into(),
            concepts_derived: vec!["/21/35/145".parse().unwrap(), "/23/47/297".parse().unwrap()],
            ..Entry::default()
        }];
        profile
    }

    #[test]
    fn what_is_held_out_is_in_no_profile_and_those_with_more_are_right() {
        let told = format!(
            "Pathology. {} (Research for SMEs)",
            "Tissue in images. ".repeat(5)
        );
        let mut clusters = [Cluster {
            id: "oslo".parse().unwrap(),
            country: "NO".parse().unwrap(),
            members: vec![
                member(
                    "oslo/1",
                    "Pathology | Ships",
                    &format!("{told} | Ships. Artificial intelligence at sea."),
                ),
                member("oslo/2", "Pathology", &told),
                member("oslo/3", "Ships", "Ships. At sea."),
            ],
        }];
        let questions = hold_out(&mut clusters, (0, 1), &Vocabulary::builtin());
        assert_eq!(questions.len(), 1);
        assert_eq!(questions[0].qid, "Pathology");
        assert!(
            questions[0].text.ends_with("images."),
            "{}",
            questions[0].text
        );
        assert_eq!(questions[0].relevant, ["1"]);
        assert_eq!(questions[0].relevant_companies, ["1"]);
        let left: Vec<(&str, &str)> = members(&clusters)
            .map(|m| (m.offers[0].text.as_str(), m.summary.text.as_str()))
            .collect();
        let ships = ["Ships. Artificial intelligence at sea.", "Ships. At sea."];
        assert_eq!(left, ships.map(|summary| ("Ships", summary)));
        // No concept tells of what was taken out.
        let concepts: Vec<String> = members(&clusters)
            .flat_map(|m| &m.offers[0].concepts_derived)
            .map(ToString::to_string)
            .collect();
        assert_eq!(concepts, ["/23/47/297"]);
    }
}
