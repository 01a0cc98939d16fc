//! Is a match of one cluster the same organisation as a match of another? Told from what both
//! disclose of their identity, and from nothing else.
//!
//! Two matches are the same organisation if neither's country contradicts it, and
//!
//! - their websites are the same and their legal names are alike: universities, and companies of
//!   one group, share a website; or
//! - one of them names no website, and their legal names and cities are the same.
//!
//! A cluster's own members are never joined with each other: it knows who they are.

use std::collections::BTreeSet;

use steelyard_protocol::{answer::Match, fields::Identity, ids::Country};
use url::{Host, Url};

use crate::vocabulary::{fold, fold_words};

/// Sites on which many organisations have a page of their own: there the path counts too. A name
/// stands for all hosts below it.
const SHARED_SITES: [&str; 24] = [
    "about.me",
    "blogspot.com",
    "business.site",
    "europages.com",
    "facebook.com",
    "github.com",
    "github.io",
    "gitlab.io",
    "instagram.com",
    "jimdofree.com",
    "linkedin.com",
    "linktr.ee",
    "medium.com",
    "notion.site",
    "researchgate.net",
    "sites.google.com",
    "twitter.com",
    "weebly.com",
    "wixsite.com",
    "wordpress.com",
    "x.com",
    "xing.com",
    "youtube.com",
    "zenodo.org",
];

/// Words of legal names that do not tell organisations apart: legal forms as people write them, and
/// articles.
const PLAIN_WORDS: &str = " a ab ad ag and as asa bv bvba co company corp corporation d da de dei del della der di do doo du e ev et for foundation gbr gesellschaft ggmbh gmbh group haftung inc k kft kg l la le limited llc llp ltd ltda m mbh mit beschrankter nv o of og ohg ou oy oyj p per plc r responsabilita limitata ro s sa sarl sas sci sl slu spa sp srl srls societa azioni the u ug und v van vzw y z zoo ";

/// Names are alike if they share at least this part of their telling words.
const ALIKE: f64 = 0.6;

/// What tells an organisation from others, as far as it is known.
pub(super) struct Marks {
    site: Option<String>,
    name: BTreeSet<String>,
    city: Option<String>,
    country: Option<Country>,
}

/// See [`Marks::keys`].
#[derive(PartialEq, Eq, Hash)]
pub(super) enum Key {
    /// The website.
    Site(String),
    /// Name and city.
    Place(Vec<String>, String),
}

impl Marks {
    /// What a match tells; `None` where it tells no name.
    pub(super) fn of(found: &Match) -> Option<Self> {
        let region = found.fields.region.as_ref();
        let country = region.and_then(|r| r.country.clone());
        Self::new(found.fields.identity.as_ref()?, country)
    }

    /// What an identity tells; `None` where it has no name.
    pub(super) fn new(identity: &Identity, country: Option<Country>) -> Option<Self> {
        let name = telling_words(&identity.legal_name);
        let city = identity.city.as_deref().map(fold);
        (!name.is_empty()).then(|| Self {
            site: identity.website.as_deref().and_then(site),
            name,
            city: city.filter(|city| !city.is_empty()),
            country,
        })
    }

    /// What to look it up by: what is the same organisation has one of these in common.
    pub(super) fn keys(&self) -> impl Iterator<Item = Key> {
        let site = self.site.clone().map(Key::Site);
        let city = self.city.clone();
        let place = city.map(|city| Key::Place(self.name.iter().cloned().collect(), city));
        site.into_iter().chain(place)
    }

    /// Whether both are the same organisation, as far as that is shown.
    pub(super) fn same_as(&self, other: &Self) -> bool {
        let abroad = matches!((&self.country, &other.country), (Some(a), Some(b)) if a != b);
        if abroad {
            return false;
        }
        match (&self.site, &other.site) {
            (Some(a), Some(b)) => a == b && alike(&self.name, &other.name),
            _ => self.name == other.name && self.city.is_some() && self.city == other.city,
        }
    }
}

fn telling_words(name: &str) -> BTreeSet<String> {
    let words = fold_words(name);
    let plain = |word: &String| PLAIN_WORDS.split(' ').any(|plain| plain == word);
    let telling: BTreeSet<String> = words.iter().filter(|w| !plain(w)).cloned().collect();
    if telling.is_empty() {
        words.into_iter().collect()
    } else {
        telling
    }
}

fn alike(a: &BTreeSet<String>, b: &BTreeSet<String>) -> bool {
    #[expect(clippy::cast_precision_loss, reason = "names have a few words")]
    let share = a.intersection(b).count() as f64 / a.union(b).count().max(1) as f64;
    share >= ALIKE
}

