//! Benchmarks of whole nodes.
//!
//! ```text
//! cargo run --release -p integration-tests --bin bench -- exchange [--quick] [--data DIR]
//! cargo run --release -p integration-tests --bin bench -- relevance --data DIR --judgements DIR
//! ```
//!
//! `exchange` measures speed: it prints one JSON object a line on standard output, and a table on
//! standard error. Its nodes run as processes of their own: this program starts itself again as
//! `bench serve`, which is `steelyard serve`. `relevance` measures whether the right members are
//! found.

mod central;
mod counts;
mod echo;
mod exchange;
mod federation;
mod floors;
mod latency;
mod load;
mod members;
mod memory;
mod queries;
mod relevance;
mod report;
mod stages;
mod throughput;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// As the program `steelyard` has it, whose nodes these are.
#[global_allocator]
static MEMORY: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Measures whole nodes.
#[derive(Parser, Debug)]
#[command(name = "bench")]
struct Arguments {
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand, Debug)]
enum What {
    /// Queries over federations of real processes, beside the floors that signatures, disk and
    /// network set
    Exchange(exchange::Settings),
    /// Whether queries find whom they should: real members, judged by what they did later, beside
    /// simpler ways of searching
    Relevance(relevance::Settings),
    /// One answering node as a process, under load, to be profiled
    Load(throughput::Settings),
    /// One node in this process, answering without the network, to be profiled
    Answer(stages::Settings),
    /// One node beside a central database with the same members, consents and queries
    Central(central::Settings),
    /// The node of `central`, in a process of its own
    #[command(hide = true)]
    CentralNode(central::NodeSettings),
    /// The other end of the bare round trip
    #[command(hide = true)]
    Echo(echo::Settings),
}

fn main() -> ExitCode {
    // The nodes of the benchmark are this program, so that they are of the same build.
    if std::env::args().nth(1).as_deref() == Some("serve") {
        return steelyard::cli::main();
    }
    let _ = rustls::crypto::ring::default_provider().install_default();
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build();
    let outcome = runtime.map_err(anyhow::Error::from).and_then(|runtime| {
        runtime.block_on(async {
            match Arguments::parse().what {
                What::Exchange(settings) => exchange::run(settings).await,
                What::Relevance(settings) => relevance::run(settings).await,
                What::Load(settings) => throughput::run(settings).await,
                What::Answer(settings) => stages::run(settings).await,
                What::Central(settings) => central::run(settings).await,
                What::CentralNode(settings) => central::run_node(settings).await,
                What::Echo(settings) => echo::run(settings).await,
            }
        })
    });
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(e) => {
            eprintln!("error: {e:#}");
            ExitCode::FAILURE
        }
    }
}
