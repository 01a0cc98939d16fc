//! BM25 over all members' texts: what one central database with all of them would rank by.

use std::collections::HashMap;

/// How soon more of the same word stops to tell more.
const K1: f64 = 1.2;
/// How much long texts are held back.
const B: f64 = 0.75;

/// Texts that can be ranked.
pub(crate) struct Bm25 {
    /// For each word the texts that it stands in, and how often.
    places: HashMap<String, Vec<(usize, f64)>>,
    /// For each text its length as part of the average.
    lengths: Vec<f64>,
}

impl Bm25 {
    /// Takes in texts, numbered from 0.
    pub(crate) fn new<'a>(texts: impl IntoIterator<Item = &'a str>) -> Self {
        let mut places: HashMap<String, Vec<(usize, f64)>> = HashMap::new();
        let mut lengths = Vec::new();
        for (text, words) in texts.into_iter().map(words).enumerate() {
            lengths.push(count(words.len()));
            for word in words {
                let places = places.entry(word).or_default();
                match places.last_mut() {
                    Some((last, times)) if *last == text => *times += 1.0,
                    _ => places.push((text, 1.0)),
                }
            }
        }
        let average = lengths.iter().sum::<f64>() / count(lengths.len()).max(1.0);
        for length in &mut lengths {
            *length /= average.max(f64::MIN_POSITIVE);
        }
        Self { places, lengths }
    }

    /// The score of each text for a query; a word counts as often as it stands there.
    pub(crate) fn scores(&self, query: &str) -> Vec<f64> {
        let all = count(self.lengths.len());
        let mut scores = vec![0.0; self.lengths.len()];
        for word in words(query) {
            let Some(places) = self.places.get(&word) else {
                continue;
            };
            let with = count(places.len());
            let weight = (1.0 + (all - with + 0.5) / (with + 0.5)).ln();
            for (text, times) in places {
                let length = self.lengths.get(*text).copied().unwrap_or(1.0);
                if let Some(score) = scores.get_mut(*text) {
                    *score += weight * times * (K1 + 1.0) / (times + K1 * (1.0 - B + B * length));
                }
            }
        }
        scores
    }
}

/// Lower-case runs of letters and digits.
fn words(text: &str) -> Vec<String> {
    let lower = text.to_lowercase();
    lower
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

#[expect(clippy::cast_precision_loss, reason = "counts of some thousands")]
const fn count(of: usize) -> f64 {
    of as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scores_are_those_computed_by_hand() {
        // Lengths 2, 4 and 3: the average is 3.
        let texts = [
            "Image analysis",
            "image, image of pathology",
            "sensors for farms",
        ];
        let scores = Bm25::new(texts).scores("IMAGE pathology image");
        let image = (1.0 + (3.0 - 2.0 + 0.5) / 2.5f64).ln();
        let pathology = (1.0 + (3.0 - 1.0 + 0.5) / 1.5f64).ln();
        let first = 2.0 * image * 2.2 / (1.0 + 1.2 * (0.25 + 0.75 * 2.0 / 3.0));
        let longer = 1.2 * (0.25 + 0.75 * 4.0 / 3.0);
        let second = 2.0 * image * 2.0 * 2.2 / (2.0 + longer) + pathology * 2.2 / (1.0 + longer);
        for (found, expected) in scores.iter().zip([first, second, 0.0]) {
            assert!((found - expected).abs() < 1e-9, "{found}, {expected}");
        }
    }

    #[test]
    fn nothing_is_found_where_there_is_nothing() {
        assert!(Bm25::new([]).scores("image").is_empty());
        assert_eq!(Bm25::new(["", "a"]).scores(""), [0.0, 0.0]);
    }
}
