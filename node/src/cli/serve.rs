//! `steelyard serve`: runs the node until it is told to stop.

use std::{net::SocketAddr, sync::Arc, time::Duration};

use anyhow::Context;
use indicatif::ProgressBar;
use tokio::signal::unix::{SignalKind, signal};

use crate::{
    app::Node,
    clock::SystemClock,
    config::{Config, DataDir},
    identity::Identity,
    ops::{leftovers, probes},
    telemetry,
    web::{self, server, tls},
};

/// Runs the node of `data_dir` until SIGTERM or SIGINT.
///
/// # Errors
/// If it cannot start.
pub async fn run(data_dir: DataDir) -> anyhow::Result<()> {
    let config = Config::load(&data_dir)?;
    telemetry::start(&config.log)?;
    let mut terminate = signal(SignalKind::terminate())?;
    let mut interrupt = signal(SignalKind::interrupt())?;
    // Ends no node: where there are certificate files, they are read again on it.
    let _hangup = signal(SignalKind::hangup())?;
    let lock = data_dir.lock()?;
    if let Err(e) = leftovers::remove(&config, &data_dir, &lock) {
        tracing::error!(error = %e, "what a killed backup or restore left could not be removed");
    }
    let identity = Identity::load(&data_dir, &config.cluster.id)?;
    let bar = super::progress::spinner("reading members and consents");
    let node = Node::start(
        config,
        data_dir,
        identity,
        Arc::new(SystemClock),
        progress(bar.clone()),
    )
    .await?;
    bar.finish_and_clear();
    let tls = tls::start(&node.config, &node.data_dir, node.stopping(), node.tasks())?;
    let routes = server::outward(&node.config, web::router(&node));
    let api_at = node.config.api.listen;
    let api = server::serve(api_at, routes.clone(), node.stopping(), node.tasks())
        .with_context(|| in_use(api_at, "api.listen"))?;
    if let Some(tls) = tls {
        let at = node.config.web.listen;
        let at = server::serve_tls(at, tls, routes, node.stopping(), node.tasks())
            .with_context(|| in_use(at, "web.listen"))?;
        tracing::info!(%at, url = node.config.public_url(), "pages are served by TLS");
    }
    let probes_at = node.config.probes.listen;
    let probes = server::serve(
        probes_at,
        probes::router(Arc::clone(&node)),
        node.stopping(),
        node.tasks(),
    )
    .with_context(|| in_use(probes_at, "probes.listen"))?;
    node.tasks().spawn(web::keep_writing(Arc::clone(&node)));
    let info = node.run_info(api, probes);
    node.data_dir.write_run(&info)?;
    tracing::info!(
        cluster = %node.identity.cluster(),
        peer_id = %info.peer_id,
        addresses = ?info.addresses,
        %api,
        %probes,
        "the node runs"
    );
    tokio::select! {
        _ = terminate.recv() => {}
        _ = interrupt.recv() => {}
        () = node.stopping().cancelled() => {}
    }
    tracing::info!("the node stops");
    // Whatever comes of the file: what is under way is recorded and sent first.
    let removed = node.data_dir.remove_run(info.pid);
    node.stop().await;
    tracing::info!("the node has stopped");
    Ok(removed?)
}

fn in_use(address: SocketAddr, key: &str) -> String {
    format!("cannot listen on `{address}` ({key} in steelyard.toml); is another node running?")
}

/// A line in the log for every hundred thousand rows read, and a bar for eyes.
fn progress(bar: ProgressBar) -> impl FnMut(u64) + Send {
    bar.enable_steady_tick(Duration::from_millis(200));
    let mut told = 0;
    move |read| {
        bar.set_position(read);
        if read >= told + 100_000 {
            told = read;
            tracing::info!(rows = read, "reading members and consents");
        }
    }
}
