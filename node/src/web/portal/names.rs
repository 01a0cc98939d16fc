//! What clusters, purposes, field groups and concepts are called in the reader's language.

use std::sync::Arc;

use steelyard_policies::consent::Recipient;
use steelyard_protocol::{
    charter::{ClusterEntry, VerifiedCharter},
    fields::{FieldGroup, FieldGroups, OrganisationType},
    ids::{ClusterId, ConceptCode, Country, Purpose},
    time::Timestamp,
};

use crate::{
    app::Node,
    texts::{FluentValue, Locale},
    vocabulary::Vocabulary,
};

/// The names of things, for one reader, by the charter and the vocabulary as they are.
pub(super) struct Names {
    pub(super) locale: Locale,
    charter: Option<Arc<VerifiedCharter>>,
    vocabulary: Arc<Vocabulary>,
    own: ClusterId,
}

impl Names {
    pub(super) fn of(node: &Node, locale: Locale) -> Self {
        let view = node.views.read();
        Self {
            locale,
            charter: view.charter.clone(),
            vocabulary: Arc::clone(view.index.vocabulary()),
            own: node.identity.cluster().clone(),
        }
    }

    pub(super) fn text(&self, id: &str) -> String {
        self.locale.text(id)
    }

    pub(super) fn with<'a, const N: usize>(
        &self,
        id: &str,
        inserted: [(&'static str, FluentValue<'a>); N],
    ) -> String {
        self.locale.text_with(id, inserted)
    }

    /// The other clusters that take part, by name.
    pub(super) fn clusters(&self) -> Vec<&ClusterEntry> {
        let charter = self.charter.iter();
        let active = charter.flat_map(|c| c.charter().active());
        let mut others: Vec<_> = active.filter(|c| c.id != self.own).collect();
        others.sort_by_key(|c| c.name.to_lowercase());
        others
    }

    /// The countries of the other clusters, by name.
    pub(super) fn countries(&self) -> Vec<Country> {
        let mut countries: Vec<Country> = (self.clusters().iter())
            .map(|c| c.country.clone())
            .collect();
        countries.sort_by_key(|c| self.country(c));
        countries.dedup();
        countries
    }

    /// What data may be asked for.
    pub(super) fn purposes(&self) -> Vec<Purpose> {
        let charter = self.charter.iter();
        let purposes = charter.flat_map(|c| &c.charter().purposes);
        purposes.map(|p| p.id.clone()).collect()
    }

    /// The name of the federation; the own cluster's id where there is none.
    pub(super) fn federation(&self) -> String {
        match &self.charter {
            Some(charter) => charter.charter().name.clone(),
            None => self.own.to_string(),
        }
    }

    /// The country of a cluster, if the charter names it.
    pub(super) fn country_of(&self, cluster: &ClusterId) -> Option<&Country> {
        Some(&self.entry(cluster)?.country)
    }

    fn entry(&self, cluster: &ClusterId) -> Option<&ClusterEntry> {
        self.charter.as_ref()?.charter().cluster(cluster.as_str())
    }

    pub(super) fn country(&self, country: &Country) -> String {
        // The European Union's codes of two countries are not those of ISO.
        let code = match country.as_str() {
            "EL" => "GR",
            "UK" => "GB",
            code => code,
        };
        self.locale.country(code)
    }

    /// A cluster by its name and country; one that the charter does not name, by its id.
    pub(super) fn cluster(&self, cluster: &ClusterId) -> String {
        match self.entry(cluster) {
            Some(entry) => self.with(
                "portal-cluster",
                [
                    ("name", entry.name.as_str().into()),
                    ("country", self.country(&entry.country).into()),
                ],
            ),
            None => cluster.to_string(),
        }
    }

    pub(super) fn recipient(&self, recipient: &Recipient) -> String {
        match recipient {
            Recipient::Federation => self.text("portal-recipient-federation"),
            Recipient::Country(country) => self.with(
                "portal-recipient-country",
                [("country", self.country(country).into())],
            ),
            Recipient::Cluster(cluster) => self.cluster(cluster),
        }
    }

    pub(super) fn purpose(&self, purpose: &Purpose) -> String {
        self.known(&format!("purpose-{purpose}"), purpose.as_str())
    }

    /// What a purpose means, in one sentence; empty for one that only this charter has.
    pub(super) fn purpose_means(&self, purpose: &Purpose) -> String {
        self.known(&format!("portal-purpose-{purpose}"), "")
    }

    pub(super) fn group(&self, group: FieldGroup) -> String {
        self.text(&format!("field-{group}"))
    }

    /// What a field group holds, in one sentence.
    pub(super) fn group_means(&self, group: FieldGroup) -> String {
        self.text(&format!("portal-field-{group}"))
    }

    /// Field groups, one after the other; a word for none where there is none.
    pub(super) fn groups(&self, groups: FieldGroups) -> String {
        if groups.is_empty() {
            return self.text("portal-no-groups");
        }
        let names: Vec<String> = groups.iter().map(|g| self.group(g)).collect();
        names.join(" · ")
    }

    pub(super) fn kind(&self, kind: OrganisationType) -> String {
        self.text(&format!("kind-{}", kind.as_str().to_lowercase()))
    }

    /// A concept by its label in the reader's language, or the nearest.
    pub(super) fn concept<'a>(&'a self, code: &'a ConceptCode) -> &'a str {
        self.vocabulary.label(code, self.locale.tag())
    }

    pub(super) fn vocabulary(&self) -> &Vocabulary {
        &self.vocabulary
    }

    pub(super) fn date(&self, at: Timestamp) -> String {
        self.locale.date(at)
    }

    pub(super) fn moment(&self, at: Timestamp) -> String {
        self.locale.moment(at)
    }

    /// The last day of something that ends at `until`.
    pub(super) fn last_day(&self, until: Timestamp) -> String {
        self.locale.last_day(until)
    }

    fn known(&self, id: &str, otherwise: &str) -> String {
        if Locale::has(id) {
            self.text(id)
        } else {
            otherwise.to_owned()
        }
    }
}
