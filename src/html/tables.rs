//! How tables that both faces read are written: `[["heading", ["h1", "h2"]], …]`.

use std::collections::HashMap;

use serde::{Deserialize, Deserializer};

/// What each name stands for, from lists of the names that stand for a thing.
///
/// # Errors
///
/// Where the data is no such list.
pub fn by_name<'de, T, D>(data: D) -> Result<HashMap<String, T>, D::Error>
where
    T: Copy + Deserialize<'de>,
    D: Deserializer<'de>,
{
    let lists = Vec::<(T, Vec<String>)>::deserialize(data)?;
    let pairs = |(thing, names): (T, Vec<String>)| names.into_iter().map(move |name| (name, thing));
    Ok(lists.into_iter().flat_map(pairs).collect())
}
