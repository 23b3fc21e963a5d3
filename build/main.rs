//! Compiles the lexicon's data files into one static table.
//!
//! A file's stem is its class: `nouns/collective.txt` makes the class `COLLECTIVE`. A line is a
//! word or a phrase; `#` starts a comment. In `words/` a line stands as it is. In `verbs/` it is a
//! lemma, with its past and participle where they are irregular (`say said said`); phrasal verbs
//! inflect their first word (`point_out`). In `nouns/` it is a singular, with its plural where that
//! is irregular (`man men`). `endings/` is apart: each file is a list of ends of words, `trade.txt`
//! is `TRADE_ENDINGS`.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

mod inflect;

/// Forms a word can have; they come first among the classes.
const FORMS: [&str; 7] = [
    "BASE",
    "PRESENT",
    "PAST",
    "PARTICIPLE",
    "GERUND",
    "SINGULAR",
    "PLURAL",
];
const BASE: usize = 0;
const SINGULAR: usize = 5;
const PLURAL: usize = 6;

#[derive(Default)]
struct Word {
    classes: u128,
    lemma: Option<String>,
}

fn main() {
    let root = Path::new(&env::var("CARGO_MANIFEST_DIR").unwrap()).join("src/lexicon");
    let mut names: Vec<String> = FORMS.iter().map(|s| (*s).to_string()).collect();
    let mut words: BTreeMap<String, Word> = BTreeMap::new();
    for folder in ["words", "verbs", "nouns"] {
        let folder_path = root.join(folder);
        println!("cargo::rerun-if-changed={}", folder_path.display());
        let mut files: Vec<_> = fs::read_dir(&folder_path)
            .unwrap()
            .map(|f| f.unwrap().path())
            .collect();
        files.sort();
        for file in files {
            println!("cargo::rerun-if-changed={}", file.display());
            let stem = file.file_stem().unwrap().to_str().unwrap();
            let name = stem.to_uppercase().replace('-', "_");
            let class = names.iter().position(|n| *n == name).unwrap_or_else(|| {
                names.push(name);
                names.len() - 1
            });
            assert!(class < 128, "more than 128 classes: widen Classes");
            for line in fs::read_to_string(&file).unwrap().lines() {
                let line = line.split('#').next().unwrap().trim();
                if !line.is_empty() {
                    add(&mut words, folder, line, class);
                }
            }
        }
    }
    let out = Path::new(&env::var("OUT_DIR").unwrap()).join("lexicon.rs");
    fs::write(out, table(&names, &words) + &endings(&root.join("endings"))).unwrap();
    println!("cargo::rerun-if-changed=build");
}

/// A constant for each list of ends of words in `folder`.
fn endings(folder: &Path) -> String {
    println!("cargo::rerun-if-changed={}", folder.display());
    let mut files: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|f| f.unwrap().path())
        .collect();
    files.sort();
    let mut out = String::new();
    for file in files {
        println!("cargo::rerun-if-changed={}", file.display());
        let text = fs::read_to_string(&file).unwrap();
        let ends: Vec<&str> = text
            .lines()
            .map(|line| line.split('#').next().unwrap().trim())
            .filter(|line| !line.is_empty())
            .collect();
        let stem = file.file_stem().unwrap().to_str().unwrap();
        let name = stem.to_uppercase().replace('-', "_");
        writeln!(out, "/// Ends of words, from `endings/{stem}.txt`.").unwrap();
        writeln!(
            out,
            "pub const {name}_ENDINGS: [&str; {}] = {ends:?};",
            ends.len()
        )
        .unwrap();
    }
    out
}

fn add(words: &mut BTreeMap<String, Word>, folder: &str, line: &str, class: usize) {
    let mut put = |form: String, bits: u128, lemma: Option<&str>| {
        let word = words.entry(form).or_default();
        word.classes |= bits | 1 << class;
        if let Some(lemma) = lemma {
            word.lemma.get_or_insert_with(|| lemma.to_string());
        }
    };
    let parts: Vec<&str> = line.split_whitespace().collect();
    match folder {
        "verbs" => {
            let lemma = parts[0].replace('_', " ");
            for (k, form) in inflect::verb(&parts).into_iter().enumerate() {
                put(form, 1 << (BASE + k), Some(&lemma));
            }
        }
        "nouns" => {
            let singular = parts[0].replace('_', " ");
            let plural = parts
                .get(1)
                .map_or_else(|| inflect::plural(&singular), |p| p.replace('_', " "));
            put(plural, 1 << PLURAL, Some(&singular));
            put(singular.clone(), 1 << SINGULAR, Some(&singular));
        }
        _ => put(parts.join(" "), 0, None),
    }
}

