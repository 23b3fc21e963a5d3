//! The catalogue of rules, printed.

use std::io::{self, Write};

use super::error::Error;
use crate::rules::{RuleInfo, catalogue};

/// Prints every rule, or the document of rule `id`.
pub fn print(id: Option<&str>) -> Result<(), Error> {
    let text = match id {
        None => table(),
        Some(id) => {
            let rule = catalogue().iter().find(|rule| rule.id == id);
            page(rule.ok_or_else(|| Error::UnknownRule(id.to_string()))?)
        }
    };
    let mut out = io::stdout().lock();
    out.write_all(text.as_bytes())
        .and_then(|()| out.flush())
        .map_err(Error::Write)
}

/// A line a rule.
fn table() -> String {
    let widest = |of: fn(&RuleInfo) -> &str| catalogue().iter().map(|r| of(r).len()).max();
    let id_width = widest(|r| r.id).unwrap_or(0);
    let verdict_width = widest(|r| r.verdict.name()).unwrap_or(0);
    let severity_width = widest(|r| r.severity.name()).unwrap_or(0);
    let mut out = String::new();
    for rule in catalogue() {
        let (id, verdict, severity) = (rule.id, rule.verdict.name(), rule.severity.name());
        out.push_str(&format!(
            "{id:id_width$}  {verdict:verdict_width$}  {severity:severity_width$}  {}{}\n",
            rule.summary,
            if rule.is_on {
                ""
            } else {
                " (off unless the profile is strict)"
            },
        ));
    }
    out
}

fn page(rule: &RuleInfo) -> String {
    format!(
        "{}: {}, {}{}\n\n{}\n",
        rule.id,
        rule.verdict.name(),
        rule.severity.name(),
        if rule.is_on {
            ""
        } else {
            ", off unless the profile is strict"
        },
        rule.document.trim(),
    )
}
