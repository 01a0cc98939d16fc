//! Counters that the metrics page reads.

use std::sync::atomic::{AtomicU64, Ordering};

macro_rules! counters {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {
        /// What the network has done since it started. All are counts that only grow, except
        /// `connections`.
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
        pub struct Stats {
            /// Connections that are open now.
            pub connections: u64,
            $($(#[$doc])* pub $name: u64,)+
        }

        impl Stats {
            /// The counts that only grow, with their names.
            pub const fn named(&self) -> [(&'static str, u64); [$(stringify!($name)),+].len()] {
                [$((stringify!($name), self.$name)),+]
            }
        }

        #[derive(Debug, Default)]
        pub(super) struct Counters {
            pub(super) connections: AtomicU64,
            $(pub(super) $name: AtomicU64,)+
        }

        impl Counters {
            pub(super) fn snapshot(&self) -> Stats {
                Stats {
                    connections: self.connections.load(Ordering::Relaxed),
                    $($name: self.$name.load(Ordering::Relaxed),)+
                }
            }
        }
    };
}

counters! {
    /// Connections opened, in either direction.
    connections_opened,
    /// Incoming connections refused: unlisted peer, or a limit reached.
    connections_refused,
    /// Incoming connections that failed or ran out of time in the handshake.
    handshakes_failed,
    /// Attempts to connect that failed.
    dials_failed,
    /// Requests handed to the program.
    requests_received,
    /// Requests answered with the busy reply.
    requests_refused_busy,
    /// Requests refused for their length.
    requests_refused_too_large,
    /// Requests that broke off, were malformed, or were never answered.
    requests_failed,
    /// Replies written.
    replies_sent,
    /// Questions put to peers.
    asks,
    /// Questions answered.
    asks_answered,
    /// Questions that ran into their deadline.
    asks_timed_out,
    /// Questions that failed otherwise.
    asks_failed,
}

pub(super) fn count(counter: &AtomicU64) {
    counter.fetch_add(1, Ordering::Relaxed);
}
