//! Hashed features: of a possible cue, of a token given a cue, of a whole segment given a cue.

use super::contents::Contents;
use super::model::mix;
use super::words::{BREAK, COMMA, EDGE, FINITE, FIRST, NAME, PRONOUN, QUOTE, STOP, Word};

/// Features of a possible cue.
pub const CUE_FEATURES: usize = 52;
/// Features of a token given a cue.
pub const TOKEN_FEATURES: usize = 38;
/// Features of a segment given a cue.
pub const SEGMENT_FEATURES: usize = 20;

/// Tokens read together: a sentence, or the sentences that a quotation holds together.
#[derive(Clone, Copy, Debug)]
pub struct Region<'w> {
    /// Words of the whole text.
    pub words: &'w [Word],
    /// For each token of the whole text, how many of what stand before it.
    pub counts: &'w [Counts],
    /// First token.
    pub first: usize,
    /// One past the last token.
    pub end: usize,
}

/// How many commas, double quotation marks, finite verbs, breaks and sentence ends stand before a
/// token; they wrap.
#[derive(Clone, Copy, Debug, Default)]
pub struct Counts {
    comma: u16,
    quote: u16,
    finite: u16,
    stop: u16,
    name: u16,
}

/// Counts over `words`; one more than there are words.
pub fn count(words: &[Word], out: &mut Vec<Counts>) {
    out.clear();
    let mut c = Counts::default();
    out.push(c);
    for w in words {
        c.comma = c.comma.wrapping_add(u16::from(w.is(COMMA | BREAK)));
        c.quote = c.quote.wrapping_add(u16::from(w.is(QUOTE)));
        c.finite = c.finite.wrapping_add(u16::from(w.is(FINITE)));
        c.stop = c.stop.wrapping_add(u16::from(w.is(STOP)));
        c.name = c.name.wrapping_add(u16::from(w.is(NAME)));
        out.push(c);
    }
}

const BEFORE: Word = Word {
    word: 0x1234_5671,
    cluster: 0x1234_5671,
    pos: 0x1234_5671,
    is_quoted: false,
    flags: EDGE,
};
const AFTER: Word = Word {
    word: 0x7654_3217,
    cluster: 0x7654_3217,
    pos: 0x7654_3217,
    is_quoted: false,
    flags: EDGE,
};

impl Region<'_> {
    /// The word `by` tokens from token `at`; a stand-in outside the region.
    #[inline]
    pub fn word(&self, at: usize, by: isize) -> &Word {
        let k = at.wrapping_add_signed(by);
        if by >= 0 && (k >= self.end || k > self.words.len()) {
            &AFTER
        } else if k < self.first || k >= self.end {
            &BEFORE
        } else {
            &self.words[k]
        }
    }

    /// How many commas and breaks, double quotation marks, finite verbs, sentence ends and names
    /// stand in `from..to`.
    #[inline]
    pub fn between(&self, from: usize, to: usize) -> [u32; 5] {
        let (a, b) = (&self.counts[from], &self.counts[to.max(from)]);
        [
            u32::from(b.comma.wrapping_sub(a.comma)),
            u32::from(b.quote.wrapping_sub(a.quote)),
            u32::from(b.finite.wrapping_sub(a.finite)),
            u32::from(b.stop.wrapping_sub(a.stop)),
            u32::from(b.name.wrapping_sub(a.name)),
        ]
    }
}

/// Collects hashes into a fixed array.
pub(super) struct Sink<'o> {
    out: &'o mut [u32],
    len: usize,
    kind: u32,
}

