//! A comparison as a list that one steps through, and as marks on the picture.

use domain::compare::{Comparison, ComponentDifference, Difference};
use domain::graph::ComponentKey;
use domain::scene::{Mark, Scene};

/// Where one is in the list of differences.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Step(pub Option<usize>);

impl Step {
    /// The next difference, round the end.
    #[must_use]
    pub fn next(self, count: usize) -> Self {
        Self((count > 0).then(|| self.0.map_or(0, |at| (at + 1) % count)))
    }

    /// The one before, round the beginning.
    #[must_use]
    pub fn previous(self, count: usize) -> Self {
        Self((count > 0).then(|| self.0.map_or(count - 1, |at| (at + count - 1) % count)))
    }
}

/// The mark of a difference on the picture.
pub const fn mark(difference: Difference) -> Mark {
    match difference {
        Difference::Added => Mark::Added,
        Difference::Removed => Mark::Removed,
        Difference::Changed | Difference::Renamed => Mark::Changed,
        Difference::MovedOnly | Difference::FormattingOnly | Difference::CommentsOnly => Mark::None,
    }
}

/// How many of each kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    /// Only in the newer one.
    pub added: usize,
    /// Only in the older one.
    pub removed: usize,
    /// In both, differently or under another name.
    pub changed: usize,
    /// Moved or formatted: nothing that means anything.
    pub quiet: usize,
}

impl Tally {
    /// Of a comparison.
    pub fn of(comparison: &Comparison) -> Self {
        let mut tally = Self::default();
        for component in &comparison.components {
            match component.difference {
                Difference::Added => tally.added += 1,
                Difference::Removed => tally.removed += 1,
                Difference::Changed | Difference::Renamed => tally.changed += 1,
                Difference::MovedOnly | Difference::FormattingOnly | Difference::CommentsOnly => tally.quiet += 1,
            }
        }
        tally
    }
}

/// Marks a picture that the core has drawn without a comparison.
pub fn mark_scene(scene: &mut Scene, comparison: &Comparison) {
    let marks: std::collections::BTreeMap<&ComponentKey, Mark> =
        comparison.components.iter().map(|component| (&component.key, mark(component.difference))).collect();
    for node in &mut scene.nodes {
        if let Some(mark) = marks.get(&node.key) {
            node.mark = *mark;
        }
    }
}

/// The differences in the order of the list: what means something first, as they come.
pub fn listed(comparison: &Comparison) -> Vec<&ComponentDifference> {
    let (quiet, loud): (Vec<_>, Vec<_>) =
        comparison.components.iter().partition(|component| mark(component.difference) == Mark::None);
    loud.into_iter().chain(quiet).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stepping_goes_round() {
        let start = Step::default();
        assert_eq!(start.next(3), Step(Some(0)));
        assert_eq!(start.previous(3), Step(Some(2)));
        assert_eq!(Step(Some(2)).next(3), Step(Some(0)));
        assert_eq!(Step(Some(0)).previous(3), Step(Some(2)));
        assert_eq!(Step(Some(5)).next(0), Step(None), "an empty list has no place");
    }
}
