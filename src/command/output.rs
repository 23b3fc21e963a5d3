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
    form: Form,
    unit: Unit,
    has_document: bool,
    options: Options,
}

/// What an answer is written as.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    /// The Report, alone.
    Report,
    /// The Report with its id and Document.
    Record,
    /// A list of Reports with their ids.
    List,
    /// A Report with its id a line.
    Lines,
    /// An export.
    Export(export::Form),
}

/// One Document's answer.
pub struct Answer {
    text: String,
    worst: Option<Severity>,
}

/// Where answers go, in order.
pub struct Output<W> {
    form: Form,
    fail_on: Severity,
    out: W,
    /// Answers of a form that is one whole, kept until all is read.
    held: String,
    is_begun: bool,
    is_clean: bool,
}

/// A Report with what it is the answer to, as JSON.
#[derive(Serialize)]
struct Record<'a> {
    id: &'a Value,
    #[serde(skip_serializing_if = "Option::is_none")]
    document: Option<wire::Document>,
    report: &'a Report,
}

impl Form {
    /// The form of `format`; of json, alone where there is but one Document.
    fn new(format: Format, is_single: bool, has_document: bool) -> Form {
        match format {
            Format::Json if is_single && has_document => Form::Record,
            Format::Json if is_single => Form::Report,
            Format::Json => Form::List,
            Format::Jsonl => Form::Lines,
            Format::Text => Form::Export(export::Form::Text),
            Format::Markdown => Form::Export(export::Form::Markdown),
            Format::Csv => Form::Export(export::Form::Csv),
            Format::Html => Form::Export(export::Form::Html),
            Format::Sarif => Form::Export(export::Form::Sarif),
            Format::Annotation => Form::Export(export::Form::Annotation),
        }
    }

    fn head(self) -> String {
        match self {
            Form::Report | Form::Record | Form::Lines => String::new(),
            Form::List => "[\n".to_string(),
            Form::Export(form) => form.head(),
        }
    }

    fn separator(self) -> &'static str {
        match self {
            Form::Report | Form::Record | Form::Lines => "",
            Form::List => ",\n",
            Form::Export(form) => form.separator(),
        }
    }

    fn tail(self) -> &'static str {
        match self {
            Form::Report | Form::Record | Form::Lines => "",
            Form::List => "\n]\n",
            Form::Export(form) => form.tail(),
        }
    }

    /// Whether a part of it is of no use.
    fn is_one_whole(self) -> bool {
        !self.tail().is_empty()
    }
}

impl Answers {
    /// Answers as `audit` asks for them; `is_single` where there is but one Document.
    pub fn new(audit: &Audit, is_single: bool) -> Result<Answers, Error> {
        if audit.with_document && !matches!(audit.format, Format::Json | Format::Jsonl) {
            return Err(Error::NoPlaceForDocument);
        }
        Ok(Answers {
            form: Form::new(audit.format, is_single, audit.with_document),
            unit: audit.offsets,
            has_document: audit.with_document,
            options: Options {
                profile: audit.profile,
                ..Options::default()
            },
        })
    }

    /// Audits `subject` and writes its answer down.
    pub fn answer(&self, subject: &Subject) -> Answer {
        let document = &subject.document;
        let mut report = audit(document, &self.options);
        subject.ignores.silence(&mut report.claims, |rules| {
            let mut options = self.options.clone();
            options.off.extend_from_slice(rules);
            audit(document, &options).claims
        });
        let worst = report.claims.iter().filter_map(|c| c.severity).min();
        offsets::convert(&mut report, &document.text, self.unit);
        let record = Record {
            id: &subject.id,
            document: self
                .has_document
                .then(|| wire::Document::new(document, self.unit)),
            report: &report,
        };
        let text = match self.form {
            Form::Report => json(serde_json::to_string_pretty(&report)) + "\n",
            Form::Record => json(serde_json::to_string_pretty(&record)) + "\n",
            Form::List => json(serde_json::to_string_pretty(&record)),
            Form::Lines => json(serde_json::to_string(&record)) + "\n",
            Form::Export(form) => {
                let about = export::Subject {
                    name: &subject.name,
                    text: subject.is_text.then_some(document.text.as_str()),
                };
                form.item(&report, about)
            }
        };
        Answer { text, worst }
    }
}

fn json(written: serde_json::Result<String>) -> String {
    written.expect("a Report is strings, numbers and lists: always JSON")
}

impl<W: Write> Output<W> {
    /// Writes `answers` to `out`.
    pub fn new(answers: &Answers, fail_on: Severity, out: W) -> Output<W> {
        Output {
            form: answers.form,
            fail_on,
            out,
            held: String::new(),
            is_begun: false,
            is_clean: true,
        }
    }

    /// Adds the next answer.
    pub fn put(&mut self, answer: &Answer) -> Result<(), Error> {
        self.is_clean &= answer.worst.is_none_or(|worst| worst > self.fail_on);
        if answer.text.is_empty() {
            return Ok(());
        }
        if self.form.is_one_whole() {
            let separator = if self.held.is_empty() {
                ""
            } else {
                self.form.separator()
            };
            self.held.push_str(separator);
            self.held.push_str(&answer.text);
            return Ok(());
        }
        let before = if self.is_begun {
            self.form.separator().to_string()
        } else {
            self.form.head()
        };
        self.is_begun = true;
        self.write(&[&before, &answer.text])
    }

    /// Sends on what was written.
    pub fn flush(&mut self) -> Result<(), Error> {
        self.out.flush().map_err(Error::Write)
    }

    /// Ends the answer; whether no finding was as severe as `--fail-on`.
    pub fn finish(mut self) -> Result<bool, Error> {
        let head = if self.is_begun {
            String::new()
        } else {
            self.form.head()
        };
        let held = std::mem::take(&mut self.held);
        self.write(&[&head, &held, self.form.tail()])?;
        self.flush()?;
        Ok(self.is_clean)
    }

    fn write(&mut self, parts: &[&str]) -> Result<(), Error> {
        for part in parts {
            self.out.write_all(part.as_bytes()).map_err(Error::Write)?;
        }
        Ok(())
    }
}
