//! Pictures of pages, to be looked at: wide and narrow, light and dark. Tells besides what axe finds
//! on each, what is wider than the window, and what the page weighs.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a tool for tests ends where something goes wrong"
)]

use std::{path::PathBuf, sync::Arc, time::Duration};

use anyhow::Context;
use clap::{ArgAction, Parser};
use integration_tests::{
    browser::{Browser, FULL, NARROW, ZOOMED, pictures},
    sessions::{Who, begin},
};
use steelyard::{
    audit::ledger::Ledger,
    clock::SystemClock,
    config::{Config, DataDir},
    identity::Identity,
    people::People,
    store::Store,
};

/// Takes pictures of pages of a node that runs.
#[derive(Parser)]
struct Args {
    /// The data directory of the node
    #[arg(long, value_name = "DIR")]
    data_dir: PathBuf,
    /// Who looks: admin, matchmaker, nobody, or the reference of a member that somebody acts for
    #[arg(long = "as", value_name = "WHO", default_value = "nobody")]
    who: Who,
    /// The language that the browser asks for
    #[arg(long, default_value = "en")]
    language: String,
    /// Where the pictures go [default: the folder `pictures` of the build]
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// Open the pages without scripts
    #[arg(long)]
    no_scripts: bool,
    /// Fill in this field on each page, and press this button, before the picture is taken
    #[arg(long, value_names = ["LABEL", "TEXT", "BUTTON"], num_args = 3, action = ArgAction::Set)]
    fill: Vec<String>,
    /// Paths of pages; `{member_ref}` stands for the member
    #[arg(required = true)]
    paths: Vec<String>,
}

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let args = Args::parse();
    let data_dir = DataDir::at(&args.data_dir);
    let config = Config::load(&data_dir)?;
    let run = data_dir.read_run()?.context("the node does not run")?;
    let port = run.api.rsplit(':').next().unwrap_or_default();
    let url = format!("http://localhost:{port}");
    let out = args.out.clone().unwrap_or_else(pictures);
    std::fs::create_dir_all(&out)?;
    let browser = Browser::open(!args.no_scripts)
        .await
        .context("chromedriver is not there")?;
    if args.who != Who::Nobody {
        let identity = Identity::load(&data_dir, &config.cluster.id)?;
        let store = Store::open(config.store.url.reveal(), data_dir.root()).await?;
        let ledger = Ledger::open(store, identity.ledger_key().clone()).await?;
        let people = People::new(ledger, Arc::new(SystemClock));
        let cookie = begin(&people, &args.who).await?;
        browser.sign_in(&url, &cookie).await;
    }
    let language: &'static str = Box::leak(args.language.clone().into_boxed_str());
    for path in &args.paths {
        let path = match &args.who {
            Who::Member(member) => path.replace("{member_ref}", member.as_str()),
            _ => path.clone(),
        };
        let name: String = path
            .trim_matches('/')
            .chars()
            .map(|c| if c.is_alphanumeric() { c } else { '-' })
            .collect();
        for (kind, look) in [
            ("wide", FULL),
            ("wide-dark", FULL.dark()),
            ("narrow", NARROW),
            ("narrow-dark", NARROW.dark()),
            ("zoomed", ZOOMED),
        ] {
            browser.look(look.language(language)).await;
            browser.open_page(&format!("{url}{path}")).await;
            if let [label, text, button] = args.fill.as_slice() {
                browser.fill(label, text).await;
                browser.press(button).await;
                // Others are asked meanwhile.
                tokio::time::sleep(Duration::from_secs(2)).await;
            }
            let file = out.join(format!("{name}-{language}-{kind}.png"));
            browser.save_picture(&file).await?;
            println!("{}", file.display());
            let over = browser.overflow().await;
            if over > 0 {
                println!("  {over} px wider than the window");
            }
            if look.scale == 1 {
                for fault in browser.faults().await {
                    println!("  axe: {fault}");
                }
            }
        }
        let weight = browser.weigh().await;
        println!(
            "  {path}: {} bytes, {:.1} ms",
            weight.bytes, weight.milliseconds
        );
    }
    browser.close().await;
    Ok(())
}
