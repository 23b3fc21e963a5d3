//! Ids of claims: an edit elsewhere in the page leaves them as they are.

use std::collections::HashMap;

use crate::report::Form;

/// For each claim, in order of the page: a hash of its form, the letters and digits of its content in
/// lower case, and its ordinal among those that are equal so far.
pub fn ids<'a>(claims: impl Iterator<Item = (Form, &'a str)>) -> Vec<String> {
    let mut seen: HashMap<u64, u64> = HashMap::new();
    claims
        .map(|(form, content)| {
            let hash = content
                .chars()
                .filter(|c| c.is_alphanumeric())
                .flat_map(char::to_lowercase)
                .fold(mix(BASIS, form as u64), |h, c| mix(h, u64::from(c)));
            let ordinal = seen.entry(hash).or_default();
            *ordinal += 1;
            format!("{:016x}", mix(hash, *ordinal))
        })
        .collect()
}

/// FNV-1a, 64 bits, over the bytes of `value`.
fn mix(hash: u64, value: u64) -> u64 {
    value.to_le_bytes().iter().fold(hash, |h, b| {
        (h ^ u64::from(*b)).wrapping_mul(0x0100_0000_01b3)
    })
}

const BASIS: u64 = 0xcbf2_9ce4_8422_2325;

#[cfg(test)]
mod tests {
    use super::ids;
    use crate::report::Form::{Direct, Indirect};

    #[test]
    fn an_edit_elsewhere_leaves_ids_and_equals_are_told_apart() {
        let before = ids([(Direct, "It fell."), (Direct, "It fell.")].into_iter());
        let after = ids([(Direct, "New."), (Direct, "it  fell"), (Direct, "It fell.")].into_iter());
        assert_eq!(before, after[1..]);
        assert_ne!(before[0], before[1]);
        assert_ne!(before[0], ids([(Indirect, "It fell.")].into_iter())[0]);
    }
}
