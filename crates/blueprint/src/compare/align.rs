//! Which blocks of two lists are the same, though some came, went or changed.

use std::collections::HashMap;

/// Pairs the members of two lists: those with equal content first, what lies between such pairs in order.
///
/// Every member of either list is in one pair; the order is that of both lists.
pub(crate) fn align(older: &[u64], newer: &[u64]) -> Vec<(Option<usize>, Option<usize>)> {
    let mut places: HashMap<u64, Vec<usize>> = HashMap::new();
    for (at, content) in newer.iter().enumerate().rev() {
        places.entry(*content).or_default().push(at);
    }
    let mut pairs = Vec::with_capacity(older.len().max(newer.len()));
    let (mut from_older, mut from_newer) = (0, 0);
    for (at, content) in older.iter().enumerate() {
        let Some(same) = places.get_mut(content) else { continue };
        while same.pop_if(|place| *place < from_newer).is_some() {}
        let Some(place) = same.pop() else { continue };
        in_order(from_older..at, from_newer..place, &mut pairs);
        pairs.push((Some(at), Some(place)));
        (from_older, from_newer) = (at + 1, place + 1);
    }
    in_order(from_older..older.len(), from_newer..newer.len(), &mut pairs);
    pairs
}

fn in_order(
    older: std::ops::Range<usize>,
    newer: std::ops::Range<usize>,
    pairs: &mut Vec<(Option<usize>, Option<usize>)>,
) {
    let both = older.len().max(newer.len());
    let (mut older, mut newer) = (older, newer);
    pairs.extend((0..both).map(|_| (older.next(), newer.next())));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_member_put_in_front_shifts_none() {
        assert_eq!(align(&[1, 2], &[9, 1, 2]), [(None, Some(0)), (Some(0), Some(1)), (Some(1), Some(2))]);
    }

    #[test]
    fn a_changed_member_keeps_its_partner() {
        assert_eq!(align(&[1, 2, 3], &[1, 8, 3]), [(Some(0), Some(0)), (Some(1), Some(1)), (Some(2), Some(2))]);
    }

    #[test]
    fn what_went_has_no_partner() {
        assert_eq!(align(&[1, 2, 3], &[1, 3]), [(Some(0), Some(0)), (Some(1), None), (Some(2), Some(1))]);
    }

    #[test]
    fn equal_members_pair_in_order() {
        assert_eq!(align(&[1, 1], &[1, 1, 1]), [(Some(0), Some(0)), (Some(1), Some(1)), (None, Some(2))]);
    }
}
