//! The order inside the layers: as few crossings as a few sweeps find.
#![expect(
    clippy::indexing_slicing,
    reason = "indices are made here, below the count of nodes, for arrays of that length"
)]

/// Most sweeps over the layers.
const SWEEPS: usize = 10;
/// With more links than this, fewer sweeps have to do.
const MANY: usize = 20_000;

/// Nodes in layers; links lead from one layer to the next.
pub(super) struct Layers {
    pub(super) layers: Vec<Vec<u32>>,
    /// For each node: neighbours in the layer before and in the one after.
    pub(super) before: Vec<Vec<u32>>,
    pub(super) after: Vec<Vec<u32>>,
}

impl Layers {
    /// Orders every layer.
    pub(super) fn untangle(&mut self) {
        let links: usize = self.after.iter().map(Vec::len).sum();
        let mut position = vec![0u32; self.before.len()];
        self.start(&mut position);
        let mut best = self.layers.clone();
        let mut fewest = self.crossings(&position);
        let sweeps = if links > MANY { 4 } else { SWEEPS };
        for sweep in 0..sweeps {
            if fewest == 0 {
                break;
            }
            if sweep % 2 == 0 {
                for layer in 1..self.layers.len() {
                    self.sort_layer(layer, true, &mut position);
                }
            } else {
                for layer in (0..self.layers.len().saturating_sub(1)).rev() {
                    self.sort_layer(layer, false, &mut position);
                }
            }
            let crossings = self.crossings(&position);
            if crossings < fewest {
                fewest = crossings;
                best.clone_from(&self.layers);
            }
        }
        self.layers = best;
    }

    /// Neighbours that are found together start together.
    fn start(&mut self, position: &mut [u32]) {
        let mut seen = vec![false; self.before.len()];
        let mut found: Vec<Vec<u32>> = vec![Vec::new(); self.layers.len()];
        let mut layer_of = vec![0usize; self.before.len()];
        for (index, layer) in self.layers.iter().enumerate() {
            for node in layer {
                layer_of[*node as usize] = index;
            }
        }
        // From the most used down: what uses it then comes in one run.
        let mut starts: Vec<u32> = self.layers.iter().flatten().copied().collect();
        starts.sort_by_key(|node| (std::cmp::Reverse(self.before[*node as usize].len()), *node));
        for start in starts {
            let mut waiting = vec![start];
            while let Some(node) = waiting.pop() {
                if std::mem::replace(&mut seen[node as usize], true) {
                    continue;
                }
                found[layer_of[node as usize]].push(node);
                let neighbours = self.before[node as usize].iter().chain(&self.after[node as usize]);
                waiting.extend(neighbours.filter(|neighbour| !seen[**neighbour as usize]));
            }
        }
        self.layers = found;
        for layer in &self.layers {
            number(layer, position);
        }
    }

    fn sort_layer(&mut self, layer: usize, by_before: bool, position: &mut [u32]) {
        let neighbours = if by_before { &self.before } else { &self.after };
        let mut keyed: Vec<(f32, u32, u32)> = self.layers[layer]
            .iter()
            .map(|node| {
                let own = position[*node as usize];
                let around = &neighbours[*node as usize];
                let key = if around.is_empty() { own as f32 } else { median(around, position) };
                (key, own, *node)
            })
            .collect();
        // Where a node has no neighbour on that side it keeps its rank among the others.
        let scale = scale(self.layers.get(if by_before { layer - 1 } else { layer + 1 }), keyed.len());
        for (key, _, node) in &mut keyed {
            if neighbours[*node as usize].is_empty() {
                *key *= scale;
            }
        }
        keyed.sort_by(|one, other| one.0.total_cmp(&other.0).then(one.1.cmp(&other.1)));
        self.layers[layer] = keyed.into_iter().map(|(_, _, node)| node).collect();
        number(&self.layers[layer], position);
    }

    fn crossings(&self, position: &[u32]) -> u64 {
        let mut crossings = 0;
        for pair in self.layers.windows(2) {
            let [one, other] = pair else { continue };
            let mut counts = vec![0u32; other.len() + 1];
            let mut passed = 0u64;
            for node in one {
                let mut ends: Vec<u32> = self.after[*node as usize].iter().map(|to| position[*to as usize]).collect();
                ends.sort_unstable();
                for end in &ends {
                    crossings += passed - up_to(&counts, *end as usize);
                }
                for end in ends {
                    add(&mut counts, end as usize);
                    passed += 1;
                }
            }
        }
        crossings
    }
}

fn number(layer: &[u32], position: &mut [u32]) {
    for (index, node) in layer.iter().enumerate() {
        position[*node as usize] = index as u32;
    }
}

fn scale(neighbour: Option<&Vec<u32>>, own: usize) -> f32 {
    neighbour.map_or(1.0, |layer| layer.len() as f32 / own.max(1) as f32)
}

/// The middle of the neighbours: between median and mean, so that neither a far one nor a tie decides alone.
fn median(neighbours: &[u32], position: &[u32]) -> f32 {
    let mut places: Vec<u32> = neighbours.iter().map(|node| position[*node as usize]).collect();
    places.sort_unstable();
    let middle = places.len() / 2;
    let median =
        if places.len() % 2 == 1 { places[middle] as f32 } else { (places[middle - 1] + places[middle]) as f32 / 2.0 };
    let mean = places.iter().map(|place| *place as f32).sum::<f32>() / places.len() as f32;
    median * 0.5 + mean * 0.5
}

/// How many of those added stand at `end` or before (a Fenwick tree).
fn up_to(counts: &[u32], end: usize) -> u64 {
    let mut sum = 0u64;
    let mut at = end + 1;
    while at > 0 {
        sum += u64::from(counts[at]);
        at &= at - 1;
    }
    sum
}

fn add(counts: &mut [u32], end: usize) {
    let mut at = end + 1;
    while at < counts.len() {
        counts[at] += 1;
        at += at & at.wrapping_neg();
    }
}
