//! What must hold of every Report, in every unit: each span's words are its text, in page order,
//! counted right.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::run::{ACCUSED, fed, hearsay};

const UNITS: [&str; 3] = ["char", "utf16", "byte"];

/// Texts of our own that have come out wrong in one tool or another.
const HARD: [&str; 14] = [
    ACCUSED,
    "",
    "\u{feff}",
    "👍",
    "“",
    "”“”“”",
    "“““a””",
    "said said said said said",
    "“No,” he said. “No.” “No”?\r\n\r\n‘It’s’ she’s ‘said’ \"so\" «oui» „ja“",
    "“Unclosed 👩‍👩‍👧 speech, said Ann Lee\n\n“of several e\u{301} paragraphs\n\n“and no end.",
    "Critics say “the 👍 quay” will “drown”. 🇩🇪 Officials, who asked not to be named, disagreed.",
    "\0\u{1}\u{200b}\u{ad}\u{2028}“It held,”\u{a0}said\u{a0}Ann\u{a0}Lee.",
    "ANN LEE: It held.\n\nQ: Did it?\n\nA: “It did.”",
    "According to a study, İstanbul ẞ ﬁ “Ω” 漢字said the report, it was reported.",
];

/// A text, for the words between two of its offsets.
struct Text<'t> {
    text: &'t str,
    /// The byte at each offset; none where there is no character to begin or end.
    bytes: Vec<Option<usize>>,
}

impl<'t> Text<'t> {
    fn new(text: &'t str, unit: &str) -> Text<'t> {
        let mut bytes = Vec::new();
        for (byte, c) in text.char_indices() {
            bytes.push(Some(byte));
            let width = match unit {
                "char" => 1,
                "utf16" => c.len_utf16(),
                _ => c.len_utf8(),
            };
            bytes.extend((1..width).map(|_| None));
        }
        bytes.push(Some(text.len()));
        Text { text, bytes }
    }

    fn cut(&self, span: &Value) -> &'t str {
        let byte = |name| self.bytes[number(&span[name])].expect("offsets lie on characters");
        &self.text[byte("start")..byte("end")]
    }
}

/// Every object with `start`, `end` and `text` under `value`.
fn passages<'v>(value: &'v Value, found: &mut Vec<&'v Value>) {
    match value {
        Value::Array(list) => list.iter().for_each(|v| passages(v, found)),
        Value::Object(members) => {
            if ["start", "end", "text"]
                .iter()
                .all(|name| members.contains_key(*name))
            {
                found.push(value);
            }
            members.values().for_each(|v| passages(v, found));
        }
        _ => {}
    }
}

fn number(value: &Value) -> usize {
    usize::try_from(value.as_u64().expect("an offset")).unwrap()
}

fn check(line: &Value, unit: &str) {
    let (id, report, document) = (&line["id"], &line["report"], &line["document"]);
    let whole = document["text"].as_str().unwrap();
    let text = Text::new(whole, unit);
    assert_eq!(report["offsets"], unit, "{id}");
    assert_eq!(document["offsets"], unit, "{id}");
    let mut found = Vec::new();
    passages(&report["claims"], &mut found);
    for passage in found {
        assert_eq!(text.cut(passage), passage["text"], "{id} {passage}");
    }
    let claims = report["claims"].as_array().unwrap();
    let mut last = 0;
    let mut ids = Vec::new();
    for claim in claims {
        let exact = &claim["selector"]["exact"];
        assert_eq!(text.cut(&claim["mark"]), *exact, "{id} {claim}");
        let around = [
            &claim["selector"]["prefix"],
            &claim["selector"]["exact"],
            &claim["selector"]["suffix"],
        ]
        .map(|part| part.as_str().unwrap())
        .concat();
        assert!(whole.contains(&around), "{id} {claim}");
        let start = number(&claim["content"]["start"]);
        assert!(start >= last, "claims are in page order: {id} {claim}");
        last = start;
        assert_eq!(
            claim["rule"].is_null(),
            claim["severity"].is_null(),
            "{id} {claim}"
        );
        assert_eq!(
            claim["rule"].is_null(),
            claim["message"].is_null(),
            "{id} {claim}"
        );
        ids.push(claim["id"].as_str().unwrap());
    }
    for claim in claims.iter().filter(|c| !c["part_of"].is_null()) {
        assert!(
            ids.contains(&claim["part_of"].as_str().unwrap()),
            "{id} {claim}"
        );
    }
    let all = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), all, "ids are unique: {id}");
    let summary = &report["summary"];
    let parts = ["named", "cited", "unnamed", "unattributed", "review"];
    let sum: usize = parts.iter().map(|part| number(&summary[part])).sum();
    assert_eq!(number(&summary["claims"]), sum, "{id} {summary}");
    for quotation in report["quotations"].as_array().unwrap() {
        assert!(!text.cut(quotation).is_empty(), "{id} {quotation}");
    }
}

/// The units say the same in their own way.
fn same_but_for_offsets(value: &Value) -> Value {
    match value {
        Value::Array(list) => list.iter().map(same_but_for_offsets).collect(),
        Value::Object(members) => members
            .iter()
            .filter(|(name, _)| !["start", "end", "offsets"].contains(&name.as_str()))
            .map(|(name, value)| (name.clone(), same_but_for_offsets(value)))
            .collect(),
        other => other.clone(),
    }
}

#[test]
fn spans_are_their_words_in_every_unit() {
    let lines: Vec<String> = HARD
        .iter()
        .enumerate()
        .map(|(id, text)| serde_json::json!({"id": id, "text": text}).to_string())
        .collect();
    let mut said: Vec<Vec<Value>> = Vec::new();
    for unit in UNITS {
        let arguments = [
            "audit",
            "--format",
            "jsonl",
            "--with-document",
            "--offsets",
            unit,
            "-",
        ];
        let answers = fed(&arguments, lines.join("\n")).lines();
        assert_eq!(answers.len(), HARD.len());
        answers.iter().for_each(|line| check(line, unit));
        assert!(
            answers
                .iter()
                .map(|a| a["report"]["claims"].as_array().unwrap().len())
                .sum::<usize>()
                > 8
        );
        said.push(answers.iter().map(same_but_for_offsets).collect());
    }
    assert!(said.iter().all(|answers| *answers == said[0]));
}

/// Corpora and pages beside the project, where they are.
fn shared(folder: &str, ending: &str) -> Vec<PathBuf> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../shared")
        .join(folder);
    let Ok(files) = fs::read_dir(path) else {
        println!("skipped: no corpora");
        return Vec::new();
    };
    let mut files: Vec<PathBuf> = files
        .map(|f| f.unwrap().path())
        .filter(|f| f.extension().is_some_and(|e| e == ending))
        .collect();
    files.sort();
    files
}

#[test]
fn spans_are_their_words_on_every_page_and_text_of_the_corpora() {
    let pages = shared("pages", "html");
    let corpora = shared("corpora", "jsonl");
    let documents = corpora
        .iter()
        .filter(|c| c.to_str().is_some_and(|name| name.contains("dev")));
    let files: Vec<&str> = pages
        .iter()
        .chain(documents)
        .map(|f| f.to_str().unwrap())
        .collect();
    if files.is_empty() {
        return;
    }
    let arguments = [
        "audit",
        "--format",
        "jsonl",
        "--with-document",
        "--offsets",
        "utf16",
    ];
    let answer = hearsay(&[&arguments[..], &files].concat());
    assert!(answer.code < 2, "{}", answer.err);
    let lines = answer.lines();
    assert!(lines.len() >= files.len());
    lines.iter().for_each(|line| check(line, "utf16"));
}
