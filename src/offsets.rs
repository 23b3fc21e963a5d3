//! Offsets between bytes, as the core counts, and a face's unit.
//!
//! A text is counted once; after that an offset costs a look-up and a few bytes of counting. What
//! lies outside the text, or inside a character, is brought to the nearest boundary before it.

use crate::document::Span;
use crate::report::{Claim, Passage, Place, Report, Unit};

/// Bytes between two counts.
const STRIDE: usize = 128;

/// A text's offsets in one [`Unit`].
#[derive(Debug)]
pub struct Offsets<'t> {
    text: &'t str,
    unit: Unit,
    /// Units of the characters that begin before byte `k * STRIDE`; empty where units are bytes.
    counts: Vec<u32>,
}

impl<'t> Offsets<'t> {
    /// Counts `text` in `unit`. Linear in the text.
    pub fn new(text: &'t str, unit: Unit) -> Offsets<'t> {
        let mut counts = Vec::new();
        if unit != Unit::Byte && !text.is_ascii() {
            counts.reserve(text.len() / STRIDE + 1);
            let mut count = 0;
            for bytes in text.as_bytes().chunks(STRIDE) {
                counts.push(count);
                count += units(bytes, unit);
            }
        }
        Offsets { text, unit, counts }
    }

    /// The offset, in this unit, of byte `byte`.
    pub fn from_byte(&self, byte: usize) -> usize {
        let byte = self.text.floor_char_boundary(byte);
        let Some(&count) = self.counts.get((byte / STRIDE).min(self.last())) else {
            return byte;
        };
        let from = (byte / STRIDE).min(self.last()) * STRIDE;
        (count + units(&self.text.as_bytes()[from..byte], self.unit)) as usize
    }

    /// The byte at offset `offset`, counted in this unit.
    pub fn to_byte(&self, offset: usize) -> usize {
        if self.counts.is_empty() {
            return self.text.floor_char_boundary(offset);
        }
        let block = self.counts.partition_point(|&c| c as usize <= offset) - 1;
        let mut count = self.counts[block] as usize;
        let bytes = self.text.as_bytes();
        for (byte, b) in bytes.iter().enumerate().skip(block * STRIDE) {
            count += width(*b, self.unit) as usize;
            if count > offset {
                return byte;
            }
        }
        bytes.len()
    }

    /// `start` and `end`, counted in this unit, as a span of bytes; empty where they are out of
    /// order.
    pub fn span(&self, start: usize, end: usize) -> Span {
        let start = self.to_byte(start);
        Span::new(start, self.to_byte(end).max(start))
    }

    fn last(&self) -> usize {
        self.counts.len().saturating_sub(1)
    }
}

/// Turns every offset of `report`, an audit of `text` that still counts in bytes, into `unit`.
pub fn convert(report: &mut Report, text: &str, unit: Unit) {
    let offsets = Offsets::new(text, unit);
    for claim in &mut report.claims {
        for_each(claim, |start, end| {
            *start = offsets.from_byte(*start);
            *end = offsets.from_byte(*end);
        });
    }
    for quotation in &mut report.quotations {
        quotation.start = offsets.from_byte(quotation.start);
        quotation.end = offsets.from_byte(quotation.end);
    }
    report.offsets = unit;
}

/// Visits every pair of offsets in `claim`.
fn for_each(claim: &mut Claim, mut visit: impl FnMut(&mut usize, &mut usize)) {
    let via = claim.attributed_to.iter_mut().flat_map(|a| &mut a.via);
    let passages = [&mut claim.content]
        .into_iter()
        .chain(&mut claim.cue)
        .chain(&mut claim.source)
        .chain(via);
    for Passage { start, end, .. } in passages {
        visit(start, end);
    }
    let Place { start, end } = &mut claim.mark;
    visit(start, end);
}

fn units(bytes: &[u8], unit: Unit) -> u32 {
    bytes.iter().map(|b| width(*b, unit)).sum()
}

/// Units of the character that begins with byte `b`; none where `b` continues one.
fn width(b: u8, unit: Unit) -> u32 {
    match unit {
        Unit::Byte => 1,
        Unit::Char => u32::from(b & 0xc0 != 0x80),
        // Characters beyond the basic plane are four bytes, and a surrogate pair.
        Unit::Utf16 => u32::from(b & 0xc0 != 0x80) + u32::from(b >= 0xf0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every sort of width, long enough for several counts, boundaries falling inside characters.
    fn texts() -> Vec<String> {
        let mut texts = vec![
            String::new(),
            "plain".to_string(),
            "é".to_string(),
            "👩‍👩‍👧 said “no”".to_string(),
        ];
        for shift in 0..4 {
            texts.push("x".repeat(shift) + &"a“é👍e\u{301}漢\u{fffd}".repeat(120));
        }
        texts
    }

    fn slow(text: &str, byte: usize, unit: Unit) -> usize {
        match unit {
            Unit::Byte => byte,
            Unit::Char => text[..byte].chars().count(),
            Unit::Utf16 => text[..byte].encode_utf16().count(),
        }
    }

    #[test]
    fn every_boundary_goes_there_and_back() {
        for text in texts() {
            for unit in [Unit::Char, Unit::Utf16, Unit::Byte] {
                let offsets = Offsets::new(&text, unit);
                for byte in (0..=text.len()).filter(|b| text.is_char_boundary(*b)) {
                    let offset = slow(&text, byte, unit);
                    assert_eq!(offsets.from_byte(byte), offset, "{unit:?} {byte} {text:?}");
                    assert_eq!(offsets.to_byte(offset), byte, "{unit:?} {offset} {text:?}");
                }
            }
        }
    }

    #[test]
    fn what_is_no_boundary_falls_back_to_the_one_before() {
        let text = "a👍b";
        let utf16 = Offsets::new(text, Unit::Utf16);
        assert_eq!(utf16.to_byte(2), 1, "between two surrogates");
        assert_eq!(utf16.from_byte(3), 1, "inside a character");
        assert_eq!(Offsets::new(text, Unit::Byte).to_byte(4), 1);
    }

    #[test]
    fn what_lies_outside_is_the_end() {
        for text in texts() {
            for unit in [Unit::Char, Unit::Utf16, Unit::Byte] {
                let offsets = Offsets::new(&text, unit);
                for far in [text.len() + 1, text.len() * 9, usize::MAX] {
                    assert_eq!(offsets.to_byte(far), text.len());
                    assert_eq!(offsets.from_byte(far), slow(&text, text.len(), unit));
                }
            }
        }
        assert!(Offsets::new("é", Unit::Char).span(7, 0).is_empty());
    }
}
