//! What a person decides when files came in from outside.

use std::collections::BTreeMap;

use api::incoming::Choice;
use domain::compare::{Conflict, MergeReport, Side};

/// Choices, by conflict in the order of the report.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Choices(BTreeMap<usize, Side>);

impl Choices {
    /// What was chosen for a conflict.
    pub fn of(&self, conflict: usize) -> Option<Side> {
        self.0.get(&conflict).copied()
    }

    /// Chooses.
    pub fn choose(&mut self, conflict: usize, side: Side) {
        self.0.insert(conflict, side);
    }

    /// Chooses the same side for all.
    pub fn choose_all(&mut self, report: &MergeReport, side: Side) {
        self.0 = (0..report.conflicts.len()).map(|index| (index, side)).collect();
    }

    /// How many conflicts have no choice yet.
    pub fn open(&self, report: &MergeReport) -> usize {
        (0..report.conflicts.len()).filter(|index| !self.0.contains_key(index)).count()
    }

    /// As the core takes them; `None` while one is missing.
    pub fn answer(&self, report: &MergeReport) -> Option<Vec<Choice>> {
        let choice = |(index, conflict): (usize, &Conflict)| {
            self.of(index).map(|side| Choice { key: conflict.key.clone(), path: conflict.path.clone(), side })
        };
        report.conflicts.iter().enumerate().map(choice).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::graph::ComponentKey;

    #[test]
    fn a_merge_waits_for_every_choice() {
        let conflict = |path: &str| Conflict {
            key: ComponentKey(".:a.b".to_owned()),
            path: path.to_owned(),
            ancestor: None,
            ours: None,
            theirs: None,
        };
        let report = MergeReport { conflicts: vec![conflict("x"), conflict("y")], ..MergeReport::default() };
        let mut choices = Choices::default();
        choices.choose(1, Side::Theirs);
        assert_eq!(choices.open(&report), 1);
        assert_eq!(choices.answer(&report), None, "one conflict is still open");
        choices.choose(0, Side::Ours);
        let answer = choices.answer(&report).unwrap();
        assert_eq!(
            answer.iter().map(|choice| (choice.path.as_str(), choice.side)).collect::<Vec<_>>(),
            [("x", Side::Ours), ("y", Side::Theirs)]
        );
        choices.choose_all(&report, Side::Ours);
        assert_eq!(choices.open(&report), 0);
    }
}
