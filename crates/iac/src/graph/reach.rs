//! What a value leads to on its way through variables, locals and outputs.

use smallvec::SmallVec;

/// A variable, local or output that leads to more components than this leads to none: "everything" tells nobody anything,
/// and the connections of a project stay linear in its size.
const WIDEST: usize = 32;

/// Components that a carrier leads to, in order.
pub(super) type Targets = SmallVec<[u32; 4]>;

/// One step of a value's way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Hop {
    /// It comes from this component.
    Component(u32),
    /// It comes through this carrier.
    Carrier(u32),
    /// It comes through this output of a module; where that leads nowhere, from the module call.
    Output {
        /// The output.
        output: u32,
        /// The call.
        call: u32,
    },
}

/// For each carrier what it leads to in the end; `hops` gives the steps that each takes, empty for what is no carrier.
pub(super) fn reach(hops: &[Vec<Hop>]) -> Vec<Targets> {
    let mut targets: Vec<Targets> = vec![Targets::new(); hops.len()];
    let mut seen = vec![false; hops.len()];
    let mut stack: Vec<(u32, bool)> = Vec::new();
    for start in 0..hops.len() as u32 {
        stack.push((start, false));
        while let Some((node, finished)) = stack.pop() {
            let Some(steps) = hops.get(node as usize) else { continue };
            if finished {
                let found = gather(steps, &targets);
                if let Some(slot) = targets.get_mut(node as usize) {
                    *slot = found;
                }
                continue;
            }
            match seen.get_mut(node as usize) {
                Some(mark) if !*mark => *mark = true,
                _ => continue,
            }
            stack.push((node, true));
            for hop in steps {
                if let Hop::Carrier(next) | Hop::Output { output: next, .. } = hop {
                    stack.push((*next, false));
                }
            }
        }
    }
    targets
}

/// What `hops` lead to, when what each carrier leads to is known.
pub(super) fn gather(hops: &[Hop], targets: &[Targets]) -> Targets {
    let mut found = Targets::new();
    for hop in hops {
        match hop {
            Hop::Component(component) => found.push(*component),
            Hop::Carrier(carrier) => found.extend(targets.get(*carrier as usize).into_iter().flatten().copied()),
            Hop::Output { output, call } => match targets.get(*output as usize) {
                Some(beyond) if !beyond.is_empty() => found.extend(beyond.iter().copied()),
                _ => found.push(*call),
            },
        }
        if found.len() > 4 * WIDEST {
            found.sort_unstable();
            found.dedup();
            if found.len() > WIDEST {
                return Targets::new();
            }
        }
    }
    found.sort_unstable();
    found.dedup();
    if found.len() > WIDEST { Targets::new() } else { found }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_followed_through_carriers_to_where_it_comes_from() {
        let hops = vec![
            vec![Hop::Carrier(1)],
            vec![Hop::Carrier(2), Hop::Component(10)],
            vec![Hop::Output { output: 3, call: 20 }],
            vec![],
        ];
        let found = reach(&hops);
        assert_eq!(found[0].as_slice(), [10, 20], "an output that leads nowhere stands for its module");
    }

    #[test]
    fn a_circle_of_carriers_ends() {
        let hops = vec![vec![Hop::Carrier(1)], vec![Hop::Carrier(0), Hop::Component(9)]];
        assert_eq!(reach(&hops)[0].as_slice(), [9]);
    }

    #[test]
    fn a_long_chain_needs_no_stack() {
        let length = 200_000;
        let mut hops: Vec<Vec<Hop>> = (1..length).map(|next| vec![Hop::Carrier(next)]).collect();
        hops.push(vec![Hop::Component(7)]);
        assert_eq!(reach(&hops)[0].as_slice(), [7]);
    }

    #[test]
    fn what_leads_everywhere_leads_nowhere() {
        let hops = vec![(100..200).map(Hop::Component).collect()];
        assert!(reach(&hops)[0].is_empty());
    }
}
