//! Reads the public CORDIS files as they are downloaded: `organization.csv`, `project.csv` and
//! `euroSciVoc.csv` of one framework programme, parted by `;`.
//!
//! One member is one organisation. What it does follows from its projects: their titles and
//! objectives are its text, the EuroSciVoc codes that CORDIS gave them are its concepts.

use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    fs::File,
    path::Path,
};

use steelyard_policies::profile::Profile;
use steelyard_protocol::{
    fields::{Entry, OrganisationType},
    ids::{ConceptCode, MemberRef, Nuts},
    limits::ENTRY_CONCEPTS,
};

use super::{
    ImportError, Limits, MemberFile,
    csv::Notes,
    table::{Next, Table},
    values,
};
use crate::vocabulary::Vocabulary;

/// Longest summary made of project texts, in characters.
const SUMMARY_CHARS: usize = 900;
/// Longest list of project titles, in characters.
const ACTIVITIES_CHARS: usize = 5_000;

/// Which organisations are taken.
#[derive(Clone, Debug, Default)]
pub struct CordisChoice {
    /// Those in a region whose code begins with one of these; none: all.
    pub nuts: Vec<Nuts>,
    /// Only small and medium-sized enterprises.
    pub sme_only: bool,
}

impl CordisChoice {
    fn takes(&self, nuts: &str, is_sme: bool) -> bool {
        let within = |prefix: &Nuts| nuts.to_ascii_uppercase().starts_with(prefix.as_str());
        (self.nuts.is_empty() || self.nuts.iter().any(within)) && (is_sme || !self.sme_only)
    }

    fn words(&self) -> String {
        let kind = if self.sme_only { "an SME" } else { "there" };
        if self.nuts.is_empty() {
            return kind.to_owned();
        }
        let nuts: Vec<&str> = self.nuts.iter().map(Nuts::as_str).collect();
        format!("{kind} in {}", nuts.join(", "))
    }
}

struct Organisation {
    profile: Profile,
    /// When CORDIS last changed the row that the profile is made of.
    updated: String,
    projects: BTreeSet<String>,
    line: u64,
    broken: bool,
}

#[derive(Default)]
struct Project {
    title: String,
    objective: String,
    concepts: Vec<ConceptCode>,
}

/// Reads the three files in `folder`. `on_progress` hears how many bytes have been read of all.
///
/// # Errors
/// If a file is missing or cannot be read, or no organisation is chosen; single bad rows are listed
/// in what is returned.
pub fn read_cordis(
    folder: &Path,
    choice: &CordisChoice,
    vocabulary: &Vocabulary,
    limits: Limits,
    mut on_progress: impl FnMut(u64),
) -> Result<MemberFile, ImportError> {
    let mut file = MemberFile::default();
    let mut organisations =
        read_organisations(folder, choice, limits, &mut file, &mut on_progress)?;
    if organisations.is_empty() {
        return Err(ImportError::NobodyChosen(choice.words()));
    }
    let mut projects: HashMap<String, Project> = organisations
        .values()
        .flat_map(|o| o.projects.iter().map(|id| (id.clone(), Project::default())))
        .collect();
    read_concepts(folder, limits, &mut projects, &mut file)?;
    read_projects(folder, limits, &mut projects, &mut file, &mut on_progress)?;
    let mut notes = Notes::default();
    for organisation in organisations.values_mut() {
        describe(organisation, &projects);
        notes.take(
            &organisation.profile,
            vocabulary,
            organisation.broken.then_some(organisation.line),
        );
    }
    file.members = organisations.into_values().map(|o| o.profile).collect();
    file.warnings.extend(notes.warnings());
    Ok(file)
}

fn open(folder: &Path, name: &str, limits: Limits) -> Result<Table<File>, ImportError> {
    let path = folder.join(name);
    let file = File::open(&path).map_err(|source| ImportError::File { file: path, source })?;
    Table::open(file, Some(b';'), limits)
}

