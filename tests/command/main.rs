//! The real `hearsay` command, from outside.

mod explain;
mod formats;
mod input;
mod invariants;
mod run;
mod streaming;
