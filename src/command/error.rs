//! Why the command could not go on.

use std::fmt;
use std::io;

/// Why the command could not go on: exit code 2.
#[derive(Debug)]
pub enum Error {
    /// An input is not there, or may not be read.
    Read {
        /// The input, as the user named it.
        name: String,
        /// What the system says.
        error: io::Error,
    },
    /// An input holds bytes that are no text.
    NotText {
        /// The input, as the user named it.
        name: String,
    },
    /// A line of JSON lines is none of the two shapes.
    Line {
        /// The input, as the user named it.
        name: String,
        /// Number of the line, from 1.
        line: usize,
        /// What is wrong with it.
        reason: String,
    },
    /// `--with-document` was asked of a format that has no place for it.
    NoPlaceForDocument,
    /// No rule is called that.
    UnknownRule(String),
    /// The answer cannot be written.
    Write(io::Error),
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Error::Read { name, error } => write!(f, "cannot read {name}: {error}"),
            Error::NotText { name } => write!(f, "cannot read {name}: it is not a text"),
            Error::Line { name, line, reason } => write!(f, "{name}:{line}: {reason}"),
            Error::NoPlaceForDocument => {
                f.write_str("--with-document needs --format json or jsonl")
            }
            Error::UnknownRule(id) => {
                write!(f, "no rule is called {id}; `hearsay rules` lists them")
            }
            Error::Write(error) => write!(f, "cannot write the answer: {error}"),
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Error::Read { error, .. } | Error::Write(error) => Some(error),
            _ => None,
        }
    }
}
