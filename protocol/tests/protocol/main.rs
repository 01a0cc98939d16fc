//! What other nodes rely on, and what hostile ones try: the tests of the protocol, in one program.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on fails"
)]

mod answers;
mod charter_form;
mod charter_succession;
mod closed_lists;
mod errors;
mod forgery;
mod frames;
mod fuzz_bodies;
mod fuzzing;
mod limits;
mod round_trips;
mod samples;
mod signed_answers;
mod strategies;
mod tampering;
mod times;
mod vectors;
