//! Answers, in the format asked for.

use std::io::Write;

use serde::Serialize;
use serde_json::Value;

use crate::offsets;
use crate::report::{Report, Severity, Unit};
use crate::{Options, audit, export, wire};

use super::args::{Audit, Format};
use super::error::Error;
use super::input::Subject;

/// How Documents are answered; shared by all workers.
pub struct Answers {
    format: Format,
    unit: Unit,
    has_document: bool,
    /// Whether the answer is one Report, and not a list of them.
    is_single: bool,
    options: Options,
}

/// One Document's answer.
pub struct Answer {
    text: String,
    worst: Option<Severity>,
}

/// Where answers go, in order.
pub struct Output<W> {
    fail_on: Severity,
    out: W,
    /// What is written only when all is read: the answer is one whole.
    held: Option<String>,
    is_clean: bool,
}

/// An answer as JSON.
#[derive(Serialize)]
struct Record<'a> {
    id: &'a Value,
    #[serde(skip_serializing_if = "Option::is_none")]
    document: Option<wire::Document>,
    report: &'a Report,
}

impl Answers {
    /// Answers as `audit` asks for them.
    pub fn new(audit: &Audit, is_single: bool) -> Result<Answers, Error> {
        if audit.with_document && !matches!(audit.format, Format::Json | Format::Jsonl) {
            return Err(Error::NoPlaceForDocument);
        }
        Ok(Answers {
            format: audit.format,
            unit: audit.offsets,
            has_document: audit.with_document,
            is_single,
            options: Options::default(),
        })
    }

    /// Audits `subject` and writes its answer down.
    pub fn answer(&self, subject: &Subject) -> Answer {
        let mut report = audit(&subject.document, &self.options);
        let worst = report.claims.iter().filter_map(|c| c.severity).min();
        offsets::convert(&mut report, &subject.document.text, self.unit);
        if self.format == Format::Text {
            let about = export::Subject {
                name: &subject.name,
                text: subject.is_text.then_some(subject.document.text.as_str()),
            };
            let text = export::text::text(&report, about);
            return Answer { text, worst };
        }
        let record = Record {
            id: &subject.id,
            document: self
                .has_document
                .then(|| wire::Document::new(&subject.document, self.unit)),
            report: &report,
        };
        let text = match self.format {
            Format::Jsonl => json(&record, false),
            Format::Json if self.is_single && !self.has_document => json(&report, true),
            _ => json(&record, true),
        };
        Answer { text, worst }
    }
}

/// JSON of what always has one.
fn json(value: &impl Serialize, is_pretty: bool) -> String {
    let written = if is_pretty {
        serde_json::to_string_pretty(value)
    } else {
        serde_json::to_string(value)
    };
    written.expect("strings, numbers and lists are JSON")
}

impl<W: Write> Output<W> {
    /// Writes to `out`.
    pub fn new(answers: &Answers, fail_on: Severity, out: W) -> Output<W> {
        let is_held = answers.format == Format::Json && !answers.is_single;
        Output {
            fail_on,
            out,
            held: is_held.then(String::new),
            is_clean: true,
        }
    }

    /// Adds the next answer.
    pub fn put(&mut self, answer: &Answer) -> Result<(), Error> {
        self.is_clean &= answer.worst.is_none_or(|worst| worst > self.fail_on);
        if let Some(held) = &mut self.held {
            held.push_str(if held.is_empty() { "[\n" } else { ",\n" });
            held.push_str(&answer.text);
            return Ok(());
        }
        writeln!(self.out, "{}", answer.text).map_err(Error::Write)
    }

    /// Sends on what was written.
    pub fn flush(&mut self) -> Result<(), Error> {
        self.out.flush().map_err(Error::Write)
    }

    /// Ends the answer; whether no finding was as severe as `--fail-on`.
    pub fn finish(mut self) -> Result<bool, Error> {
        if let Some(held) = &self.held {
            let start = if held.is_empty() { "[" } else { "" };
            writeln!(self.out, "{start}{held}\n]").map_err(Error::Write)?;
        }
        self.flush()?;
        Ok(self.is_clean)
    }
}
