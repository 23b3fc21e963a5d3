//! The site: the playground, on the extension's own modules and core.

use crate::bundle::{Folder, pages};
use crate::project::{Project, files_below, write};
use crate::run::Outcome;
use crate::{locale, setup, wasm};

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
    // The extension's own face, from the extension's own files.
    for file in FACE {
        folder.copy(&format!("extension/{file}"), file)?;
    }
    for file in files_below(&project.at("extension/_locales"), &|_| true)? {
        let path = format!("_locales/{file}");
        folder.copy(&format!("extension/{path}"), &path)?;
    }
    write(
        &folder.made.join("_locales/en/messages.json"),
        locale::english(project)?,
    )
}

/// Files that the site shares with the extension.
const FACE: &[&str] = &[
    "core/hearsay_bg.wasm",
    "icons/128.png",
    "icons/32.png",
    "panel/panel.css",
    "panel/wave.svg",
    "tokens.css",
];
