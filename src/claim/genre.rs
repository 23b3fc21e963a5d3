//! What sort of page it is, where that decides whether an editor's rules apply at all.

use super::Draft;
use crate::document::{Block, BlockKind, Region};
use crate::lexicon::{self, Classes};
use crate::report::{Act, Form, Genre, Verdict};
use crate::text::{Text, TokenKind};

/// Fewest quotations of a page that is mostly dialogue.
const QUOTATIONS: usize = 40;

/// Quotations per 1,000 words from which a page is mostly dialogue.
const DENSITY: usize = 20;

/// Quotations per 1,000 words that no report has, whoever speaks them.
const ALL_TALK: usize = 24;

/// The same, where at least every third speaker has no name: no reporter leaves so many out.
const NAMELESS_DENSITY: usize = 10;

/// One in so many quotations without a sure speaker makes dialogue a story, not an interview.
const SPEAKERLESS: usize = 16;

/// Words to the reader per 1,000 from which a page instructs, advises or sells.
const TO_READER: usize = 21;

/// Words of oneself per 1,000 from which a page is talk.
const OF_ONESELF: usize = 55;

/// Statements with a named source per 1,000 words from which a page reports, however it speaks.
const REPORTING: usize = 4;

/// Fewest blocks of program text of documentation.
const CODE: usize = 2;

/// Fewest words by which a page may be judged so.
const SHORTEST: usize = 120;

/// Words of a shop that a shop's page has at least.
const SHOP_SIGNS: usize = 2;

/// Words that stand with every post, on a forum's page at least.
const FORUM_SIGNS: usize = 4;

/// The genre of a page of `words` judged words with the claims `drafts`. Stories give speech in turns
/// and leave out who speaks; news does not. What speaks to its reader or of itself and hardly reports
/// what others say is no journalism either.
pub fn of(text: &Text, words: usize, drafts: &[Draft]) -> Genre {
    if is_story(words, drafts) {
        return Genre::Story;
    }
    let reports = drafts.iter().filter(|d| {
        d.case.verdict == Verdict::Named && d.case.act == Act::Statement && !d.case.is_beyond_naming
    });
    if words < SHORTEST || reports.count() * 1000 >= REPORTING * words {
        return Genre::Article;
    }
    let to_reader = count(text, lexicon::SECOND_PERSON);
    let of_oneself = count(text, lexicon::FIRST_PERSON);
    let blocks = &text.document.blocks;
    let is_code = |b: &&Block| b.kind == BlockKind::Code && b.region == Region::Content;
    let code = blocks.iter().filter(is_code);
    if signs(text, lexicon::FORUM_SIGN) >= FORUM_SIGNS {
        Genre::Forum
    } else if signs(text, lexicon::SHOP_SIGN) >= SHOP_SIGNS {
        Genre::Shop
    } else if to_reader * 1000 >= TO_READER * words || code.count() >= CODE {
        Genre::Guide
    } else if of_oneself * 1000 >= OF_ONESELF * words {
        Genre::Talk
    } else {
        Genre::Article
    }
}

fn is_story(words: usize, drafts: &[Draft]) -> bool {
    let quoted = drafts
        .iter()
        .filter(|d| d.case.form != Form::Indirect)
        .filter(|d| d.case.quotation.is_some_and(|q| !q.is_element));
    let (mut all, mut speakerless, mut nameless) = (0, 0, 0);
    for draft in quoted {
        all += 1;
        let verdict = draft.case.verdict;
        speakerless += usize::from(matches!(verdict, Verdict::Unattributed | Verdict::Review));
        nameless += usize::from(verdict != Verdict::Named && verdict != Verdict::Cited);
    }
    let has = |density: usize| all >= QUOTATIONS && all * 1000 >= density * words;
    has(ALL_TALK)
        || has(DENSITY) && speakerless * SPEAKERLESS >= all
        || has(NAMELESS_DENSITY) && nameless * 3 >= all
}

/// Words of class `classes` in judged blocks.
fn count(text: &Text, classes: Classes) -> usize {
    text.blocks
        .iter()
        .filter(|b| b.is_judged)
        .flat_map(|b| &text.tokens[b.first..b.end])
        .filter(|t| t.kind == TokenKind::Word && t.is(classes))
        .count()
}

/// Words and phrases of class `classes` in the page's content: what readers say below an article, or
/// what stands beside it, does not tell what the article is.
fn signs(text: &Text, classes: Classes) -> usize {
    let is_content = |at: usize| {
        let block = text.block_of(at);
        text.document.blocks[block].region == Region::Content
    };
    text.phrases
        .iter()
        .filter(|p| p.classes.any(classes) && is_content(p.first))
        .count()
}
