//! Bars as SVG, with the same numbers as a table beside them.

use maud::{Markup, html};

use super::super::pages::Visit;

/// Bars of one kind of thing.
pub(super) struct Series {
    /// What it counts, in the reader's language.
    pub(super) name: String,
    /// One for each label.
    pub(super) values: Vec<u64>,
}

/// Numbers by label: a picture and a table.
pub(super) struct Chart<'a> {
    /// What it shows.
    pub(super) title: &'a str,
    /// What the labels are.
    pub(super) of: &'a str,
    pub(super) labels: &'a [String],
    pub(super) series: &'a [Series],
}

const WIDTH: u32 = 400;
const BAR: u32 = 12;
const GAP: u32 = 10;
/// Height of the picture of a time series.
const HEIGHT: u32 = 160;

/// The largest value, or 1 where there is none.
fn most(series: &[Series]) -> u64 {
    series
        .iter()
        .flat_map(|s| &s.values)
        .copied()
        .max()
        .unwrap_or(0)
        .max(1)
}

/// How long a bar is of at most `room`.
fn length(value: u64, most: u64, room: u32) -> u32 {
    let scaled = u128::from(value) * u128::from(room) / u128::from(most.max(1));
    let scaled = u32::try_from(scaled).unwrap_or(room);
    // What there is shows, however little.
    if value > 0 { scaled.max(2) } else { 0 }
}

impl Chart<'_> {
    /// Lying bars, one below the other, with their numbers in the table that they stand in.
    pub(super) fn lying(&self) -> Markup {
        let most = most(self.series);
        let height = BAR * u32::try_from(self.series.len()).unwrap_or(1);
        html! {
            div.figure {
                table {
                    caption { (self.title) }
                    thead { tr {
                        th scope="col" { (self.of) }
                        th.wide scope="col" aria-hidden="true" {}
                        @for series in self.series { th.number scope="col" { (series.name) } }
                    } }
                    tbody {
                        @for (n, label) in self.labels.iter().enumerate() {
                            tr {
                                th scope="row" { (label) }
                                td.wide aria-hidden="true" {
                                    svg.chart viewBox=(format!("0 0 {WIDTH} {height}")) preserveAspectRatio="none" {
                                        @for (place, series) in (0..).zip(self.series) {
                                            @let value = series.values.get(n).copied().unwrap_or(0);
                                            rect class=(bar_class(place)) x="0" y=(place * BAR + 1) height=(BAR - 2)
                                                width=(length(value, most, WIDTH)) {}
                                        }
                                    }
                                }
                                @for series in self.series { td.number { (series.values.get(n).copied().unwrap_or(0)) } }
                            }
                        }
                    }
                }
            }
        }
    }

    /// Standing bars along a time, and the table.
    pub(super) fn standing(&self, visit: &Visit) -> Markup {
        let most = most(self.series);
        let groups = u32::try_from(self.labels.len()).unwrap_or(0).max(1);
        let bars = u32::try_from(self.series.len()).unwrap_or(1);
        let step = bars * BAR + GAP;
        let floor = HEIGHT + 4;
        html! {
            div.figure.beside {
                div {
                svg.chart role="img" aria-label=(self.title) viewBox=(format!("0 0 {} {}", groups * step + GAP, floor + 22)) {
                    line.rule x1="0" x2=(groups * step + GAP) y1="4" y2="4" {}
                    text x="0" y="16" { (most) }
                    @for (group, label) in (0..).zip(self.labels) {
                        @for (place, series) in (0..).zip(self.series) {
                            @let value = series.values.get(group as usize).copied().unwrap_or(0);
                            @let height = length(value, most, HEIGHT);
                            rect class=(bar_class(place)) x=(GAP + group * step + place * BAR) y=(floor - height)
                                width=(BAR - 2) height=(height) {}
                        }
                        text x=(GAP + group * step + bars * BAR / 2) y=(floor + 16) text-anchor="middle" { (label) }
                    }
                    line.axis x1="0" x2=(groups * step + GAP) y1=(floor) y2=(floor) {}
                }
                p.legend aria-hidden="true" {
                    @for (place, series) in (0..).zip(self.series) {
                        span { svg.chart.key viewBox="0 0 12 12" { rect class=(bar_class(place)) width="12" height="12" rx="2" {} } " " (series.name) }
                    }
                }
                }
                details open {
                    summary { (visit.text("console-numbers-as-table")) }
                    div.scroll tabindex="0" role="group" aria-label=(self.title) {
                        table {
                            caption { (self.title) }
                            thead { tr { th scope="col" { (self.of) } @for series in self.series { th.number scope="col" { (series.name) } } } }
                            tbody {
                                @for (n, label) in self.labels.iter().enumerate() {
                                    tr {
                                        th scope="row" { (label) }
                                        @for series in self.series { td.number { (series.values.get(n).copied().unwrap_or(0)) } }
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

const fn bar_class(place: u32) -> &'static str {
    match place {
        0 => "bar",
        1 => "bar second",
        _ => "bar third",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bars_are_in_proportion_and_what_there_is_shows() {
        assert_eq!(length(0, 10, 400), 0);
        assert_eq!(length(5, 10, 400), 200);
        assert_eq!(length(10, 10, 400), 400);
        assert_eq!(length(1, 1_000_000, 400), 2);
        assert_eq!(length(u64::MAX, u64::MAX, 400), 400);
    }
}
