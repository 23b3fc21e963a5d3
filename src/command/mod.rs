//! The `hearsay` command: files in, reports out, in order, whole or not at all.

mod args;
mod error;
mod ignore;
mod input;
mod jobs;
mod output;
mod rules;

use std::io::{self, BufWriter, Write};
use std::process::ExitCode;

use clap::Parser;
use rayon::prelude::*;

use args::{Args, Audit, Command, Rules};
use error::Error;
use jobs::Jobs;
use output::{Answer, Answers, Output};

use crate::{Options, explain};

/// Runs the command that the process was started with. Exit code 0: clean; 1: findings at or above
/// `--fail-on`; 2: bad usage or unreadable input.
pub fn main() -> ExitCode {
    let outcome = match Args::parse().command {
        Command::Audit(audit) => match &audit.explain {
            Some(words) => explain(&audit, words).map(|()| true),
            None => run(&audit),
        },
        Command::Rules(Rules { id }) => rules::print(id.as_deref()).map(|()| true),
    };
    match outcome {
        Ok(is_clean) => ExitCode::from(u8::from(!is_clean)),
        // Who reads us has read enough.
        Err(Error::Write(error)) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("hearsay: {error}");
            ExitCode::from(2)
        }
    }
}

/// Shows how each sentence of the inputs that holds `words` is read.
fn explain(audit: &Audit, words: &str) -> Result<(), Error> {
    let options = Options {
        profile: audit.profile,
        ..Options::default()
    };
    let mut jobs = Jobs::new(audit)?;
    let mut out = io::stdout().lock();
    loop {
        let batch = jobs.batch();
        if batch.is_empty() {
            return Ok(());
        }
        for job in batch {
            let shown = explain::explain(&job.read()?.document, &options, words);
            out.write_all(shown.as_bytes()).map_err(Error::Write)?;
        }
    }
}

/// Audits every input; whether no finding was as severe as `--fail-on`.
fn run(audit: &Audit) -> Result<bool, Error> {
    let mut jobs = Jobs::new(audit)?;
    let answers = Answers::new(audit, jobs.is_single())?;
    let out = BufWriter::new(io::stdout().lock());
    let mut output = Output::new(&answers, audit.fail_on, out);
    loop {
        let batch = jobs.batch();
        if batch.is_empty() {
            return output.finish();
        }
        let done: Vec<Result<Answer, Error>> = batch
            .into_par_iter()
            .map(|job| Ok(answers.answer(&job.read()?)))
            .collect();
        for answer in done {
            match answer {
                Ok(answer) => output.put(&answer)?,
                Err(error) => {
                    output.flush()?;
                    return Err(error);
                }
            }
        }
        output.flush()?;
    }
}
