//! Which layer each node of a connected graph stands in: the user before the used, neighbours close to each other.
#![expect(
    clippy::indexing_slicing,
    reason = "indices are made here, below the count of nodes, for arrays of that length"
)]

use super::level::Link;

/// Layers of nodes, and the links turned so that each leads to a later layer.
pub(super) struct Ranks {
    pub(super) rank: Vec<u32>,
    pub(super) count: u32,
    pub(super) links: Vec<Link>,
}

pub(super) fn ranks(count: usize, links: &[Link]) -> Ranks {
    let (links, order) = without_circles(count, links);
    let mut outs: Vec<Vec<u32>> = vec![Vec::new(); count];
    let mut ins: Vec<Vec<u32>> = vec![Vec::new(); count];
    for link in &links {
        outs[link.from as usize].push(link.to);
        ins[link.to as usize].push(link.from);
    }
    let mut rank = vec![0i64; count];
    for node in &order {
        let earliest = ins[*node as usize].iter().map(|from| rank[*from as usize] + 1).max();
        rank[*node as usize] = earliest.unwrap_or(0);
    }
    // A node is pulled to where most of its links lead, as far as the others let it.
    for _ in 0..3 {
        for node in order.iter().rev() {
            let at = *node as usize;
            if outs[at].len() > ins[at].len()
                && let Some(latest) = outs[at].iter().map(|to| rank[*to as usize] - 1).min()
            {
                rank[at] = latest;
            }
        }
        for node in &order {
            let at = *node as usize;
            if ins[at].len() > outs[at].len()
                && let Some(earliest) = ins[at].iter().map(|from| rank[*from as usize] + 1).max()
            {
                rank[at] = earliest;
            }
        }
    }
    // Only layers in which something stands count.
    let mut used = rank.clone();
    used.sort_unstable();
    used.dedup();
    let rank = rank.iter().map(|rank| used.binary_search(rank).unwrap_or(0) as u32).collect();
    Ranks { rank, count: used.len() as u32, links }
}

/// Turns links that close a circle, and orders nodes so that links lead forward.
fn without_circles(count: usize, links: &[Link]) -> (Vec<Link>, Vec<u32>) {
    const NEW: u8 = 0;
    const OPEN: u8 = 1;
    const DONE: u8 = 2;
    let mut outs: Vec<Vec<u32>> = vec![Vec::new(); count];
    let mut has_in = vec![false; count];
    for (index, link) in links.iter().enumerate() {
        outs[link.from as usize].push(index as u32);
        has_in[link.to as usize] = true;
    }
    let mut state = vec![NEW; count];
    let mut turned = vec![false; links.len()];
    let mut finished = Vec::with_capacity(count);
    let starts = (0..count).filter(|node| !has_in[*node]).chain((0..count).filter(|node| has_in[*node]));
    for start in starts {
        if state[start] != NEW {
            continue;
        }
        state[start] = OPEN;
        let mut path = vec![(start, 0usize)];
        while let Some((node, next)) = path.last_mut() {
            let Some(link) = outs[*node].get(*next).copied() else {
                state[*node] = DONE;
                finished.push(*node as u32);
                path.pop();
                continue;
            };
            *next += 1;
            let to = links[link as usize].to as usize;
            match state[to] {
                NEW => {
                    state[to] = OPEN;
                    path.push((to, 0));
                }
                OPEN => turned[link as usize] = true,
                _ => {}
            }
        }
    }
    finished.reverse();
    let mut straight: Vec<Link> = links
        .iter()
        .zip(&turned)
        .filter(|(link, _)| link.from != link.to)
        .map(|(link, turned)| if *turned { Link { from: link.to, to: link.from, weight: link.weight } } else { *link })
        .collect();
    straight.sort_by_key(|link| (link.from, link.to));
    straight.dedup_by(|later, earlier| {
        let same = (later.from, later.to) == (earlier.from, earlier.to);
        if same {
            earlier.weight += later.weight;
        }
        same
    });
    (straight, finished)
}
