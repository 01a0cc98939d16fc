//! Any bytes as the JSON of a query: `cargo +nightly fuzz run query`, in `protocol/`.
#![no_main]

#[allow(dead_code, reason = "each target runs one of the bodies")]
#[path = "../../tests/protocol/fuzz_bodies.rs"]
mod fuzz_bodies;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| fuzz_bodies::query(bytes));
