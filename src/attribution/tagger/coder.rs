//! Unpacks the tables of weights: most are zero, so that gaps and values are kept, by a range
//! coder with fixed frequencies (rANS, after Duda 2013).

/// Bits of a probability.
pub const PRECISION: u32 = 12;
/// The state is kept at or above this; two bytes are read where it falls below.
pub const LOWEST: u32 = 1 << 16;
/// Weights of a wide row: its mask has a bit for each.
pub const ROW: usize = u8::BITS as usize;
/// A gap symbol that says: so many empty rows, and no full one yet.
pub const LONG_GAP: u8 = 255;

/// The frequencies of one kind of symbol, ready to decode: for each slot its symbol, how far it is
/// into that symbol's slots, and how many of those there are less one: 8, 12 and 12 bits.
struct Symbols(Box<[u32; 1 << PRECISION]>);

impl Symbols {
    /// Reads the frequencies of 256 symbols, which sum to `1 << PRECISION`.
    fn read(bytes: &mut Bytes) -> Option<Symbols> {
        let mut slots = Vec::with_capacity(1 << PRECISION);
        for (symbol, pair) in bytes.take(512)?.chunks_exact(2).enumerate() {
            let frequency = u32::from(u16::from_le_bytes([pair[0], pair[1]]));
            if slots.len() + frequency as usize > 1 << PRECISION {
                return None;
            }
            slots.extend((0..frequency).map(|k| symbol as u32 | k << 8 | (frequency - 1) << 20));
        }
        Some(Symbols(slots.into_boxed_slice().try_into().ok()?))
    }
}

/// Bytes, read from their start.
pub struct Bytes<'b>(pub &'b [u8]);

impl<'b> Bytes<'b> {
    /// The next `n` bytes; `None` where there are fewer.
    pub fn take(&mut self, n: usize) -> Option<&'b [u8]> {
        let (head, rest) = self.0.split_at_checked(n)?;
        self.0 = rest;
        Some(head)
    }

    /// The next four bytes, as a number.
    pub fn u32(&mut self) -> Option<u32> {
        Some(u32::from_le_bytes(self.take(4)?.try_into().ok()?))
    }

    /// The next four bytes, as a number with a fraction.
    pub fn f32(&mut self) -> Option<f32> {
        Some(f32::from_bits(self.u32()?))
    }
}

struct Stream<'b> {
    state: u32,
    pairs: &'b [[u8; 2]],
    /// Number of the next pair.
    at: usize,
}

impl Stream<'_> {
    #[inline(always)]
    fn next(&mut self, symbols: &Symbols) -> u8 {
        let slot = symbols.0[(self.state & ((1 << PRECISION) - 1)) as usize];
        let frequency = (slot >> 20) + 1;
        let state = frequency * (self.state >> PRECISION) + (slot >> 8 & 0xfff);
        // Past the end of a broken file: zeros.
        let pair = self
            .pairs
            .get(self.at)
            .map_or(0, |p| u16::from_le_bytes(*p));
        // Without a branch: where the state falls below cannot be foreseen.
        let is_low = state < LOWEST;
        self.state = if is_low {
            state << 16 | u32::from(pair)
        } else {
            state
        };
        self.at += usize::from(is_low);
        slot as u8
    }
}

/// Unpacks a table of `1 << bits` rows of `width` weights: 1 or [`ROW`].
pub fn unpack(bytes: &mut Bytes, bits: u32, width: usize) -> Option<Vec<u8>> {
    let gaps = Symbols::read(bytes)?;
    let masks = if width > 1 {
        Some(Symbols::read(bytes)?)
    } else {
        None
    };
    let values: Vec<Symbols> = (0..width)
        .map(|_| Symbols::read(bytes))
        .collect::<Option<_>>()?;
    let (full, length) = (bytes.u32()?, bytes.u32()?);
    let mut stream = Stream {
        state: bytes.u32()?,
        pairs: bytes.take(length as usize)?.as_chunks().0,
        at: 0,
    };
    let mut rows = Rows {
        gaps,
        masks,
        values,
        table: vec![0u8; width << bits],
        at: 0,
    };
    let mut left = full;
    while left > 0 {
        let some = SOME.min(left);
        rows.unpack(&mut stream, some)?;
        left -= some;
    }
    Some(rows.table)
}

/// Rows that are unpacked by one call: a browser compiles what is called often anew, and better, but
/// goes on with what it has in a call that lasts.
const SOME: u32 = 1024;

/// A table that is being filled, and with what kinds of symbols.
struct Rows {
    gaps: Symbols,
    masks: Option<Symbols>,
    values: Vec<Symbols>,
    table: Vec<u8>,
    /// Number of the next row.
    at: usize,
}

impl Rows {
    /// Unpacks the next `count` full rows; `None` where they lie past the table's end.
    #[inline(never)]
    fn unpack(&mut self, stream: &mut Stream, count: u32) -> Option<()> {
        // Copies, which need not be kept in memory at each step.
        let mut s = Stream { ..*stream };
        let (mut at, width) = (self.at, self.values.len());
        for _ in 0..count {
            let mut gap = s.next(&self.gaps);
            while gap == LONG_GAP && at < self.table.len() {
                at += usize::from(LONG_GAP);
                gap = s.next(&self.gaps);
            }
            at += usize::from(gap);
            let Some(masks) = &self.masks else {
                *self.table.get_mut(at)? = s.next(&self.values[0]);
                at += 1;
                continue;
            };
            let row = self.table.get_mut(at * width..)?.first_chunk_mut::<ROW>()?;
            let values: &[Symbols; ROW] = self.values.as_slice().try_into().ok()?;
            let mut mask = s.next(masks);
            while mask != 0 {
                let k = mask.trailing_zeros() as usize;
                row[k] = s.next(&values[k]);
                mask &= mask - 1;
            }
            at += 1;
        }
        self.at = at;
        *stream = s;
        Some(())
    }
}