impl<'o> Sink<'o> {
    /// An empty one; features of different `kind` never have the same hash but by chance.
    pub fn new(out: &'o mut [u32], kind: u32) -> Sink<'o> {
        Sink { out, len: 0, kind }
    }

    #[inline]
    pub fn put(&mut self, parts: &[u32]) {
        let mut h = mix(self.kind, self.len as u32);
        for &p in parts {
            h = mix(h, p);
        }
        self.out[self.len] = h;
        self.len += 1;
    }

    /// How many there are.
    pub fn finish(self) -> usize {
        self.len
    }
}

/// A length, roughly.
pub(super) fn bucket(n: usize) -> u32 {
    match n {
        0..=4 => n as u32,
        5..=6 => 5,
        7..=9 => 6,
        10..=14 => 7,
        15..=24 => 8,
        25..=49 => 9,
        _ => 10,
    }
}

/// Features of token `h` as the head of a cue; how many.
pub fn cue(region: &Region, h: usize, out: &mut [u32; CUE_FEATURES]) -> usize {
    let w = |by: isize| region.word(h, by);
    let mut f = Sink {
        out,
        len: 0,
        kind: 0x5bd1,
    };
    let q = u32::from(w(0).is_quoted);
    let at = w(0);
    f.put(&[]);
    f.put(&[at.word]);
    f.put(&[at.pos]);
    f.put(&[at.cluster]);
    f.put(&[at.word, q]);
    f.put(&[at.word, w(1).word]);
    f.put(&[at.word, w(-1).word]);
    f.put(&[at.word, w(1).pos]);
    f.put(&[at.word, w(-1).pos]);
    f.put(&[at.word, w(-1).pos, w(1).pos]);
    f.put(&[at.pos, w(-1).pos, w(1).pos]);
    f.put(&[at.cluster, w(-1).pos, w(1).pos]);
    f.put(&[at.cluster, w(1).pos]);
    f.put(&[at.cluster, w(-1).pos]);
    f.put(&[at.pos, w(-1).word]);
    f.put(&[at.pos, w(1).word]);
    f.put(&[at.pos, w(1).word, w(2).word]);
    f.put(&[at.pos, w(-2).word, w(-1).word]);
    f.put(&[at.pos, w(1).pos, w(2).pos]);
    f.put(&[at.pos, w(-2).pos, w(-1).pos]);
    f.put(&[at.word, w(1).pos, w(2).pos]);
    f.put(&[at.word, w(-2).pos, w(-1).pos]);
    f.put(&[at.pos, w(1).pos, w(2).pos, w(3).pos]);
    f.put(&[at.pos, w(-3).pos, w(-2).pos, w(-1).pos]);
    f.put(&[w(-1).word]);
    f.put(&[w(1).word]);
    f.put(&[w(-2).word]);
    f.put(&[w(2).word]);
    f.put(&[at.pos, w(1).cluster]);
    f.put(&[at.pos, w(-1).cluster]);
    f.put(&[at.pos, w(2).cluster]);
    f.put(&[at.pos, w(-2).cluster]);
    // The clause around it.
    let left = region.between(region.first, h);
    let right = region.between(h + 1, region.end);
    let (lq, rq) = (left[1].min(3), right[1].min(3));
    f.put(&[at.pos, q, lq, rq]);
    f.put(&[at.word, q, lq.min(1), rq.min(1)]);
    f.put(&[at.pos, left[2].min(2), right[2].min(2), q]);
    f.put(&[at.word, left[2].min(1), right[2].min(1)]);
    f.put(&[at.pos, left[4].min(2), right[4].min(2)]);
    f.put(&[at.pos, bucket(h - region.first)]);
    f.put(&[at.pos, bucket(region.end - 1 - h)]);
    f.put(&[at.word, bucket(region.end - 1 - h).min(6)]);
    // The next mark or complementizer, and the nearest possible subject.
    let ahead = (1..8).find(|&k| {
        let x = w(k);
        x.is(EDGE | FINITE) || x.pos == AFTER.pos
    });
    let (ahead_pos, ahead_by) = ahead.map_or((0, 9), |k| (w(k).pos, k as usize));
    f.put(&[at.pos, ahead_pos, bucket(ahead_by)]);
    f.put(&[at.word, ahead_pos]);
    let behind = (1..8).find(|&k| {
        let x = w(-k);
        x.is(NAME | PRONOUN | EDGE | FINITE)
    });
    let (behind_pos, behind_by, behind_flags) = behind.map_or((0, 9, 0), |k| {
        (
            w(-k).pos,
            k as usize,
            w(-k).flags & (NAME | PRONOUN | EDGE | FINITE),
        )
    });
    f.put(&[at.pos, behind_pos, bucket(behind_by)]);
    f.put(&[at.word, u32::from(behind_flags), bucket(behind_by).min(3)]);
    f.put(&[at.cluster, u32::from(behind_flags), q]);
    // First word of the region, and what stands at the quotation marks beside it.
    f.put(&[at.pos, region.word(region.first, 0).word]);
    let near_left = (1..6).find(|&k| w(-k).is(QUOTE)).unwrap_or(0);
    let near_right = (1..6).find(|&k| w(k).is(QUOTE)).unwrap_or(0);
    f.put(&[at.pos, near_left as u32, near_right as u32, q]);
    f.put(&[
        at.cluster,
        near_left.min(3) as u32,
        near_right.min(3) as u32,
        q,
    ]);
    f.finish()
}

/// Features of token `t` given the cue with head `h`; how many.
pub fn token(region: &Region, h: usize, t: usize, out: &mut [u32; TOKEN_FEATURES]) -> usize {
    let w = |by: isize| region.word(t, by);
    let c = |by: isize| region.word(h, by);
    let side = match t.cmp(&h) {
        std::cmp::Ordering::Less => 0u32,
        std::cmp::Ordering::Equal => 1,
        std::cmp::Ordering::Greater => 2,
    };
    let mut f = Sink {
        out,
        len: 0,
        kind: mix(0xc2b2, side),
    };
    let (w0, p0) = (w(0).word, w(0).pos);
    f.put(&[w0]);
    f.put(&[w(-1).word]);
    f.put(&[w(1).word]);
    f.put(&[w(-2).word]);
    f.put(&[w(2).word]);
    f.put(&[w(-1).word, w0]);
    f.put(&[w0, w(1).word]);
    f.put(&[w(-1).pos, p0]);
    f.put(&[p0, w(1).pos]);
    f.put(&[w(-1).pos, p0, w(1).pos]);
    f.put(&[w(-2).pos, w(-1).pos, p0]);
    f.put(&[p0, w(1).pos, w(2).pos]);
    f.put(&[w(0).cluster]);
    f.put(&[w(-1).cluster]);
    f.put(&[w(1).cluster]);
    let q = u32::from(w(0).is_quoted)
        | u32::from(w(-1).is(QUOTE)) << 1
        | u32::from(w(1).is(QUOTE)) << 2;
    let ends = u32::from(t == region.first)
        | u32::from(t + 1 == region.end) << 1
        | u32::from(w(1).is(STOP)) << 2
        | u32::from(w(0).is(FIRST)) << 3;
    f.put(&[p0, q, ends]);
    // Given the cue.
    let (from, to) = if t < h { (t, h) } else { (h + 1, t + 1) };
    let [commas, quotes, finite, stops, _] = region.between(from, to);
    let (commas, finite) = (commas.min(3), finite.min(3));
    let d = bucket(h.abs_diff(t));
    let (wh, ph) = (c(0).word, c(0).pos);
    f.put(&[d, p0]);
    f.put(&[d, p0, ph]);
    f.put(&[wh, p0]);
    f.put(&[wh, w0]);
    f.put(&[wh, d]);
    f.put(&[wh, w(-1).pos, p0]);
    f.put(&[wh, p0, w(1).pos]);
    f.put(&[ph, w(-1).pos, p0, w(1).pos]);
    f.put(&[commas, quotes.min(3), stops.min(1), p0]);
    f.put(&[commas, finite, p0, w(-1).pos]);
    f.put(&[finite, ph, p0, w(1).pos]);
    f.put(&[c(1).pos, d, p0]);
    f.put(&[c(-1).pos, d, p0]);
    f.put(&[u32::from(c(0).is_quoted), q, quotes.min(3), d.min(4)]);
    f.put(&[c(-1).pos, c(1).pos, commas, p0]);
    f.put(&[c(1).word, w(-1).pos, p0]);
    let whole = region.between(region.first, region.end)[1].min(3);
    f.put(&[whole, q, quotes.min(3), p0]);
    f.put(&[
        bucket(t - region.first).min(3),
        bucket(region.end - 1 - t).min(3),
        p0,
    ]);
    if h.abs_diff(t) <= 4 {
        let (mut k, last) = if t < h { (t + 1, h) } else { (h + 1, t) };
        let mut path = p0;
        while k < last {
            path = mix(path, region.words[k].pos);
            k += 1;
        }
        f.put(&[path, 77]);
        f.put(&[path, ph]);
    } else {
        f.put(&[finite, commas, quotes.min(2), stops.min(2), d]);
        f.put(&[finite, commas, w(1).pos, ph]);
    }
    f.finish()
}

/// What a segment is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Content.
    Content,
    /// Source; with where the content lies: the order of source, cue and content, and how close.
    Source(u32),
}

