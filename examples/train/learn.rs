//! Learns the weights: logistic regression for cues here, what belongs to them in `arguments`.

use hearsay::attribution::tagger::features::{self, CUE_FEATURES, Region};
use hearsay::attribution::tagger::model::{OUTPUTS, Weights};
use hearsay::attribution::tagger::sigmoid;
use hearsay::attribution::tagger::words::CAN_CUE;

use crate::arguments::learn_arguments;
use crate::corpus::Doc;
use crate::table::{Random, Trained};

/// Sizes and steps.
#[derive(Clone, Debug)]
pub struct Settings {
    pub cue_bits: u32,
    pub token_bits: u32,
    pub segment_bits: u32,
    pub cue_weights: usize,
    pub token_weights: usize,
    pub segment_weights: usize,
    pub epochs: usize,
    pub rate: f32,
    pub cue_rate: f32,
    pub decay: f32,
    pub segment_decay: f32,
    pub cue_decay: f32,
    pub whole_bits: u32,
    pub whole_weights: usize,
    pub whole_epochs: usize,
    pub whole_rate: f32,
    pub whole_decay: f32,
    /// What the weights are rounded to.
    pub step: f32,
    /// How sure a content must be to be reported.
    pub threshold: f32,
}

/// The four tables, in training or trained.
pub struct Learned {
    pub cue: Trained,
    pub token: Trained,
    pub segment: Trained,
    pub whole: Trained,
}

impl Learned {
    pub fn tables(&self) -> [&Trained; 4] {
        [&self.cue, &self.token, &self.segment, &self.whole]
    }

    pub fn weights(&self) -> Weights<'_, f32> {
        Weights {
            cue: self.cue.table(),
            token: self.token.table(),
            segment: self.segment.table(),
            whole: self.whole.table(),
        }
    }
}

/// Learns from `docs`, each with a weight.
pub fn learn(docs: &[(&Doc, f32)], settings: &Settings) -> Learned {
    let (cue, (token, segment)) = std::thread::scope(|scope| {
        let cues = scope.spawn(|| {
            let first = learn_cues(docs, settings, Trained::new(settings.cue_bits, 1));
            learn_cues(docs, settings, first.pruned(settings.cue_weights))
        });
        let (token, segment) = learn_arguments(
            docs,
            settings,
            Trained::new(settings.token_bits, OUTPUTS),
            Trained::new(settings.segment_bits, 1),
        );
        let arguments = learn_arguments(
            docs,
            settings,
            token.pruned(settings.token_weights),
            segment.pruned(settings.segment_weights),
        );
        (cues.join().unwrap(), arguments)
    });
    Learned {
        cue,
        token,
        segment,
        whole: Trained::new(1, 1),
    }
}

fn learn_cues(docs: &[(&Doc, f32)], settings: &Settings, mut model: Trained) -> Trained {
    let mut items = Vec::new();
    for (d, (doc, _)) in docs.iter().enumerate() {
        for &(first, end) in &doc.regions {
            for h in first..end {
                if doc.words[h].is(CAN_CUE) {
                    items.push((d as u32, first as u32, end as u32, h as u32));
                }
            }
        }
    }
    let gold: Vec<std::collections::HashSet<usize>> = docs
        .iter()
        .map(|(d, _)| d.gold.iter().map(|g| g.head).collect())
        .collect();
    let mut random = Random(0x1234_5678_9abc_def1);
    let mut hashes = [0; CUE_FEATURES];
    for epoch in 0..settings.epochs {
        random.shuffle(&mut items);
        for &(d, first, end, h) in &items {
            let (doc, weight) = docs[d as usize];
            let region = region(doc, (first as usize, end as usize));
            let n = features::cue(&region, h as usize, &mut hashes);
            let p = sigmoid(model.table().sum(&hashes[..n]));
            let y = f32::from(u8::from(gold[d as usize].contains(&(h as usize))));
            let gradient = (p - y) * weight;
            if gradient.abs() < 1e-3 {
                continue;
            }
            model.learn(
                &hashes[..n],
                gradient,
                settings.cue_rate,
                settings.cue_decay,
            );
        }
        if epoch * 2 >= settings.epochs {
            model.remember();
        }
    }
    model.settle();
    model
}

/// The region of `doc` from token `first` up to `end`.
pub fn region(doc: &Doc, (first, end): (usize, usize)) -> Region<'_> {
    Region {
        words: &doc.words,
        counts: &doc.counts,
        first,
        end,
    }
}
