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
    // A member that took the content of one before it looks as if another had been put in front, which no edit does:
    // new members come last. Where no more changed by place, they changed in place.
    let put_in_front = pairs.iter().skip_while(|(older, _)| older.is_some()).any(|(older, _)| older.is_some());
    let alone = pairs.iter().filter(|(older, newer)| older.is_none() != newer.is_none()).count();
    let changed = older.iter().zip(newer).filter(|(older, newer)| older != newer).count();
    if put_in_front && older.len() == newer.len() && changed <= alone {
        pairs.clear();
        in_order(0..older.len(), 0..newer.len(), &mut pairs);
    }
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
    fn a_member_that_took_the_content_of_another_stands_where_it_stood() {
        assert_eq!(align(&[1, 2], &[9, 1]), [(Some(0), Some(0)), (Some(1), Some(1))]);
        assert_eq!(
            align(&[1, 2], &[2, 9]),
            [(Some(0), None), (Some(1), Some(0)), (None, Some(1))],
            "one went, one came"
        );
        let shifted = [(Some(0), None), (Some(1), Some(0)), (Some(2), Some(1)), (Some(3), Some(2)), (None, Some(3))];
        assert_eq!(
            align(&[1, 2, 3, 4], &[2, 3, 4, 9]),
            shifted,
            "where more would have changed, one went and one came"
        );
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
