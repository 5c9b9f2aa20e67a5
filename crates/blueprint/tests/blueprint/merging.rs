//! What must hold whatever both sides did before files came in.

use std::collections::BTreeMap;

use blueprint::{Blueprint, Choices, MergeError, compare, merge, review};
use domain::compare::Side;
use domain::graph::ComponentKey;
use iac::Project;
use proptest::prelude::*;

use crate::world::{Deed, act, base, cases, deed, session};

fn after(deeds: &[Deed], peer: u64) -> Blueprint {
    let mut blueprint = Blueprint::new(base(), peer);
    deeds.iter().for_each(|deed| drop(act(&mut blueprint, session(0), deed)));
    blueprint
}

/// Without another name, another place, or blocks: what is left can be held against a simple rule.
fn is_simple(deed: &Deed) -> bool {
    matches!(
        deed,
        Deed::Set { .. } | Deed::Unset { .. } | Deed::Refer { .. } | Deed::SetInside { .. } | Deed::Place { .. }
    )
}

fn fields(project: &Project) -> BTreeMap<(ComponentKey, String), String> {
    let components = project.graph().components.iter();
    components
        .flat_map(|component| {
            let of = |path: &str| (component.key.clone(), path.to_owned());
            component.attributes.iter().map(move |found| (of(&found.path), found.expression.clone()))
        })
        .collect()
}

fn texts(project: &Project) -> BTreeMap<&str, &str> {
    project.files().iter().map(|(path, bytes)| (path, std::str::from_utf8(bytes).unwrap())).collect()
}

proptest! {
    #![proptest_config(cases(40))]

    #[test]
    fn every_field_comes_from_the_side_that_changed_it(
        ours in prop::collection::vec(deed().prop_filter("simple", is_simple), 0..12),
        theirs in prop::collection::vec(deed().prop_filter("simple", is_simple), 0..12),
        sides in prop::collection::vec(any::<bool>(), 24),
    ) {
        let (ours, theirs) = (after(&ours, 1), after(&theirs, 2));
        let report = review(&base(), &ours, theirs.project());
        let mut choices = Choices::new();
        for (conflict, ours) in report.conflicts.iter().zip(sides) {
            choices.insert((conflict.key.clone(), conflict.path.clone()), if ours { Side::Ours } else { Side::Theirs });
        }
        let merged = merge(&base(), &ours, theirs.project(), &choices, 3).unwrap();
        let [before, here, there, result] = [&base(), ours.project(), theirs.project(), merged.project()].map(fields);
        for field in before.keys().chain(here.keys()).chain(there.keys()) {
            let [before, here, there, result] = [&before, &here, &there, &result].map(|version| version.get(field));
            let expected = match choices.get(field) {
                Some(Side::Ours) => here,
                Some(Side::Theirs) => there,
                None if here == before => there,
                None => {
                    prop_assert!(there == before || there == here, "{:?} is a conflict that nobody was asked about", field);
                    here
                }
            };
            prop_assert_eq!(result, expected, "{:?}", field);
        }
    }

    #[test]
    fn merging_what_is_here_already_changes_nothing(deeds in prop::collection::vec(deed(), 0..20)) {
        let ours = after(&deeds, 1);
        prop_assert_eq!(review(&base(), &ours, ours.project()).conflicts, []);
        let merged = merge(&base(), &ours, ours.project(), &Choices::new(), 2).unwrap();
        prop_assert_eq!(texts(merged.project()), texts(ours.project()));
        prop_assert_eq!(merged.arrangement(), ours.arrangement());
    }

    #[test]
    fn merging_what_was_there_before_changes_nothing(deeds in prop::collection::vec(deed(), 0..20)) {
        let ours = after(&deeds, 1);
        prop_assert_eq!(review(&base(), &ours, &base()).conflicts, []);
        let merged = merge(&base(), &ours, &base(), &Choices::new(), 2).unwrap();
        prop_assert_eq!(texts(merged.project()), texts(ours.project()));
        prop_assert_eq!(merged.arrangement(), ours.arrangement());
    }

    #[test]
    fn without_edits_here_a_merge_is_what_came_in(deeds in prop::collection::vec(deed(), 0..20)) {
        let theirs = after(&deeds, 1);
        let report = review(&base(), &Blueprint::new(base(), 2), theirs.project());
        prop_assert_eq!((report.conflicts, report.kept), (vec![], vec![]));
        let merged = merge(&base(), &Blueprint::new(base(), 2), theirs.project(), &Choices::new(), 3).unwrap();
        prop_assert_eq!(texts(merged.project()), texts(theirs.project()));
    }

    #[test]
    fn any_two_sides_can_be_merged_by_choosing(
        ours in prop::collection::vec(deed(), 0..15),
        theirs in prop::collection::vec(deed(), 0..15),
    ) {
        let (ours, theirs) = (after(&ours, 1), after(&theirs, 2));
        let report = review(&base(), &ours, theirs.project());
        for side in [Side::Theirs, Side::Ours] {
            let of = |conflict: &domain::compare::Conflict| ((conflict.key.clone(), conflict.path.clone()), side);
            let choices: Choices = report.conflicts.iter().map(of).collect();
            match merge(&base(), &ours, theirs.project(), &choices, 3) {
                Ok(merged) => prop_assert_eq!(merged.project().digest(), merged.derived_anew().digest()),
                Err(MergeError::Refused(_)) if side == Side::Ours => {}
                Err(error) => prop_assert!(false, "{:?} chosen everywhere: {}", side, error),
            }
        }
    }

    #[test]
    fn a_version_compared_with_itself_does_not_differ(deeds in prop::collection::vec(deed(), 0..20)) {
        let version = after(&deeds, 1).project().clone();
        let comparison = compare(&version, &version);
        prop_assert_eq!((comparison.components, comparison.other_files), (vec![], vec![]));
        prop_assert!(!comparison.formatting_only, "nothing differs, not even formatting");
    }

    #[test]
    fn a_comparison_is_empty_only_for_equal_files(deeds in prop::collection::vec(deed(), 0..12)) {
        let version = after(&deeds, 1);
        let comparison = compare(&base(), version.project());
        let is_empty = comparison.components.is_empty() && comparison.other_files.is_empty();
        prop_assert_eq!(is_empty, comparison.older == comparison.newer);
    }
}
