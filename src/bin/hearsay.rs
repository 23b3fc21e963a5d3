//! The `hearsay` command.

use std::process::ExitCode;

fn main() -> ExitCode {
    hearsay::command::main()
}
