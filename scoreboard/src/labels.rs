//! Verdicts and names.

use hearsay::report::Verdict;

use crate::attribution::overlap;
use crate::corpus::Annotated;

/// Counts of one text whose sources are labelled named or not.
#[derive(Clone, Copy, Debug, Default)]
pub struct Named {
    /// Attributions with a label.
    pub labelled: usize,
    /// Of those, found: a claim overlaps by half.
    pub found: usize,
    /// Of those found, named told from unnamed; review is wrong.
    pub told: usize,
    /// Attributions with a name.
    pub with_name: usize,
    /// Of those, found.
    pub name_found: usize,
    /// Of those found, resolved to it.
    pub name_right: usize,
}

impl Named {
    /// Counts of `text`.
    pub fn of(text: &Annotated) -> Named {
        let mut counts = Named::default();
        for gold in &text.gold {
            let Some(is_named) = gold.source_named else {
                continue;
            };
            let name = gold.speaker_name.as_deref().filter(|n| !n.is_empty());
            let name = name.filter(|_| is_named);
            counts.labelled += 1;
            counts.with_name += usize::from(name.is_some());
            let mut best = None;
            for claim in &text.claims {
                let share = overlap((gold.start, gold.end), claim.content);
                if best.is_none_or(|(most, _)| share > most) {
                    best = Some((share, claim));
                }
            }
            let Some((_, claim)) = best.filter(|(share, _)| *share >= 0.5) else {
                continue;
            };
            let says_named = matches!(claim.verdict, Verdict::Named | Verdict::Cited);
            counts.found += 1;
            counts.told += usize::from(says_named == is_named);
            if let Some(name) = name {
                counts.name_found += 1;
                counts.name_right += usize::from(shares_word(name, &claim.name));
            }
        }
        counts
    }

    /// The sum.
    pub fn sum<'a>(counts: impl IntoIterator<Item = &'a Named>) -> Named {
        let mut sum = Named::default();
        for c in counts {
            sum.labelled += c.labelled;
            sum.found += c.found;
            sum.told += c.told;
            sum.with_name += c.with_name;
            sum.name_found += c.name_found;
            sum.name_right += c.name_right;
        }
        sum
    }
}

fn shares_word(a: &str, b: &str) -> bool {
    const NO_NAMES: [&str; 6] = ["the", "of", "and", "mr", "mrs", "dr"];
    let words = |name: &str| name.to_lowercase().replace('.', "");
    let (a, b) = (words(a), words(b));
    a.split_whitespace()
        .any(|word| !NO_NAMES.contains(&word) && b.split_whitespace().any(|other| other == word))
}

/// Counts of sentences labelled weasel or not.
#[derive(Clone, Copy, Debug, Default)]
pub struct Weasel {
    /// Weasels in which a claim is unnamed.
    pub found: usize,
    /// Other sentences in which a claim is unnamed.
    pub wrong: usize,
    /// Weasels without such a claim.
    pub missed: usize,
}

impl Weasel {
    /// Counts of `text`, a sentence.
    pub fn of(text: &Annotated) -> Weasel {
        let is_weasel = text.is_weasel == Some(true);
        let is_flagged = text.claims.iter().any(|c| c.verdict == Verdict::Unnamed);
        Weasel {
            found: usize::from(is_weasel && is_flagged),
            wrong: usize::from(!is_weasel && is_flagged),
            missed: usize::from(is_weasel && !is_flagged),
        }
    }

    /// The sum.
    pub fn sum<'a>(counts: impl IntoIterator<Item = &'a Weasel>) -> Weasel {
        let mut sum = Weasel::default();
        for c in counts {
            sum.found += c.found;
            sum.wrong += c.wrong;
            sum.missed += c.missed;
        }
        sum
    }
}

/// Claims of a text, and how many of them are under review.
pub fn review(text: &Annotated) -> (usize, usize) {
    let review = |c: &&crate::corpus::Said| c.verdict == Verdict::Review;
    (text.claims.iter().filter(review).count(), text.claims.len())
}
