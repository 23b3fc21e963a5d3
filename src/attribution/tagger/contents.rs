//! Hashed features of contents, given a cue: there are as many contents as pairs of a start and an end,
//! so that what either has by itself is hashed once.

use super::features::{Region, SEGMENT_FEATURES, bucket};
use super::model::mix;
use super::words::{EDGE, NAME, PRONOUN, QUOTE, STOP};

/// Features of a content.
const FEATURES: usize = 19;
/// Lengths that are told apart.
const LENGTHS: usize = 11;
/// Numbers of finite verbs that are told apart.
const VERBS: usize = 3;

/// Contents on one side of a cue.
#[derive(Debug)]
pub struct Contents<'r, 'w> {
    region: &'r Region<'w>,
    head: usize,
    is_right: bool,
    /// The hash of each feature before its parts.
    seeds: [u32; FEATURES],
    /// Features of each length: alone, and with the cue.
    lengths: [[u32; 2]; LENGTHS],
}

/// What features take from where a content starts.
#[derive(Debug)]
pub struct Start {
    token: usize,
    pos: u32,
    /// How far from the cue, roughly, where it stands right of that.
    gap: u32,
    reaches: u32,
    marks: u32,
    first: u32,
    before: u32,
    around: u32,
    /// Right of the cue: its distance, with the cue and with the first word.
    distance: [u32; 2],
    cue: u32,
    /// By the number of finite verbs: three features, and the beginning of a fourth.
    verbs: [[u32; 4]; VERBS],
}

/// What features take from where a content ends.
#[derive(Debug)]
pub struct End {
    token: usize,
    pos: u32,
    after: u32,
    /// How far from the cue, roughly, where it stands left of that.
    gap: u32,
    reaches: u32,
    marks: u32,
    /// Left of the cue: its distance with the cue, and the beginning of that with the first word.
    distance: [u32; 2],
    /// What goes on behind it, by parts of speech and by words.
    rest: [u32; 2],
}

impl<'r, 'w> Contents<'r, 'w> {
    /// Contents right or left of the cue with head `head`.
    pub fn new(region: &'r Region<'w>, head: usize, is_right: bool) -> Contents<'r, 'w> {
        let kind = mix(0x1b87, u32::from(is_right));
        let seeds = std::array::from_fn(|k| mix(kind, k as u32));
        let pos = region.word(head, 0).pos;
        let lengths = std::array::from_fn(|len| {
            let len = len as u32;
            [mix(seeds[0], len), hash(seeds[1], [len, pos])]
        });
        Contents {
            region,
            head,
            is_right,
            seeds,
            lengths,
        }
    }

    /// A content's first token.
    pub fn start(&self, token: usize) -> Start {
        let (region, seeds) = (self.region, &self.seeds);
        let (first, before) = (region.word(token, 0), region.word(token, -1));
        let (cue, cue_pos) = self.cue();
        let gap = if self.is_right {
            bucket(token - self.head - 1)
        } else {
            0
        };
        let has_subject = u32::from(first.is(NAME | PRONOUN));
        Start {
            token,
            pos: first.pos,
            gap,
            reaches: u32::from(token == region.first || token > 0 && region.first + 1 == token),
            marks: u32::from(before.is(QUOTE)) | u32::from(first.is_quoted) << 4,
            first: mix(seeds[2], first.pos),
            before: mix(seeds[3], before.pos),
            around: hash(seeds[4], [before.pos, first.pos]),
            distance: [
                hash(seeds[5], [cue, gap.min(5)]),
                hash(seeds[6], [gap, first.pos]),
            ],
            cue: hash(seeds[16], [cue, first.pos]),
            verbs: std::array::from_fn(|verbs| {
                let verbs = verbs as u32;
                [
                    hash(seeds[10], [verbs, first.pos, cue_pos]),
                    hash(seeds[11], [verbs, cue, has_subject]),
                    hash(seeds[15], [cue, before.word, verbs]),
                    hash(seeds[12], [verbs, first.pos]),
                ]
            }),
        }
    }

    /// A content's last token.
    pub fn end(&self, token: usize) -> End {
        let (region, seeds) = (self.region, &self.seeds);
        let (after, next) = (region.word(token, 1), region.word(token, 2));
        let is_closed = after.is(QUOTE) || after.is(EDGE) && next.is(QUOTE);
        let is_last = token + 1 == region.end || after.is(STOP);
        let gap = if self.is_right {
            0
        } else {
            bucket(self.head - token - 1)
        };
        // Up to the end of the sentence.
        let rest = region.between(token + 1, region.end.max(token + 1));
        End {
            token,
            pos: region.word(token, 0).pos,
            after: after.pos,
            gap,
            reaches: u32::from(is_last) << 1,
            marks: u32::from(is_closed) << 1 | u32::from(region.word(token, 0).is_quoted) << 5,
            distance: [
                hash(seeds[5], [self.cue().0, gap.min(5)]),
                mix(seeds[6], gap),
            ],
            rest: [
                hash(seeds[17], [after.pos, next.pos, rest[2].min(1)]),
                hash(seeds[18], [after.word, next.word]),
            ],
        }
    }

    /// Features of the content from `start` to `end`; how many.
    #[inline]
    pub fn features(&self, start: &Start, end: &End, out: &mut [u32; SEGMENT_FEATURES]) -> usize {
        let seeds = &self.seeds;
        let between = self.region.between(start.token, end.token + 1);
        let [commas, quotes, finite, stops, _] = between;
        let len = bucket(end.token - start.token + 1);
        let verbs = finite.min(VERBS as u32 - 1);
        let of_verbs = &start.verbs[verbs as usize];
        let near = (start.gap | end.gap).min(2);
        let reaches = start.reaches | end.reaches;
        let marks = start.marks | end.marks | (quotes & 1) << 2 | u32::from(quotes > 1) << 3;
        let distance = if self.is_right {
            start.distance
        } else {
            [end.distance[0], mix(end.distance[1], start.pos)]
        };
        let [alone, with_cue] = self.lengths[len as usize];
        let features: [u32; FEATURES] = [
            alone,
            with_cue,
            mix(start.first, end.after),
            mix(start.before, end.after),
            hash(start.around, [end.pos, end.after]),
            distance[0],
            distance[1],
            hash(seeds[7], [reaches, near, end.after]),
            hash(seeds[8], [marks, reaches, near]),
            hash(seeds[9], [marks, self.cue().0]),
            of_verbs[0],
            of_verbs[1],
            mix(of_verbs[3], end.after),
            hash(seeds[13], [commas.min(4), len, end.after]),
            hash(seeds[14], [stops.min(3), marks]),
            of_verbs[2],
            mix(start.cue, reaches),
            mix(end.rest[0], verbs),
            mix(end.rest[1], verbs.min(1)),
        ];
        out[..FEATURES].copy_from_slice(&features);
        FEATURES
    }

    /// The cue's word, and its part of speech.
    fn cue(&self) -> (u32, u32) {
        let word = self.region.word(self.head, 0);
        (word.word, word.pos)
    }
}

/// `seed` with `parts` mixed in.
#[inline]
fn hash<const N: usize>(seed: u32, parts: [u32; N]) -> u32 {
    parts.into_iter().fold(seed, mix)
}
