//! The extension: a folder for each browser, and the archives for the stores.

use crate::archive::{DENSE, DENSEST, pack};
use crate::bundle::{Entry, Folder, pages};
use crate::notices::notices;
use crate::project::{Project, files_below, write};
use crate::run::{Failure, Outcome};
use crate::stamp::Stamp;
use crate::{locale, setup, wasm};

/// One folder loads in both; each store gets an archive of its own.
pub const BROWSERS: &[&str] = &["chromium", "firefox"];

/// Builds `dist/chromium` and `dist/firefox`.
pub fn build(project: &Project) -> Outcome<()> {
    setup::to_build(project)?;
    assemble(project)?;
    println!("built dist/chromium and dist/firefox");
    Ok(())
}

/// Builds, and packs the archives.
pub fn package(project: &Project) -> Outcome<()> {
    setup::to_build(project)?;
    for line in archives(project)? {
        println!("{line}");
    }
    Ok(())
}

/// Builds the folders, with the tools at hand.
pub fn assemble(project: &Project) -> Outcome<()> {
    wasm::wasm(project)?;
    let mut files = inputs(project)?;
    files.extend(wasm::FACE.iter().map(|file| file.to_string()));
    let stamp = Stamp::of(project, "extension", files, &[])?;
    let there = BROWSERS.iter().all(|browser| {
        project
            .at(&format!("dist/{browser}/manifest.json"))
            .is_file()
    });
    if there && stamp.done().is_some() {
        return Ok(());
    }
    let notices = notices(project)?;
    let english = locale::english(project)?;
    let mut entries = pages(&project.at("extension"))?;
    for (from, to, format) in [
        ("background/main.js", "background.js", "esm"),
        ("content/main.js", "content.js", "iife"),
    ] {
        entries.push(Entry {
            from: from.into(),
            to: to.into(),
            format,
        });
    }
    for browser in BROWSERS {
        let folder = Folder::new(project, &format!("dist/{browser}"))?;
        folder.bundle("extension", &entries)?;
        folder.copy_all("extension", &[".json", ".html", ".css", ".png", ".svg"])?;
        write(&folder.made.join("_locales/en/messages.json"), &english)?;
        folder.copy("extension/core/hearsay_bg.wasm", "core/hearsay_bg.wasm")?;
        for licence in ["LICENSE-MIT", "LICENSE-APACHE"] {
            folder.copy(licence, licence)?;
        }
        write(&folder.made.join("THIRD-PARTY-NOTICES.txt"), &notices)?;
    }
    stamp.set("")
}

/// Builds and packs with the tools at hand; answers each archive's name and size.
pub fn archives(project: &Project) -> Outcome<Vec<String>> {
    assemble(project)?;
    for browser in BROWSERS {
        let folder = project.at("dist").join(browser);
        let files = files_below(&folder, &|_| true)?;
        pack(&project.at(&archive(browser)), &folder, &files, DENSEST)?;
    }
    pack(
        &project.at(&archive("source")),
        &project.root,
        &project.sources()?,
        DENSE,
    )?;
    sizes(project)
}

/// The path of an archive.
pub fn archive(name: &str) -> String {
    format!("dist/hearsay-{name}.zip")
}

/// Bytes of the archive called `name`.
pub fn size(project: &Project, name: &str) -> Outcome<u64> {
    let path = project.at(&archive(name));
    let file = path
        .metadata()
        .map_err(|error| Failure::of(path.display(), error))?;
    Ok(file.len())
}

/// Name and size of every archive.
fn sizes(project: &Project) -> Outcome<Vec<String>> {
    let names = BROWSERS.iter().copied().chain(["source"]);
    names
        .map(|name| Ok(format!("{} {} bytes", archive(name), size(project, name)?)))
        .collect()
}

/// The files that the folders are made from, the core's face left out.
fn inputs(project: &Project) -> Outcome<Vec<String>> {
    let below = files_below(&project.at("extension"), &|path| path != "core")?;
    let mut files: Vec<String> = below
        .iter()
        .map(|file| format!("extension/{file}"))
        .collect();
    for file in [
        "Cargo.lock",
        "LICENSE-APACHE",
        "LICENSE-MIT",
        "package-lock.json",
    ] {
        files.push(file.into());
    }
    files.extend(locale::documents(project)?);
    for file in files_below(&project.at("xtask"), &|_| true)? {
        files.push(format!("xtask/{file}"));
    }
    Ok(files)
}
