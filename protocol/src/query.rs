//! What one cluster asks of others.

use std::fmt;

use serde::{
    Deserialize, Deserializer, Serialize,
    de::{self, MapAccess, Visitor, value::MapAccessDeserializer},
};

use crate::{
    fields::{FieldGroup, FieldGroups, Granularity, OrganisationType, TrlRange},
    ids::{ClusterId, ConceptCode, Country, Nuts, Purpose},
    like::Like,
    limits,
};

/// A query: the same JSON on the command line, in the HTTP interface and on the wire.
///
/// An unknown key is an error, since a criterion that was overlooked would widen the answer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Query {
    /// Why it is asked.
    pub purpose: Purpose,
    /// How much the answers may tell.
    #[serde(default)]
    pub granularity: Granularity,
    /// Which entries of a profile the concepts and words are sought in.
    #[serde(default)]
    pub seek: Seek,
    /// Whether near misses count.
    #[serde(default, rename = "match")]
    pub match_mode: MatchMode,
    /// Concepts sought.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(value_type = Vec<Object>))]
    pub concepts: Vec<WeightedConcept>,
    /// Words sought, in any language; at most 2,000 characters.
    #[serde(default)]
    pub text: String,
    /// What a member that complements are sought for offers and needs (`semantic` only).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub like: Option<Like>,
    /// What a match must be.
    #[serde(default)]
    pub filters: Filters,
    /// The field groups asked for; by default every one but `contact`.
    #[serde(default = "default_fields")]
    pub fields: FieldGroups,
    /// Most records in each answer and in the merged result, 1 to 100.
    #[serde(default = "default_limit")]
    pub limit: u32,
    /// The clusters to ask; none named means all of the charter.
    #[serde(default)]
    pub clusters: Vec<ClusterId>,
    /// How long to wait for answers, in milliseconds, 1 to 60,000.
    #[serde(default = "default_deadline")]
    pub deadline_ms: u32,
}

const fn default_fields() -> FieldGroups {
    FieldGroups::WITHOUT_CONTACT
}
const fn default_limit() -> u32 {
    limits::DEFAULT_RECORDS
}
const fn default_deadline() -> u32 {
    limits::DEFAULT_DEADLINE_MS
}

/// Which entries of a profile are searched.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Seek {
    /// What members offer.
    #[default]
    Offers,
    /// What members need.
    Needs,
    /// Either.
    Both,
}

impl Seek {
    /// The field groups in which concepts, words and TRL ranges are looked for.
    pub const fn groups(self) -> FieldGroups {
        match self {
            Self::Offers => FieldGroups::NONE.with(FieldGroup::Offers),
            Self::Needs => FieldGroups::NONE.with(FieldGroup::Needs),
            Self::Both => FieldGroups::NONE
                .with(FieldGroup::Offers)
                .with(FieldGroup::Needs),
        }
    }
}

/// Whether near misses count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum MatchMode {
    /// Only members that carry a queried concept or one below it, and all words of the text.
    Strict,
    /// Also broader and sibling concepts, and some of the words; ranked.
    #[default]
    Semantic,
}

/// A concept and how much it matters, relative to the others of the query.
///
/// In JSON `"/21/33"` or `{"concept":"/21/33","weight":2}`.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(into = "ConceptForm")]
pub struct WeightedConcept {
    /// The concept.
    pub concept: ConceptCode,
    /// How much it matters: above 0, at most 100; 1 where not given.
    pub weight: f64,
}

#[derive(Serialize)]
#[serde(untagged)]
enum ConceptForm {
    Plain(ConceptCode),
    Weighted(WeightedForm),
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct WeightedForm {
    concept: ConceptCode,
    #[serde(default = "one")]
    weight: f64,
}

const fn one() -> f64 {
    1.0
}

/// Written out, since an untagged enum would only say that no variant fits, where people need to
/// know what is wrong with their concept.
impl<'de> Deserialize<'de> for WeightedConcept {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Form;

        impl<'de> Visitor<'de> for Form {
            type Value = WeightedConcept;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a concept code, or `concept` with its `weight`")
            }

            fn visit_str<E: de::Error>(self, code: &str) -> Result<WeightedConcept, E> {
                code.parse::<ConceptCode>()
                    .map(WeightedConcept::from)
                    .map_err(E::custom)
            }

            fn visit_map<M: MapAccess<'de>>(self, map: M) -> Result<WeightedConcept, M::Error> {
                WeightedForm::deserialize(MapAccessDeserializer::new(map))
                    .map(|WeightedForm { concept, weight }| WeightedConcept { concept, weight })
            }
        }

        deserializer.deserialize_any(Form)
    }
}

impl From<WeightedConcept> for ConceptForm {
    #[expect(
        clippy::float_cmp,
        reason = "1 is written exactly where no weight was given"
    )]
    fn from(concept: WeightedConcept) -> Self {
        if concept.weight == 1.0 {
            Self::Plain(concept.concept)
        } else {
            Self::Weighted(WeightedForm {
                concept: concept.concept,
                weight: concept.weight,
            })
        }
    }
}

impl From<ConceptCode> for WeightedConcept {
    fn from(concept: ConceptCode) -> Self {
        Self {
            concept,
            weight: 1.0,
        }
    }
}

