//! What sort of page it is, where that decides whether an editor's rules apply at all.

use super::Draft;
use crate::report::{Form, Genre, Verdict};

/// Fewest quotations of a page that is mostly dialogue.
const QUOTATIONS: usize = 40;

/// Quotations per 1,000 words from which a page is mostly dialogue.
const DENSITY: usize = 20;

/// One in so many quotations without a sure speaker makes dialogue a story, not an interview.
const SPEAKERLESS: usize = 16;

/// The genre of a page of `words` judged words with the claims `drafts`. Stories give speech in turns
/// and leave out who speaks; news does not.
pub fn of(words: usize, drafts: &[Draft]) -> Genre {
    let quoted = drafts
        .iter()
        .filter(|d| d.case.form != Form::Indirect && d.case.quotation.is_some());
    let (mut all, mut speakerless) = (0, 0);
    for draft in quoted {
        all += 1;
        let verdict = draft.case.verdict;
        speakerless += usize::from(matches!(verdict, Verdict::Unattributed | Verdict::Review));
    }
    let is_dialogue = all >= QUOTATIONS && all * 1000 >= DENSITY * words;
    if is_dialogue && speakerless * SPEAKERLESS >= all {
        Genre::Story
    } else {
        Genre::Article
    }
}
