//! Serves HTTP, with bounds on how long and how large a request may be.

use std::{
    future::ready,
    net::{SocketAddr, TcpListener},
    sync::Arc,
    time::Duration,
};

use axum::{
    Router,
    extract::{MatchedPath, Request, connect_info::IntoMakeServiceWithConnectInfo},
    http::{HeaderValue, header},
    middleware::map_request,
};
use axum_server::{
    Handle, Server,
    tls_rustls::{RustlsAcceptor, RustlsConfig},
};
use tokio_util::{sync::CancellationToken, task::TaskTracker};
use tower_http::{
    set_header::SetResponseHeaderLayer, timeout::RequestBodyTimeoutLayer, trace::TraceLayer,
};

use super::client_address;
use crate::config::Config;

/// Longest request body that is taken where no file is expected, in bytes.
pub(super) const BODY_BYTES: usize = 256 * 1024;
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

/// `routes` as people's browsers and proxies reach them: who asks is found out, and browsers that
/// came by TLS once are told to come by nothing else (RFC 6797).
pub fn outward(config: &Config, routes: Router) -> Router {
    let web = Arc::new(config.web.clone());
    let routes = routes.layer(map_request(move |mut request: Request| {
        client_address::find(&web, &mut request);
        ready(request)
    }));
    if !config.is_secure() {
        return routes;
    }
    routes.layer(SetResponseHeaderLayer::overriding(
        header::STRICT_TRANSPORT_SECURITY,
        HeaderValue::from_static("max-age=31536000"),
    ))
}

fn serve_with(
    patience: Duration,
    address: SocketAddr,
    routes: Router,
    stop: &CancellationToken,
    tasks: &TaskTracker,
) -> std::io::Result<SocketAddr> {
    let (server, bound) = listen(address)?;
    let handle = Handle::new();
    let server = bounded(server, patience).handle(handle.clone());
    run(server.serve(made(routes, patience)), handle, stop, tasks);
    Ok(bound)
}

/// The same by TLS.
///
/// # Errors
/// If the address cannot be listened on.
pub fn serve_tls(
    address: SocketAddr,
    tls: RustlsConfig,
    routes: Router,
    stop: &CancellationToken,
    tasks: &TaskTracker,
) -> std::io::Result<SocketAddr> {
    let (server, bound) = listen(address)?;
    let handle = Handle::new();
    let acceptor = RustlsAcceptor::new(tls).handshake_timeout(PATIENCE);
    let server = bounded(server.acceptor(acceptor), PATIENCE).handle(handle.clone());
    run(server.serve(made(routes, PATIENCE)), handle, stop, tasks);
    Ok(bound)
}

fn listen(address: SocketAddr) -> std::io::Result<(Server<SocketAddr>, SocketAddr)> {
    let listener = TcpListener::bind(address)?;
    listener.set_nonblocking(true)?;
    let bound = listener.local_addr()?;
    Ok((axum_server::from_tcp(listener)?, bound))
}

/// HTTP/1 only: waiting for the bytes that tell the version would know no timeout.
fn bounded<A>(server: Server<SocketAddr, A>, patience: Duration) -> Server<SocketAddr, A> {
    let mut server = server.http1_only();
    server
        .http_builder()
        .http1()
        .timer(hyper_util::rt::TokioTimer::new())
        .header_read_timeout(patience);
    server
}

fn made(routes: Router, patience: Duration) -> IntoMakeServiceWithConnectInfo<Router, SocketAddr> {
    routes
        .layer(RequestBodyTimeoutLayer::new(patience))
        .layer(TraceLayer::new_for_http().make_span_with(span))
        .into_make_service_with_connect_info()
}

fn run(
    serving: impl Future<Output = std::io::Result<()>> + Send + 'static,
    handle: Handle<SocketAddr>,
    stop: &CancellationToken,
    tasks: &TaskTracker,
) {
    let stop = stop.clone();
    tasks.spawn(async move {
        stop.cancelled().await;
        handle.graceful_shutdown(Some(DRAIN));
    });
    tasks.spawn(async move {
        if let Err(e) = serving.await {
            tracing::error!(error = %e, "the HTTP server failed");
        }
    });
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
