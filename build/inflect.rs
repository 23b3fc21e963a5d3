//! English inflection, enough for the lexicon's verbs and nouns.

/// Base, present, past, participle and gerund of a lexicon line; only the first word inflects.
pub fn verb(parts: &[&str]) -> [String; 5] {
    let (first, rest) = parts[0].split_once('_').unwrap_or((parts[0], ""));
    let rest = if rest.is_empty() {
        String::new()
    } else {
        format!(" {}", rest.replace('_', " "))
    };
    let past = parts
        .get(1)
        .map_or_else(|| past(first), |p| (*p).to_string());
    let participle = parts
        .get(2)
        .map_or_else(|| past.clone(), |p| (*p).to_string());
    [
        first.to_string(),
        plural(first),
        past,
        participle,
        gerund(first),
    ]
    .map(|f| f + &rest)
}

/// The regular plural of a noun, which is also a verb's third person; a phrase's last word inflects.
pub fn plural(word: &str) -> String {
    let stem = word.strip_suffix('y').filter(|s| !s.ends_with(vowel));
    match stem {
        Some(stem) => format!("{stem}ies"),
        None if ["s", "sh", "ch", "x", "z"]
            .iter()
            .any(|e| word.ends_with(e)) =>
        {
            format!("{word}es")
        }
        None => format!("{word}s"),
    }
}

fn past(word: &str) -> String {
    if word.ends_with('e') {
        return format!("{word}d");
    }
    match word.strip_suffix('y').filter(|s| !s.ends_with(vowel)) {
        Some(stem) => format!("{stem}ied"),
        None => doubled(word) + "ed",
    }
}

fn gerund(word: &str) -> String {
    match word.strip_suffix('e') {
        Some(stem) if !stem.ends_with(['e', 'o', 'y']) => format!("{stem}ing"),
        _ => doubled(word) + "ing",
    }
}

/// One syllable that ends consonant, vowel, consonant doubles the last (`quip`, `blog`).
fn doubled(word: &str) -> String {
    let c: Vec<char> = word.chars().collect();
    let vowels = c.iter().filter(|c| vowel(**c)).count();
    let n = c.len();
    let doubles = n >= 3
        && vowels == 1
        && vowel(c[n - 2])
        && !vowel(c[n - 1])
        && !matches!(c[n - 1], 'w' | 'x' | 'y' | 'h');
    if doubles {
        format!("{word}{}", c[n - 1])
    } else {
        word.to_string()
    }
}

fn vowel(c: char) -> bool {
    matches!(c, 'a' | 'e' | 'i' | 'o' | 'u')
}
