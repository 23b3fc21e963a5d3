//! Two builds in two folders, with two cargo homes, give the same bytes.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::archive::unpack;
use crate::package::{BROWSERS, archive, archives};
use crate::project::{Project, files_below, read};
use crate::run::{Failure, Outcome, ask};
use crate::wasm::cargo_home;

/// The folders of the copies, below `target/`; of different lengths on purpose.
const COPIES: &[&str] = &["reproduce/one", "reproduce/the-other"];

/// The files that a build is made from.
pub fn inputs(project: &Project) -> Outcome<Vec<String>> {
    let built = [
        "Cargo.",
        "build",
        "extension/",
        "src/",
        "xtask/",
        "package",
        "LICENSE",
    ];
    let mut files = project.sources()?;
    files.retain(|file| built.iter().any(|start| file.starts_with(start)));
    Ok(files)
}

/// Builds the source archive twice, elsewhere, and compares every archive.
pub fn reproduce(project: &Project) -> Outcome<()> {
    archives(project)?;
    let mut copies = Vec::new();
    for name in COPIES {
        let copy = copy(project, name)?;
        archives(&copy)?;
        copies.push(copy);
    }
    for name in BROWSERS.iter().copied().chain(["source"]) {
        let path = archive(name);
        let here = read(&project.at(&path))?;
        for copy in &copies {
            if read(&copy.at(&path))? != here {
                let place = copy.root.display();
                return Err(Failure(format!(
                    "{path} differs from the one built in {place}"
                )));
            }
        }
        println!("{path}: three builds, the same {} bytes", here.len());
    }
    for built in copies.iter().chain([project]) {
        holds_no_path(built, &paths(project, &copies)?)?;
    }
    fs::remove_dir_all(project.at("target/reproduce"))
        .map_err(|error| Failure::of("target/reproduce", error))
}

/// The source archive unpacked, with a cargo home of its own that shares the downloaded crates.
fn copy(project: &Project, name: &str) -> Outcome<Project> {
    let root = project.at("target").join(name);
    let home = root.with_extension("cargo-home");
    for folder in [&root, &home] {
        if folder.exists() {
            fs::remove_dir_all(folder).map_err(|error| Failure::of(folder.display(), error))?;
        }
    }
    unpack(&project.at(&archive("source")), &root)?;
    let shared = PathBuf::from(cargo_home(project)?);
    for part in ["registry/cache", "registry/index", "config.toml"] {
        share(&shared.join(part), &home.join(part))?;
    }
    Ok(Project {
        root,
        arguments: Vec::new(),
        tools: project.root.clone(),
        cargo_home: Some(home),
    })
}

fn share(from: &Path, to: &Path) -> Outcome<()> {
    if !from.exists() {
        return Ok(());
    }
    if let Some(folder) = to.parent() {
        fs::create_dir_all(folder).map_err(|error| Failure::of(folder.display(), error))?;
    }
    std::os::unix::fs::symlink(from, to).map_err(|error| Failure::of(to.display(), error))
}

/// Paths of this machine that no archive may hold.
fn paths(project: &Project, copies: &[Project]) -> Outcome<Vec<String>> {
    let mut paths = vec![
        project.root.display().to_string(),
        cargo_home(project)?,
        ask(Command::new("rustc").args(["--print", "sysroot"]))?,
    ];
    for copy in copies {
        paths.push(copy.root.display().to_string());
        paths.push(cargo_home(copy)?);
    }
    paths.extend(
        std::env::var("HOME")
            .ok()
            .filter(|home| home.len() > 1)
            .map(|home| home + "/"),
    );
    Ok(paths)
}

fn holds_no_path(project: &Project, paths: &[String]) -> Outcome<()> {
    for browser in BROWSERS {
        let folder = project.at("dist").join(browser);
        for file in files_below(&folder, &|_| true)? {
            let bytes = read(&folder.join(&file))?;
            let held = paths.iter().find(|path| {
                bytes
                    .windows(path.len())
                    .any(|part| part == path.as_bytes())
            });
            if let Some(path) = held {
                return Err(Failure(format!(
                    "dist/{browser}/{file} holds the path {path}"
                )));
            }
        }
    }
    Ok(())
}
