//! `steelyard introduction`: asking members of other clusters to reveal themselves, and answering.

use std::{io::Write, sync::Arc};

use anyhow::bail;
use clap::{Args, Subcommand};
use steelyard_protocol::{
    fields::{FieldGroup, FieldGroups},
    ids::{ClusterId, Handle, IntroductionId, MemberRef, Purpose, QueryId},
    introduction::{Party, Text},
};

use super::{
    local::{cell, cell_of, table, write_json},
    own_node::OwnNode,
};
use crate::{
    app::load_rules,
    clock::SystemClock,
    config::DataDir,
    introductions::{
        Action, Filter, Introduction, Introductions, NewIntroduction, Side, State, Whose,
    },
};

/// What to do with introductions.
#[derive(Subcommand, Debug)]
pub enum IntroductionCommand {
    /// List introductions, latest change first
    List(ListArgs),
    /// Ask the member behind a handle of a query's result to reveal itself
    Request(RequestArgs),
    /// Show an introduction, and with an option answer it: accept, decline, ask, …
    Answer(AnswerArgs),
}

/// Which introductions to list.
#[derive(Args, Debug)]
pub struct ListArgs {
    /// Only those of this own member
    #[arg(long, value_name = "REF")]
    member: Option<MemberRef>,
    /// Only those that this cluster asks for
    #[arg(long, conflicts_with = "holding")]
    asking: bool,
    /// Only those that this cluster is asked for
    #[arg(long)]
    holding: bool,
    /// Only in this state
    #[arg(long)]
    state: Option<State>,
    /// Only those that somebody may still decide
    #[arg(long)]
    open: bool,
    /// At most this many
    #[arg(long, value_name = "N", default_value_t = 100)]
    limit: u32,
}

/// What to ask for.
#[derive(Args, Debug)]
pub struct RequestArgs {
    /// The cluster that holds the member
    #[arg(long)]
    cluster: ClusterId,
    /// The handle of the match
    #[arg(long)]
    handle: Handle,
    /// The number of the query whose result shows it
    #[arg(long, value_name = "ID")]
    query: QueryId,
    /// The purpose of the query
    #[arg(long)]
    purpose: Purpose,
    /// The own member that it is for; without one the cluster asks in its own name
    #[arg(long, value_name = "REF")]
    on_behalf_of: Option<MemberRef>,
    /// Refuse, if that member does not consent to be named there
    #[arg(long, requires = "on_behalf_of")]
    must_name: bool,
    /// Name that member only once the request is accepted
    #[arg(long, requires = "on_behalf_of")]
    unnamed: bool,
    /// The own member's field groups to reveal if it is accepted, as far as it consents; all if left
    /// out
    #[arg(long, value_delimiter = ',', value_name = "GROUPS")]
    reveal: Vec<FieldGroup>,
    /// Why, in words for the member that is asked
    #[arg(long, default_value = "")]
    text: String,
}

/// What to answer.
#[derive(Args, Debug)]
pub struct AnswerArgs {
    /// The number of the introduction
    id: IntroductionId,
    #[command(flatten)]
    what: What,
}

#[derive(Args, Debug)]
#[group(multiple = false)]
struct What {
    /// The member agrees to reveal these field groups, such as identity,contact
    #[arg(long, value_delimiter = ',', value_name = "GROUPS")]
    accept: Vec<FieldGroup>,
    /// The member declines
    #[arg(long)]
    decline: bool,
    /// The member asks back
    #[arg(long, value_name = "TEXT")]
    ask: Option<String>,
    /// Answer the member's question
    #[arg(long, value_name = "TEXT")]
    answer: Option<String>,
    /// No longer ask
    #[arg(long)]
    withdraw: bool,
}

impl What {
    fn action(self) -> anyhow::Result<Option<Action>> {
        Ok(if !self.accept.is_empty() {
            Some(Action::Accept {
                reveal: groups(&self.accept),
            })
        } else if self.decline {
            Some(Action::Decline)
        } else if let Some(text) = self.ask {
            Some(Action::Ask(Text::new(&text)?))
        } else if let Some(text) = self.answer {
            Some(Action::Answer(Text::new(&text)?))
        } else if self.withdraw {
            Some(Action::Withdraw)
        } else {
            None
        })
    }
}

fn groups(groups: &[FieldGroup]) -> FieldGroups {
    groups.iter().copied().collect()
}

/// Who acts, as it stands in the timeline.
const BY: &str = "command line";

