//! Ports that stay a node's own when it is killed and started again.

use std::{
    net::{TcpListener, UdpSocket},
    sync::atomic::{AtomicU32, Ordering},
};

/// Below the ports that the system gives to outgoing connections, so that none of these can take
/// the port of a node while it is down.
const FIRST: u32 = 12_000;
const COUNT: u32 = 8_000;

/// A port of 127.0.0.1 that neither UDP nor TCP uses now, and that this process gives out once.
///
/// # Panics
/// If none is free.
pub fn free_port() -> u16 {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    // Test processes that run at the same time begin at different places.
    let start = std::process::id().wrapping_mul(389);
    for _ in 0..COUNT {
        let offset = start.wrapping_add(NEXT.fetch_add(1, Ordering::Relaxed)) % COUNT;
        let port = u16::try_from(FIRST + offset).expect("below 65536");
        let tcp = TcpListener::bind(("127.0.0.1", port));
        let udp = UdpSocket::bind(("127.0.0.1", port));
        if tcp.is_ok() && udp.is_ok() {
            return port;
        }
    }
    panic!("no port is free on 127.0.0.1");
}
