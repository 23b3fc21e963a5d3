//! Profiles: how strictly a kind of page is judged. A profile is a data file in `profiles/`.

use crate::citation::Citations;
use crate::lexicon;
use crate::report::{Profile, Severity};
use crate::text::Text;

/// Most tokens of a paper's heading: "2. Materials and methods".
const LONGEST_HEADING: usize = 5;

/// The profile a page of `words` judged words is judged by: the one `asked`, or for `Auto` the first
/// whose `chosen-at` the page reaches; numbered references under a paper's headings are a paper's.
pub fn choose(asked: Profile, text: &Text, words: usize, citations: &Citations) -> Profile {
    if asked != Profile::Auto {
        return asked;
    }
    let reaches = |count: usize, profile: Profile| {
        let at = Settings::of(profile).chosen_at;
        count > 2 && at > 0 && count * 1000 >= at * words.max(1)
    };
    let (numbered, author_years) = citations.reference_counts();
    let is_numbered = reaches(numbered, Profile::Encyclopaedia);
    if reaches(author_years, Profile::Scholarly) || is_numbered && is_paper(text) {
        Profile::Scholarly
    } else if is_numbered {
        Profile::Encyclopaedia
    } else {
        Profile::News
    }
}

/// Whether a short block is a heading that papers have.
fn is_paper(text: &Text) -> bool {
    text.blocks
        .iter()
        .filter(|b| b.is_judged && (1..=LONGEST_HEADING).contains(&(b.end - b.first)))
        .any(|b| {
            let last = &text.tokens[b.end - 1];
            let phrase = text.phrases_at(b.first);
            last.is(lexicon::SCHOLARLY_HEADING)
                || phrase
                    .iter()
                    .any(|p| p.classes.any(lexicon::SCHOLARLY_HEADING))
        })
}

/// What a profile's data file says. A line is `rule ID SEVERITY|on|off` or `NAME VALUE`; `#` opens a
/// comment.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    rules: Vec<(&'static str, Switch)>,
    off: Vec<String>,
    /// Whether every rule is on, those off by default too.
    pub every_rule: bool,
    /// Whether vague groups and passives that news writes freely ("is known as", "some hold") are
    /// claims.
    pub vague_claims: bool,
    /// Weight from which a sentence's vague wording is a claim (`claim/vague-wording.txt`); 0: never.
    pub vague_wording: i32,
    /// Weight from which such a claim is a finding.
    pub vague_finding: i32,
    /// Whether a reference mark also carries the sentence before its own.
    pub references_reach_back: bool,
    /// Reference marks or citations per 1,000 words from which a page is of this profile; 0: never.
    pub chosen_at: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Switch {
    On,
    Off,
    At(Severity),
}

impl Settings {
    /// What the data file of `profile` says.
    pub fn of(profile: Profile) -> Settings {
        Settings::parse(match profile {
            Profile::Auto | Profile::News => include_str!("profiles/news.txt"),
            Profile::Encyclopaedia => include_str!("profiles/encyclopaedia.txt"),
            Profile::Scholarly => include_str!("profiles/scholarly.txt"),
            Profile::Strict => include_str!("profiles/strict.txt"),
        })
    }

    fn parse(file: &'static str) -> Settings {
        let mut settings = Settings::default();
        for line in file.lines() {
            let line = line.split('#').next().unwrap_or_default();
            let mut words = line.split_whitespace();
            let (name, value) = (words.next(), words.next().unwrap_or_default());
            match name {
                Some("rule") => settings
                    .rules
                    .push((value, Switch::parse(words.next().unwrap_or_default()))),
                Some("every-rule") => settings.every_rule = value == "on",
                Some("vague-claims") => settings.vague_claims = value == "on",
                Some("vague-wording") => settings.vague_wording = value.parse().unwrap_or(0),
                Some("vague-finding") => settings.vague_finding = value.parse().unwrap_or(0),
                Some("references-reach-back") => settings.references_reach_back = value == "on",
                Some("chosen-at") => settings.chosen_at = value.parse().unwrap_or(0),
                _ => {}
            }
        }
        settings
    }

    /// The same with the rules `off` off.
    pub fn without(mut self, off: &[String]) -> Settings {
        self.off = off.to_vec();
        self
    }

    /// The severity rule `id` has here, whose own is `severity`; `None` where it is off.
    pub fn severity(&self, id: &str, severity: Severity, is_on: bool) -> Option<Severity> {
        if self.off.iter().any(|off| off == id) {
            return None;
        }
        match self.rules.iter().find(|(rule, _)| *rule == id) {
            Some((_, Switch::Off)) => None,
            Some((_, Switch::On)) => Some(severity),
            Some((_, Switch::At(other))) => Some(*other),
            None => (is_on || self.every_rule).then_some(severity),
        }
    }

    /// The rules that the file names.
    pub fn rule_ids(&self) -> impl Iterator<Item = &'static str> + '_ {
        self.rules.iter().map(|(id, _)| *id)
    }
}

impl Switch {
    fn parse(word: &str) -> Switch {
        match word {
            "off" => Switch::Off,
            "serious" => Switch::At(Severity::Serious),
            "moderate" => Switch::At(Severity::Moderate),
            "minor" => Switch::At(Severity::Minor),
            "info" => Switch::At(Severity::Info),
            _ => Switch::On,
        }
    }
}
