//! `steelyard person` and `steelyard sign-in-link`: who signs in, whether the node runs or not.

use std::sync::Arc;

use clap::{Args, Subcommand, ValueEnum};
use serde_json::json;
use steelyard_protocol::ids::MemberRef;

use super::{
    local::{cell, table},
    output,
    own_node::OwnNode,
};
use crate::{
    clock::SystemClock,
    config::{Config, DataDir},
    people::{Email, NewPerson, People, Person, PersonId, Role},
    texts::Locale,
    web::entry::letters::{self, Delivered},
};

/// What to do with people.
#[derive(Subcommand, Debug)]
pub enum PersonCommand {
    /// Add somebody to the staff, and print the link of the invitation, or mail it
    Add {
        /// The e-mail address
        email: Email,
        /// What the person may do
        #[arg(long, value_enum, default_value = "matchmaker")]
        role: Role,
        /// The name, which the person can change
        #[arg(long, default_value = "", hide_default_value = true)]
        name: String,
    },
    /// List the people: the staff, and those who act for members
    List,
    /// Remove a person, who is signed out at once
    Remove {
        /// The e-mail address
        email: Email,
    },
    /// Give a person another role, or none; with a first role it is invited to the staff, and the
    /// ways to sign in that it had end
    Role {
        /// The e-mail address
        email: Email,
        /// What the person may do
        #[arg(value_enum)]
        role: RoleOrNone,
    },
}

/// A role, or none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum RoleOrNone {
    /// Asks the federation, and reads and changes members and consents
    Matchmaker,
    /// All of that, and runs the node
    Admin,
    /// None of the staff
    None,
}

/// For whom to make a link.
#[derive(Args, Debug)]
pub struct SignInLinkArgs {
    /// The e-mail address
    email: Email,
}

/// Whom to invite to act for a member.
#[derive(Args, Debug)]
pub struct InviteArgs {
    /// The member's reference
    member: MemberRef,
    /// The person's e-mail address
    #[arg(long)]
    email: Email,
    /// The language of the mail: en, de, fr, it, es, nb, ro or nl
    #[arg(long, default_value = "en", value_parser = language)]
    language: Locale,
}

fn language(tag: &str) -> Result<Locale, String> {
    let known = Locale::ALL.map(Locale::tag).join(", ");
    Locale::of_tag(tag).ok_or_else(|| format!("`{tag}` is none of {known}"))
}

/// The people of the node in a data directory, and its configuration.
struct Opened {
    people: People,
    config: Config,
    node: OwnNode,
}

impl Opened {
    async fn of(data_dir: &DataDir) -> anyhow::Result<Self> {
        let node = OwnNode::open(data_dir).await?;
        let mut config = node.config.clone();
        // The port that the running node was given stands in no configuration.
        if config.api.listen.port() == 0
            && let Some(run) = data_dir.read_run()?
        {
            config.api.listen = run.api.parse()?;
        }
        let people = People::with(node.ledger.clone(), Arc::new(SystemClock), &config)?;
        Ok(Self {
            people,
            config,
            node,
        })
    }

    async fn find(&self, email: &Email) -> anyhow::Result<Person> {
        let found = self.people.by_email(email).await?;
        found.ok_or_else(|| {
            anyhow::anyhow!("there is nobody `{email}`; `steelyard person list` shows who there is")
        })
    }
}

/// Runs the command.
///
/// # Errors
/// Says what was refused or failed; then nothing has changed.
pub async fn run(command: PersonCommand, data_dir: &DataDir, json: bool) -> anyhow::Result<()> {
    let opened = Opened::of(data_dir).await?;
    let people = &opened.people;
    match command {
        PersonCommand::Add { email, role, name } => {
            let new = NewPerson {
                email,
                name,
                role: Some(role),
                language: None,
            };
            let person = people.add_person(&new).await?;
            invite_staff(&opened, person.id, json).await
        }
        PersonCommand::List => list(people, json).await,
        PersonCommand::Remove { email } => {
            people.remove_person(opened.find(&email).await?.id).await?;
            tell(
                json,
                &json!({ "removed": email }),
                &format!("{email} is removed"),
            )
        }
        PersonCommand::Role { email, role } => {
            let role = match role {
                RoleOrNone::Matchmaker => Some(Role::Matchmaker),
                RoleOrNone::Admin => Some(Role::Admin),
                RoleOrNone::None => None,
            };
            let id = opened.find(&email).await?.id;
            let is_first = people.set_role(id, role).await?;
            let word = role.map_or("none of the staff", Role::as_str);
            if is_first {
                if !json {
                    output::note(&format!(
                        "{email} is {word} now; the ways to sign in that there were have ended"
                    ));
                }
                return invite_staff(&opened, id, json).await;
            }
            tell(
                json,
                &json!({ "email": email, "role": role }),
                &format!("{email} is {word} now"),
            )
        }
    }
}

