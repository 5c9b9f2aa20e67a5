//! What a blueprint was after some of its steps, so that a change in the middle does not begin at the base.

use crate::document::StepId;
use crate::replay::State;

/// States after steps, in order: many of the latest, few of the oldest.
#[derive(Default)]
pub(crate) struct Checkpoints {
    kept: Vec<Checkpoint>,
}

struct Checkpoint {
    after: StepId,
    /// How many steps apply up to it.
    number: usize,
    state: State,
}

impl Checkpoints {
    /// Forgets the states that contain the step `id` or a later one.
    pub(crate) fn forget_from(&mut self, id: StepId) {
        while self.kept.pop_if(|checkpoint| checkpoint.after >= id).is_some() {}
    }

    /// The latest state before the step `id`, and after which step it is.
    pub(crate) fn before(&self, id: StepId) -> Option<(StepId, usize, &State)> {
        let checkpoint = self.kept.iter().rev().find(|checkpoint| checkpoint.after < id)?;
        Some((checkpoint.after, checkpoint.number, &checkpoint.state))
    }

    /// The latest state.
    pub(crate) fn latest(&self) -> Option<(StepId, usize, &State)> {
        self.kept.last().map(|checkpoint| (checkpoint.after, checkpoint.number, &checkpoint.state))
    }

    /// Remembers the state after the step `after`, which is the `number`-th that applies.
    pub(crate) fn keep(&mut self, after: StepId, number: usize, state: State) {
        self.kept.push(Checkpoint { after, number, state });
        // One state for each power of two of steps that lie between it and now.
        let mut distance = None;
        let keep: Vec<bool> = self
            .kept
            .iter()
            .map(|checkpoint| {
                let this = Some(number.saturating_sub(checkpoint.number).checked_ilog2());
                std::mem::replace(&mut distance, this) != this
            })
            .collect();
        let mut keep = keep.into_iter();
        self.kept.retain(|_| keep.next().unwrap_or(true));
    }

    /// The numbers of steps, of `count` in all, after which a state is worth keeping. Fewer than [`Checkpoints::keep`]
    /// keeps: every stop costs a graph.
    pub(crate) fn worth_keeping(count: usize) -> Vec<usize> {
        let distances = std::iter::successors(Some(1usize), |distance| distance.checked_mul(8));
        let mut numbers: Vec<usize> = distances.map_while(|distance| count.checked_sub(distance)).collect();
        numbers.reverse();
        numbers.push(count);
        numbers
    }
}
