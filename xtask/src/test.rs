//! Everything that must hold, in the order in which a mistake shows soonest.

use std::process::Command;

use crate::check::{Check, Tally, all, counted};
use crate::package::{archives, assemble};
use crate::project::{Project, files_below};
use crate::run::{Outcome, ask, run};
use crate::stamp::Stamp;
use crate::{reproduce, setup, site, size};

const CHECKS: &[Check] = &[
    Check {
        name: "format",
        run: format,
    },
    Check {
        name: "clippy",
        run: clippy,
    },
    Check {
        name: "clippy of the WASM",
        run: clippy_wasm,
    },
    Check {
        name: "unit and contract tests",
        run: units,
    },
    Check {
        name: "package",
        run: packs,
    },
    Check {
        name: "site",
        run: builds_site,
    },
    Check {
        name: "types of the JavaScript",
        run: types,
    },
    Check {
        name: "lint of the JavaScript",
        run: lint,
    },
    Check {
        name: "lint of the extension",
        run: lint_extension,
    },
    Check {
        name: "unit tests of the JavaScript",
        run: units_of_javascript,
    },
    Check {
        name: "size budget",
        run: budget,
    },
    Check {
        name: "real browsers",
        run: browsers,
    },
    Check {
        name: "saved pages",
        run: saved_pages,
    },
    Check {
        name: "reproducible build",
        run: reproducible,
    },
];

/// Where the saved pages lie, relative to the root; not everybody has them.
const SAVED_PAGES: &str = "../shared/pages";

/// Sets up and runs every check; with arguments, only the checks whose name holds one of them.
pub fn test(project: &Project) -> Outcome<()> {
    setup::everything(project)?;
    let wanted = |check: &&Check| {
        let mut words = project.arguments.iter();
        project.arguments.is_empty() || words.any(|word| check.name.contains(word.as_str()))
    };
    let checks: Vec<&Check> = CHECKS.iter().filter(wanted).collect();
    all(project, &checks)
}

/// The tests in real browsers alone; with arguments, only the files whose name holds one of them.
pub fn end_to_end(project: &Project) -> Outcome<()> {
    setup::everything(project)?;
    assemble(project)?;
    let check = Check {
        name: "real browsers",
        run: browsers,
    };
    all(project, &[&check])
}

fn one(command: &mut Command) -> Outcome<Tally> {
    run(command)?;
    Ok(Tally::ONE)
}

fn format(project: &Project) -> Outcome<Tally> {
    one(project.cargo().args(["fmt", "--all", "--check"]))
}

fn clippy(project: &Project) -> Outcome<Tally> {
    one(project
        .cargo()
        .args([
            "clippy",
            "--workspace",
            "--all-targets",
            "--locked",
            "--quiet",
        ])
        .args(["--", "-D", "warnings"]))
}

fn clippy_wasm(project: &Project) -> Outcome<Tally> {
    one(project
        .cargo()
        .args([
            "clippy",
            "--package=hearsay",
            "--lib",
            "--locked",
            "--quiet",
        ])
        .args(["--no-default-features", "--features=wasm"])
        .args(["--target=wasm32-unknown-unknown", "--", "-D", "warnings"]))
}

fn units(project: &Project) -> Outcome<Tally> {
    counted(project.cargo().args([
        "test",
        "--workspace",
        "--exclude=bindgen",
        "--locked",
        "--quiet",
    ]))
}

fn packs(project: &Project) -> Outcome<Tally> {
    for line in archives(project)? {
        println!("{line}");
    }
    Ok(Tally::ONE)
}

fn builds_site(project: &Project) -> Outcome<Tally> {
    site::assemble(project)?;
    Ok(Tally::ONE)
}

fn types(project: &Project) -> Outcome<Tally> {
    run(&mut project.node_program("tsc"))?;
    one(project
        .node_program("tsc")
        .args(["--project", "tsconfig.tests.json"]))
}