/// Features of the segment from token `s` to token `e`, both in it, given the cue with head `h`;
/// how many.
pub fn segment(
    region: &Region,
    kind: Kind,
    h: usize,
    s: usize,
    e: usize,
    out: &mut [u32; SEGMENT_FEATURES],
) -> usize {
    let order = match kind {
        Kind::Content => {
            let contents = Contents::new(region, h, s > h);
            return contents.features(&contents.start(s), &contents.end(e), out);
        }
        Kind::Source(order) => order,
    };
    let mut f = Sink {
        out,
        len: 0,
        kind: mix(0xe654, u32::from(s > h)),
    };
    let w = |k: usize, by: isize| region.word(k, by);
    let (wh, ph) = (w(h, 0).word, w(h, 0).pos);
    let len = bucket(e - s + 1);
    let gap = if s > h { s - h - 1 } else { h - e - 1 };
    let [commas, quotes, finite, _, names] = region.between(s, e + 1);
    let (first, last, before, after) = (w(s, 0), w(e, 0), w(s, -1), w(e, 1));
    f.put(&[len]);
    f.put(&[len, ph]);
    f.put(&[first.pos, after.pos]);
    f.put(&[before.pos, after.pos]);
    f.put(&[before.pos, first.pos, last.pos, after.pos]);
    f.put(&[wh, bucket(gap).min(5)]);
    f.put(&[bucket(gap), first.pos]);
    f.put(&[order, bucket(gap)]);
    f.put(&[order, ph]);
    f.put(&[order, wh]);
    f.put(&[names.min(3), commas.min(2), finite.min(1)]);
    f.put(&[first.pos, last.pos, len]);
    f.put(&[order, before.pos, after.pos]);
    f.put(&[order, first.pos, len]);
    f.put(&[finite.min(2), len, ph]);
    let q = u32::from(first.is_quoted) << 1 | u32::from(w(h, 0).is_quoted);
    f.put(&[q, order, quotes.min(1)]);
    let between = if s > h {
        region.between(h + 1, s)
    } else {
        region.between(e + 1, h)
    };
    f.put(&[between[0].min(2), between[1].min(2), between[2].min(2), ph]);
    f.put(&[between[0].min(2), between[2].min(2), first.pos, order]);
    f.finish()
}

