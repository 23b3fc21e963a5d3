//! Remembers what was done, by the content of what it was done from.

use std::path::PathBuf;

use sha2::{Digest, Sha256};

use crate::project::{Project, read, write};
use crate::run::Outcome;

/// A piece of work that needs no second time while its inputs stay as they are.
pub struct Stamp {
    file: PathBuf,
    hash: String,
}

impl Stamp {
    /// The stamp of the work `name`, done from `files` (relative to the root) and `facts`.
    pub fn of<S: AsRef<str>>(
        project: &Project,
        name: &str,
        files: impl IntoIterator<Item = S>,
        facts: &[&str],
    ) -> Outcome<Stamp> {
        let mut hash = Sha256::new();
        for fact in facts {
            hash.update(fact.as_bytes());
            hash.update([0]);
        }
        for file in files {
            let file = file.as_ref();
            hash.update(file.as_bytes());
            hash.update([0]);
            hash.update(Sha256::digest(read(&project.at(file))?));
        }
        Ok(Stamp {
            file: project.at("target/stamps").join(name),
            hash: hex(&hash.finalize()),
        })
    }

    /// Whether the work was done from the same inputs, and what was noted then.
    pub fn done(&self) -> Option<String> {
        let stamp = std::fs::read_to_string(&self.file).ok()?;
        let (hash, note) = stamp.split_once('\n')?;
        (hash == self.hash).then(|| note.to_owned())
    }

    /// Notes that the work is done.
    pub fn set(&self, note: &str) -> Outcome<()> {
        write(&self.file, format!("{}\n{note}", self.hash))
    }
}

/// Bytes in hexadecimal digits.
fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
