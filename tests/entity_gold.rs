//! Names and named/unnamed of gold sources (GUM), fed straight into `entity::resolve`: this measures
//! the entity stage apart from the finding of attributions. Where the corpora are absent it says so.
//! `HEARSAY_DUMP=1 cargo test --test entity_gold -- --nocapture` prints the misses.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use hearsay::attribution::Attribution;
use hearsay::document::{Document, Span};
use hearsay::entity;
use hearsay::quotation;
use hearsay::report::{Act, Form};
use hearsay::text::Text;
use serde_json::Value;

/// Right ones, of all.
type Count = (usize, usize);

#[derive(Default, Debug)]
struct Score {
    named: Count,
    name: Count,
    unsure: usize,
    /// For each sort of source words: named, name.
    sorts: BTreeMap<&'static str, (Count, Count)>,
}

#[test]
fn named_and_name_of_gold_sources() {
    let train = score("gum.train");
    let dev = score("gum.dev");
    let (Some(train), Some(dev)) = (train, dev) else {
        println!("skipped: no corpora");
        return;
    };
    for (set, s) in [("train", &train), ("dev", &dev)] {
        println!(
            "gum.{set}: named {:.3} of {}; name {:.3} of {}; not sure {:.3}",
            share(s.named),
            s.named.1,
            share(s.name),
            s.name.1,
            s.unsure as f64 / s.named.1 as f64
        );
        for (sort, (named, name)) in &s.sorts {
            println!(
                "  {sort:8} named {:.3} of {:3}; name {:.3} of {:3}",
                share(*named),
                named.1,
                share(*name),
                name.1
            );
        }
    }
    assert!(share(train.named) > 0.79, "named, train: {train:?}");
    assert!(share(train.name) > 0.59, "name, train: {train:?}");
}

/// The sort of words a source is: what the breakdown is by.
fn sort_of(source: &str) -> &'static str {
    match source.to_lowercase().as_str() {
        "i" | "me" | "my" => "I",
        "we" | "us" => "we",
        "you" => "you",
        "he" | "she" | "him" | "her" => "he-she",
        "they" | "them" | "it" | "who" | "which" | "that" | "this" => "other",
        _ if source.chars().any(char::is_uppercase) => "capital",
        _ => "small",
    }
}

fn share((right, all): (usize, usize)) -> f64 {
    right as f64 / all.max(1) as f64
}

fn score(set: &str) -> Option<Score> {
    let path = Path::new("../shared/corpora").join(format!("{set}.jsonl"));
    let lines = fs::read_to_string(path).ok()?;
    let dump = std::env::var_os("HEARSAY_DUMP").is_some();
    let mut s = Score::default();
    for line in lines.lines() {
        let record: Value = serde_json::from_str(line).unwrap();
        let text = record["text"].as_str().unwrap();
        let byte: Vec<usize> = text
            .char_indices()
            .map(|(k, _)| k)
            .chain([text.len()])
            .collect();
        let span = |v: &Value| {
            let at = |key: &str| byte[v[key].as_u64().unwrap() as usize];
            Span::new(at("start"), at("end"))
        };
        let document = Document::from_text(text);
        let read = Text::read(&document);
        let quotations = quotation::find(&read);
        let quotes: Vec<&Value> = record["quotes"].as_array().unwrap().iter().collect();
        let mut attributions: Vec<Attribution> = quotes
            .iter()
            .map(|q| {
                let content = span(q);
                Attribution {
                    form: Form::Indirect,
                    act: Act::Statement,
                    content,
                    quotation: quotations.iter().position(|q| {
                        content.meets(q.content) && q.content.len() * 2 > content.len()
                    }),
                    part_of: None,
                    cue: q["cue"].is_object().then(|| span(&q["cue"])),
                    source: q["source"].is_object().then(|| span(&q["source"])),
                    relayed_by: None,
                    is_sure: true,
                }
            })
            .collect();
        for k in 0..attributions.len() {
            let inner = attributions[k].content;
            attributions[k].part_of = (0..attributions.len())
                .filter(|o| *o != k && attributions[*o].content.holds(inner))
                .min_by_key(|o| attributions[*o].content.len());
        }
        let resolved = entity::resolve(&read, &quotations, &attributions);
        for (k, q) in quotes.iter().enumerate() {
            let Some(gold) = q["source_named"].as_bool() else {
                continue;
            };
            let answer = resolved[k].as_ref();
            let source = attributions[k].source.unwrap_or_default().of(text);
            let sort = s.sorts.entry(sort_of(source)).or_default();
            let is_named = answer.is_some_and(|r| r.is_named && r.is_sure);
            s.named.1 += 1;
            s.named.0 += usize::from(is_named == gold);
            sort.0.1 += 1;
            sort.0.0 += usize::from(is_named == gold);
            s.unsure += usize::from(answer.is_some_and(|r| !r.is_sure));
            let mut is_right = true;
            if let Some(speaker) = q["speaker_name"].as_str().filter(|_| gold) {
                let name = answer.map_or("", |r| r.name.as_str());
                is_right = shares_word(speaker, name);
                sort.1.1 += 1;
                sort.1.0 += usize::from(is_right);
                s.name.1 += 1;
                s.name.0 += usize::from(is_right);
            }
            if dump && (is_named != gold || !is_right) {
                let at = attributions[k].source.unwrap_or_default();
                let from = (0..=at.start.saturating_sub(160))
                    .rev()
                    .find(|k| text.is_char_boundary(*k))
                    .unwrap_or(0);
                let to = (at.end + 60..text.len())
                    .find(|k| text.is_char_boundary(*k))
                    .unwrap_or(text.len());
                println!(
                    "{set} {} {} gold {}{} | got {} {:?} | {} | {}",
                    record["id"]
                        .as_str()
                        .unwrap()
                        .trim_start_matches("gum/GUM_"),
                    sort_of(source),
                    if gold { "+" } else { "-" },
                    q["speaker_name"]
                        .as_str()
                        .unwrap_or("")
                        .chars()
                        .take(40)
                        .collect::<String>(),
                    answer.map_or(String::new(), |r| format!(
                        "{}{} {:?} {:?}",
                        if r.is_named { "+" } else { "-" },
                        if r.is_sure { "" } else { "?" },
                        r.kind,
                        r.resolved_by
                    )),
                    answer
                        .map_or("", |r| r.name.as_str())
                        .chars()
                        .take(60)
                        .collect::<String>(),
                    at.of(text)
                        .replace('\n', "¶")
                        .chars()
                        .take(60)
                        .collect::<String>(),
                    text[from..to].replace('\n', "¶"),
                );
            }
        }
    }
    Some(s)
}

/// As `labels.py` compares names.
fn shares_word(gold: &str, name: &str) -> bool {
    let words = |s: &str| -> Vec<String> {
        s.to_lowercase()
            .replace('.', "")
            .split_whitespace()
            .map(str::to_string)
            .collect()
    };
    let name = words(name);
    words(gold)
        .iter()
        .any(|w| name.contains(w) && !["the", "of", "and", "mr", "mrs", "dr"].contains(&w.as_str()))
}
