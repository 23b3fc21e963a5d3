//! Installs what a fresh machine lacks, by the ordinary package managers.

use std::path::Path;
use std::process::Command;

use crate::project::Project;
use crate::run::{Failure, Outcome, ask, exists, run};
use crate::stamp::Stamp;

/// A program, and the Debian package it comes in.
struct Program {
    name: &'static str,
    package: &'static str,
}

const NODE: &[Program] = &[
    Program {
        name: "node",
        package: "nodejs",
    },
    Program {
        name: "npm",
        package: "npm",
    },
];
const BROWSERS: &[Program] = &[
    Program {
        name: "chromium",
        package: "chromium",
    },
    Program {
        name: "firefox-esr",
        package: "firefox-esr",
    },
    Program {
        name: "Xvfb",
        package: "xvfb",
    },
    Program {
        name: "xdotool",
        package: "xdotool",
    },
];
const CHROMIUM: &[Program] = &[Program {
    name: "chromium",
    package: "chromium",
}];

/// All that any step needs.
pub fn everything(project: &Project) -> Outcome<()> {
    to_build(project)?;
    programs(BROWSERS)?;
    component("rustfmt", "cargo-fmt")?;
    component("clippy", "cargo-clippy")
}

/// What building the extension needs.
pub fn to_build(project: &Project) -> Outcome<()> {
    target("wasm32-unknown-unknown")?;
    programs(NODE)?;
    node_packages(project)
}

/// What showing it needs.
pub fn to_show(project: &Project) -> Outcome<()> {
    to_build(project)?;
    programs(CHROMIUM)
}

/// A target of the Rust compiler.
fn target(name: &str) -> Outcome<()> {
    let library = ask(Command::new("rustc").args(["--print", "target-libdir", "--target", name]))?;
    if Path::new(&library).is_dir() {
        return Ok(());
    }
    if !exists("rustup") {
        return Err(Failure(format!(
            "install Rust's standard library for {name}"
        )));
    }
    run(Command::new("rustup").args(["target", "add", name]))
}

/// A part of the Rust toolchain.
fn component(name: &str, program: &str) -> Outcome<()> {
    let works = Command::new(program).arg("--version").output();
    if works.is_ok_and(|output| output.status.success()) {
        return Ok(());
    }
    if !exists("rustup") {
        return Err(Failure(format!("install Rust's {name}")));
    }
    run(Command::new("rustup").args(["component", "add", name]))
}

/// Programs that Debian packages.
fn programs(wanted: &[Program]) -> Outcome<()> {
    let missing: Vec<&str> = wanted
        .iter()
        .filter(|program| !exists(program.name))
        .map(|program| program.package)
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    if !exists("apt-get") || ask(Command::new("id").arg("-u"))? != "0" {
        return Err(Failure(format!(
            "install these first: {}",
            missing.join(" ")
        )));
    }
    run(Command::new("apt-get").args(["update", "--quiet"]))?;
    run(Command::new("apt-get")
        .args(["install", "--yes", "--quiet", "--no-install-recommends"])
        .args(missing)
        .env("DEBIAN_FRONTEND", "noninteractive"))
}

/// The Node packages of the lock file.
fn node_packages(project: &Project) -> Outcome<()> {
    let files = ["package.json", "package-lock.json"];
    let stamp = Stamp::of(project, "node-packages", files, &[])?;
    if project.at("node_modules").is_dir() && stamp.done().is_some() {
        return Ok(());
    }
    run(Command::new("npm")
        .args(["ci", "--no-audit", "--no-fund", "--loglevel=error"])
        .current_dir(&project.root))?;
    stamp.set("")
}
