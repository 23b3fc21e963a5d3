//! Starts the command and reads what it answers.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;

/// What the command answered.
pub struct Answer {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl Answer {
    fn new(output: Output) -> Answer {
        Answer {
            code: output.status.code().unwrap_or(-1),
            out: String::from_utf8(output.stdout).expect("the answer is UTF-8"),
            err: String::from_utf8(output.stderr).expect("the message is UTF-8"),
        }
    }

    /// The answer as JSON.
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.out)
            .unwrap_or_else(|e| panic!("{e}: {}\n{}", self.out, self.err))
    }

    /// The answer as JSON lines.
    pub fn lines(&self) -> Vec<Value> {
        let lines = self.out.lines();
        lines
            .map(|line| serde_json::from_str(line).expect("a line of JSON"))
            .collect()
    }
}

pub fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_hearsay"));
    command.args(arguments);
    command
}

/// Runs the command with `arguments` and nothing to read.
pub fn hearsay(arguments: &[&str]) -> Answer {
    let output = command(arguments).stdin(Stdio::null()).output();
    Answer::new(output.expect("the command starts"))
}

/// Runs the command with `arguments` and `input` to read.
pub fn fed(arguments: &[&str], input: impl Into<Vec<u8>>) -> Answer {
    let mut child = command(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the command starts");
    let mut stdin = child.stdin.take().expect("it reads");
    let input = input.into();
    // It may end before it has read all: that is for the test to judge.
    let writer = std::thread::spawn(move || drop(stdin.write_all(&input)));
    let output = child.wait_with_output().expect("it ends");
    writer.join().expect("the writer ends");
    Answer::new(output)
}

/// A folder of one test's own.
pub struct Folder(PathBuf);

impl Folder {
    pub fn new(name: &str) -> Folder {
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).expect("a folder");
        Folder(path)
    }

    /// Writes a file; its whole name.
    pub fn file(&self, name: &str, holds: impl AsRef<[u8]>) -> String {
        let path = self.0.join(name);
        fs::write(&path, holds).expect("a file");
        path.to_str().expect("a name").to_string()
    }

    /// The whole name of a file that need not be there.
    pub fn name(&self, name: &str) -> String {
        self.0.join(name).to_str().expect("a name").to_string()
    }
}

/// A text with a finding (serious), and with characters of every width before it.
pub const ACCUSED: &str = "👩‍👩‍👧 Café e\u{301} 漢字\n\n“It held 👍,” said Ann Lee, an engineer.\n\nCritics say the quay will drown.\n";

/// A text in which everybody is named.
pub const CLEAN: &str = "“It held,” said Ann Lee, an engineer at the harbour.\n";
