//! The site: the playground, on the extension's own modules and core.

use crate::bundle::{Folder, pages};
use crate::project::Project;
use crate::run::Outcome;
use crate::{setup, wasm};

/// Builds `dist/site`.
pub fn site(project: &Project) -> Outcome<()> {
    setup::to_build(project)?;
    assemble(project)?;
    println!("built dist/site");
    Ok(())
}

/// Builds it with the tools at hand.
pub fn assemble(project: &Project) -> Outcome<()> {
    wasm::wasm(project)?;
    let folder = Folder::new(project, "dist/site")?;
    folder.bundle("www", &pages(&project.at("www"))?)?;
    folder.copy_all("www", &[".json", ".html", ".css", ".png", ".svg", ".txt"])?;
    folder.copy("extension/core/hearsay_bg.wasm", "core/hearsay_bg.wasm")?;
    folder.copy(
        "extension/_locales/en/messages.json",
        "_locales/en/messages.json",
    )
}
