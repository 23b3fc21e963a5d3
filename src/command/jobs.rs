//! What is to be audited, in order, in batches that fit in memory.

use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::vec;

use super::args::{Audit, InputKind};
use super::error::Error;
use super::input::{self, Subject};

/// Files in a batch at most.
const FILES: usize = 64;
/// Bytes of lines in a batch, about, and of a reader's buffer.
const BYTES: usize = 1 << 20;

/// One Document to read.
pub enum Job {
    /// A file that holds one Document.
    File(PathBuf, InputKind),
    /// The bytes of one Document from the standard input.
    Bytes(Vec<u8>, InputKind),
    /// A line of JSON lines: the input's name, the line's number, its bytes.
    Line(Arc<str>, usize, Vec<u8>),
    /// An input that cannot be read: the audit ends here.
    Failed(Error),
}

/// The inputs, cut into jobs.
pub struct Jobs {
    files: vec::IntoIter<(PathBuf, InputKind)>,
    stdin: Option<Reader>,
    lines: Option<Lines>,
    is_single: bool,
}

type Reader = BufReader<Box<dyn Read>>;

/// JSON lines being read.
struct Lines {
    name: Arc<str>,
    number: usize,
    reader: Reader,
}

impl Job {
    /// Bytes of text it holds.
    fn len(&self) -> usize {
        match self {
            Job::Bytes(bytes, _) | Job::Line(_, _, bytes) => bytes.len(),
            Job::File(..) | Job::Failed(_) => 0,
        }
    }

    /// Reads the Document.
    pub fn read(self) -> Result<Subject, Error> {
        match self {
            Job::File(path, kind) => {
                let name = path.display().to_string();
                match fs::read(&path) {
                    Ok(bytes) => document(name, bytes, kind),
                    Err(error) => Err(Error::Read { name, error }),
                }
            }
            Job::Bytes(bytes, kind) => document("-".to_string(), bytes, kind),
            Job::Line(name, number, bytes) => input::line(&name, number, &bytes),
            Job::Failed(error) => Err(error),
        }
    }
}

fn document(name: String, bytes: Vec<u8>, kind: InputKind) -> Result<Subject, Error> {
    match kind {
        InputKind::Html => input::page(name, &bytes),
        InputKind::Text | InputKind::Jsonl => input::text(name, bytes),
    }
}

impl Jobs {
    /// The inputs of `audit`. The standard input, where it is one and nobody says what it holds,
    /// is looked into; nothing else is opened yet.
    pub fn new(audit: &Audit) -> Result<Jobs, Error> {
        let mut stdin: Option<Reader> = None;
        let mut files = Vec::new();
        for path in &audit.files {
            let kind = match InputKind::of(path) {
                Some(kind) => audit.input.unwrap_or(kind),
                None => {
                    let fail = |error| Error::Read {
                        name: "-".to_string(),
                        error,
                    };
                    if stdin.is_some() {
                        return Err(fail(io::Error::other("it is given twice")));
                    }
                    let reader = stdin.insert(buffered(io::stdin().lock()));
                    match audit.input {
                        Some(kind) => kind,
                        None => first_sign(reader).map_err(fail)?,
                    }
                }
            };
            files.push((path.clone(), kind));
        }
        Ok(Jobs {
            is_single: matches!(files[..], [(_, InputKind::Text | InputKind::Html)]),
            files: files.into_iter(),
            stdin,
            lines: None,
        })
    }

    /// Whether there is but one Document: one file that is no JSON lines.
    pub fn is_single(&self) -> bool {
        self.is_single
    }

    /// The next jobs; none when all is read. Waits for one line, then takes what more there is:
    /// who writes a line to us and waits for its answer gets it.
    pub fn batch(&mut self) -> Vec<Job> {
        let (mut batch, mut bytes) = (Vec::new(), 0);
        loop {
            if let Some(lines) = &mut self.lines {
                match lines.next() {
                    Some(job) => {
                        bytes += job.len();
                        batch.push(job);
                        if bytes >= BYTES || !lines.is_ready() {
                            return batch;
                        }
                    }
                    None => self.lines = None,
                }
            } else if batch.len() < FILES
                && let Some((path, kind)) = self.files.next()
            {
                match self.open(path, kind) {
                    Ok(Opened::Lines(lines)) => self.lines = Some(lines),
                    Ok(Opened::One(job)) => batch.push(job),
                    Err(error) => batch.push(Job::Failed(error)),
                }
            } else {
                return batch;
            }
        }
    }

    fn open(&mut self, path: PathBuf, kind: InputKind) -> Result<Opened, Error> {
        let name = path.display().to_string();
        let fail = |error| Error::Read {
            name: name.clone(),
            error,
        };
        let reader = if path == Path::new("-") {
            self.stdin.take()
        } else if kind == InputKind::Jsonl {
            Some(buffered(File::open(&path).map_err(fail)?))
        } else {
            None
        };
        Ok(match reader {
            Some(reader) if kind == InputKind::Jsonl => Opened::Lines(Lines {
                name: name.into(),
                number: 0,
                reader,
            }),
            Some(mut reader) => {
                let mut bytes = Vec::new();
                reader.read_to_end(&mut bytes).map_err(fail)?;
                Opened::One(Job::Bytes(bytes, kind))
            }
            None => Opened::One(Job::File(path, kind)),
        })
    }
}

enum Opened {
    One(Job),
    Lines(Lines),
}

fn buffered(reader: impl Read + 'static) -> Reader {
    BufReader::with_capacity(BYTES, Box::new(reader))
}

/// What begins like JSON is JSON lines, what begins like a tag a page, all else a text.
fn first_sign(reader: &mut Reader) -> io::Result<InputKind> {
    let start = reader.fill_buf()?;
    let start = start.strip_prefix(b"\xef\xbb\xbf").unwrap_or(start);
    Ok(match start.iter().find(|b| !b.is_ascii_whitespace()) {
        Some(b'{') => InputKind::Jsonl,
        Some(b'<') => InputKind::Html,
        _ => InputKind::Text,
    })
}

impl Lines {
    /// The next line that is not blank.
    fn next(&mut self) -> Option<Job> {
        loop {
            let mut line = Vec::new();
            match self.reader.read_until(b'\n', &mut line) {
                Ok(0) => return None,
                Ok(_) => self.number += 1,
                Err(error) => {
                    let name = self.name.to_string();
                    return Some(Job::Failed(Error::Read { name, error }));
                }
            }
            if self.number == 1 && line.starts_with(b"\xef\xbb\xbf") {
                line.drain(..3);
            }
            if !line.iter().all(u8::is_ascii_whitespace) {
                return Some(Job::Line(self.name.clone(), self.number, line));
            }
        }
    }

    /// Whether a whole line can be had without waiting.
    fn is_ready(&self) -> bool {
        self.reader.buffer().contains(&b'\n')
    }
}
