//! The program `steelyard`.

use std::process::ExitCode;

/// Answers are many small pieces of memory that one thread makes and another gives up: with the
/// system's allocator that was a fifth of a busy node's time.
#[global_allocator]
static MEMORY: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    steelyard::cli::main()
}
