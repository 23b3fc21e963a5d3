//! Runs other programs, and says what went wrong.

use std::fmt;
use std::io::{BufRead, BufReader, Write};
use std::process::{Command, Stdio};

/// What a step answers.
pub type Outcome<T> = Result<T, Failure>;

/// Why a step stopped, in one line for a person.
#[derive(Debug)]
pub struct Failure(pub String);

impl fmt::Display for Failure {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        out.write_str(&self.0)
    }
}

impl Failure {
    /// A failure to do something with a file or program.
    pub fn of(what: impl fmt::Display, error: impl fmt::Display) -> Failure {
        Failure(format!("{what}: {error}"))
    }
}

/// Runs `command` with its output shown as it comes.
pub fn run(command: &mut Command) -> Outcome<()> {
    let name = name_of(command);
    let status = command
        .status()
        .map_err(|error| Failure::of(&name, error))?;
    match status.success() {
        true => Ok(()),
        false => Err(Failure(format!("{name} ended with {status}"))),
    }
}

/// Runs `command` and answers what it printed, trimmed; its errors are shown.
pub fn ask(command: &mut Command) -> Outcome<String> {
    let name = name_of(command);
    let output = command
        .stderr(Stdio::inherit())
        .output()
        .map_err(|error| Failure::of(&name, error))?;
    match output.status.success() {
        true => Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned()),
        false => Err(Failure(format!("{name} ended with {}", output.status))),
    }
}

/// Runs `command` with its output shown as it comes; answers every line of it, and whether it
/// ended well.
pub fn watch(command: &mut Command) -> Outcome<(Vec<String>, bool)> {
    let name = name_of(command);
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|error| Failure::of(&name, error))?;
    let mut lines = Vec::new();
    if let Some(output) = child.stdout.take() {
        for line in BufReader::new(output).split(b'\n').map_while(Result::ok) {
            let line = String::from_utf8_lossy(&line).into_owned();
            println!("{line}");
            lines.push(line);
        }
        let _ = std::io::stdout().flush();
    }
    let status = child.wait().map_err(|error| Failure::of(&name, error))?;
    Ok((lines, status.success()))
}

/// Whether a program of this name can be run.
pub fn exists(program: &str) -> bool {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path).any(|folder| folder.join(program).is_file())
}

fn name_of(command: &Command) -> String {
    let name = command.get_program().to_string_lossy();
    let name = name.rsplit('/').next().unwrap_or_default();
    match command.get_args().next() {
        Some(first) => format!("{name} {}", first.to_string_lossy()),
        None => name.to_owned(),
    }
}