fn bad(file: &mut MemberFile, name: &str, line: u64, reason: &str) {
    file.bad_rows.add(line, format!("in {name}: {reason}"));
}

fn read_organisations(
    folder: &Path,
    choice: &CordisChoice,
    limits: Limits,
    file: &mut MemberFile,
    on_progress: &mut impl FnMut(u64),
) -> Result<BTreeMap<MemberRef, Organisation>, ImportError> {
    const NAME: &str = "organization.csv";
    let mut table = open(folder, NAME, limits)?;
    let id = Some(table.required("organisationID")?);
    let name = Some(table.required("name")?);
    let project = Some(table.required("projectID")?);
    let nuts = Some(table.required("nutsCode")?);
    let sme = Some(table.required("SME")?);
    let other = |column| table.column(column);
    let (kind, city, country) = (other("activityType"), other("city"), other("country"));
    let (website, updated) = (other("organizationURL"), other("contentUpdateDate"));
    let mut organisations: BTreeMap<MemberRef, Organisation> = BTreeMap::new();
    let (mut rows, mut unfit) = (0_u64, 0_u64);
    while let Some(next) = table.next()? {
        rows += 1;
        if rows.is_multiple_of(10_000) {
            on_progress(table.bytes_read());
        }
        let line = match next {
            Next::Row(line) => line,
            Next::Bad(line, reason) => {
                bad(file, NAME, line, &reason);
                continue;
            }
        };
        let field = |column| table.field(column);
        let is_sme = matches!(
            field(sme).to_ascii_lowercase().as_str(),
            "true" | "1" | "yes" | "y"
        );
        if !choice.takes(field(nuts), is_sme) {
            continue;
        }
        let member: MemberRef = match field(id).parse() {
            Ok(member) => member,
            Err(e) => {
                bad(file, NAME, line, &format!("`organisationID`: {e}"));
                continue;
            }
        };
        let legal_name = values::line(field(name));
        if legal_name.is_empty() {
            bad(file, NAME, line, "`name` is empty");
            continue;
        }
        let known = organisations
            .entry(member.clone())
            .or_insert_with(|| Organisation {
                profile: Profile::new(member),
                updated: String::new(),
                projects: BTreeSet::new(),
                line,
                broken: false,
            });
        known.projects.insert(field(project).to_owned());
        // The newest row says what the organisation is; all rows say what it took part in.
        if !known.profile.identity.legal_name.is_empty() && field(updated) <= known.updated.as_str()
        {
            continue;
        }
        field(updated).clone_into(&mut known.updated);
        known.broken = values::is_broken(&legal_name);
        let profile = &mut known.profile;
        profile.identity.legal_name = legal_name;
        profile.identity.city = Some(values::line(field(city))).filter(|c| !c.is_empty());
        profile.identity.website = fit(values::website(field(website)), &mut unfit);
        profile.region.country = fit(values::country(field(country)), &mut unfit);
        profile.region.nuts = fit(values::nuts(field(nuts)), &mut unfit);
        let region = &mut profile.region;
        if let Some(nuts) = &region.nuts {
            let own = nuts.country_code().parse().ok();
            if region.country.is_none() {
                region.country = own;
            } else if region.country != own {
                region.nuts = None;
                unfit += 1;
            }
        }
        profile.kind.organisation_type = if is_sme {
            OrganisationType::Sme
        } else {
            field(kind).parse().unwrap_or_default()
        };
    }
    if unfit > 0 {
        file.warnings.push(format!(
            "{unfit} countries, regions or websites of {NAME} are none and were left out"
        ));
    }
    Ok(organisations)
}

fn fit<T>(value: Result<Option<T>, String>, unfit: &mut u64) -> Option<T> {
    value.unwrap_or_else(|_| {
        *unfit += 1;
        None
    })
}

