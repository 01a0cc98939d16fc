//! Serves HTTP, with bounds on how long and how large a request may be.

use std::{net::SocketAddr, time::Duration};

use axum::Router;
use axum_server::Handle;
use tokio_util::{sync::CancellationToken, task::TaskTracker};
use tower_http::{limit::RequestBodyLimitLayer, trace::TraceLayer};

/// Longest request body, in bytes.
const BODY_BYTES: usize = 256 * 1024;
/// How long a client may take to send its headers.
const HEADER_TIMEOUT: Duration = Duration::from_secs(10);
/// How long requests under way may still take when the node stops.
const DRAIN: Duration = Duration::from_secs(10);

/// Serves `routes` at `address` until `stop` is cancelled, and gives the address that it listens
/// on.
///
/// # Errors
/// If the address cannot be listened on.
pub async fn serve(
    address: SocketAddr,
    routes: Router,
    stop: &CancellationToken,
    tasks: &TaskTracker,
) -> std::io::Result<SocketAddr> {
    let listener = std::net::TcpListener::bind(address)?;
    listener.set_nonblocking(true)?;
    let bound = listener.local_addr()?;
    let handle: Handle<SocketAddr> = Handle::new();
    let routes = routes
        .layer(RequestBodyLimitLayer::new(BODY_BYTES))
        .layer(TraceLayer::new_for_http());
    // To tell HTTP/1 from HTTP/2 by the first bytes, a server waits for these without an end:
    // connections that say nothing would stay for ever.
    let mut server = axum_server::from_tcp(listener)?
        .http1_only()
        .handle(handle.clone());
    server
        .http_builder()
        .http1()
        .timer(hyper_util::rt::TokioTimer::new())
        .header_read_timeout(HEADER_TIMEOUT);
    let stop = stop.clone();
    tasks.spawn(async move {
        stop.cancelled().await;
        handle.graceful_shutdown(Some(DRAIN));
    });
    tasks.spawn(async move {
        if let Err(e) = server.serve(routes.into_make_service()).await {
            tracing::error!(error = %e, "the HTTP server failed");
        }
    });
    Ok(bound)
}
