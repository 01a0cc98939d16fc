//! Tells what happens, for eyes.

use steelyard_protocol::result::QueryResult;

use super::{federation::NodeInfo, people::Login, queries::Story, withheld::Withheld};
use crate::{
    cli::{
        local::{cell, table},
        output,
        query::in_words,
    },
    vocabulary::Vocabulary,
};

/// The nodes that run.
pub(super) fn nodes(nodes: &[NodeInfo]) -> anyhow::Result<()> {
    let mut rows = table(["cluster", "name", "country", "members", "interface"]);
    for n in nodes {
        rows.add_row([
            n.cluster.to_string(),
            cell(&n.name),
            n.country.to_string(),
            n.members.to_string(),
            n.api.clone(),
        ]);
    }
    output::text(&format!(
        "A federation of {} nodes runs on this machine, each a process of its own.\n{rows}\n\n",
        nodes.len()
    ))
}

/// A query, what came back, and what did not.
pub(super) fn query(
    story: &Story,
    result: &QueryResult,
    withheld: &[Withheld],
    vocabulary: &Vocabulary,
) -> anyhow::Result<()> {
    let mut lines = vec![
        format!("── {}", story.need),
        format!("   asked: \"{}\"", story.query.text),
    ];
    for concept in &story.query.concepts {
        let label = vocabulary.label(&concept.concept, "en");
        lines.push(format!("          {} {label}", concept.concept));
    }
    lines.push(in_words(result, vocabulary));
    if withheld.is_empty() {
        lines.push("Nothing that fits as well was withheld.".to_owned());
    } else {
        lines.push(
            "\nWithheld, though it fits (only this demo, which made the data, can tell):"
                .to_owned(),
        );
        let mut rows = table(["score", "cluster", "who", "why"]);
        for w in withheld.iter().take(12) {
            rows.add_row([
                w.score.to_string(),
                w.cluster.to_string(),
                cell(&w.legal_name),
                w.reason.clone(),
            ]);
        }
        lines.push(rows.to_string());
    }
    // An empty line sets it apart from the next.
    output::text(&(lines.join("\n") + "\n\n"))
}

/// Who can sign in, and what to try.
pub(super) fn story(logins: &[Login]) {
    if logins.is_empty() {
        return;
    }
    eprintln!("Sign in as one of these, in a browser on this machine, as often as you like:\n");
    for login in logins {
        eprintln!("  {}   {}, {}", login.url, login.name, login.told);
    }
    eprintln!(
        "\nA story of five minutes:\n\n\
         \x20 1. Ingrid seeks on behalf of `Lysne Histo`, and finds an organisation in Bologna that\n\
         \x20    shows what it offers, and not who it is. She asks for an introduction.\n\
         \x20 2. Alessandra opens her introductions: she sees who asks and why. Under \"Who sees what\"\n\
         \x20    she looks at herself as Oslo does. She ticks what she reveals, and accepts.\n\
         \x20 3. Ingrid opens her introductions, and sees whom she found.\n\
         \x20 4. Alessandra withdraws her consent, with one click. Her history says who holds what.\n\
         \x20 5. Ingrid asks again: the organisation is gone.\n"
    );
}

/// How to ask from another terminal.
pub(super) fn how_to_go_on(asker: &NodeInfo) {
    let program = std::env::current_exe().map_or_else(
        |_| "steelyard".to_owned(),
        |path| path.display().to_string(),
    );
    let dir = asker.data_dir.root().display();
    eprintln!(
        "The federation keeps running. From another terminal, ask as {}:\n",
        asker.name
    );
    eprintln!("  {program} query --data-dir {dir} --text \"Bildanalyse Pathologie\"\n");
    eprintln!("or over HTTP:\n");
    eprintln!(
        "  curl -s {}/api/v1/queries -H 'Content-Type: application/json' \\",
        asker.api
    );
    eprintln!("    -H \"Authorization: Bearer $({program} token --data-dir {dir})\" \\");
    eprintln!("    -d '{{\"purpose\":\"matchmaking\",\"text\":\"image analysis\"}}'\n");
    eprintln!("Ctrl-C ends it.");
}