/// What stays of a website so that two ways to write it are the same: the host in its ASCII form
/// without `www.`, and on shared sites the path. `None` for what is no website of one organisation.
fn site(website: &str) -> Option<String> {
    let text = website.trim();
    let text = text.split_once("://").map_or(text, |(_, rest)| rest);
    // The scheme is no part of the name: `http` and `https` lead to the same house.
    let url = Url::parse(&format!("https://{}", text.trim_start_matches('/'))).ok()?;
    let Host::Domain(host) = url.host()? else {
        return None;
    };
    let host = host.trim_end_matches('.');
    let host = host.strip_prefix("www.").unwrap_or(host);
    if !host.contains('.') {
        return None;
    }
    let path = url.path().trim_end_matches('/').to_lowercase();
    for shared in SHARED_SITES {
        let below = host.strip_suffix(shared);
        match below {
            // The whole site is nobody's own.
            Some("") if path.is_empty() => return None,
            Some(below) if below.is_empty() || below.ends_with('.') => {
                // A country's door to the same house: `it.linkedin.com`.
                let page = matches!(below.len(), 0 | 3);
                let house = if page { shared } else { host };
                return Some(format!("{house}{path}"));
            }
            _ => {}
        }
    }
    Some(host.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_website_is_the_same_however_it_is_written() {
        for written in [
            "https://www.acme.it",
            "http://ACME.it/",
            "www.acme.it/en/index.html?lang=it",
            "acme.it.",
            "  //acme.it:443/#top",
        ] {
            assert_eq!(site(written).as_deref(), Some("acme.it"), "{written}");
        }
        assert_eq!(site("https://Größe.example"), site("xn--gre-6ka8i.example"));
        assert_ne!(
            site("https://cs.univ.example"),
            site("https://univ.example")
        );
        for nothing in [
            "",
            "n/a",
            "localhost",
            "10.1.2.3",
            "https://",
            "not a website",
        ] {
            assert_eq!(site(nothing), None, "{nothing}");
        }
    }

    #[test]
    fn on_a_shared_site_the_page_counts() {
        assert_eq!(
            site("https://www.linkedin.com/company/Acme/"),
            site("it.linkedin.com/company/acme")
        );
        assert_ne!(site("facebook.com/acme"), site("facebook.com/other"));
        assert_ne!(site("acme.github.io"), site("other.github.io"));
        assert_eq!(site("https://facebook.com/"), None);
        assert_eq!(
            site("https://notfacebook.com/a").as_deref(),
            Some("notfacebook.com")
        );
    }

    fn marks(name: &str, website: &str, city: &str, country: &str) -> Marks {
        let given = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        let identity = Identity {
            legal_name: name.to_owned(),
            city: given(city),
            website: given(website),
        };
        Marks::new(&identity, country.parse().ok()).unwrap()
    }

    #[test]
    fn one_organisation_of_two_clusters_is_known() {
        let acme = marks("ACME S.p.A.", "https://www.acme.it", "Torino", "IT");
        for same in [
            marks("Acme SpA", "http://acme.it/it", "Turin", "IT"),
            marks("Acmé", "acme.it", "", ""),
            marks("Acme", "", "TORINO", "IT"),
        ] {
            assert!(acme.same_as(&same) && same.same_as(&acme));
        }
        for other in [
            // A company of the same group, a branch abroad, a namesake elsewhere, one that shares
            // a site, and one of the same name with a site of its own.
            marks("Acme Ocean SpA", "acme.it", "Torino", "IT"),
            marks("Acme", "acme.it", "Graz", "AT"),
            marks("Acme", "", "Roma", "IT"),
            marks("Beta Srl", "acme.it", "Torino", "IT"),
            marks("Acme", "acme.example", "Torino", "IT"),
            marks("Acme", "", "", ""),
        ] {
            assert!(!acme.same_as(&other) && !other.same_as(&acme));
        }
    }

    #[test]
    fn faculties_on_one_host_are_several() {
        let whole = marks("Università di Bologna", "unibo.it", "Bologna", "IT");
        let part = "Università di Bologna - Dipartimento di Fisica";
        assert!(!whole.same_as(&marks(part, "https://www.unibo.it/fisica", "Bologna", "IT")));
        let whole_again = marks("Universita di Bologna", "www.unibo.it", "Bologna", "IT");
        assert!(whole.same_as(&whole_again));
    }
}
