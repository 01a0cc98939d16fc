//! Transports and behaviours: what the library is told to do and to refuse.

use std::time::Duration;

use libp2p::{
    Swarm, SwarmBuilder,
    allow_block_list::{self, AllowedPeers},
    connection_limits::{self, ConnectionLimits},
    core::transport::dummy::DummyTransport,
    dns::{self, ResolverConfig, ResolverOpts},
    memory_connection_limits, ping,
    request_response::{self, ProtocolSupport},
    swarm::NetworkBehaviour,
    tcp, tls, yamux,
};

use super::{codec::Codec, config::NetworkConfig, error::NetworkError};

/// The refusing behaviours come first: a connection that they refuse is not seen by the others.
#[derive(NetworkBehaviour)]
pub(super) struct Behaviour {
    pub(super) limits: connection_limits::Behaviour,
    pub(super) memory: memory_connection_limits::Behaviour,
    pub(super) allowed: allow_block_list::Behaviour<AllowedPeers>,
    pub(super) ping: ping::Behaviour,
    pub(super) exchange: request_response::Behaviour<Codec>,
}

/// Connections to peers of the book stay open; what is not in the book never gets that far.
const IDLE_FOREVER: Duration = Duration::from_secs(365 * 24 * 3600);

pub(super) fn limits(config: &NetworkConfig) -> ConnectionLimits {
    ConnectionLimits::default()
        .with_max_pending_incoming(Some(pending_incoming(config.max_pending_incoming)))
        .with_max_established_incoming(Some(config.max_incoming))
        .with_max_established_per_peer(Some(config.max_connections_per_peer))
}

pub(super) fn build(config: &NetworkConfig) -> Result<Swarm<Behaviour>, NetworkError> {
    let transport = |e: &dyn std::fmt::Display| NetworkError::Transport(e.to_string());
    let streams = config.streams_per_connection();
    let multiplexer = move || {
        let mut yamux = yamux::Config::default();
        yamux.set_max_num_streams(streams);
        yamux
    };
    let handshake = config.handshake_timeout;
    let quic_idle = config.quic_idle_timeout;
    let stream_window = window(config.max_response_bytes.max(config.max_request_bytes), 2);
    let connection_window = window(config.max_response_bytes.max(config.max_request_bytes), 16);

    let behaviour = Behaviour {
        limits: connection_limits::Behaviour::new(limits(config)),
        memory: memory_connection_limits::Behaviour::with_max_percentage(config.max_memory_share),
        allowed: allow_block_list::Behaviour::default(),
        ping: ping::Behaviour::new(
            ping::Config::new()
                .with_interval(config.ping_interval)
                .with_timeout(config.ping_timeout),
        ),
        exchange: request_response::Behaviour::with_codec(
            Codec::new(
                config.max_request_bytes,
                config.max_response_bytes,
                config.request_read_timeout,
            ),
            [(config.protocol.clone(), ProtocolSupport::Full)],
            request_response::Config::default()
                .with_request_timeout(config.reply_timeout)
                .with_max_concurrent_streams(streams),
        ),
    };

    let builder = SwarmBuilder::with_existing_identity(config.identity.keypair().clone())
        .with_tokio()
        .with_tcp(
            tcp::Config::default().nodelay(true),
            tls::Config::new,
            multiplexer,
        )
        .map_err(|e| transport(&e))?
        .with_quic_config(|mut quic| {
            quic.handshake_timeout = handshake;
            quic.max_idle_timeout = u32::try_from(quic_idle.as_millis()).unwrap_or(u32::MAX);
            quic.keep_alive_interval = quic_idle / 3;
            quic.max_concurrent_stream_limit = u32::try_from(streams).unwrap_or(u32::MAX);
            quic.max_stream_data = stream_window;
            quic.max_connection_data = connection_window;
            quic
        });
    // The two branches have different types, which cannot be named.
    macro_rules! finish {
        ($builder:expr) => {
            $builder
                .with_behaviour(|_| behaviour)
                .map_err(|e| transport(&e))?
                .with_swarm_config(|swarm| swarm.with_idle_connection_timeout(IDLE_FOREVER))
                .with_connection_timeout(handshake)
                .build()
        };
    }
    Ok(
        match dns::tokio::Transport::system(DummyTransport::<()>::new()) {
            Ok(_) => finish!(builder.with_dns().map_err(|e| transport(&e))?),
            Err(error) => {
                tracing::warn!(%error, "no usable DNS configuration: addresses with names need the hosts file");
                finish!(builder.with_dns_config(ResolverConfig::default(), ResolverOpts::default()))
            }
        },
    )
}

/// A receive window that holds `times` of the longest message.
fn window(longest: usize, times: u32) -> u32 {
    u32::try_from(longest)
        .unwrap_or(u32::MAX)
        .saturating_add(1024)
        .saturating_mul(times)
}

/// The wanted number of pending connections, or fewer where the process may not open so many files:
/// silent sockets must not use up those that the store and the web server need.
fn pending_incoming(wanted: u32) -> u32 {
    let Some(files) = open_file_limit() else {
        return wanted;
    };
    let most = (files / 2).max(16);
    if most < wanted {
        tracing::warn!(
            open_file_limit = files,
            wanted,
            "few files may be opened, so only {most} connections may be in their handshake; raise \
             the limit of open files (`LimitNOFILE=` in systemd, `ulimit -n`)"
        );
    }
    wanted.min(most)
}

/// The soft limit of open files, where the system tells it.
fn open_file_limit() -> Option<u32> {
    let limits = std::fs::read_to_string("/proc/self/limits").ok()?;
    let line = limits.lines().find(|l| l.starts_with("Max open files"))?;
    line.split_whitespace().nth(3)?.parse().ok()
}
