//! The program `steelyard` once more, as a binary of this crate: so cargo builds it whenever the
//! tests are built, and tells them where it is.

use std::process::ExitCode;

fn main() -> ExitCode {
    steelyard::cli::main()
}
