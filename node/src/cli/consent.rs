//! `steelyard consent`: what single members consent and object to.

use std::io::Write;

use anyhow::bail;
use clap::{Args, Subcommand};
use steelyard_policies::consent::{
    ConsentGranularity, ConsentTerms, Recipient, Validity, excepted_cluster,
};
use steelyard_protocol::{
    fields::{FieldGroup, FieldGroups},
    ids::{ClusterId, MemberRef, Purpose},
    time::Timestamp,
};

use super::{
    local::{Local, cell, cell_of, table, write_json},
    receipt::{self, ReceiptArgs, VerifyReceiptArgs},
};
use crate::directory::{consents::ConsentState, objections::Objection};

/// What to do with consents.
#[derive(Subcommand, Debug)]
pub enum ConsentCommand {
    /// Record a consent that a member gave
    Grant(GrantArgs),
    /// Withdraw consents of a member, at once and for good
    Withdraw(WithdrawArgs),
    /// List a member's consents and objections
    List {
        /// The member's reference
        member: MemberRef,
    },
    /// Record that a member objects to a cluster: it learns nothing of the member
    Object(ObjectArgs),
    /// Print the signed receipt for a consent, to hand to the member
    Receipt(ReceiptArgs),
    /// Check a receipt, without the node that it comes from
    VerifyReceipt(VerifyReceiptArgs),
}

/// A consent.
#[derive(Args, Debug)]
pub struct GrantArgs {
    /// The member's reference
    member: MemberRef,
    /// What the data may be asked for, such as matchmaking
    #[arg(long)]
    purpose: Purpose,
    /// To whom: `federation`, `country:IT` or `cluster:ID`; can be repeated
    #[arg(long = "to", value_name = "RECIPIENT", required = true)]
    recipients: Vec<Recipient>,
    /// But not to this cluster; can be repeated
    #[arg(long, value_name = "cluster:ID", value_parser = excepted_cluster)]
    except: Vec<ClusterId>,
    /// The field groups, separated by commas: region, kind, offers, needs, summary, identity,
    /// contact; or `none`, to be counted only
    #[arg(long, value_delimiter = ',', required = true)]
    fields: Vec<String>,
    /// `record`: may be shown; `count`: may be counted by these, never shown
    #[arg(long, default_value_t = ConsentGranularity::Record)]
    granularity: ConsentGranularity,
    /// From when on, such as 2026-11-21; now if left out
    #[arg(long, value_name = "DATE")]
    from: Option<Timestamp>,
    /// Until just before when; until it is withdrawn if left out
    #[arg(long, value_name = "DATE")]
    until: Option<Timestamp>,
}

/// Which consents to withdraw.
#[derive(Args, Debug)]
pub struct WithdrawArgs {
    /// The member's reference
    member: MemberRef,
    #[command(flatten)]
    which: Which,
}

#[derive(Args, Debug)]
#[group(required = true, multiple = false)]
struct Which {
    /// The consent of this number
    #[arg(long, value_name = "N")]
    id: Option<u64>,
    /// All consents for this purpose
    #[arg(long)]
    purpose: Option<Purpose>,
    /// All consents
    #[arg(long)]
    all: bool,
}

/// An objection.
#[derive(Args, Debug)]
pub struct ObjectArgs {
    /// The member's reference
    member: MemberRef,
    /// The cluster
    #[arg(long, value_name = "ID", value_parser = excepted_cluster)]
    cluster: ClusterId,
    /// Lift the objection
    #[arg(long)]
    lift: bool,
}

/// Runs the command, with results on `out` and everything else on standard error.
///
/// # Errors
/// Says what was refused or failed; then nothing has changed.
pub async fn run(
    command: ConsentCommand,
    local: &Local<'_>,
    out: &mut (impl Write + Send),
) -> anyhow::Result<()> {
    match command {
        ConsentCommand::Grant(args) => grant(args, local, out).await,
        ConsentCommand::Withdraw(args) => withdraw(args, local, out).await,
        ConsentCommand::List { member } => {
            let consents = local.directory.consents(&member).await?;
            let objections = local.directory.objections(&member).await?;
            if local.json {
                let shown = serde_json::json!({ "consents": consents, "objections": objections });
                write_json(out, &shown)?;
            } else {
                write_consents(out, &consents, &objections)?;
            }
            Ok(())
        }
        ConsentCommand::Object(args) => object(args, local, out).await,
        ConsentCommand::Receipt(args) => receipt::issue(&args, local.data_dir).await,
        ConsentCommand::VerifyReceipt(args) => {
            receipt::verify(&args, local.data_dir, local.json).await
        }
    }
}