fn read_concepts(
    folder: &Path,
    limits: Limits,
    projects: &mut HashMap<String, Project>,
    file: &mut MemberFile,
) -> Result<(), ImportError> {
    const NAME: &str = "euroSciVoc.csv";
    let mut table = open(folder, NAME, limits)?;
    let project = Some(table.required("projectID")?);
    let code = Some(table.required("euroSciVocCode")?);
    while let Some(next) = table.next()? {
        let line = match next {
            Next::Row(line) => line,
            Next::Bad(line, reason) => {
                bad(file, NAME, line, &reason);
                continue;
            }
        };
        let Some(project) = projects.get_mut(table.field(project)) else {
            continue;
        };
        match table.field(code).parse() {
            Ok(code) if !project.concepts.contains(&code) => project.concepts.push(code),
            Ok(_) => {}
            Err(e) => bad(file, NAME, line, &format!("`euroSciVocCode`: {e}")),
        }
    }
    Ok(())
}

fn read_projects(
    folder: &Path,
    limits: Limits,
    projects: &mut HashMap<String, Project>,
    file: &mut MemberFile,
    on_progress: &mut impl FnMut(u64),
) -> Result<(), ImportError> {
    const NAME: &str = "project.csv";
    let mut table = open(folder, NAME, limits)?;
    let id = Some(table.required("id")?);
    let title = Some(table.required("title")?);
    let objective = Some(table.required("objective")?);
    let mut rows = 0_u64;
    while let Some(next) = table.next()? {
        rows += 1;
        if rows.is_multiple_of(1_000) {
            on_progress(table.bytes_read());
        }
        match next {
            Next::Bad(line, reason) => bad(file, NAME, line, &reason),
            Next::Row(_) => {
                if let Some(project) = projects.get_mut(table.field(id)) {
                    project.title = values::line(table.field(title));
                    project.objective = cut(&values::line(table.field(objective)), SUMMARY_CHARS);
                }
            }
        }
    }
    Ok(())
}

/// Gives an organisation the texts and concepts of its projects, the latest first.
fn describe(organisation: &mut Organisation, projects: &HashMap<String, Project>) {
    let mut own: Vec<(&String, &Project)> = organisation
        .projects
        .iter()
        .filter_map(|id| Some((id, projects.get(id)?)))
        .collect();
    // CORDIS counts its projects up, so the longer and higher number is the later project.
    own.sort_by_key(|(id, _)| std::cmp::Reverse((id.len(), id.as_str())));
    let own = || {
        own.iter()
            .map(|(_, project)| *project)
            .filter(|p| !p.title.is_empty())
    };
    let texts: Vec<String> = own()
        .map(|p| {
            format!("{}. {}", p.title.trim_end_matches('.'), p.objective)
                .trim_end()
                .to_owned()
        })
        .collect();
    let titles: Vec<&str> = own().map(|p| p.title.as_str()).collect();
    let mut offer = Entry {
        text: cut(&titles.join(" | "), ACTIVITIES_CHARS),
        ..Entry::default()
    };
    for code in own().flat_map(|p| &p.concepts) {
        if offer.concepts.len() < ENTRY_CONCEPTS && !offer.concepts.contains(code) {
            offer.concepts.push(code.clone());
        }
    }
    let profile = &mut organisation.profile;
    organisation.broken |=
        own().any(|p| values::is_broken(&p.title) || values::is_broken(&p.objective));
    if !texts.is_empty() {
        profile.summary.text = cut(&texts.join(" "), SUMMARY_CHARS);
        profile.summary.language = Some("en".to_owned());
    }
    if offer != Entry::default() {
        profile.offers = vec![offer];
    }
}

/// At most `max` characters of a text, ending with a whole word and `…` where something is left out.
fn cut(text: &str, max: usize) -> String {
    let Some((end, _)) = text.char_indices().nth(max) else {
        return text.to_owned();
    };
    let kept = text.get(..end).unwrap_or_default();
    let kept = kept.rsplit_once(' ').map_or(kept, |(kept, _)| kept);
    format!("{}…", kept.trim_end_matches([',', ';', ' ', '|']))
}
