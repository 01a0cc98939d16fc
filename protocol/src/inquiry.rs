//! A query as people put it to their own node: with what the node itself makes of it, and what
//! never leaves it.

use std::fmt;

use serde::{
    Deserialize, Deserializer, Serialize,
    de::{self, MapAccess, Visitor},
};
use serde_json::{Map, Value};

use crate::{ids::MemberRef, query::Query};

/// A query with what only the asking node needs to know: the JSON of a [`Query`], and two more keys.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Inquiry {
    /// What the other clusters are asked.
    #[serde(flatten)]
    pub query: Query,
    /// The member of the own cluster that complements are sought for, by its reference. The node
    /// makes `like` from what this member consents to tell the clusters that are asked; the
    /// reference itself stays here.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub like_member: Option<MemberRef>,
    /// In which order the matches of several clusters come.
    #[serde(default)]
    pub merge: MergeRule,
}

/// In which order the matches of several clusters come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum MergeRule {
    /// By score, but of matches that are nearly as good as each other, those of clusters that are
    /// shown less come first.
    #[default]
    Diverse,
    /// By score alone.
    Score,
}

impl From<Query> for Inquiry {
    fn from(query: Query) -> Self {
        Self {
            query,
            like_member: None,
            merge: MergeRule::default(),
        }
    }
}

/// Written out, since `serde(flatten)` cannot refuse unknown keys.
impl<'de> Deserialize<'de> for Inquiry {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let mut keys = deserializer.deserialize_map(Keys)?;
        let like_member = keys.remove("like_member").unwrap_or_default();
        let merge = keys.remove("merge");
        Ok(Self {
            like_member: Option::deserialize(like_member).map_err(de::Error::custom)?,
            merge: merge
                .map_or_else(|| Ok(MergeRule::default()), MergeRule::deserialize)
                .map_err(de::Error::custom)?,
            query: Query::deserialize(Value::Object(keys)).map_err(de::Error::custom)?,
        })
    }
}

/// Reads an object, in which no key may stand twice: the second would hide the first.
struct Keys;

impl<'de> Visitor<'de> for Keys {
    type Value = Map<String, Value>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a query")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Self::Value, A::Error> {
        let mut keys = Map::new();
        while let Some(key) = entries.next_key::<String>()? {
            if keys.contains_key(&key) {
                return Err(de::Error::custom(format_args!("duplicate field `{key}`")));
            }
            keys.insert(key, entries.next_value()?);
        }
        Ok(keys)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_inquiry_is_a_query_with_two_more_keys() {
        let text = r#"{"purpose":"matchmaking","text":"pathology","concepts":["/1",{"concept":"/2","weight":0.5}],
            "like_member":"M-17","merge":"score"}"#;
        let inquiry: Inquiry = serde_json::from_str(text).unwrap();
        assert_eq!(inquiry.like_member, Some("M-17".parse().unwrap()));
        assert_eq!(inquiry.merge, MergeRule::Score);
        assert_eq!(inquiry.query.concepts.len(), 2);
        let json = serde_json::to_string(&inquiry).unwrap();
        assert_eq!(serde_json::from_str::<Inquiry>(&json).unwrap(), inquiry);
        // What goes to others has no room for either.
        let query = serde_json::to_string(&inquiry.query).unwrap();
        assert!(
            !query.contains("M-17") && !query.contains("merge"),
            "{query}"
        );
        assert!(serde_json::from_str::<Query>(&json).is_err());
    }

    #[test]
    fn a_plain_query_is_an_inquiry() {
        let query = Query::new("matchmaking".parse().unwrap());
        let json = serde_json::to_string(&query).unwrap();
        let inquiry: Inquiry = serde_json::from_str(&json).unwrap();
        assert_eq!(inquiry, Inquiry::from(query));
        assert_eq!(inquiry.merge, MergeRule::Diverse);
    }

    #[test]
    fn what_is_wrong_is_named() {
        for (text, told) in [
            (r#"{"purpose":"event","limti":3}"#, "limti"),
            (r#"{"purpose":"event","merge":"best"}"#, "best"),
            (r#"{"purpose":"event","text":"a","text":"b"}"#, "`text`"),
            (r#"{"like_member":"M-17"}"#, "purpose"),
            (r#"{"purpose":"event","like_member":""}"#, "reference"),
            (r#"["event"]"#, "a query"),
        ] {
            let error = serde_json::from_str::<Inquiry>(text)
                .unwrap_err()
                .to_string();
            assert!(error.contains(told), "{error}");
        }
    }
}
