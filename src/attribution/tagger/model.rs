//! The tagger's weights: hashed tables of small integers, read from one file.

use std::sync::OnceLock;

use super::coder::{self, Bytes};

/// Outputs of a token row, by number.
pub const OUTPUTS: usize = coder::ROW;

/// Mixes `b` into the hash `a`.
#[inline]
pub const fn mix(a: u32, b: u32) -> u32 {
    (a.rotate_left(5) ^ b).wrapping_mul(0x9E37_79B1)
}

/// A weight: a byte in the model, a float in training.
pub trait Weight: Copy + 'static {
    /// What weights add up in: whole numbers of a model, which need not wait for one another as floats do.
    type Sum: Copy + Default;

    /// `sum` and this.
    fn add_to(self, sum: Self::Sum) -> Self::Sum;

    /// The value of a sum.
    fn value(sum: Self::Sum) -> f32;
}

impl Weight for f32 {
    type Sum = f32;

    fn add_to(self, sum: f32) -> f32 {
        sum + self
    }

    fn value(sum: f32) -> f32 {
        sum
    }
}

impl Weight for u8 {
    /// Holds 256 weights of eight bits, which go into one register with their neighbours'.
    type Sum = i16;

    fn add_to(self, sum: i16) -> i16 {
        sum + i16::from(self as i8)
    }

    fn value(sum: i16) -> f32 {
        f32::from(sum)
    }
}

/// A hashed table of rows of `N` weights.
#[derive(Clone, Copy, Debug)]
pub struct Table<'w, W> {
    weights: &'w [W],
    shift: u32,
    scale: f32,
}

impl<'w, W: Weight> Table<'w, W> {
    /// A table over `weights`, whose number of rows is `1 << bits`; values are `scale` times the
    /// weights.
    pub fn new(weights: &'w [W], bits: u32, scale: f32) -> Table<'w, W> {
        Table {
            weights,
            shift: 32 - bits,
            scale,
        }
    }

    /// Number of the row of the feature with hash `hash`.
    #[inline]
    pub fn row(&self, hash: u32) -> usize {
        (hash.wrapping_mul(0x85EB_CA6B) >> self.shift) as usize
    }

    /// Sums over `features` of a table with one weight a row.
    #[inline]
    pub fn sum(&self, features: &[u32]) -> f32 {
        let mut sum = W::Sum::default();
        for &f in features {
            sum = self.weights[self.row(f)].add_to(sum);
        }
        W::value(sum) * self.scale
    }

    /// Sums over `features` of a table with [`OUTPUTS`] weights a row.
    #[inline]
    pub fn sums(&self, features: &[u32]) -> [f32; OUTPUTS] {
        let mut sums = [W::Sum::default(); OUTPUTS];
        for &f in features {
            let at = self.row(f) * OUTPUTS;
            let row = &self.weights[at..at + OUTPUTS];
            for (s, w) in sums.iter_mut().zip(row) {
                *s = w.add_to(*s);
            }
        }
        sums.map(|s| W::value(s) * self.scale)
    }
}

/// The four tables.
#[derive(Clone, Copy, Debug)]
pub struct Weights<'w, W> {
    /// Is this token the head of a cue? One weight a row.
    pub cue: Table<'w, W>,
    /// Starts, ends and insides of source, content and cue, given the head: a row a feature.
    pub token: Table<'w, W>,
    /// Whole segments: one weight a row.
    pub segment: Table<'w, W>,
    /// Whole attributions, with what is around them: one weight a row.
    pub whole: Table<'w, W>,
}

/// A frequent word.
#[derive(Clone, Copy, Debug)]
pub struct Entry {
    /// Number of the word.
    pub id: u16,
    /// Part-of-speech class.
    pub pos: u8,
    /// Cluster; 255 where it has none.
    pub cluster: u8,
    /// Flags of [`super::words::Word`].
    pub flags: u16,
}

/// The frequent words.
#[derive(Clone, Debug, Default)]
pub struct Vocabulary {
    slots: Vec<u16>,
    hashes: Vec<u32>,
    entries: Vec<Entry>,
}

