//! What tells which part of a page an element is: its role, its tag, and what its author calls it.
//! The tables are in `landmarks.json`, which the extension's harvest reads too.

use std::collections::HashMap;
use std::sync::LazyLock;

use serde::Deserialize;

use super::tables::by_name;
use crate::document::Region;

/// Characters of class and id that are looked at.
const LONGEST_NAMES: usize = 400;
/// Names of more words than this are headings made into ids, or lists of a page's traits.
const MOST_WORDS: usize = 4;

static TABLES: LazyLock<Tables> = LazyLock::new(|| {
    serde_json::from_str(include_str!("landmarks.json")).expect("a test reads the tables")
});

/// What a role or a tag stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(untagged)]
pub enum Landmark {
    /// Where the article is.
    Root(Root),
    /// A region that is not the article.
    Region(Region),
}

/// An element that says that an article is in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Root {
    /// `main`.
    Main,
    /// `article`.
    Article,
}

/// What an ARIA role stands for.
pub fn of_role(role: &str) -> Option<Landmark> {
    TABLES.roles.get(role).copied()
}

/// What a tag stands for.
pub fn of_tag(name: &str) -> Option<Landmark> {
    TABLES.tags.get(name).copied()
}

/// What authors' names for elements say; remembers what it has seen.
#[derive(Debug, Default)]
pub struct Names(HashMap<String, Option<Region>>);

impl Names {
    /// The region that `names`, an element's class and id, speak of.
    pub fn region(&mut self, names: &str) -> Option<Region> {
        if let Some(region) = self.0.get(names) {
            return *region;
        }
        let start: String = names.chars().take(LONGEST_NAMES).collect();
        let all: Vec<String> = start.split_whitespace().filter_map(words_of).collect();
        let is_said = |word: &String| all.iter().any(|words| holds(words, word));
        let found = TABLES
            .names
            .iter()
            .find(|(_, list)| list.iter().any(is_said))
            .map(|(region, _)| *region);
        self.0.insert(names.to_string(), found);
        found
    }
}

/// Whether `words`, single-spaced with a space at either end, hold the words `word`.
fn holds(words: &str, word: &str) -> bool {
    words
        .match_indices(word)
        .any(|(at, _)| words[..at].ends_with(' ') && words[at + word.len()..].starts_with(' '))
}

/// `relatedStories-2` as ` related stories `; nothing where it is too long to be a name.
fn words_of(name: &str) -> Option<String> {
    let mut words = String::from(" ");
    let mut last = ' ';
    for c in name.chars().chain([' ']) {
        let is_break =
            !c.is_ascii_alphabetic() || last.is_ascii_lowercase() && c.is_ascii_uppercase();
        if is_break && !words.ends_with(' ') {
            words.push(' ');
        }
        if c.is_ascii_alphabetic() {
            words.push(c.to_ascii_lowercase());
        }
        last = c;
    }
    (words.matches(' ').count() <= MOST_WORDS + 1).then_some(words)
}

#[derive(Deserialize)]
struct Tables {
    #[serde(deserialize_with = "by_name")]
    roles: HashMap<String, Landmark>,
    #[serde(deserialize_with = "by_name")]
    tags: HashMap<String, Landmark>,
    /// Words of class names and ids, most telling first.
    names: Vec<(Region, Vec<String>)>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_as_words() {
        let mut names = Names::default();
        assert_eq!(names.region("relatedStories top"), Some(Region::Teaser));
        assert_eq!(names.region("post-comments nav"), Some(Region::Comment));
        assert_eq!(names.region("SITE_header"), Some(Region::Navigation));
        assert_eq!(names.region("SITEheader"), None);
        assert_eq!(names.region("site-header"), Some(Region::Navigation));
        assert_eq!(
            names.region("shadow loader heading"),
            None,
            "no `ad` in these"
        );
        assert_eq!(names.region("é-ad-2 x"), Some(Region::Aside));
        assert_eq!(
            names.region("what-the-sponsor-said-about-it"),
            None,
            "a heading made an id"
        );
        assert_eq!(names.region("a-b-c-d tags"), Some(Region::Aside));
    }
}
