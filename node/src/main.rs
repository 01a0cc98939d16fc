//! The program `steelyard`.

use std::process::ExitCode;

fn main() -> ExitCode {
    steelyard::cli::main()
}
