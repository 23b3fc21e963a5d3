//! The Report as plain text, for a person at a terminal.

use std::fmt::Write;

use super::Subject;
use super::place::Lines;
use super::prose::{counted, findings, given_source, in_context, on_one_line, summary};
use crate::report::{Claim, Report};

/// Characters of a mark that are shown before it is cut in the middle.
const WIDTH: usize = 160;

/// `report` as text: its findings with the words they are about, then what it could not decide.
pub fn item(report: &Report, subject: Subject) -> String {
    let mut out = String::new();
    let (found, review) = findings(report);
    heading(&mut out, report, subject, found.len());
    let lines = subject.text.map(|text| Lines::new(text, report.offsets));
    for claim in found {
        finding(&mut out, claim, lines.as_ref());
    }
    if !review.is_empty() {
        out.push_str("\n  To be decided by a reader:\n");
    }
    for claim in review {
        finding(&mut out, claim, lines.as_ref());
    }
    out
}

fn heading(out: &mut String, report: &Report, subject: Subject, found: usize) {
    let name = on_one_line(subject.name);
    let title = on_one_line(report.document.title.as_deref().unwrap_or_default());
    let parting = if title.is_empty() { "" } else { ": " };
    let what = match (report.document.words, report.document.language.as_str()) {
        (0, "en" | "und") => "no text to judge".to_string(),
        (0, language) => format!("not judged: no English in it ({})", on_one_line(language)),
        _ => format!("{}; {}", summary(report), counted(found, "finding")),
    };
    let _ = write!(out, "{name}{parting}{title}\n  {what}\n");
}

fn finding(out: &mut String, claim: &Claim, lines: Option<&Lines>) {
    let severity = claim.severity.map_or("", |s| s.name());
    let rule = claim.rule.as_deref().unwrap_or_default();
    let _ = write!(out, "\n  {severity}  {rule}");
    if let Some(lines) = lines {
        let (line, column, _) = lines.of(claim.mark.start);
        let _ = write!(out, "  {line}:{column}");
    }
    let [before, exact, after] = in_context(claim);
    let _ = write!(out, "\n    {before}[{}]{after}\n", cut(&exact));
    if let Some(message) = &claim.message {
        let _ = writeln!(out, "    {}", on_one_line(&message.text));
    }
    if let Some(source) = given_source(claim) {
        let _ = writeln!(out, "    Source: {source}");
    }
}

/// `words`, cut in the middle where they are long.
fn cut(words: &str) -> String {
    let count = words.chars().count();
    if count <= WIDTH {
        return words.to_string();
    }
    let start: String = words.chars().take(WIDTH / 2).collect();
    let end: String = words.chars().skip(count - WIDTH / 2).collect();
    format!("{} … {}", start.trim_end(), end.trim_start())
}
