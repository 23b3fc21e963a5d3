//! Unpacks the tables of weights: most are zero, so that gaps and values are kept, by a range
//! coder with fixed frequencies (rANS, after Duda 2013).

/// Bits of a probability.
pub const PRECISION: u32 = 12;
/// The state is kept at or above this; two bytes are read where it falls below.
pub const LOWEST: u32 = 1 << 16;
/// A gap symbol that says: so many empty rows, and no full one yet.
pub const LONG_GAP: u8 = 255;

/// The frequencies of one kind of symbol, ready to decode: for each slot its symbol, how far it is
/// into that symbol's slots, and how many of those there are less one: 8, 12 and 12 bits.
struct Symbols(Vec<u32>);

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
        (slots.len() == 1 << PRECISION).then_some(Symbols(slots))
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
    pairs: std::slice::ChunksExact<'b, u8>,
}

impl Stream<'_> {
    #[inline]
    fn next(&mut self, symbols: &Symbols) -> u8 {
        let slot = symbols.0[(self.state & ((1 << PRECISION) - 1)) as usize];
        let frequency = (slot >> 20) + 1;
        self.state = frequency * (self.state >> PRECISION) + (slot >> 8 & 0xfff);
        if self.state < LOWEST {
            // Past the end of a broken file: zeros.
            let pair = self
                .pairs
                .next()
                .map_or(0, |p| u32::from(p[0]) | u32::from(p[1]) << 8);
            self.state = self.state << 16 | pair;
        }
        slot as u8
    }
}

/// Unpacks a table of `1 << bits` rows of `width` weights: 1, or up to 8.
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
        pairs: bytes.take(length as usize)?.chunks_exact(2),
    };
    let mut table = vec![0u8; width << bits];
    let mut row = 0;
    for _ in 0..full {
        loop {
            let gap = stream.next(&gaps);
            row += usize::from(gap);
            if gap != LONG_GAP || row >= 1 << bits {
                break;
            }
        }
        let mask = masks.as_ref().map_or(1, |m| stream.next(m));
        let weights = table.get_mut(row * width..(row + 1) * width)?;
        for (k, weight) in weights.iter_mut().enumerate() {
            if mask >> k & 1 == 1 {
                *weight = stream.next(&values[k]);
            }
        }
        row += 1;
    }
    Some(table)
}
