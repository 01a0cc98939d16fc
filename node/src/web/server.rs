//! Serves HTTP, with bounds on how long and how large a request may be.

use std::{net::SocketAddr, time::Duration};

use axum::{
    Router,
    extract::{MatchedPath, Request},
};
use axum_server::Handle;
use tokio_util::{sync::CancellationToken, task::TaskTracker};
use tower_http::{
    limit::RequestBodyLimitLayer, timeout::RequestBodyTimeoutLayer, trace::TraceLayer,
};

/// Longest request body, in bytes.
const BODY_BYTES: usize = 256 * 1024;
/// How long a client may take to send its headers, and may pause while it sends a body.
const PATIENCE: Duration = Duration::from_secs(10);
/// How long requests under way may still take when the node stops.
const DRAIN: Duration = Duration::from_secs(10);

/// Serves `routes` at `address` until `stop` is cancelled, and gives the address that it listens
/// on.
///
/// # Errors
/// If the address cannot be listened on.
pub fn serve(
    address: SocketAddr,
    routes: Router,
    stop: &CancellationToken,
    tasks: &TaskTracker,
) -> std::io::Result<SocketAddr> {
    serve_with(PATIENCE, address, routes, stop, tasks)
}

fn serve_with(
    patience: Duration,
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
        .layer(RequestBodyTimeoutLayer::new(patience))
        .layer(RequestBodyLimitLayer::new(BODY_BYTES))
        .layer(TraceLayer::new_for_http().make_span_with(span));
    // HTTP/1 only: waiting for the bytes that tell the version would know no timeout.
    let mut server = axum_server::from_tcp(listener)?
        .http1_only()
        .handle(handle.clone());
    server
        .http_builder()
        .http1()
        .timer(hyper_util::rt::TokioTimer::new())
        .header_read_timeout(patience);
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

/// Names the route, not the path: that holds references of members.
fn span(request: &Request) -> tracing::Span {
    let route = request
        .extensions()
        .get::<MatchedPath>()
        .map_or("unknown", MatchedPath::as_str);
    tracing::debug_span!("request", method = %request.method(), route)
}

#[cfg(test)]
mod tests {
    use axum::{body::Bytes, routing::post};
    use tokio::{
        io::{AsyncReadExt, AsyncWriteExt},
        net::TcpStream,
        time::timeout,
    };

    use super::*;

    #[tokio::test]
    async fn a_client_that_sends_nothing_more_is_let_go() {
        let (stop, tasks) = (CancellationToken::new(), TaskTracker::new());
        let routes = Router::new().route("/", post(|_: Bytes| async {}));
        let any = SocketAddr::from(([127, 0, 0, 1], 0));
        let at = serve_with(Duration::from_millis(50), any, routes, &stop, &tasks).unwrap();
        for sent in [
            "",
            "POST / HT",
            "POST / HTTP/1.1\r\nhost: a\r\ncontent-length: 9\r\n\r\n1",
        ] {
            let mut client = TcpStream::connect(at).await.unwrap();
            client.write_all(sent.as_bytes()).await.unwrap();
            let mut answer = Vec::new();
            let ended = timeout(Duration::from_secs(5), client.read_to_end(&mut answer)).await;
            assert!(ended.is_ok(), "the server still waits after `{sent}`");
        }
    }
}