/// Runs the command. It works whether the node runs or not; what is asked leaves when it runs.
///
/// # Errors
/// Says what was refused or failed; then nothing has changed.
pub async fn run(
    command: IntroductionCommand,
    data_dir: &DataDir,
    json: bool,
    out: &mut (impl Write + Send),
) -> anyhow::Result<()> {
    let node = OwnNode::open(data_dir).await?;
    let all = Introductions::new(
        node.identity.cluster().clone(),
        node.ledger,
        load_rules(&node.config, data_dir)?,
        Arc::new(SystemClock),
        node.config.introductions,
    );
    match command {
        IntroductionCommand::List(args) => list(args, &all, json, out).await,
        IntroductionCommand::Request(args) => {
            let reveal = if args.reveal.is_empty() {
                FieldGroups::ALL
            } else {
                groups(&args.reveal)
            };
            let asked = NewIntroduction {
                cluster: args.cluster,
                handle: args.handle,
                query_id: args.query,
                purpose: args.purpose,
                on_behalf_of: args.on_behalf_of,
                must_name: args.must_name,
                unnamed: args.unnamed,
                reveal,
                text: Text::new(&args.text)?,
            };
            let introduction = all.request(asked, BY).await?;
            show(&introduction, json, out)
        }
        IntroductionCommand::Answer(args) => {
            let introduction = match args.what.action()? {
                Some(action) => all.act(&Whose::Cluster, args.id, action, BY).await?,
                None => all.get(&Whose::Cluster, args.id, None).await?,
            };
            show(&introduction, json, out)
        }
    }
}

async fn list(
    args: ListArgs,
    all: &Introductions,
    json: bool,
    out: &mut (impl Write + Send),
) -> anyhow::Result<()> {
    if args.limit == 0 {
        bail!("`--limit 0` lists nothing; name a number from 1 to 1000");
    }
    let filter = Filter {
        side: match (args.asking, args.holding) {
            (true, _) => Some(Side::Asking),
            (_, true) => Some(Side::Holding),
            _ => None,
        },
        state: args.state,
        open: args.open.then_some(true),
        limit: args.limit,
        ..Filter::default()
    };
    let whose = args.member.map_or(Whose::Cluster, Whose::Member);
    let introductions = all.list(&whose, &filter).await?;
    if json {
        write_json(out, &introductions)?;
        return Ok(());
    }
    if introductions.is_empty() {
        writeln!(out, "no introductions")?;
        return Ok(());
    }
    let header = [
        "id",
        "side",
        "cluster",
        "member",
        "purpose",
        "state",
        "changed",
        "on its way",
    ];
    let mut shown = table(header);
    for one in introductions {
        shown.add_row([
            cell(one.id),
            cell(one.side.as_str()),
            cell(&one.cluster),
            cell_of(one.member),
            cell(&one.purpose),
            cell(one.state.as_str()),
            cell(one.changed_at),
            cell_of(
                one.delivery
                    .map(|d| d.problem.unwrap_or_else(|| "yes".to_owned())),
            ),
        ]);
    }
    writeln!(out, "{shown}")?;
    Ok(())
}

fn show(one: &Introduction, json: bool, out: &mut impl Write) -> anyhow::Result<()> {
    if json {
        write_json(out, one)?;
        return Ok(());
    }
    let (side, state) = (one.side.as_str(), one.state.as_str());
    writeln!(out, "introduction {} ({side}), {state}", one.id)?;
    writeln!(out, "with {} for {}", one.cluster, one.purpose)?;
    if let Some(delivery) = &one.delivery {
        let problem = delivery.problem.as_deref().unwrap_or("not tried yet");
        writeln!(out, "{} on the way: {}", delivery.waiting, cell(problem))?;
    }
    for (who, party) in [("asking", &one.from), ("revealed to us", &one.received)] {
        if let Some(party) = party {
            writeln!(out, "{who}: {}", cell(told(party)))?;
        }
    }
    let mut shown = table(["when", "side", "step", "by", "text", "fields"]);
    for happened in &one.timeline {
        let fields: Vec<&str> = happened.fields.iter().map(FieldGroup::as_str).collect();
        shown.add_row([
            cell(happened.at),
            cell(happened.side.as_str()),
            cell(happened.step.as_str()),
            cell_of(happened.by.as_ref()),
            cell_of(happened.text.as_ref().map(Text::as_str)),
            cell(fields.join(", ")),
        ]);
    }
    writeln!(out, "{shown}")?;
    Ok(())
}

/// A member in one line: who it is and whom to write to.
fn told(party: &Party) -> String {
    let fields = &party.fields;
    let identity = fields.identity.as_ref().map(|i| i.legal_name.clone());
    let contact = fields.contact.as_ref();
    let name = contact.and_then(|c| c.name.clone());
    let email = contact.and_then(|c| c.email.clone());
    let parts: Vec<String> = [identity, name, email].into_iter().flatten().collect();
    if parts.is_empty() {
        "without a name".to_owned()
    } else {
        parts.join(", ")
    }
}
