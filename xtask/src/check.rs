//! A check: what it is called, how it runs, and how its outcome is counted.

use std::process::Command;
use std::time::Instant;

use crate::project::Project;
use crate::run::{Failure, Outcome, watch};

/// How many passed and failed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Passed.
    pub passed: usize,
    /// Failed.
    pub failed: usize,
}

impl Tally {
    /// One that passed.
    pub const ONE: Tally = Tally {
        passed: 1,
        failed: 0,
    };

    /// Both together.
    pub fn and(self, other: Tally) -> Tally {
        Tally {
            passed: self.passed + other.passed,
            failed: self.failed + other.failed,
        }
    }
}

/// Something that must hold.
pub struct Check {
    /// What it is called.
    pub name: &'static str,
    /// How it runs. A failure counts as one that failed.
    pub run: fn(&Project) -> Outcome<Tally>,
}

/// Runs `checks` one after the other, shows the time of each, and ends with the sum on a line.
pub fn all(project: &Project, checks: &[&Check]) -> Outcome<()> {
    let mut sum = Tally::default();
    let mut failures = Vec::new();
    for check in checks {
        println!("\n== {}", check.name);
        let start = Instant::now();
        let tally = (check.run)(project).unwrap_or_else(|failure| {
            println!("{failure}");
            Tally {
                passed: 0,
                failed: 1,
            }
        });
        if tally.failed > 0 {
            failures.push(check.name);
        }
        let seconds = start.elapsed().as_secs_f64();
        println!(
            "-- {}: {} passed, {} failed, {seconds:.1} s",
            check.name, tally.passed, tally.failed
        );
        sum = sum.and(tally);
    }
    if !failures.is_empty() {
        println!("\nfailed: {}", failures.join("; "));
    }
    println!("\n{} passed, {} failed", sum.passed, sum.failed);
    match sum.failed {
        0 => Ok(()),
        _ => Err(Failure("not everything holds".into())),
    }
}

/// Runs a test runner (cargo's or Node's) and reads its counts.
pub fn counted(command: &mut Command) -> Outcome<Tally> {
    let (lines, well) = watch(command)?;
    let mut tally = lines
        .iter()
        .filter_map(|line| counts(line))
        .fold(Tally::default(), Tally::and);
    if !well && tally.failed == 0 {
        tally.failed = 1;
    }
    match tally {
        Tally {
            passed: 0,
            failed: 0,
        } => Err(Failure("no test ran".into())),
        tally => Ok(tally),
    }
}

/// The counts on a line of a test runner, where there are any.
fn counts(line: &str) -> Option<Tally> {
    if let Some(rest) = line.strip_prefix("test result: ") {
        let mut numbers = rest
            .split(|c: char| !c.is_ascii_digit())
            .filter_map(|word| word.parse().ok());
        return Some(Tally {
            passed: numbers.next()?,
            failed: numbers.next()?,
        });
    }
    let (name, number) = line.trim_start_matches(['ℹ', '#', ' ']).split_once(' ')?;
    let number = number.parse().ok()?;
    match name {
        "pass" => Some(Tally {
            passed: number,
            failed: 0,
        }),
        "fail" | "cancelled" => Some(Tally {
            passed: 0,
            failed: number,
        }),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_of_both_runners() {
        let tally = |passed, failed| Some(Tally { passed, failed });
        let cargo = "test result: FAILED. 12 passed; 3 failed; 0 ignored; 0 measured";
        assert_eq!(counts(cargo), tally(12, 3));
        assert_eq!(counts("ℹ pass 7"), tally(7, 0));
        assert_eq!(counts("# fail 2"), tally(0, 2));
        assert_eq!(counts("ℹ cancelled 1"), tally(0, 1));
        assert_eq!(counts("ℹ tests 7"), None);
        assert_eq!(counts("running 7 tests"), None);
    }
}
