use super::{Tagged, tag};
use crate::document::Document;
use crate::quotation;
use crate::text::Text;

fn tagged(str: &str) -> (Document, Vec<Tagged>) {
    let document = Document::from_text(str);
    let text = Text::read(&document);
    let found = tag(&text, &quotation::find(&text));
    (document, found)
}

/// Source, cue and content of the attribution whose cue holds `cue`.
fn words(str: &str, cue: &str) -> (Option<String>, Vec<String>) {
    let (document, found) = tagged(str);
    let of = |s: crate::document::Span| s.of(&document.text).to_string();
    let hit = found.iter().find(|t| of(t.cue).contains(cue));
    let hit = hit.unwrap_or_else(|| panic!("no cue {cue:?} in {str:?}: {found:?}"));
    (
        hit.source.map(of),
        hit.content.iter().copied().map(of).collect(),
    )
}

#[track_caller]
fn check(str: &str, cue: &str, source: Option<&str>, content: &[&str]) {
    let (got_source, got_content) = words(str, cue);
    assert_eq!(got_source.as_deref(), source, "source of {str:?}");
    assert_eq!(got_content, content, "content of {str:?}");
}

#[test]
fn reported_speech_after_the_cue() {
    check(
        "Marta Lindqvist said the bridge would stay closed until spring.",
        "said",
        Some("Marta Lindqvist"),
        &["the bridge would stay closed until spring"],
    );
}

#[test]
fn reported_speech_before_the_cue() {
    check(
        "The bridge will stay closed until spring, according to the harbour office.",
        "according to",
        Some("the harbour office"),
        &["The bridge will stay closed until spring"],
    );
}

#[test]
fn quoted_speech_of_several_sentences() {
    check(
        "“We waited too long. Nobody answered us,” said Marta Lindqvist.",
        "said",
        Some("Marta Lindqvist"),
        &["We waited too long. Nobody answered us"],
    );
}

#[test]
fn odd_text_does_no_harm() {
    for text in [
        String::new(),
        "🙂".repeat(50),
        "x".repeat(100_000),
        "“\"“\"”".repeat(500),
        "said ".repeat(300),
        "She said he said that ".repeat(60),
        "\u{feff}\u{200b}said\u{0}that".to_string(),
    ] {
        tagged(&text);
    }
}
