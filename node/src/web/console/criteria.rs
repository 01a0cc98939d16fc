//! What a search form holds, and the query that it means.

use serde::Deserialize;
use steelyard_protocol::{
    fields::{Granularity, OrganisationType, TrlRange},
    ids::{ClusterId, ConceptCode, Country, Nuts, Purpose},
    inquiry::Inquiry,
    limits,
    query::{MatchMode, Query, Seek, WeightedConcept},
};

use super::super::pages::{Visit, form::Mistakes};

/// What a search form holds, as it was sent.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Criteria {
    /// Words sought.
    pub(super) text: String,
    /// Concepts that were picked.
    pub(super) concept: Vec<String>,
    /// What a concept is looked for by.
    pub(super) find: String,
    /// Not empty: the return key was pressed in a field, and no button.
    pub(super) entered: String,
    /// The own member that partners are sought for.
    pub(super) like: String,
    /// The one that was chosen, where several were meant by `like`.
    pub(super) meant: String,
    /// Offers, needs or both.
    pub(super) seek: String,
    /// Why.
    pub(super) purpose: String,
    /// How much the answers may tell.
    pub(super) granularity: String,
    /// `strict`, or near misses too.
    pub(super) mode: String,
    pub(super) country: Vec<String>,
    pub(super) nuts: String,
    pub(super) kind: Vec<String>,
    pub(super) trl_min: String,
    pub(super) trl_max: String,
    pub(super) cluster: Vec<String>,
    pub(super) limit: String,
    pub(super) deadline: String,
    /// The search, by its number, that is changed and asked anew.
    pub(super) again: String,
}

/// How many matches may be asked for.
pub(super) const LIMITS: [u32; 4] = [10, 20, 50, 100];
/// How long may be waited, in seconds.
pub(super) const DEADLINES: [u32; 4] = [2, 5, 15, 60];

impl Criteria {
    /// The form of a search that is changed and asked anew.
    pub(super) fn of(inquiry: &Inquiry) -> Self {
        let query = &inquiry.query;
        let filters = &query.filters;
        let texts = |list: &[String]| list.to_vec();
        Self {
            text: query.text.clone(),
            concept: texts(&listed(query.concepts.iter().map(|c| &c.concept))),
            find: String::new(),
            entered: String::new(),
            like: inquiry
                .like_member
                .as_ref()
                .map(ToString::to_string)
                .unwrap_or_default(),
            meant: String::new(),
            seek: match query.seek {
                Seek::Offers => "offers",
                Seek::Needs => "needs",
                Seek::Both => "both",
            }
            .to_owned(),
            purpose: query.purpose.to_string(),
            granularity: query.granularity.to_string(),
            mode: match query.match_mode {
                MatchMode::Strict => "strict",
                MatchMode::Semantic => "semantic",
            }
            .to_owned(),
            country: listed(&filters.countries),
            nuts: listed(&filters.nuts).join(", "),
            kind: listed(&filters.kinds),
            trl_min: filters.trl.map(|t| t.min().to_string()).unwrap_or_default(),
            trl_max: filters.trl.map(|t| t.max().to_string()).unwrap_or_default(),
            cluster: listed(&query.clusters),
            limit: query.limit.to_string(),
            deadline: (query.deadline_ms / 1_000).to_string(),
            again: String::new(),
        }
    }

    /// Whether any criterion beyond words and concepts is set: then they are shown at once.
    pub(super) fn is_narrowed(&self) -> bool {
        let lists = [&self.country, &self.kind, &self.cluster];
        let texts = [&self.nuts, &self.trl_min, &self.trl_max];
        lists.iter().any(|l| !l.is_empty())
            || texts.iter().any(|t| !t.trim().is_empty())
            || !matches!(self.granularity.as_str(), "" | "record")
            || self.mode == "strict"
    }

