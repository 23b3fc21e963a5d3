//! The measures, on a text of our own: they count what they say they count.

use hearsay::report::{Form, Verdict};
use scoreboard::attribution::{Mode, overlap, score};
use scoreboard::corpus::{Annotated, Gold, GoldSource, Said};
use scoreboard::labels::Named;
use scoreboard::quoted::{Quoted, trim};

const TEXT: &str = "“It rained,” said Ana Petrov, a baker.\n\nShe said the roof leaked.";

fn at(words: &str) -> (usize, usize) {
    let byte = TEXT.find(words).expect("words of the text");
    let start = TEXT[..byte].chars().count();
    (start, start + words.chars().count())
}

fn gold(content: &str, source: &str, name: Option<&str>) -> Gold {
    let (start, end) = at(content);
    let (first, last) = at(source);
    Gold {
        start,
        end,
        spans: Vec::new(),
        source: Some(GoldSource {
            start: Some(first),
            end: Some(last),
            text: source.to_string(),
            spans: Vec::new(),
        }),
        speaker_name: name.map(str::to_string),
        source_named: Some(name.is_some()),
    }
}

fn said(form: Form, content: &str, source: Option<&str>, name: &str, verdict: Verdict) -> Said {
    Said {
        form,
        content: at(content),
        source: source.map(|s| (at(s), s.to_string())),
        name: name.to_string(),
        verdict,
    }
}

fn annotated(claims: Vec<Said>) -> Annotated {
    Annotated {
        id: "ours".to_string(),
        text: TEXT.chars().collect(),
        gold: vec![
            gold("“It rained,”", "Ana Petrov, a baker", Some("Ana Petrov")),
            gold("the roof leaked", "She", Some("Ana Petrov")),
        ],
        is_weasel: None,
        claims,
    }
}

#[test]
fn marks_and_punctuation_at_the_edges_do_not_count() {
    let text: Vec<char> = TEXT.chars().collect();
    assert_eq!(trim(&text, at("“It rained,”")), at("It rained"));
    let quoted = Quoted::read(&text);
    assert_eq!(quoted.share(&text, at("It rained")), 1.0);
    assert_eq!(quoted.share(&text, at("the roof leaked")), 0.0);
    assert_eq!(quoted.cut(at("It rained")), [at("It rained,")]);
}

#[test]
fn a_mark_that_is_not_closed_holds_to_the_end_of_its_paragraph() {
    let text: Vec<char> = "“It rained\n \nand rained".chars().collect();
    let quoted = Quoted::read(&text);
    assert_eq!(quoted.share(&text, (0, 10)), 1.0);
    assert_eq!(quoted.share(&text, (13, text.len())), 0.0);
}

#[test]
fn overlap_is_a_share_of_the_union() {
    assert_eq!(overlap((0, 4), (2, 6)), 2.0 / 6.0);
    assert_eq!(overlap((0, 4), (4, 6)), 0.0);
}

#[test]
fn found_wrong_and_missed_are_told_apart() {
    let text = annotated(vec![
        said(
            Form::Direct,
            "It rained,",
            Some("Ana Petrov"),
            "Ana Petrov",
            Verdict::Named,
        ),
        said(Form::Indirect, "a baker", None, "", Verdict::Unattributed),
    ]);
    let direct = score(&text, Mode::Direct, 0.8).0;
    assert_eq!(
        (direct.found, direct.wrong, direct.missed, direct.right),
        (1, 0, 0, 1)
    );
    let indirect = score(&text, Mode::Indirect, 0.8).0;
    assert_eq!((indirect.found, indirect.wrong, indirect.missed), (0, 1, 1));
    assert_eq!(score(&text, Mode::All, 1.0).0.f1(), 0.5);
}

#[test]
fn a_speaker_is_right_by_place_or_by_head() {
    let by = |source| {
        let claim = said(
            Form::Indirect,
            "the roof leaked",
            source,
            "",
            Verdict::Named,
        );
        score(&annotated(vec![claim]), Mode::Indirect, 0.8).0.right
    };
    assert_eq!(by(Some("She")), 1);
    assert_eq!(by(Some("Ana Petrov")), 0);
    assert_eq!(by(None), 0);
}

#[test]
fn named_is_told_from_unnamed_and_the_name_is_compared() {
    let counts = |verdict, name| {
        let claim = said(
            Form::Indirect,
            "the roof leaked",
            Some("She"),
            name,
            verdict,
        );
        Named::of(&annotated(vec![claim]))
    };
    let right = counts(Verdict::Named, "Petrov");
    assert_eq!(
        (right.labelled, right.found, right.told, right.name_right),
        (2, 1, 1, 1)
    );
    let review = counts(Verdict::Review, "the roof");
    assert_eq!(
        (review.told, review.name_found, review.name_right),
        (0, 1, 0)
    );
}
