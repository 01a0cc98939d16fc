//! The network: bytes and peers. What the bytes mean is not known here.
//!
//! ```text
//!  program ── ask ──► handle ──► inbox (bounded) ──► event loop ──► stream ──► peer
//!  program ◄─ Inbound ◄── queue (bounded) ◄───────── event loop ◄── stream ◄── peer
//!  program ── Reply::send ──────────────────────────────────────► stream ──► peer
//! ```
//!
//! One task drives the library (`event_loop`, started and stopped in `lifecycle`); each stream reads and writes on its own
//! (`codec`). Who may connect and when to dial is decided in `address_book`. What bounds what:
//!
//! | What a peer or stranger does | What stops it |
//! |---|---|
//! | opens sockets and says nothing | `handshake_timeout`, `max_pending_incoming` |
//! | connects without being listed | closed right after the handshake, before any stream is read |
//! | announces a long message | refused by its length; memory grows only with what arrives |
//! | opens a stream and says nothing | `request_read_timeout` |
//! | asks faster than it is answered | `inbound_per_peer`, then the busy reply |
//! | never finishes its answer | the deadline of the question; other streams do not notice |
//! | dies | probes, and the idle timeout of QUIC; then it is dialled again with backoff |
//!
//! Relays, hole punching, discovery and gossip are absent on purpose: the charter is the address
//! book.

mod address_book;
mod behaviour;
mod codec;
mod config;
mod error;
mod event_loop;
mod exchange;
mod handle;
mod inbound;
mod lifecycle;
mod stats;

pub use config::{Identity, NetworkConfig, Peer, peer_id_of};
pub use error::{AskError, NetworkError, ReplyError};
pub use handle::{Network, PeerState};
pub use inbound::{Inbound, Reply};
pub use libp2p::{Multiaddr, PeerId};
pub use stats::Stats;
