//! How well the engine does, in figures.

use crate::project::Project;
use crate::run::{Outcome, run};

/// Prints the scoreboard; `--errors`, `--record` and `--cross` are handed on.
pub fn scoreboard(project: &Project) -> Outcome<()> {
    run(project
        .cargo()
        .args(["run", "--release", "--quiet", "--package=scoreboard", "--"])
        .args(&project.arguments))
}