/// Which sides of the cue hold content: bit 0 left, bit 1 right.
pub fn sides(region: &Region, h: usize, sides: u32, out: &mut [u32; SEGMENT_FEATURES]) -> usize {
    let mut f = Sink {
        out,
        len: 0,
        kind: mix(0x38b3, sides),
    };
    let w = |by: isize| region.word(h, by);
    let lq = region.between(region.first, h)[1].min(2);
    let rq = region.between(h + 1, region.end)[1].min(2);
    f.put(&[]);
    f.put(&[w(0).word]);
    f.put(&[w(0).pos]);
    f.put(&[lq, rq, u32::from(w(0).is_quoted)]);
    f.put(&[w(-1).pos, w(1).pos]);
    f.put(&[w(1).pos, w(2).pos]);
    f.put(&[w(0).word, w(1).pos]);
    f.put(&[
        bucket(h - region.first).min(5),
        bucket(region.end - 1 - h).min(6),
    ]);
    f.finish()
}

/// The order of a source `s..=e` to the cue `h` and the content: left of all, between, and so on.
pub fn order(
    h: usize,
    s: usize,
    e: usize,
    left: Option<(usize, usize)>,
    right: Option<(usize, usize)>,
) -> u32 {
    let mut order = u32::from(s > h);
    if let Some((a, b)) = left {
        order |= 2;
        if e < a {
            order |= 4;
        }
        if s > b && s - b <= 3 {
            order |= 8;
        }
    }
    if let Some((a, b)) = right {
        order |= 16;
        if s > b {
            order |= 32;
        }
        if s > h && e < a && a - e <= 3 {
            order |= 64;
        }
    }
    order
}

/// A source: nobody given.
pub fn no_source(
    region: &Region,
    h: usize,
    sides: u32,
    out: &mut [u32; SEGMENT_FEATURES],
) -> usize {
    let mut f = Sink {
        out,
        len: 0,
        kind: 0x9216,
    };
    let w = |by: isize| region.word(h, by);
    f.put(&[]);
    f.put(&[w(0).word]);
    f.put(&[w(0).pos, sides]);
    f.put(&[w(-1).pos, w(0).pos]);
    f.put(&[w(-1).word]);
    f.put(&[w(-2).pos, w(-1).pos]);
    f.put(&[w(1).pos]);
    f.put(&[w(0).word, w(1).word]);
    f.put(&[bucket(h - region.first).min(4)]);
    f.put(&[u32::from(region.between(region.first, h)[4] > 0), w(-1).pos]);
    f.finish()
}