/// Invites a person of the staff.
async fn invite_staff(opened: &Opened, id: PersonId, json: bool) -> anyhow::Result<()> {
    let (people, config) = (&opened.people, &opened.config);
    let invitation = people.invite_staff(id).await?;
    let delivered = letters::deliver(people, config, None, &invitation, Locale::default()).await;
    tell_delivered(&delivered, invitation.person.email.as_str(), json)
}

/// Makes a link that lets a person in once.
///
/// # Errors
/// If there is no such person, or the store fails.
pub async fn sign_in_link(
    args: &SignInLinkArgs,
    data_dir: &DataDir,
    json: bool,
) -> anyhow::Result<()> {
    let opened = Opened::of(data_dir).await?;
    let person = opened.find(&args.email).await?;
    let token = opened.people.link_to_pass_on(person.id).await?;
    let link = letters::link(&opened.config, &token);
    if !json {
        output::note("this link signs in once, within 24 hours; whoever has it gets in:");
    }
    tell(json, &json!({ "link": link }), &link)
}

/// Invites a person to act for a member.
///
/// # Errors
/// If there is no such member, or the store fails.
pub async fn invite(args: &InviteArgs, data_dir: &DataDir, json: bool) -> anyhow::Result<()> {
    let opened = Opened::of(data_dir).await?;
    let locale = args.language;
    let invitation = opened
        .people
        .invite(&args.email, &args.member, Some(locale.tag()))
        .await?;
    let directory =
        crate::directory::Directory::new(opened.node.ledger.clone(), Arc::new(SystemClock));
    let profile = directory.member(&args.member).await?.profile;
    let name = profile.identity.legal_name;
    let delivered = letters::deliver(
        &opened.people,
        &opened.config,
        Some(&name),
        &invitation,
        locale,
    )
    .await;
    tell_delivered(&delivered, args.email.as_str(), json)
}

fn tell_delivered(delivered: &Delivered, email: &str, json: bool) -> anyhow::Result<()> {
    match delivered {
        Delivered::Mailed => tell(
            json,
            &json!({ "mailed": true, "email": email }),
            &format!("the invitation is on its way to {email}"),
        ),
        Delivered::ToPassOn { link, failed } => {
            if let Some(e) = failed {
                output::note(&format!("warning: {e}"));
            }
            if !json {
                output::note(&format!("pass this link on to {email}; it works once:"));
            }
            tell(
                json,
                &json!({ "mailed": false, "email": email, "link": link }),
                link,
            )
        }
    }
}

fn tell(json: bool, value: &serde_json::Value, text: &str) -> anyhow::Result<()> {
    if json {
        output::json(value)
    } else {
        output::text(text)
    }
}

/// Persons read at once.
const PAGE: u32 = 500;

async fn list(people: &People, json: bool) -> anyhow::Result<()> {
    let mut all: Vec<Person> = Vec::new();
    loop {
        let after = all.last().map_or("", |p| p.email.as_str());
        let page = people.persons(after, PAGE).await?;
        if page.is_empty() {
            break;
        }
        all.extend(page);
    }
    if json {
        let shown: Vec<_> = all
            .iter()
            .map(|p| {
                json!({
                    "email": p.email, "name": p.name, "role": p.role, "members": p.members,
                    "disabled": p.disabled,
                })
            })
            .collect();
        return output::json(&shown);
    }
    let mut shown = table(["e-mail", "name", "role", "acts for"]);
    for person in &all {
        let role = match person.role {
            _ if person.disabled => "kept out",
            Some(role) => role.as_str(),
            None => "",
        };
        let members: Vec<&str> = person.members.iter().map(MemberRef::as_str).collect();
        shown.add_row([
            cell(&person.email),
            cell(&person.name),
            role.to_owned(),
            cell(members.join(", ")),
        ]);
    }
    output::text(&shown.to_string())
}