/// What a match must be. An empty list asks for nothing.
#[derive(Clone, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Filters {
    /// In one of these countries.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub countries: Vec<Country>,
    /// In a region whose code begins with one of these.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub nuts: Vec<Nuts>,
    /// Of one of these kinds.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub kinds: Vec<OrganisationType>,
    /// With a sought entry whose TRL range overlaps this one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub trl: Option<TrlRange>,
}

/// A query that breaks a limit of the protocol.
#[derive(Debug, Clone, thiserror::Error, PartialEq, Eq)]
pub enum QueryError {
    /// More than 64 concepts.
    #[error("`concepts` has {0} entries; at most {max} are allowed", max = limits::CONCEPTS)]
    TooManyConcepts(usize),
    /// A weight that is no number above 0 and up to 100.
    #[error("the weight of concept `{0}` must be above 0 and at most {max}", max = limits::CONCEPT_WEIGHT)]
    Weight(ConceptCode),
    /// More than 2,000 characters.
    #[error("`text` has {0} characters; at most {max} are allowed", max = limits::TEXT_CHARS)]
    TextTooLong(usize),
    /// More than 64 concepts, with those in `like`.
    #[error("`concepts` and `like` have {0} concepts together; at most {max} are allowed", max = limits::CONCEPTS)]
    TooManyConceptsTogether(usize),
    /// More than 2,000 characters, with those in `like`.
    #[error("`text` and `like` have {0} characters together; at most {max} are allowed", max = limits::TEXT_CHARS)]
    TextsTooLongTogether(usize),
    /// Complements are ranked, and a strict query does not rank near misses.
    #[error("`like` needs `match` to be `semantic`; leave out one of the two")]
    LikeStrict,
    /// A filter with more than 100 entries.
    #[error("`filters.{0}` has {1} entries; at most {max} are allowed", max = limits::FILTER_ENTRIES)]
    FilterTooLong(&'static str, usize),
    /// More clusters than a charter can hold.
    #[error("`clusters` has {0} entries; at most {max} are allowed", max = limits::CLUSTERS)]
    TooManyClusters(usize),
    /// No record, or more than 100.
    #[error("`limit` is {0}; it must be 1 to {max}", max = limits::RECORDS)]
    Limit(u32),
    /// No time, or more than a minute.
    #[error("`deadline_ms` is {0}; it must be 1 to {max}", max = limits::DEADLINE_MS)]
    Deadline(u32),
}

impl Query {
    /// A query for `purpose` with nothing but defaults.
    pub fn new(purpose: Purpose) -> Self {
        Self {
            purpose,
            granularity: Granularity::default(),
            seek: Seek::default(),
            match_mode: MatchMode::default(),
            concepts: Vec::new(),
            text: String::new(),
            like: None,
            filters: Filters::default(),
            fields: default_fields(),
            limit: default_limit(),
            clusters: Vec::new(),
            deadline_ms: default_deadline(),
        }
    }

    /// Checks the limits of the protocol.
    ///
    /// # Errors
    /// Names the limit that is broken and what is allowed.
    pub fn check(&self) -> Result<(), QueryError> {
        self.check_wanted()?;
        for (name, len) in [
            ("countries", self.filters.countries.len()),
            ("nuts", self.filters.nuts.len()),
            ("kinds", self.filters.kinds.len()),
        ] {
            if len > limits::FILTER_ENTRIES {
                return Err(QueryError::FilterTooLong(name, len));
            }
        }
        if self.clusters.len() > limits::CLUSTERS {
            return Err(QueryError::TooManyClusters(self.clusters.len()));
        }
        if self.limit == 0 || self.limit > limits::RECORDS {
            return Err(QueryError::Limit(self.limit));
        }
        if self.deadline_ms == 0 || self.deadline_ms > limits::DEADLINE_MS {
            return Err(QueryError::Deadline(self.deadline_ms));
        }
        Ok(())
    }

    /// Checks the concepts and words.
    fn check_wanted(&self) -> Result<(), QueryError> {
        let sides = self.like.iter().flat_map(Like::sides);
        let concepts: usize = sides.clone().map(|side| side.concepts.len()).sum();
        if self.concepts.len() > limits::CONCEPTS {
            return Err(QueryError::TooManyConcepts(self.concepts.len()));
        }
        if self.concepts.len() + concepts > limits::CONCEPTS {
            let all = self.concepts.len() + concepts;
            return Err(QueryError::TooManyConceptsTogether(all));
        }
        let in_like = sides.clone().flat_map(|side| &side.concepts);
        for c in self.concepts.iter().chain(in_like) {
            if !(c.weight > 0.0 && c.weight <= limits::CONCEPT_WEIGHT) {
                return Err(QueryError::Weight(c.concept.clone()));
            }
        }
        let chars = self.text.chars().count();
        if chars > limits::TEXT_CHARS {
            return Err(QueryError::TextTooLong(chars));
        }
        let together: usize = sides.map(|side| side.text.chars().count()).sum();
        if chars + together > limits::TEXT_CHARS {
            return Err(QueryError::TextsTooLongTogether(chars + together));
        }
        if self.like.is_some() && self.match_mode == MatchMode::Strict {
            return Err(QueryError::LikeStrict);
        }
        Ok(())
    }

    /// Whether the query names any criterion: a concept, a word or a filter.
    pub fn has_criteria(&self) -> bool {
        !self.concepts.is_empty()
            || !self.text.trim().is_empty()
            || self.like.as_ref().is_some_and(|like| !like.is_empty())
            || self.filters != Filters::default()
    }
}
