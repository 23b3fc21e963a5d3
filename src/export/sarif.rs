//! SARIF 2.1.0: findings for tools that show them. A text's findings carry their region; a page's
//! their quote, for offsets in its text are no places in its file.

use super::Subject;
use super::json::Value;
use super::place::{Lines, address};
use super::prose::findings;
use crate::report::{Claim, Report, Severity};
use crate::rules::{RuleInfo, catalogue};

/// After the last result.
pub const TAIL: &str = "\n]}]}\n";

/// Before the first result.
pub fn head() -> String {
    let driver = Value::from([
        ("name", "hearsay".into()),
        ("version", env!("CARGO_PKG_VERSION").into()),
        ("semanticVersion", env!("CARGO_PKG_VERSION").into()),
        ("rules", Value::List(catalogue().iter().map(rule).collect())),
    ]);
    format!(
        "{{\"$schema\":\"https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json\",\
         \"version\":\"2.1.0\",\"runs\":[{{\"tool\":{{\"driver\":{}}},\"columnKind\":\"unicodeCodePoints\",\"results\":[\n",
        driver.json()
    )
}

fn rule(rule: &RuleInfo) -> Value {
    let text = |words: &str| Value::from([("text", words.into())]);
    let (_, level) = kind_and_level(Some(rule.severity));
    Value::from([
        ("id", rule.id.into()),
        ("shortDescription", text(rule.summary)),
        ("fullDescription", text(rule.why)),
        (
            "help",
            Value::from([
                ("text", rule.ask.into()),
                ("markdown", rule.document.into()),
            ]),
        ),
        (
            "defaultConfiguration",
            Value::from([("level", level.into())]),
        ),
        (
            "properties",
            Value::from([
                ("verdict", rule.verdict.name().into()),
                ("severity", rule.severity.name().into()),
                ("standard", rule.standard.into()),
            ]),
        ),
    ])
}

/// A result for each finding of `report`.
pub fn item(report: &Report, subject: Subject) -> String {
    let uri = address(subject.text.map_or_else(
        || report.document.url.as_deref().unwrap_or(subject.name),
        |_| subject.name,
    ));
    let lines = subject.text.map(|text| Lines::new(text, report.offsets));
    let (found, review) = findings(report);
    let results: Vec<String> = found
        .into_iter()
        .chain(review)
        .map(|claim| result(claim, &uri, lines.as_ref()).json())
        .collect();
    results.join(",\n")
}

fn result(claim: &Claim, uri: &str, lines: Option<&Lines>) -> Value {
    let (kind, level) = kind_and_level(claim.severity);
    let index = catalogue()
        .iter()
        .position(|r| Some(r.id) == claim.rule.as_deref());
    let message = claim.message.as_ref().map_or("", |m| m.text.as_str());
    let selector = &claim.selector;
    Value::from([
        ("ruleId", claim.rule.as_deref().into()),
        ("ruleIndex", index.into()),
        ("kind", kind.into()),
        ("level", level.into()),
        ("message", Value::from([("text", message.into())])),
        (
            "locations",
            Value::List(vec![Value::from([(
                "physicalLocation",
                Value::from([
                    ("artifactLocation", Value::from([("uri", uri.into())])),
                    ("region", lines.map(|lines| region(claim, lines)).into()),
                ]),
            )])]),
        ),
        (
            "partialFingerprints",
            Value::from([("hearsayClaim/v1", claim.id.as_str().into())]),
        ),
        (
            "properties",
            Value::from([
                ("verdict", claim.verdict.name().into()),
                ("severity", claim.severity.map(|s| s.name()).into()),
                ("form", claim.form.name().into()),
                (
                    "source",
                    claim.source.as_ref().map(|s| s.text.as_str()).into(),
                ),
                (
                    "selector",
                    Value::from([
                        ("type", "TextQuoteSelector".into()),
                        ("exact", selector.exact.as_str().into()),
                        ("prefix", selector.prefix.as_str().into()),
                        ("suffix", selector.suffix.as_str().into()),
                    ]),
                ),
            ]),
        ),
    ])
}

/// What SARIF calls a severity. What a reader must decide is no failure, and so has no level.
fn kind_and_level(severity: Option<Severity>) -> (&'static str, &'static str) {
    match severity {
        Some(Severity::Serious) => ("fail", "error"),
        Some(Severity::Moderate) => ("fail", "warning"),
        Some(Severity::Review) => ("review", "none"),
        _ => ("fail", "note"),
    }
}

fn region(claim: &Claim, lines: &Lines) -> Value {
    let (start_line, start_column, start) = lines.of(claim.mark.start);
    let (end_line, end_column, end) = lines.of(claim.mark.end);
    Value::from([
        ("startLine", start_line.into()),
        ("startColumn", start_column.into()),
        ("endLine", end_line.into()),
        ("endColumn", end_column.into()),
        ("charOffset", start.into()),
        ("charLength", (end - start).into()),
        (
            "snippet",
            Value::from([("text", claim.selector.exact.as_str().into())]),
        ),
    ])
}
