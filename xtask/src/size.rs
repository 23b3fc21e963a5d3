//! The size budget of what a reader downloads.

use crate::package::{BROWSERS, archive, size};
use crate::project::Project;
use crate::run::{Failure, Outcome};

/// Bytes that an archive for a browser may have.
const BUDGET: u64 = 1_000_000;

/// Fails where an archive for a browser is over the budget.
pub fn budget(project: &Project) -> Outcome<()> {
    for browser in BROWSERS {
        let size = size(project, browser)?;
        println!("{} has {size} of {BUDGET} bytes", archive(browser));
        if size > BUDGET {
            return Err(Failure(format!("{} is over its budget", archive(browser))));
        }
    }
    Ok(())
}