impl Vocabulary {
    /// The words with these folded hashes and entries, in order of their number.
    pub fn new(words: Vec<(u32, Entry)>) -> Vocabulary {
        let size = (words.len() * 2).next_power_of_two().max(2);
        let mut slots = vec![u16::MAX; size];
        for (k, (hash, _)) in words.iter().enumerate() {
            let mut slot = *hash as usize & (size - 1);
            while slots[slot] != u16::MAX {
                slot = (slot + 1) & (size - 1);
            }
            slots[slot] = k as u16;
        }
        let (hashes, entries) = words.into_iter().unzip();
        Vocabulary {
            slots,
            hashes,
            entries,
        }
    }

    /// The word with the folded hash `hash`.
    #[inline]
    pub fn find(&self, hash: u32) -> Option<Entry> {
        let mask = self.slots.len().checked_sub(1)?;
        let mut slot = hash as usize & mask;
        loop {
            let k = self.slots[slot];
            if k == u16::MAX {
                return None;
            }
            if self.hashes[k as usize] == hash {
                return Some(self.entries[k as usize]);
            }
            slot = (slot + 1) & mask;
        }
    }

    /// The words with their entries, in order of their number.
    pub fn words(&self) -> impl Iterator<Item = (u32, Entry)> + '_ {
        self.hashes
            .iter()
            .copied()
            .zip(self.entries.iter().copied())
    }
}

/// The model: vocabulary, weights, thresholds.
#[derive(Debug)]
pub struct Model {
    /// The frequent words.
    pub vocabulary: Vocabulary,
    tables: [Packed; 4],
    /// Confidence from which an attribution is reported.
    pub threshold: f32,
}

/// A table, unpacked.
#[derive(Debug)]
struct Packed {
    weights: Vec<u8>,
    bits: u32,
    scale: f32,
}

impl Packed {
    fn table(&self) -> Table<'_, u8> {
        Table::new(&self.weights, self.bits, self.scale)
    }
}

pub(super) static BYTES: &[u8] = include_bytes!("model.bin");

/// The model that is compiled in; read once.
pub fn model() -> &'static Model {
    static MODEL: OnceLock<Model> = OnceLock::new();
    MODEL.get_or_init(|| Model::parse(BYTES).unwrap_or_else(Model::empty))
}

impl Model {
    /// The tables.
    pub fn weights(&self) -> Weights<'_, u8> {
        let [cue, token, segment, whole] = &self.tables;
        Weights {
            cue: cue.table(),
            token: token.table(),
            segment: segment.table(),
            whole: whole.table(),
        }
    }

    fn empty() -> Model {
        let packed = || Packed {
            weights: vec![0; OUTPUTS * 2],
            bits: 1,
            scale: 1.0,
        };
        Model {
            vocabulary: Vocabulary::default(),
            tables: [packed(), packed(), packed(), packed()],
            threshold: 1.0,
        }
    }

    /// Reads a model file; `None` where it is not one.
    pub fn parse(bytes: &[u8]) -> Option<Model> {
        let mut at = Bytes(bytes);
        if at.take(8)? != b"hearsay5" {
            return None;
        }
        let threshold = at.f32()?;
        let n = at.u32()? as usize;
        let mut words = Vec::with_capacity(n);
        let (hashes, pos, cluster, flags) =
            (at.take(4 * n)?, at.take(n)?, at.take(n)?, at.take(2 * n)?);
        for k in 0..n {
            let hash = u32::from_le_bytes(hashes[4 * k..4 * k + 4].try_into().ok()?);
            let entry = Entry {
                id: k as u16,
                pos: pos[k],
                cluster: cluster[k],
                flags: u16::from_le_bytes([flags[2 * k], flags[2 * k + 1]]),
            };
            words.push((hash, entry));
        }
        let mut table = |width: usize| -> Option<Packed> {
            let (bits, scale) = (at.u32()?, at.f32()?);
            let weights = coder::unpack(&mut at, bits, width)?;
            Some(Packed {
                weights,
                bits,
                scale,
            })
        };
        Some(Model {
            vocabulary: Vocabulary::new(words),
            tables: [table(1)?, table(OUTPUTS)?, table(1)?, table(1)?],
            threshold,
        })
    }
}
