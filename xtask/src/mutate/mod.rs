//! The mutation run over the engine: which hand-written case notices that a piece of code is gone?
//!
//! All mutants are built into one copy of the crate, each behind a number, and the case test runs once
//! a number (mutant schemata: Untch, Offutt and Harrold, 1993). A case that no mutant changes could not
//! fail, whatever it says it is about.

mod schemata;
mod tally;

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use crate::project::{Project, read, write};
use crate::run::{Failure, Outcome, ask};
use schemata::Mutant;
use tally::Tally;

/// Where the copy is built; its own target folder lies beside it.
const COPY: &str = "target/mutants/copy";
/// The case test, then those that may notice what it does not.
const TESTS: &[&str] = &["cases", "rules", "claims", "entity", "entity_gold"];
/// What is mutated: the rooms that a text goes through, without its reading and the report's writing.
const ENGINE: &[&str] = &[
    "src/attribution/",
    "src/citation.rs",
    "src/claim/",
    "src/entity/",
    "src/quotation/",
    "src/rules/",
    "src/text/",
];
/// A mutant that runs longer than this never ends; the cases take a tenth of a second.
const PATIENCE: Duration = Duration::from_secs(20);

/// Prints the cases that no mutant changes; `--survivors` asks the other tests as well, and lists the
/// mutants that nobody notices; `--cases` says for each case which of its mutants changes the fewest others.
pub fn mutate(project: &Project) -> Outcome<()> {
    let copy = project.at(COPY);
    let mutants = plant(project, &copy)?;
    println!("{} mutants; building them into one program", mutants.len());
    let asked = |word: &str| project.arguments.iter().any(|a| a == word);
    let tests = &TESTS[..if asked("--survivors") { TESTS.len() } else { 1 }];
    let programs = build(project, &copy, tests)?;
    let sound = answer(&programs, &copy, None);
    if sound != Answer::Unnoticed {
        return Err(Failure(format!(
            "the tests do not hold without a mutant: {sound:?}"
        )));
    }
    let answers = run_all(&programs, &copy, mutants.len());
    let titles = tally::titles(&project.at("tests/cases"))?;
    let tally = Tally::of(&mutants, &answers, &titles);
    print!("{}", tally.summary());
    if asked("--survivors") {
        print!("{}", tally.survivors());
    }
    if asked("--cases") {
        print!("{}", tally.cases());
    }
    Ok(())
}

/// What the tests said of one mutant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// The cases that came out otherwise, as `file: title`.
    Changed(Vec<String>),
    /// It panicked, or never ended: noticed, but by no case of its own.
    Broke,
    /// No case noticed, but another test did.
    Elsewhere,
    /// Nobody who was asked noticed.
    Unnoticed,
}

/// Copies the sources, with every mutant planted.
fn plant(project: &Project, copy: &Path) -> Outcome<Vec<Mutant>> {
    let mut mutants = Vec::new();
    for file in project.sources()? {
        let bytes = read(&project.at(&file))?;
        let is_engine = ENGINE.iter().any(|room| file.starts_with(room))
            && file.ends_with(".rs")
            && !file.ends_with("tests.rs");
        let bytes = match (file.as_str(), is_engine) {
            (_, true) => schemata::plant(&file, &text(&file, bytes)?, &mut mutants)?.into_bytes(),
            ("src/lib.rs", _) => [bytes.as_slice(), b"\npub mod mutant;\n"].concat(),
            ("src/lexicon/mod.rs", _) => {
                schemata::mask_classes(&text(&file, bytes)?, &mut mutants)?.into_bytes()
            }
            _ => bytes,
        };
        let path = copy.join(&file);
        // An unchanged file keeps its time, so that a second run builds little.
        if read(&path).ok().as_ref() != Some(&bytes) {
            write(&path, bytes)?;
        }
    }
    write(&copy.join("src/mutant.rs"), schemata::SWITCH)?;
    Ok(mutants)
}

fn text(file: &str, bytes: Vec<u8>) -> Outcome<String> {
    String::from_utf8(bytes).map_err(|error| Failure::of(file, error))
}

