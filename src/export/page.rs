//! The Report as a page to print: whole in itself, without a script, and nothing of the audited page
//! in it but escaped text.

use std::fmt::Write;

use super::Subject;
use super::prose::{findings, given_source, in_context, on_one_line, summary, title};
use crate::report::{Claim, Report};
use crate::rules::catalogue;

/// After the last report.
pub const TAIL: &str = "</main>\n</html>\n";

/// How it looks, on a screen and on paper.
const STYLE: &str = include_str!("page.css");

/// What lets this style in, and nothing else: its digest, which the extension's own policy holds too.
const STYLE_DIGEST: &str = "sha256-CZhZeWYneXpakmkB0AD4/W1gn3TuPtRFMRrPaoVGth8=";

/// Before the first report.
pub fn head() -> String {
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"content-security-policy\" content=\"default-src 'none'; style-src '{STYLE_DIGEST}'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"referrer\" content=\"no-referrer\">\n\
         <title>Hearsay: report</title>\n<style>{STYLE}</style>\n<main>\n"
    )
}

/// `report` as an article of its own.
pub fn item(report: &Report, subject: Subject) -> String {
    let mut out = String::from("<article>\n");
    let (found, review) = findings(report);
    let title = title(report);
    let _ = writeln!(
        out,
        "<h1 dir=\"auto\">{}</h1>",
        escaped(title.unwrap_or(subject.name))
    );
    if title.is_some() && !subject.name.is_empty() {
        let _ = writeln!(out, "<p class=\"soft\">{}</p>", escaped(subject.name));
    }
    let _ = writeln!(out, "<p>{}.</p>", summary(report));
    section(&mut out, "Findings", &found);
    section(&mut out, "To be decided by a reader", &review);
    sources(&mut out, report);
    let engine = &report.engine;
    let _ = writeln!(
        out,
        "<footer>{} {}: who says so, and where nobody does; no word on what is true.</footer>\n</article>",
        escaped(&engine.name),
        escaped(&engine.version)
    );
    out
}

fn section(out: &mut String, title: &str, claims: &[&Claim]) {
    if claims.is_empty() {
        return;
    }
    let _ = writeln!(out, "<h2>{title} ({})</h2>\n<ol>", claims.len());
    for claim in claims {
        finding(out, claim);
    }
    out.push_str("</ol>\n");
}

fn finding(out: &mut String, claim: &Claim) {
    let rule = catalogue()
        .iter()
        .find(|rule| Some(rule.id) == claim.rule.as_deref());
    let severity = claim.severity.map_or("", |s| s.name());
    let _ = writeln!(
        out,
        "<li class=\"{}\"><p><b>{}</b> <span class=\"soft\">{severity}</span></p>",
        claim.verdict.name(),
        escaped(rule.map_or("", |r| r.summary)),
    );
    let [before, exact, after] = in_context(claim).map(|part| escaped_part(&part));
    let _ = writeln!(
        out,
        "<blockquote dir=\"auto\">{before}<mark>{exact}</mark>{after}</blockquote>"
    );
    if let Some(message) = &claim.message {
        let _ = writeln!(out, "<p>{}</p>", escaped(&message.text));
    }
    if let Some(source) = given_source(claim) {
        let _ = writeln!(out, "<p>Source: <bdi>{}</bdi></p>", escaped(&source));
    }
    if let Some(rule) = rule {
        let (ask, standard) = (escaped(rule.ask), escaped(rule.standard));
        let _ = writeln!(
            out,
            "<p class=\"soft\">An editor would ask: {ask} <i>{standard}</i></p>"
        );
    }
    out.push_str("</li>\n");
}

fn sources(out: &mut String, report: &Report) {
    if report.sources.is_empty() {
        return;
    }
    out.push_str(
        "<h2>Sources</h2>\n<table>\n<thead><tr><th scope=\"col\">Source</th><th scope=\"col\">Kind</th>\
         <th scope=\"col\" class=\"n\">Claims</th><th scope=\"col\" class=\"n\">Words</th></tr></thead>\n<tbody>\n",
    );
    for source in &report.sources {
        let name = escaped(&source.name);
        let (kind, claims, words) = (source.kind.name(), source.claims, source.words);
        let _ = writeln!(
            out,
            "<tr><td dir=\"auto\">{name}</td><td>{kind}</td><td class=\"n\">{claims}</td><td class=\"n\">{words}</td></tr>"
        );
    }
    out.push_str("</tbody>\n</table>\n");
}

/// Page words as HTML that shows them and does nothing.
fn escaped(words: &str) -> String {
    escaped_part(&on_one_line(words))
}

fn escaped_part(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for c in words.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Document;
    use crate::export::Form;

    #[test]
    fn hostile_words_are_shown_and_do_nothing() {
        let hostile = "</title></style></main><script>alert(1)</script><img src=x onerror='alert(1)'>&amp;\" onload=\"x";
        let document = Document {
            url: Some(format!("javascript:{hostile}")),
            title: Some(hostile.to_string()),
            ..Document::from_text(
                "“It fell <i>down</i> in March,” said Ann Lee of Quay & Sons.\n\n\
                 The bridge is old. Critics say the <b>quay</b> will drown.",
            )
        };
        let report = crate::audit(&document, &crate::Options::default());
        assert!(!findings(&report).0.is_empty() && !report.sources.is_empty());
        let page = Form::Html.all(&[report.clone(), report]);
        let body = page.split_once("<main>").expect("a body").1;
        let mut tags: Vec<&str> = body
            .split('<')
            .skip(1)
            .map(|rest| rest.split(['>', ' ']).next().unwrap_or_default())
            .filter(|tag| !tag.starts_with('/'))
            .collect();
        tags.sort_unstable();
        tags.dedup();
        assert_eq!(
            tags,
            [
                "article",
                "b",
                "bdi",
                "blockquote",
                "footer",
                "h1",
                "h2",
                "i",
                "li",
                "mark",
                "ol",
                "p",
                "span",
                "table",
                "tbody",
                "td",
                "th",
                "thead",
                "tr"
            ]
        );
        assert_eq!(page.matches("<style>").count(), 1);
        assert!(body.contains("&lt;b&gt;quay&lt;/b&gt;"));
        assert!(!body.contains("onload=\"") && !body.contains("onerror='"));
    }

    #[test]
    fn the_style_ends_where_its_element_does() {
        assert!(!STYLE.contains('<'));
    }
}
