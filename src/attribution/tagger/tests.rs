use super::decode::{Arguments, Content};
use super::model::Model;
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
        hit.content.iter().map(|(c, _)| of(*c)).collect(),
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

#[test]
fn single_marks_are_read_as_double_ones() {
    for (open, close) in [("“", "”"), ("‘", "’"), ("''", "''"), ("«", "»")] {
        check(
            &format!("{open}We waited too long. Nobody answered us,{close} said Marta Lindqvist."),
            "said",
            Some("Marta Lindqvist"),
            &["We waited too long. Nobody answered us"],
        );
    }
}

#[test]
fn what_is_reported_is_sure_by_itself() {
    let (_, found) = tagged("Marta Lindqvist said the bridge would stay closed until spring.");
    let sure: Vec<f32> = found.iter().flat_map(|t| &t.content).map(|c| c.1).collect();
    assert!(sure.iter().all(|s| (0.5..=1.0).contains(s)), "{sure:?}");
    assert_eq!(sure.len(), 1);
}

#[test]
fn of_two_cues_of_one_attribution_the_surer_one_has_the_content() {
    let claims = |range, sure| Arguments {
        right: Some(Content {
            range,
            sure,
            ..Content::default()
        }),
        ..Arguments::default()
    };
    let sure = |a: &Arguments| a.right.map(|c| c.sure);
    let (mut a, mut b) = (claims((5, 14), 0.6), claims((6, 14), 0.7));
    super::verify::leave_one(&mut a, &mut b);
    assert_eq!((sure(&a), sure(&b)), (Some(0.0), Some(0.7)));
    let (mut a, mut b) = (claims((5, 14), 0.6), claims((9, 14), 0.7));
    super::verify::leave_one(&mut a, &mut b);
    assert_eq!((sure(&a), sure(&b)), (Some(0.6), Some(0.7)));
}

#[test]
fn a_broken_model_is_refused() {
    let whole = super::model::BYTES;
    assert!(Model::parse(whole).is_some());
    for end in [0, 7, 12, 5_000, whole.len() / 2, whole.len() - 1] {
        assert!(Model::parse(&whole[..end]).is_none(), "{end}");
    }
    // Nonsense in the middle of a table may be read, as nonsense.
    let mut broken = whole.to_vec();
    for byte in broken.iter_mut().skip(200_000).take(1000) {
        *byte ^= 0x5a;
    }
    let _ = Model::parse(&broken);
}