async fn grant(
    args: GrantArgs,
    local: &Local<'_>,
    out: &mut (impl Write + Send),
) -> anyhow::Result<()> {
    local.check_purpose(&args.purpose)?;
    let named = args.recipients.iter().filter_map(Recipient::cluster);
    local.warn_of_strangers(named.chain(&args.except));
    let terms = ConsentTerms {
        purpose: args.purpose,
        recipients: args.recipients,
        except: args.except,
        fields: field_groups(&args.fields)?,
        granularity: args.granularity,
    };
    let validity = Validity {
        valid_from: args.from.unwrap_or_else(|| local.directory.now()),
        valid_until: args.until,
    };
    let id = local
        .directory
        .grant(&args.member, terms, validity, "command line")
        .await?;
    if local.json {
        write_json(out, &serde_json::json!({ "id": id }))?;
    } else {
        writeln!(out, "consent {id} of member {} is given", args.member)?;
    }
    Ok(())
}

fn field_groups(words: &[String]) -> anyhow::Result<FieldGroups> {
    let words: Vec<&str> = words
        .iter()
        .map(|w| w.trim())
        .filter(|w| !w.is_empty())
        .collect();
    match words.as_slice() {
        ["none"] => Ok(FieldGroups::NONE),
        [] => bail!("`--fields` is empty; name field groups, or `none` to be counted only"),
        words => {
            let groups: Result<Vec<FieldGroup>, _> = words.iter().map(|w| w.parse()).collect();
            Ok(groups?.into_iter().collect())
        }
    }
}

async fn withdraw(
    args: WithdrawArgs,
    local: &Local<'_>,
    out: &mut (impl Write + Send),
) -> anyhow::Result<()> {
    let withdrawn = match (args.which.id, &args.which.purpose) {
        (Some(id), _) => {
            let is_new = local.directory.withdraw(&args.member, id).await?;
            if is_new { vec![id] } else { Vec::new() }
        }
        // Neither number nor purpose: the command line lets nothing but `--all` through here.
        (None, purpose) => {
            local
                .directory
                .withdraw_all(&args.member, purpose.as_ref())
                .await?
        }
    };
    if local.json {
        write_json(out, &serde_json::json!({ "withdrawn": withdrawn }))?;
    } else if withdrawn.is_empty() {
        writeln!(out, "nothing to withdraw")?;
    } else {
        let ids: Vec<String> = withdrawn.iter().map(ToString::to_string).collect();
        writeln!(
            out,
            "withdrawn of member {}: {}",
            args.member,
            ids.join(", ")
        )?;
    }
    Ok(())
}

async fn object(
    args: ObjectArgs,
    local: &Local<'_>,
    out: &mut (impl Write + Send),
) -> anyhow::Result<()> {
    let (member, cluster) = (&args.member, &args.cluster);
    local.warn_of_strangers([cluster]);
    let changed = if args.lift {
        local.directory.lift(member, cluster).await?
    } else {
        local.directory.object(member, cluster).await?
    };
    let stands = !args.lift;
    if local.json {
        write_json(
            out,
            &serde_json::json!({ "stands": stands, "changed": changed }),
        )?;
    } else {
        let now = if stands {
            "objects to"
        } else {
            "does not object to"
        };
        let before = if changed { "now" } else { "already" };
        writeln!(out, "member {member} {before} {now} {cluster}")?;
    }
    Ok(())
}

/// Consents and objections as tables.
pub(super) fn write_consents(
    out: &mut impl Write,
    consents: &[ConsentState],
    objections: &[Objection],
) -> std::io::Result<()> {
    if consents.is_empty() {
        writeln!(out, "no consents: no other cluster sees this member")?;
    } else {
        let header = [
            "id", "status", "purpose", "to", "fields", "how", "from", "until", "source",
        ];
        let mut shown = table(header);
        for consent in consents {
            let terms = &consent.terms;
            let mut to: Vec<String> = terms.recipients.iter().map(ToString::to_string).collect();
            to.extend(terms.except.iter().map(|c| format!("not cluster:{c}")));
            let fields: Vec<&str> = terms.fields.iter().map(FieldGroup::as_str).collect();
            shown.add_row([
                cell(consent.id),
                cell(consent.status.as_str()),
                cell(&terms.purpose),
                cell(to.join("\n")),
                cell(if fields.is_empty() {
                    "none".to_owned()
                } else {
                    fields.join(", ")
                }),
                cell(terms.granularity),
                cell(consent.validity.valid_from),
                cell_of(consent.validity.valid_until),
                cell(&consent.source),
            ]);
        }
        writeln!(out, "{shown}")?;
    }
    for objection in objections {
        writeln!(
            out,
            "objects to {} since {}",
            objection.cluster, objection.since
        )?;
    }
    Ok(())
}
