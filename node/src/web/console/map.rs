//! Europe as tiles: each country a square about where it lies, so that small ones are as legible as
//! large ones. A country's square says how many clusters it has and whether they can be reached.

use maud::{Markup, html};

use super::super::pages::Visit;

/// Countries by their code in the charter (`EL`, `UK`), with column and row.
const TILES: [(&str, u8, u8); 40] = [
    ("IS", 0, 0),
    ("NO", 4, 0),
    ("SE", 5, 0),
    ("FI", 6, 0),
    ("DK", 4, 1),
    ("EE", 7, 1),
    ("IE", 0, 2),
    ("UK", 1, 2),
    ("NL", 3, 2),
    ("LT", 6, 2),
    ("LV", 7, 2),
    ("BE", 2, 3),
    ("LU", 3, 3),
    ("DE", 4, 3),
    ("PL", 5, 3),
    ("UA", 8, 3),
    ("FR", 2, 4),
    ("LI", 3, 4),
    ("CZ", 5, 4),
    ("SK", 6, 4),
    ("MD", 8, 4),
    ("CH", 3, 5),
    ("AT", 4, 5),
    ("HU", 6, 5),
    ("RO", 7, 5),
    ("PT", 0, 6),
    ("ES", 1, 6),
    ("IT", 3, 6),
    ("SI", 4, 6),
    ("HR", 5, 6),
    ("RS", 6, 6),
    ("BG", 7, 6),
    ("TR", 9, 6),
    ("BA", 5, 7),
    ("ME", 6, 7),
    ("MK", 7, 7),
    ("EL", 7, 8),
    ("AL", 6, 8),
    ("MT", 4, 8),
    ("CY", 9, 8),
];
/// Width of a tile with the space beside it.
const STEP: u16 = 44;
const TILE: u16 = 40;

/// The clusters of a country.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Place {
    /// Its code, as in the charter.
    pub(super) code: String,
    /// How many clusters it has.
    pub(super) clusters: usize,
    /// How many of them can be reached now.
    pub(super) reachable: usize,
}

/// The map. What it shows stands in the list beside it as well, so it is one picture to those who
/// are read to.
pub(super) fn map(visit: &Visit, places: &[Place]) -> Markup {
    let elsewhere = places
        .iter()
        .filter(|p| TILES.iter().all(|(code, ..)| *code != p.code));
    let tiles = TILES
        .iter()
        .map(|(code, column, row)| (*code, u16::from(*column), u16::from(*row)))
        // What lies on no tile stands in a row of its own.
        .chain(
            elsewhere
                .zip(0..10)
                .map(|(p, column)| (p.code.as_str(), column, 10)),
        );
    let tiles: Vec<_> = tiles.collect();
    let rows = tiles.iter().map(|(.., row)| row + 1).max().unwrap_or(9);
    html! {
        svg.map viewBox=(format!("0 0 {} {}", 10 * STEP, rows * STEP)) role="img" aria-label=(visit.text("console-map-label")) {
            @for (code, column, row) in &tiles {
                @let place = places.iter().find(|p| p.code == *code);
                @let (x, y) = (column * STEP + 2, row * STEP + 2);
                @let class = match place {
                    None => "land",
                    Some(p) if p.reachable == p.clusters => "place",
                    Some(p) if p.reachable == 0 => "place off",
                    Some(_) => "place part",
                };
                rect class=(class) x=(x) y=(y) width=(TILE) height=(TILE) rx="6" {}
                text.(if place.is_some() { class } else { "code" }) x=(x + TILE / 2) y=(y + if place.is_some() { 18 } else { 24 }) text-anchor="middle" { (code) }
                @if let Some(p) = place {
                    text.count.(class) x=(x + TILE / 2) y=(y + 33) text-anchor="middle" {
                        @if p.reachable == p.clusters { (p.clusters) } @else { (p.reachable) "/" (p.clusters) }
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn no_two_countries_share_a_tile() {
        let places: HashSet<(u8, u8)> = TILES.iter().map(|(_, c, r)| (*c, *r)).collect();
        let codes: HashSet<&str> = TILES.iter().map(|(code, ..)| *code).collect();
        assert_eq!((places.len(), codes.len()), (TILES.len(), TILES.len()));
        assert!(
            TILES
                .iter()
                .all(|(_, column, row)| *column < 10 && *row < 10)
        );
    }
}
