//! The core as WASM, with its JavaScript face: `extension/core/`.

use std::path::PathBuf;
use std::process::Command;

use crate::project::{Project, read, write};
use crate::run::{Failure, Outcome, ask, run};
use crate::stamp::Stamp;

const TARGET: &str = "wasm32-unknown-unknown";
const COMPILED: &str = "target/wasm32-unknown-unknown/wasm/hearsay.wasm";
/// What it writes, relative to the root.
pub const FACE: &[&str] = &[
    "extension/core/hearsay.js",
    "extension/core/hearsay.d.ts",
    "extension/core/hearsay_bg.wasm",
];

/// Compiles the core and writes its face.
pub fn wasm(project: &Project) -> Outcome<()> {
    run(project
        .cargo()
        .args([
            "build",
            "--locked",
            "--quiet",
            "--lib",
            "--package=hearsay",
            "--profile=wasm",
        ])
        .args([
            "--no-default-features",
            "--features=wasm",
            "--target",
            TARGET,
        ])
        .env("CARGO_ENCODED_RUSTFLAGS", flags(project)?.join("\x1f")))?;
    let stamp = Stamp::of(project, "wasm", [COMPILED, "Cargo.lock"], &[])?;
    if stamp.done().is_some() && FACE.iter().all(|file| project.at(file).is_file()) {
        return Ok(());
    }
    let made = project.at("target/bindgen-out");
    let _ = std::fs::remove_dir_all(&made);
    run(Command::new(bindgen(project)?)
        .arg(project.at(COMPILED))
        .arg(&made)
        .arg("hearsay"))?;
    for file in FACE {
        let name = file.rsplit('/').next().unwrap_or(file);
        write(&project.at(file), read(&made.join(name))?)?;
    }
    stamp.set("")
}

/// The program that writes the face, built where the tools lie.
fn bindgen(project: &Project) -> Outcome<PathBuf> {
    let program = project.tools.join("target/debug/bindgen");
    if project.tools == project.root || !program.is_file() {
        run(Command::new("cargo")
            .args(["build", "--locked", "--quiet", "--package=bindgen"])
            .env("CARGO_TARGET_DIR", project.tools.join("target"))
            .current_dir(&project.tools))?;
    }
    Ok(program)
}

/// What browsers have had for years: eight weights add up in one step.
const FEATURES: &str = "-Ctarget-feature=+simd128";

/// How much code a call may become. The default makes the archive 31 KB larger and an audit 4 % faster.
const INLINING: &str = "-Cllvm-args=-inline-threshold=60";

/// The compiler's flags: no path of this machine goes into the WASM.
fn flags(project: &Project) -> Outcome<Vec<String>> {
    let sysroot = ask(Command::new("rustc").args(["--print", "sysroot"]))?;
    let home = cargo_home(project)?;
    let root = project.root.display().to_string();
    Ok([(root, "/hearsay"), (home, "/cargo"), (sysroot, "/rust")]
        .map(|(path, name)| format!("--remap-path-prefix={path}={name}"))
        .into_iter()
        .chain([FEATURES.into(), INLINING.into()])
        .collect())
}

/// Cargo's home folder.
pub fn cargo_home(project: &Project) -> Outcome<String> {
    if let Some(home) = &project.cargo_home {
        return Ok(home.display().to_string());
    }
    if let Ok(home) = std::env::var("CARGO_HOME") {
        return Ok(home);
    }
    let home = std::env::var("HOME").map_err(|error| Failure::of("HOME", error))?;
    Ok(format!("{home}/.cargo"))
}
