//! The size budget of what a reader downloads.

use crate::package::{BROWSERS, archive};
use crate::project::Project;
use crate::run::{Failure, Outcome};

/// Bytes that an archive for a browser may have.
const BUDGET: u64 = 1_000_000;

/// Name and size of every archive.
pub fn sizes(project: &Project) -> Outcome<Vec<String>> {
    let names = BROWSERS.iter().copied().chain(["source"]);
    names
        .map(|name| Ok(format!("{} {} bytes", archive(name), size(project, name)?)))
        .collect()
}

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

fn size(project: &Project, name: &str) -> Outcome<u64> {
    let path = project.at(&archive(name));
    let file = path
        .metadata()
        .map_err(|error| Failure::of(path.display(), error))?;
    Ok(file.len())
}
