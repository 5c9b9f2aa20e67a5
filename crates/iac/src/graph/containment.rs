//! What sits inside what.

use catalogue::{Containment, Placement};

/// What containment is worked out from: one for each component, in their order.
pub(crate) struct Site {
    /// The rules of its type.
    pub(crate) rules: &'static [Containment],
    /// Whether things sit inside it.
    pub(crate) is_box: bool,
}

/// Boxes nest no deeper than this.
const DEEPEST: u32 = 64;

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    New,
    Waiting,
    Done,
}

/// The container of each component. `candidates` gives the components of the same module that an attribute path of a
/// component leads to.
///
/// A component whose rules lead back to itself stays outside, so that there is never a circle of boxes.
pub(crate) fn containers(sites: &[Site], candidates: impl Fn(u32, &str) -> Vec<u32>) -> Vec<Option<u32>> {
    let mut found: Vec<Option<u32>> = vec![None; sites.len()];
    let mut depths: Vec<u32> = vec![0; sites.len()];
    let mut states = vec![State::New; sites.len()];
    let mut stack: Vec<u32> = Vec::new();
    for start in 0..sites.len() as u32 {
        stack.push(start);
        while let Some(&node) = stack.last() {
            let (Some(site), Some(state)) = (sites.get(node as usize), states.get_mut(node as usize)) else {
                stack.pop();
                continue;
            };
            if *state == State::Done || site.rules.is_empty() {
                *state = State::Done;
                stack.pop();
                continue;
            }
            let led_to: Vec<(Placement, Vec<u32>)> =
                site.rules.iter().map(|rule| (rule.placement, candidates(node, rule.path))).collect();
            if *state == State::New {
                *state = State::Waiting;
                let before = stack.len();
                for other in led_to.iter().flat_map(|(_, others)| others) {
                    if states.get(*other as usize) == Some(&State::New) {
                        stack.push(*other);
                    }
                }
                if stack.len() > before {
                    continue;
                }
            }
            let container = led_to.iter().find_map(|(placement, others)| place(sites, &found, *placement, others));
            if let Some(container) = container {
                let depth = depths.get(container as usize).map_or(0, |outer| outer + 1);
                let circle = lineage(&found, container).any(|outer| outer == node);
                let slots = (found.get_mut(node as usize), depths.get_mut(node as usize));
                if let ((Some(slot), Some(own_depth)), false) = (slots, circle || depth >= DEEPEST) {
                    *slot = Some(container);
                    *own_depth = depth;
                }
            }
            if let Some(state) = states.get_mut(node as usize) {
                *state = State::Done;
            }
            stack.pop();
        }
    }
    found
}

/// The box that references to `others` mean.
fn place(sites: &[Site], found: &[Option<u32>], placement: Placement, others: &[u32]) -> Option<u32> {
    let is_box = |component: u32| sites.get(component as usize).is_some_and(|site| site.is_box);
    let boxes: Vec<u32> = others
        .iter()
        .filter_map(|other| match placement {
            Placement::Inside | Placement::Among if is_box(*other) => Some(*other),
            Placement::Inside | Placement::Among | Placement::Beside => found.get(*other as usize).copied().flatten(),
        })
        .collect();
    let first = *boxes.first()?;
    if boxes.iter().all(|other| *other == first) {
        return Some(first);
    }
    lineage(found, first).find(|outer| boxes.iter().all(|other| lineage(found, *other).any(|around| around == *outer)))
}

/// A box and the boxes around it, innermost first.
fn lineage(found: &[Option<u32>], from: u32) -> impl Iterator<Item = u32> {
    std::iter::successors(Some(from), |inner| found.get(*inner as usize).copied().flatten())
}

#[cfg(test)]
mod tests {
    use super::*;

    const INSIDE: &[Containment] = &[Containment { path: "in", placement: Placement::Inside }];
    const BESIDE: &[Containment] = &[Containment { path: "by", placement: Placement::Beside }];
    const AMONG: &[Containment] = &[Containment { path: "all", placement: Placement::Among }];

    fn check(sites: &[(&'static [Containment], bool, &[u32])], expected: &[Option<u32>]) {
        let list: Vec<Site> = sites.iter().map(|(rules, is_box, _)| Site { rules, is_box: *is_box }).collect();
        assert_eq!(containers(&list, |at, _| sites[at as usize].2.to_vec()), expected);
    }

    #[test]
    fn boxes_nest_in_any_order_of_definition() {
        check(&[(INSIDE, false, &[1]), (INSIDE, true, &[2]), (&[], true, &[])], &[Some(1), Some(2), None]);
    }

    #[test]
    fn what_is_no_box_lends_its_own() {
        check(
            &[(&[], true, &[]), (INSIDE, false, &[0]), (INSIDE, false, &[1]), (BESIDE, false, &[1])],
            &[None, Some(0), Some(0), Some(0)],
        );
    }

    #[test]
    fn several_share_the_innermost_box_around_all() {
        check(
            &[
                (&[], true, &[]),
                (INSIDE, true, &[0]),
                (INSIDE, true, &[0]),
                (AMONG, false, &[1, 2]),
                (AMONG, false, &[1]),
            ],
            &[None, Some(0), Some(0), Some(0), Some(1)],
        );
    }

    #[test]
    fn there_is_never_a_circle() {
        check(&[(INSIDE, true, &[0])], &[None]);
        let circle: [(&'static [Containment], bool, &[u32]); 3] =
            [(INSIDE, true, &[1]), (INSIDE, true, &[2]), (INSIDE, true, &[0])];
        let list: Vec<Site> = circle.iter().map(|(rules, is_box, _)| Site { rules, is_box: *is_box }).collect();
        let found = containers(&list, |at, _| circle[at as usize].2.to_vec());
        for start in 0..3 {
            assert!(lineage(&found, start).take(10).count() < 10, "following boxes outwards must end");
        }
    }

    #[test]
    fn a_long_chain_of_neighbours_needs_no_stack() {
        let length = 100_000u32;
        let list: Vec<Site> = (0..length).map(|_| Site { rules: BESIDE, is_box: false }).collect();
        let found = containers(&list, |at, _| if at + 1 < length { vec![at + 1] } else { Vec::new() });
        assert!(found.iter().all(Option::is_none));
    }
}
