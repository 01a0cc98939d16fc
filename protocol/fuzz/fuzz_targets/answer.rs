//! Any bytes as the body of a signed answer: `cargo +nightly fuzz run answer`, in `protocol/`.
#![no_main]

use std::sync::LazyLock;

use steelyard_protocol::keys::SigningKey;

#[allow(dead_code, reason = "each target runs one of the bodies")]
#[path = "../../tests/protocol/fuzz_bodies.rs"]
mod fuzz_bodies;

static KEY: LazyLock<SigningKey> = LazyLock::new(|| SigningKey::generate().unwrap().0);

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| fuzz_bodies::answer(bytes, &KEY));