fn lint(project: &Project) -> Outcome<Tally> {
    one(project
        .node_program("eslint")
        .args(["--max-warnings=0", "."]))
}

fn units_of_javascript(project: &Project) -> Outcome<Tally> {
    let mut files = files_below(&project.at("tests/extension"), &|_| true)?;
    files.retain(|file| file.ends_with(".test.js"));
    let mut node = Command::new("node");
    // Tables that the core has too are JSON modules, which Node 20 calls experimental.
    node.current_dir(&project.root)
        .arg("--disable-warning=ExperimentalWarning")
        .args(["--test", "--test-reporter=spec"])
        .args(files.iter().map(|file| format!("tests/extension/{file}")));
    counted(&mut node)
}

fn lint_extension(project: &Project) -> Outcome<Tally> {
    one(project.node_program("web-ext").args([
        "lint",
        "--source-dir=dist/firefox",
        "--no-config-discovery",
    ]))
}

fn budget(project: &Project) -> Outcome<Tally> {
    size::budget(project)?;
    Ok(Tally::ONE)
}

fn browsers(project: &Project) -> Outcome<Tally> {
    let mut files = files_below(&project.at("tests/e2e"), &|_| true)?;
    files.retain(|file| file.ends_with(".test.js"));
    if project
        .arguments
        .iter()
        .any(|word| files.iter().any(|file| file.contains(word.as_str())))
    {
        files.retain(|file| {
            project
                .arguments
                .iter()
                .any(|word| file.contains(word.as_str()))
        });
    }
    native_command(project)?;
    site::assemble(project)?;
    let mut node = Command::new("node");
    node.current_dir(&project.root)
        .args([
            "--test",
            "--test-concurrency=2",
            "--test-reporter=spec",
            "--test-timeout=600000",
        ])
        .args(files.iter().map(|file| format!("tests/e2e/{file}")));
    counted(&mut node)
}

fn saved_pages(project: &Project) -> Outcome<Tally> {
    let pages = project.at(SAVED_PAGES);
    if !pages.is_dir() {
        println!("skipped: no corpora");
        return Ok(Tally::default());
    }
    let mut inputs: Vec<String> = Vec::new();
    for folder in ["dist/chromium", "tests/e2e", SAVED_PAGES] {
        let files = files_below(&project.at(folder), &|_| true)?;
        inputs.extend(files.iter().map(|file| format!("{folder}/{file}")));
    }
    once(project, "saved-pages", &inputs, |project| {
        native_command(project)?;
        counted(Command::new("node").current_dir(&project.root).args([
            "--test",
            "--test-reporter=spec",
            "tests/e2e/saved-pages.js",
        ]))
    })
}

fn reproducible(project: &Project) -> Outcome<Tally> {
    once(
        project,
        "reproduce",
        &reproduce::inputs(project)?,
        |project| {
            reproduce::reproduce(project)?;
            Ok(Tally::ONE)
        },
    )
}

/// Runs a slow check only where its inputs changed since it passed.
fn once(
    project: &Project,
    name: &str,
    inputs: &[String],
    check: fn(&Project) -> Outcome<Tally>,
) -> Outcome<Tally> {
    let compiler = ask(Command::new("rustc").arg("--version"))?;
    let stamp = Stamp::of(project, name, inputs, &[&compiler])?;
    if let Some(passed) = stamp.done() {
        println!("unchanged since {passed} passed: not run again");
        return Ok(Tally::default());
    }
    let tally = check(project)?;
    if tally.failed == 0 {
        stamp.set(&tally.passed.to_string())?;
    }
    Ok(tally)
}

/// The command, for the tests that hold the faces to one answer.
fn native_command(project: &Project) -> Outcome<()> {
    run(project.cargo().args([
        "build",
        "--locked",
        "--quiet",
        "--package=hearsay",
        "--bins",
    ]))
}
