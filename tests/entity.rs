//! Cases of `entity::resolve`, beside their texts in `tests/entity/*.txt`. A case is a title line
//! (`# …`), a text with the source in `[[…]]` and what it says in `{{…}}`, and a line for each source:
//!
//! `> named|unnamed|unsure KIND NAME`, `NAME` as the page spells it; ` | org ORGANISATION` where the
//! phrase names one; ` | by WHAT` for what led there.
//!
//! `>! …` is a KNOWN MISS: what it should be, and is not yet; a change that gets it right fails, so
//! that the mark is taken off.

use std::fs;
use std::path::Path;

use hearsay::attribution::Attribution;
use hearsay::document::{Document, Span};
use hearsay::entity::{self, Resolved};
use hearsay::quotation;
use hearsay::report::{Act, Form};
use hearsay::text::Text;

#[test]
fn cases() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/entity");
    let mut files: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|f| f.unwrap().path())
        .collect();
    files.sort();
    let (mut cases, mut wrong) = (0, Vec::new());
    for file in files {
        let all = fs::read_to_string(&file).unwrap();
        for case in all.split("\n# ").map(|c| c.trim_start_matches("# ")) {
            cases += 1;
            if let Err(why) = check(case) {
                let stem = file.file_stem().unwrap().to_string_lossy();
                wrong.push(format!("{stem}: {why}"));
            }
        }
    }
    println!("{cases} cases, {} wrong", wrong.len());
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

fn check(case: &str) -> Result<(), String> {
    let (title, body) = case.split_once('\n').unwrap_or((case, ""));
    let is_wanted = |l: &&str| l.starts_with('>');
    let wanted: Vec<&str> = body.lines().filter(is_wanted).collect();
    let marked: Vec<&str> = body.lines().filter(|l| !is_wanted(l)).collect();
    let (text, sources, contents) = unmark(marked.join("\n").trim());
    if sources.len() != wanted.len() || sources.is_empty() {
        return Err(format!(
            "{title}: {} sources, {} answers",
            sources.len(),
            wanted.len()
        ));
    }
    let document = Document::from_text(text.as_str());
    let read = Text::read(&document);
    let quotations = quotation::find(&read);
    let mut attributions: Vec<Attribution> = sources
        .iter()
        .enumerate()
        .map(|(k, source)| {
            let content = contents.get(k).copied().unwrap_or_default();
            let quotation = quotations.iter().position(|q| q.content.meets(content));
            Attribution {
                form: Form::Indirect,
                act: Act::Statement,
                content,
                quotation,
                part_of: None,
                cue: None,
                source: Some(*source),
                relayed_by: None,
                is_sure: true,
            }
        })
        .collect();
    for k in 0..attributions.len() {
        let (inner, source) = (attributions[k].content, attributions[k].source.unwrap());
        attributions[k].part_of = (0..attributions.len())
            .find(|o| *o != k && attributions[*o].content.holds(inner.with(source)));
    }
    let answers = entity::resolve(&read, &quotations, &attributions);
    for (k, want) in wanted.iter().enumerate() {
        let got = answers[k]
            .as_ref()
            .map_or("none".to_string(), |r| say(r, &text, want));
        let (is_known_miss, want) = match want.strip_prefix(">!") {
            Some(want) => (true, want.trim()),
            None => (false, want[1..].trim()),
        };
        if (got == want) == is_known_miss {
            let source = sources[k].of(&text);
            return Err(format!(
                "{title}: [{source}]\n    want {want}\n    got  {got}"
            ));
        }
    }
    Ok(())
}

fn say(r: &Resolved, text: &str, want: &str) -> String {
    let verdict = match (r.is_sure, r.is_named) {
        (false, _) => "unsure",
        (_, true) => "named",
        _ => "unnamed",
    };
    let kind = format!("{:?}", r.kind).to_lowercase();
    let mut said = format!("{verdict} {kind} {}", r.name);
    if want.contains("| org ") {
        said += " | org ";
        said += r.organisation.map_or("none", |o| o.of(text));
    }
    if want.contains("| by ") {
        said += &format!(" | by {:?}", r.resolved_by).to_lowercase();
    }
    said
}

/// Takes the marks off: the text, the spans of `[[…]]` and of `{{…}}`.
fn unmark(marked: &str) -> (String, Vec<Span>, Vec<Span>) {
    let mut text = String::new();
    let (mut sources, mut contents) = (Vec::new(), Vec::new());
    let (mut source, mut content) = (0, 0);
    let mut rest = marked;
    while !rest.is_empty() {
        let mark = rest.get(..2).unwrap_or("");
        match mark {
            "[[" => source = text.len(),
            "]]" => sources.push(Span::new(source, text.len())),
            "{{" => content = text.len(),
            "}}" => contents.push(Span::new(content, text.len())),
            _ => {
                let c = rest.chars().next().unwrap();
                text.push(c);
                rest = &rest[c.len_utf8()..];
                continue;
            }
        }
        rest = &rest[2..];
    }
    (text, sources, contents)
}

/// Odd strings and odd spans: no panic, and every span lies in the text.
#[test]
fn never_panics() {
    const BITS: [&str; 48] = [
        "Ann",
        "Lee",
        "Mr.",
        "St.",
        "the",
        "The",
        "of",
        "and",
        "de",
        "van",
        "’s",
        "'",
        "“",
        "”",
        "\"",
        "(",
        ")",
        ",",
        ".",
        ":",
        "—",
        "?",
        "Minister",
        "Chief Justice",
        "spokesman",
        "mayor",
        "his",
        "her",
        "I",
        "I’m",
        "you",
        "who",
        "which",
        "they",
        "it",
        "US",
        "U.S.",
        "said",
        "told",
        "42",
        "%",
        "University",
        "Inc",
        "é",
        "İ",
        "\u{200b}",
        "\n\n",
        "😀",
    ];
    let mut seed = 7_u64;
    let mut random = move |below: usize| {
        seed = seed
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) as usize % below.max(1)
    };
    for _ in 0..3000 {
        let mut text = String::new();
        for _ in 0..random(40) {
            text += BITS[random(BITS.len())];
            if random(4) > 0 {
                text.push(' ');
            }
        }
        let edges: Vec<usize> = text
            .char_indices()
            .map(|(k, _)| k)
            .chain([text.len()])
            .collect();
        let mut span = || {
            let (a, b) = (edges[random(edges.len())], edges[random(edges.len())]);
            Span::new(a.min(b), a.max(b))
        };
        let document = Document::from_text(text.as_str());
        let read = Text::read(&document);
        let quotations = quotation::find(&read);
        let attributions: Vec<Attribution> = (0..6)
            .map(|k| Attribution {
                form: Form::Direct,
                act: Act::Statement,
                content: span(),
                quotation: (k < quotations.len()).then_some(k),
                part_of: [None, Some(0), Some(k), Some(5)][k % 4],
                cue: None,
                source: (k != 2).then(&mut span),
                relayed_by: None,
                is_sure: true,
            })
            .collect();
        let answers = entity::resolve(&read, &quotations, &attributions);
        assert_eq!(answers.len(), attributions.len());
        for answer in answers.into_iter().flatten() {
            let spans = answer
                .via
                .iter()
                .chain(&answer.organisation)
                .chain(&answer.attached_to);
            for span in spans {
                assert!(
                    text.get(span.start..span.end).is_some(),
                    "{span:?} in {text:?}"
                );
            }
        }
    }
}
