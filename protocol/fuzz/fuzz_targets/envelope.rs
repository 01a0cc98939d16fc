//! Any bytes as a signed message, a card or an invitation: `cargo +nightly fuzz run envelope`, in `protocol/`.
#![no_main]

#[allow(dead_code, reason = "each target runs one of the bodies")]
#[path = "../../tests/protocol/fuzz_bodies.rs"]
mod fuzz_bodies;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| fuzz_bodies::envelope(bytes));