/// Builds the tests of the copy; answers the case test's program first, then those of the others.
fn build(project: &Project, copy: &Path, tests: &[&str]) -> Outcome<Vec<PathBuf>> {
    let mut cargo = Command::new("cargo");
    cargo
        .current_dir(copy)
        .env("CARGO_TARGET_DIR", project.at("target/mutants/target"))
        .env("RUSTFLAGS", "--cap-lints=allow")
        // Fast code that still unwinds and checks its bounds.
        .env("CARGO_PROFILE_TEST_OPT_LEVEL", "2")
        .args(["test", "--locked", "--package=hearsay", "--no-run"])
        .args(["--quiet", "--message-format=json-render-diagnostics"])
        .args(tests.iter().map(|name| format!("--test={name}")));
    let messages: Vec<serde_json::Value> = ask(&mut cargo)?
        .lines()
        .filter_map(|line| serde_json::from_str(line).ok())
        .collect();
    tests
        .iter()
        .map(|name| {
            let mut made = messages.iter().filter(|m| m["target"]["name"] == *name);
            made.find_map(|m| m["executable"].as_str().map(PathBuf::from))
                .ok_or_else(|| Failure(format!("no test {name} was built")))
        })
        .collect()
}

fn run_all(programs: &[PathBuf], copy: &Path, count: usize) -> Vec<Answer> {
    let next = AtomicUsize::new(0);
    let answers = Mutex::new(vec![Answer::Unnoticed; count]);
    thread::scope(|scope| {
        for _ in 0..thread::available_parallelism().map_or(1, usize::from) {
            scope.spawn(|| {
                loop {
                    let mutant = next.fetch_add(1, Ordering::Relaxed);
                    if mutant >= count {
                        break;
                    }
                    let said = answer(programs, copy, Some(mutant));
                    if let Ok(mut answers) = answers.lock() {
                        answers[mutant] = said;
                    }
                }
            });
        }
    });
    answers.into_inner().unwrap_or_default()
}

/// What the tests say with this mutant on.
fn answer(programs: &[PathBuf], copy: &Path, mutant: Option<usize>) -> Answer {
    let mut runs = programs.iter().map(|program| run(program, copy, mutant));
    match runs.next() {
        Some(Run::Failed(said)) => {
            let cases: Vec<String> = tally::failed(&said).map(str::to_owned).collect();
            match cases.is_empty() {
                true => Answer::Broke,
                false => Answer::Changed(cases),
            }
        }
        Some(Run::Stuck) => Answer::Broke,
        _ => match runs.any(|run| run != Run::Passed) {
            true => Answer::Elsewhere,
            false => Answer::Unnoticed,
        },
    }
}

#[derive(PartialEq, Eq)]
enum Run {
    Passed,
    /// With what it printed.
    Failed(String),
    Stuck,
}

fn run(program: &Path, copy: &Path, mutant: Option<usize>) -> Run {
    let name = mutant.map_or(String::new(), |k| k.to_string());
    let output = copy.with_file_name(format!("said-{name}.txt"));
    let run = || -> std::io::Result<Run> {
        let mut child = Command::new(program)
            .current_dir(copy)
            .env("HEARSAY_MUTANT", &name)
            .env("RUST_BACKTRACE", "0")
            .stdin(Stdio::null())
            .stdout(std::fs::File::create(&output)?)
            .stderr(Stdio::null())
            .spawn()?;
        let started = Instant::now();
        while started.elapsed() < PATIENCE {
            match child.try_wait()? {
                Some(status) if status.success() => return Ok(Run::Passed),
                Some(_) => return Ok(Run::Failed(std::fs::read_to_string(&output)?)),
                None => thread::sleep(Duration::from_millis(5)),
            }
        }
        child.kill()?;
        child.wait()?;
        Ok(Run::Stuck)
    };
    let run = run().unwrap_or(Run::Stuck);
    let _ = std::fs::remove_file(&output);
    run
}
