//! The Report as Markdown, for an editor.

use std::fmt::Write;

use super::Subject;
use super::prose::{findings, given_source, in_context, on_one_line, summary, title};
use crate::report::{Claim, Report};

/// `report` as a document of its own.
pub fn item(report: &Report, subject: Subject) -> String {
    let mut out = String::new();
    let (found, review) = findings(report);
    let title = title(report);
    let _ = write!(out, "# {}\n\n", escaped(title.unwrap_or(subject.name)));
    if title.is_some() {
        let _ = write!(out, "{}\n\n", escaped(subject.name));
    }
    let _ = writeln!(out, "{}.", summary(report));
    section(&mut out, "Findings", &found);
    section(&mut out, "To be decided by a reader", &review);
    sources(&mut out, report);
    let engine = &report.engine;
    let _ = write!(
        out,
        "\n{} {}\n",
        escaped(&engine.name),
        escaped(&engine.version)
    );
    out
}

fn section(out: &mut String, title: &str, claims: &[&Claim]) {
    if claims.is_empty() {
        return;
    }
    let _ = write!(out, "\n## {title} ({})\n", claims.len());
    for (k, claim) in claims.iter().enumerate() {
        let severity = claim.severity.map_or("", |s| s.name());
        let rule = claim.rule.as_deref().unwrap_or_default();
        let _ = write!(out, "\n{}. **{severity}**, {}", k + 1, escaped(rule));
        if let Some(message) = &claim.message {
            let _ = write!(out, ": {}", escaped(&message.text));
        }
        let [before, exact, after] = in_context(claim).map(|part| escaped_part(&part));
        let _ = write!(out, "\n   > {before}**{exact}**{after}\n");
        if let Some(source) = given_source(claim) {
            let _ = write!(out, "\n   Source: {}\n", escaped(&source));
        }
    }
}

fn sources(out: &mut String, report: &Report) {
    if report.sources.is_empty() {
        return;
    }
    out.push_str(
        "\n## Sources\n\n| Source | Kind | Claims | Words |\n| --- | --- | ---: | ---: |\n",
    );
    for source in &report.sources {
        let name = escaped(&source.name);
        let (kind, claims, words) = (source.kind.name(), source.claims, source.words);
        let _ = writeln!(out, "| {name} | {kind} | {claims} | {words} |");
    }
}

/// Page words as Markdown that shows them and does nothing.
fn escaped(words: &str) -> String {
    escaped_part(&on_one_line(words))
}

fn escaped_part(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for c in words.chars() {
        if matches!(
            c,
            '\\' | '`'
                | '*'
                | '_'
                | '['
                | ']'
                | '<'
                | '>'
                | '#'
                | '|'
                | '~'
                | '&'
                | '!'
                | '$'
                | '+'
                | '-'
                | '='
                | '@'
        ) {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::escaped;

    #[test]
    fn page_words_are_shown_and_do_nothing() {
        assert_eq!(
            escaped("# a *b* [c](d)\n<i>|&amp;"),
            "\\# a \\*b\\* \\[c\\](d) \\<i\\>\\|\\&amp;"
        );
        assert_eq!(escaped("- 1"), "\\- 1");
    }
}
