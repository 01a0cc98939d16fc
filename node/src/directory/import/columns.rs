//! The columns of the member CSV.

/// A column of the member CSV.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::directory) enum Column {
    MemberId,
    LegalName,
    Country,
    Nuts,
    City,
    OrganisationType,
    Website,
    Concepts,
    ConceptsDerived,
    Summary,
    Activities,
    TextLanguage,
    TrlMin,
    TrlMax,
    NeedsConcepts,
    NeedsSummary,
    ContactName,
    ContactEmail,
}

/// All columns with their names, in the order in which they are written.
pub(in crate::directory) const COLUMNS: [(Column, &str); 18] = [
    (Column::MemberId, "member_id"),
    (Column::LegalName, "legal_name"),
    (Column::Country, "country"),
    (Column::Nuts, "nuts"),
    (Column::City, "city"),
    (Column::OrganisationType, "organisation_type"),
    (Column::Website, "website"),
    (Column::Concepts, "concepts"),
    (Column::ConceptsDerived, "concepts_derived"),
    (Column::Summary, "summary"),
    (Column::Activities, "activities"),
    (Column::TextLanguage, "text_language"),
    (Column::TrlMin, "trl_min"),
    (Column::TrlMax, "trl_max"),
    (Column::NeedsConcepts, "needs_concepts"),
    (Column::NeedsSummary, "needs_summary"),
    (Column::ContactName, "contact_name"),
    (Column::ContactEmail, "contact_email"),
];
