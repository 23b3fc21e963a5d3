//! How well the engine does on annotated corpora.
//!
//! The measures are those of the corpora's own scorers (`attribution.py`, `labels.py`), to the
//! digit: offsets and lengths are Unicode scalar values. Where the corpora are absent, there is
//! nothing to measure, and everything says so.

pub mod attribution;
pub mod bootstrap;
pub mod corpus;
pub mod cost;
pub mod errors;
pub mod figures;
pub mod labels;
pub mod quoted;
pub mod record;
