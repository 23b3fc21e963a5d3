//! The Report as plain text, for a person at a terminal.

use std::fmt::Write;

use super::{Lines, Subject, findings, on_one_line};
use crate::report::{Claim, Report, Severity, Summary, Verdict};

/// Characters of a mark that are shown before it is cut in the middle.
const WIDTH: usize = 160;

/// `report` as text: its findings with the words they are about, then what it could not decide.
pub fn text(report: &Report, subject: Subject) -> String {
    let mut out = String::new();
    let is_review = |c: &&Claim| c.severity == Some(Severity::Review);
    let (review, found): (Vec<_>, Vec<_>) = findings(report).partition(is_review);
    heading(&mut out, report, subject, found.len());
    let mut lines = subject.text.map(|text| Lines::new(text, report));
    for claim in found {
        finding(&mut out, claim, lines.as_mut());
    }
    if !review.is_empty() {
        out.push_str("\n  To be decided by a reader:\n");
    }
    for claim in review {
        finding(&mut out, claim, lines.as_mut());
    }
    out
}

fn heading(out: &mut String, report: &Report, subject: Subject, found: usize) {
    let title = report.document.title.as_deref().map(on_one_line);
    match title.filter(|t| !t.is_empty()) {
        Some(title) => writeln!(out, "{}: {title}", subject.name),
        None => writeln!(out, "{}", subject.name),
    }
    .unwrap_or_default();
    let Summary {
        claims,
        named,
        cited,
        unnamed,
        unattributed,
        review,
    } = report.summary;
    let words = report.document.words;
    let what = match (words, report.document.language.as_str()) {
        (0, _) => "no text to judge".to_string(),
        (_, "en") => format!(
            "{}, {}: {named} named, {cited} cited, {unnamed} unnamed, {unattributed} unattributed, \
             {review} to review; {}",
            counted(words, "word"),
            counted(claims, "claim"),
            counted(found, "finding"),
        ),
        (_, language) => {
            format!(
                "{}, not judged: not in English ({language})",
                counted(words, "word")
            )
        }
    };
    let _ = writeln!(out, "  {what}");
}

fn finding(out: &mut String, claim: &Claim, lines: Option<&mut Lines>) {
    let severity = claim.severity.map_or("", Severity::name);
    let rule = claim.rule.as_deref().unwrap_or_default();
    let _ = write!(out, "\n  {severity}  {rule}");
    if let Some(lines) = lines {
        let _ = write!(out, "  line {}", lines.of(claim.mark.start));
    }
    let selector = &claim.selector;
    let before = on_one_line(&format!("{}\u{1}", selector.prefix)).replace('\u{1}', "");
    let after = on_one_line(&format!("\u{1}{}", selector.suffix)).replace('\u{1}', "");
    let exact = cut(&on_one_line(&selector.exact));
    let _ = write!(out, "\n    …{before}[{exact}]{after}…\n");
    if let Some(message) = &claim.message {
        let _ = writeln!(out, "    {}", message.text);
    }
    if let Some(line) = source(claim) {
        let _ = writeln!(out, "    source: {line}");
    }
}

/// The source as the page gives it, and whom that is.
fn source(claim: &Claim) -> Option<String> {
    let given = on_one_line(&claim.source.as_ref()?.text);
    let whom = claim
        .attributed_to
        .as_ref()
        .filter(|a| a.name != given && claim.verdict == Verdict::Named);
    Some(match whom {
        Some(whom) => format!("{given} ({})", whom.name),
        None => given,
    })
}

fn counted(n: usize, what: &str) -> String {
    format!("{n} {what}{}", if n == 1 { "" } else { "s" })
}

fn cut(words: &str) -> String {
    let count = words.chars().count();
    if count <= WIDTH {
        return words.to_string();
    }
    let half = WIDTH / 2;
    let start: String = words.chars().take(half).collect();
    let end: String = words.chars().skip(count - half).collect();
    format!("{} … {}", start.trim_end(), end.trim_start())
}