    /// The query that the form means, but for the member that it is for.
    ///
    /// # Errors
    /// The mistakes in it, by field.
    pub(super) fn query(&self, visit: &Visit) -> Result<Query, Mistakes> {
        let mut mistakes = Mistakes::default();
        let purpose = match self.purpose.trim() {
            "" => Purpose::MATCHMAKING,
            purpose => purpose,
        };
        let Ok(purpose) = purpose.parse::<Purpose>() else {
            mistakes.add("purpose", visit.text("console-mistake-choice"));
            return Err(mistakes);
        };
        let mut query = Query::new(purpose);
        query.text = self.text.trim().to_owned();
        if query.text.chars().count() > limits::TEXT_CHARS {
            let most = limits::TEXT_CHARS.into();
            mistakes.add(
                "text",
                visit.text_with("console-mistake-text", [("most", most)]),
            );
        }
        let concepts: Vec<ConceptCode> = self.read(visit, "find", &self.concept, &mut mistakes);
        query.concepts = concepts.into_iter().map(WeightedConcept::from).collect();
        if query.concepts.len() > limits::CONCEPTS {
            let most = limits::CONCEPTS.into();
            mistakes.add(
                "find",
                visit.text_with("console-mistake-concepts", [("most", most)]),
            );
        }
        query.seek = match self.seek.as_str() {
            "needs" => Seek::Needs,
            "both" => Seek::Both,
            _ => Seek::Offers,
        };
        query.granularity = match self.granularity.as_str() {
            "boolean" => Granularity::Boolean,
            "count" => Granularity::Count,
            _ => Granularity::Record,
        };
        if self.mode == "strict" {
            query.match_mode = MatchMode::Strict;
        }
        query.filters.countries =
            self.read::<Country>(visit, "country", &self.country, &mut mistakes);
        query.filters.kinds =
            self.read::<OrganisationType>(visit, "kind", &self.kind, &mut mistakes);
        query.clusters = self.read::<ClusterId>(visit, "cluster", &self.cluster, &mut mistakes);
        for code in self.nuts.split([',', ';', ' ']).filter(|c| !c.is_empty()) {
            match code.parse::<Nuts>() {
                Ok(nuts) => query.filters.nuts.push(nuts),
                Err(_) => {
                    let code: String = code.chars().take(20).collect();
                    mistakes.add(
                        "nuts",
                        visit.text_with("console-mistake-nuts", [("code", code.into())]),
                    );
                }
            }
        }
        query.filters.trl = self.trl(visit, &mut mistakes);
        let chosen = |text: &str, among: &[u32], usual: u32| {
            let number = text.parse().ok().filter(|n| among.contains(n));
            number.unwrap_or(usual)
        };
        query.limit = chosen(&self.limit, &LIMITS, limits::DEFAULT_RECORDS);
        query.deadline_ms = 1_000
            * chosen(
                &self.deadline,
                &DEADLINES,
                limits::DEFAULT_DEADLINE_MS / 1_000,
            );
        if mistakes.is_empty() {
            Ok(query)
        } else {
            Err(mistakes)
        }
    }

    fn trl(&self, visit: &Visit, mistakes: &mut Mistakes) -> Option<TrlRange> {
        let level = |text: &str, absent: u8| match text.trim() {
            "" => Some(absent),
            text => text.parse::<u8>().ok(),
        };
        if self.trl_min.trim().is_empty() && self.trl_max.trim().is_empty() {
            return None;
        }
        let range = level(&self.trl_min, 1).zip(level(&self.trl_max, 9));
        let range = range.and_then(|(min, max)| TrlRange::new(min, max).ok());
        if range.is_none() {
            mistakes.add("trl_min", visit.text("console-mistake-trl"));
        }
        range
    }

    /// Reads a list of what boxes stand for; anything else was not sent by this form.
    fn read<T: std::str::FromStr>(
        &self,
        visit: &Visit,
        field: &str,
        texts: &[String],
        mistakes: &mut Mistakes,
    ) -> Vec<T> {
        let mut read = Vec::new();
        for text in texts {
            match text.parse() {
                Ok(value) => read.push(value),
                Err(_) if mistakes.of(field).is_none() => {
                    mistakes.add(field, visit.text("console-mistake-choice"));
                }
                Err(_) => {}
            }
        }
        read
    }
}

fn listed<T: ToString>(things: impl IntoIterator<Item = T>) -> Vec<String> {
    things.into_iter().map(|t| t.to_string()).collect()
}
