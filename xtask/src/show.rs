//! Steps that a person looks at.

use crate::package::assemble;
use crate::project::Project;
use crate::run::{Outcome, run};
use crate::setup;

/// Shows a sample news site audited in a real Chromium.
pub fn demo(project: &Project) -> Outcome<()> {
    setup::to_show(project)?;
    assemble(project)?;
    run(project.node("demo/demo.js").args(&project.arguments))
}

/// Prints how long a click takes in Chromium.
pub fn bench(project: &Project) -> Outcome<()> {
    setup::to_show(project)?;
    assemble(project)?;
    run(project.node("tests/e2e/bench.js").args(&project.arguments))
}
