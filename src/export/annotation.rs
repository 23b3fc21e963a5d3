//! W3C Web Annotations (JSON-LD): each finding on its words, by quote and by position.

use super::Subject;
use super::json::Value;
use super::place::address;
use super::prose::findings;
use crate::report::{Claim, Report};

/// After the last annotation.
pub const TAIL: &str = "\n]}\n";

/// Before the first annotation.
pub fn head() -> String {
    let context = Value::from("http://www.w3.org/ns/anno.jsonld").json();
    format!("{{\"@context\":{context},\"type\":\"AnnotationPage\",\"items\":[\n")
}

/// An annotation for each finding of `report`.
pub fn item(report: &Report, subject: Subject) -> String {
    let source = report.document.url.as_deref().unwrap_or(subject.name);
    let source = address(source);
    let (found, review) = findings(report);
    let annotations: Vec<String> = found
        .into_iter()
        .chain(review)
        .map(|claim| annotation(claim, report, &source).json())
        .collect();
    annotations.join(",\n")
}

fn annotation(claim: &Claim, report: &Report, source: &str) -> Value {
    let selector = &claim.selector;
    let page = source.split('#').next().unwrap_or(source);
    let body = [
        claim.message.as_ref().map(|m| text("assessing", &m.text)),
        claim.rule.as_deref().map(|rule| text("tagging", rule)),
        claim
            .severity
            .map(|severity| text("tagging", severity.name())),
        Some(text("tagging", claim.verdict.name())),
    ];
    Value::from([
        ("id", format!("{page}#hearsay-{}", claim.id).into()),
        ("type", "Annotation".into()),
        ("motivation", "assessing".into()),
        (
            "generator",
            Value::from([
                ("type", "Software".into()),
                ("name", report.engine.name.as_str().into()),
                (
                    "schema:softwareVersion",
                    report.engine.version.as_str().into(),
                ),
            ]),
        ),
        (
            "body",
            body.into_iter().flatten().collect::<Vec<_>>().into(),
        ),
        (
            "target",
            Value::from([
                ("source", source.into()),
                (
                    "selector",
                    Value::List(vec![
                        Value::from([
                            ("type", "TextQuoteSelector".into()),
                            ("exact", selector.exact.as_str().into()),
                            ("prefix", selector.prefix.as_str().into()),
                            ("suffix", selector.suffix.as_str().into()),
                        ]),
                        Value::from([
                            ("type", "TextPositionSelector".into()),
                            ("start", claim.mark.start.into()),
                            ("end", claim.mark.end.into()),
                        ]),
                    ]),
                ),
            ]),
        ),
    ])
}

fn text(purpose: &str, words: &str) -> Value {
    Value::from([
        ("type", "TextualBody".into()),
        ("purpose", purpose.into()),
        ("format", "text/plain".into()),
        ("language", "en".into()),
        ("value", words.into()),
    ])
}
