//! What the mutants say about the cases.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use super::Answer;
use super::schemata::Mutant;
use crate::project::{files_below, read};
use crate::run::Outcome;

/// A mutant that changes more cases than this part of them proves nothing about one of them.
const BLUNT: f64 = 0.5;

/// Cases and mutants, each with the other.
pub struct Tally<'a> {
    mutants: &'a [Mutant],
    answers: &'a [Answer],
    /// By case, the mutants that change it, the one that changes the fewest cases first.
    by_case: BTreeMap<&'a str, Vec<(usize, usize)>>,
}

impl<'a> Tally<'a> {
    /// Joins what was run: `titles` are the cases that must be noticed.
    pub fn of(mutants: &'a [Mutant], answers: &'a [Answer], titles: &'a [String]) -> Tally<'a> {
        let mut by_case: BTreeMap<&str, Vec<(usize, usize)>> = titles
            .iter()
            .map(|title| (title.as_str(), Vec::new()))
            .collect();
        for (k, answer) in answers.iter().enumerate() {
            let Answer::Changed(cases) = answer else {
                continue;
            };
            if cases.len() as f64 > titles.len() as f64 * BLUNT {
                continue;
            }
            for case in cases {
                if let Some(by) = by_case.get_mut(case.as_str()) {
                    by.push((cases.len(), k));
                }
            }
        }
        for by in by_case.values_mut() {
            by.sort_unstable();
        }
        Tally {
            mutants,
            answers,
            by_case,
        }
    }

    /// Figures, and the cases that no mutant changes.
    pub fn summary(&self) -> String {
        let count = |is: fn(&Answer) -> bool| self.answers.iter().filter(|a| is(a)).count();
        let unnoticed: Vec<_> = self
            .by_case
            .iter()
            .filter(|(_, by)| by.is_empty())
            .collect();
        let mut out = format!(
            "{} mutants: {} change a case, {} break the run, {} change another test, {} go unnoticed\n\
             {} cases, {} that no mutant changes\n",
            self.answers.len(),
            count(|a| matches!(a, Answer::Changed(_))),
            count(|a| *a == Answer::Broke),
            count(|a| *a == Answer::Elsewhere),
            count(|a| *a == Answer::Unnoticed),
            self.by_case.len(),
            unnoticed.len(),
        );
        for (case, _) in unnoticed {
            let _ = writeln!(out, "  {case}");
        }
        out
    }

    /// The mutants that no test notices.
    pub fn survivors(&self) -> String {
        let mut out = String::new();
        for (mutant, answer) in self.mutants.iter().zip(self.answers) {
            if *answer == Answer::Unnoticed && mutant.line > 0 {
                let _ = writeln!(out, "{}", show(mutant));
            }
        }
        out
    }

    /// Each case with its sharpest mutant, tab between.
    pub fn cases(&self) -> String {
        let mut out = String::new();
        for (case, by) in &self.by_case {
            if let Some((others, k)) = by.first() {
                let _ = writeln!(out, "{case}\t{others}\t{}", show(&self.mutants[*k]));
            }
        }
        out
    }
}

fn show(mutant: &Mutant) -> String {
    format!("{}:{} {}", mutant.file, mutant.line, mutant.what)
}

/// Every case that is no known miss, as `file: title`: what is wrong anyway proves nothing.
pub fn titles(folder: &Path) -> Outcome<Vec<String>> {
    let mut titles = Vec::new();
    for file in files_below(folder, &|_| true)? {
        if !file.ends_with(".txt") {
            continue;
        }
        let source = String::from_utf8_lossy(&read(&folder.join(&file))?).into_owned();
        let mut title = None;
        for line in source.lines() {
            if let Some(next) = line.strip_prefix("# ") {
                titles.extend(title.take());
                title = Some(format!("{file}: {}", next.trim()));
            } else if line.starts_with("KNOWN MISS:") {
                title = None;
            }
        }
        titles.extend(title);
    }
    Ok(titles)
}

/// The cases that the case test's output says came out otherwise.
pub fn failed(output: &str) -> impl Iterator<Item = &str> {
    output.lines().filter(|line| {
        line.split_once(".txt: ")
            .is_some_and(|(name, _)| !name.is_empty() && !name.contains(' '))
    })
}
