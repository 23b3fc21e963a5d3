//! Words and phrases by class, compiled in from the data files beside this one (`build/main.rs`
//! says how a line reads). A class is the stem of its file; a word may have several.

use std::ops::{BitAnd, BitOr, BitOrAssign};

/// A set of classes and forms.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Classes(pub u128);

impl Classes {
    /// No class.
    pub const NONE: Classes = Classes(0);

    /// Whether it shares a class with `other`.
    pub const fn any(self, other: Classes) -> bool {
        self.0 & other.0 != 0
    }

    /// Whether it holds every class of `other`.
    pub const fn all(self, other: Classes) -> bool {
        self.0 & other.0 == other.0
    }

    /// Both, in a constant.
    pub const fn or(self, other: Classes) -> Classes {
        Classes(self.0 | other.0)
    }
}

impl BitOr for Classes {
    type Output = Classes;
    fn bitor(self, other: Classes) -> Classes {
        self.or(other)
    }
}

impl BitAnd for Classes {
    type Output = Classes;
    fn bitand(self, other: Classes) -> Classes {
        Classes(self.0 & other.0)
    }
}

impl BitOrAssign for Classes {
    fn bitor_assign(&mut self, other: Classes) {
        self.0 |= other.0;
    }
}

/// What several words may begin.
#[derive(Debug)]
struct Phrase {
    /// The words after the first.
    rest: &'static [u16],
    /// Number of its set of classes.
    set: u16,
}

// What is known of each word lies kind by kind, as arrays of like things take little room when packed:
// where it starts in `WORDS`, the number of its set of classes, how many words before it its lemma is,
// and where the phrases that it begins start; `SLOTS` finds its number by its hash.
include!(concat!(env!("OUT_DIR"), "/lexicon.rs"));

/// Number of a word in the lexicon; `EntryId::NONE` for a word that is not in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct EntryId(pub u16);

impl EntryId {
    /// Not in the lexicon.
    pub const NONE: EntryId = EntryId(u16::MAX);

    /// Classes of the word alone, phrases aside.
    pub fn classes(self) -> Classes {
        let set = CLASSES.get(self.at()).copied();
        set.map_or(Classes::NONE, set_of)
    }

    /// The word's lemma; itself where it has none.
    pub fn lemma(self) -> EntryId {
        let back = LEMMAS.get(self.at());
        back.map_or(EntryId::NONE, |back| EntryId(self.0.wrapping_sub(*back)))
    }

    /// The folded word; empty for `NONE`.
    pub fn word(self) -> &'static str {
        let ends = STARTS.get(self.at()).zip(STARTS.get(self.at() + 1));
        ends.map_or("", |(from, to)| {
            &WORDS[usize::from(*from)..usize::from(*to)]
        })
    }

    /// Phrases that begin with this word, longest first: how many words follow, and the classes,
    /// for each that `next(k)` (the entry `k` words on) agrees with.
    pub fn phrases(
        self,
        next: impl Fn(usize) -> EntryId,
    ) -> impl Iterator<Item = (usize, Classes)> {
        let ends = PHRASES_FROM
            .get(self.at())
            .zip(PHRASES_FROM.get(self.at() + 1));
        let (from, to) = ends.map_or((0, 0), |(from, to)| (*from, *to));
        PHRASES[usize::from(from)..usize::from(to)]
            .iter()
            .filter(move |p| p.rest.iter().enumerate().all(|(k, &w)| next(k + 1).0 == w))
            .map(|p| (p.rest.len(), set_of(p.set)))
    }

    fn at(self) -> usize {
        usize::from(self.0)
    }
}

fn set_of(number: u16) -> Classes {
    Classes(SETS[usize::from(number)])
}

/// Looks a word up, whatever its case; a curly apostrophe counts as a straight one.
pub fn look_up(word: &str) -> EntryId {
    find(word, fold_hash(word))
}

/// The same for a word whose [`fold_hash`] is known.
pub fn find(word: &str, hash: u32) -> EntryId {
    let mask = SLOTS.len() - 1;
    let mut slot = hash as usize & mask;
    loop {
        let k = SLOTS[slot];
        if k == u16::MAX || folded_equal(word, EntryId(k).word()) {
            return EntryId(k);
        }
        slot = (slot + 1) & mask;
    }
}

/// FNV-1a over the folded word's bytes: a hash that does not see case, nor curly apostrophes.
pub fn fold_hash(word: &str) -> u32 {
    let mix = |h: u32, b: u8| (h ^ u32::from(b)).wrapping_mul(0x0100_0193);
    if word.is_ascii() {
        return word
            .bytes()
            .fold(0x811c_9dc5, |h, b| mix(h, b.to_ascii_lowercase()));
    }
    let mut buffer = [0; 4];
    fold(word).fold(0x811c_9dc5, |h, c| {
        c.encode_utf8(&mut buffer).bytes().fold(h, mix)
    })
}

/// The word's characters in lower case, with a straight apostrophe.
pub fn fold(word: &str) -> impl Iterator<Item = char> + '_ {
    word.chars()
        .flat_map(char::to_lowercase)
        .map(|c| if c == '’' { '\'' } else { c })
}

fn folded_equal(word: &str, entry: &str) -> bool {
    if word.is_ascii() {
        word.eq_ignore_ascii_case(entry)
    } else {
        fold(word).eq(entry.chars())
    }
}