fn table(names: &[String], words: &BTreeMap<String, Word>) -> String {
    // Every word of every phrase is an entry, so that a phrase is compared entry by entry.
    let mut singles: BTreeMap<&str, u128> = BTreeMap::new();
    for (form, word) in words {
        for (k, part) in form.split(' ').enumerate() {
            let bits = singles.entry(part).or_default();
            if k == 0 && !form.contains(' ') {
                *bits |= word.classes;
            }
        }
        if let Some(lemma) = &word.lemma {
            singles.entry(lemma.split(' ').next().unwrap()).or_default();
        }
    }
    let keys: Vec<&str> = singles.keys().copied().collect();
    assert!(keys.len() < usize::from(u16::MAX), "too many words for u16");
    let index = |w: &str| keys.binary_search(&w).unwrap();

    let mut phrases: Vec<Vec<(Vec<usize>, u128)>> = vec![Vec::new(); keys.len()];
    for (form, word) in words.iter().filter(|(form, _)| form.contains(' ')) {
        let mut parts = form.split(' ').map(index);
        phrases[parts.next().unwrap()].push((parts.collect(), word.classes));
    }

    let mut s = String::new();
    for (k, name) in names.iter().enumerate() {
        let doc = if k < FORMS.len() {
            format!("Inflected form: {}.", name.to_lowercase())
        } else {
            format!("Words of `{}.txt`.", name.to_lowercase().replace('_', "-"))
        };
        writeln!(
            s,
            "/// {doc}\npub const {name}: Classes = Classes(1 << {k});"
        )
        .unwrap();
    }
    let mut sets: Vec<u128> = singles.values().copied().collect();
    sets.extend(phrases.iter().flatten().map(|(_, classes)| *classes));
    sets.sort_unstable();
    sets.dedup();
    let set = |classes: &u128| sets.binary_search(classes).unwrap();
    writeln!(s, "static SETS: [u128; {}] = {sets:?};", sets.len()).unwrap();

    let (mut starts, mut at) = (vec![0], 0);
    let (mut lemmas, mut froms, mut flat) = (Vec::new(), vec![0], String::new());
    for (k, key) in keys.iter().enumerate() {
        at += key.len();
        starts.push(at);
        let lemma = words
            .get(*key)
            .and_then(|w| w.lemma.as_deref())
            .map_or(k, |l| index(l.split(' ').next().unwrap()));
        lemmas.push((k as u16).wrapping_sub(lemma as u16));
        phrases[k].sort_by_key(|(rest, _)| std::cmp::Reverse(rest.len()));
        froms.push(froms[k] + phrases[k].len());
        for (rest, classes) in &phrases[k] {
            writeln!(flat, "Phrase {{ rest: &{rest:?}, set: {} }},", set(classes)).unwrap();
        }
    }
    assert!(at <= usize::from(u16::MAX), "words too long for u16");
    let classes: Vec<usize> = keys.iter().map(|key| set(&singles[key])).collect();
    writeln!(s, "static WORDS: &str = {:?};", keys.concat()).unwrap();
    array(&mut s, "STARTS", &starts);
    array(&mut s, "CLASSES", &classes);
    array(&mut s, "LEMMAS", &lemmas);
    array(&mut s, "PHRASES_FROM", &froms);
    writeln!(
        s,
        "static PHRASES: [Phrase; {}] = [\n{flat}];",
        froms[keys.len()]
    )
    .unwrap();

    let size = (keys.len() * 2).next_power_of_two();
    let mut slots = vec![u16::MAX; size];
    for (k, key) in keys.iter().enumerate() {
        let mut slot = fold_hash(key) as usize & (size - 1);
        while slots[slot] != u16::MAX {
            slot = (slot + 1) & (size - 1);
        }
        slots[slot] = u16::try_from(k).unwrap();
    }
    array(&mut s, "SLOTS", &slots);
    s
}

/// Writes an array of numbers.
fn array<N: std::fmt::Debug>(s: &mut String, name: &str, numbers: &[N]) {
    let len = numbers.len();
    writeln!(s, "static {name}: [u16; {len}] = {numbers:?};").unwrap();
}

/// FNV-1a over the folded word's bytes; the same as `lexicon::fold_hash`.
fn fold_hash(word: &str) -> u32 {
    word.bytes().fold(0x811c_9dc5, |h, b| {
        (h ^ u32::from(b)).wrapping_mul(0x0100_0193)
    })
}
