//! What must hold whatever people do, in whatever order it becomes known.

use crate::world::{Deed, act, base, cases, content, deed, session};
use blueprint::Blueprint;
use proptest::prelude::*;

/// What happens among three replicas: one does something, or hears of something another did.
#[derive(Debug, Clone)]
enum Event {
    Act(u8, Deed),
    Hear(u8, u8),
}

fn event() -> impl Strategy<Value = Event> {
    prop_oneof![
        3 => (0..3u8, deed()).prop_map(|(replica, deed)| Event::Act(replica, deed)),
        2 => (0..3u8, any::<u8>()).prop_map(|(replica, which)| Event::Hear(replica, which)),
    ]
}

/// Lets events happen, then tells everybody everything, in orders of their own.
fn play(events: &[Event], order: &[u16]) -> Vec<Blueprint> {
    let base = base();
    let mut replicas: Vec<Blueprint> = (0..3).map(|peer| Blueprint::new(base.clone(), peer + 1)).collect();
    let mut updates: Vec<Vec<u8>> = Vec::new();
    for event in events {
        match event {
            Event::Act(replica, deed) => {
                let blueprint = &mut replicas[usize::from(*replica)];
                let step = act(blueprint, session(*replica), deed);
                updates.extend(step.map(|step| step.update));
                assert_eq!(
                    blueprint.project().files(),
                    blueprint.derived_anew().files(),
                    "an edit on top must come to the same bytes as applying everything anew: {deed:?}"
                );
            }
            Event::Hear(replica, which) => {
                if let Some(update) = updates.get(usize::from(*which) % updates.len().max(1)) {
                    replicas[usize::from(*replica)].import(update).unwrap();
                }
            }
        }
    }
    for (number, replica) in replicas.iter_mut().enumerate() {
        let mut pending: Vec<&Vec<u8>> = updates.iter().collect();
        for at in 0..pending.len() {
            let other = usize::from(order.get(at * 3 + number).copied().unwrap_or(0)) % pending.len();
            pending.swap(at, other);
        }
        pending.iter().for_each(|update| drop(replica.import(update).unwrap()));
    }
    replicas
}

proptest! {
    #![proptest_config(cases(96))]

    #[test]
    fn replicas_that_heard_of_everything_agree(
        events in prop::collection::vec(event(), 0..40),
        order in prop::collection::vec(any::<u16>(), 120),
    ) {
        let replicas = play(&events, &order);
        for replica in &replicas {
            prop_assert_eq!(content(replica), content(&replicas[0]), "all heard the same");
            prop_assert_eq!(replica.project().digest(), replica.derived_anew().digest(), "no state is left from before");
            prop_assert_eq!(replica.waiting().unwrap(), None, "nothing is missing");
        }
    }

    #[test]
    fn hearing_something_again_changes_nothing(events in prop::collection::vec(event(), 0..20)) {
        let mut replicas = play(&events, &[]);
        let snapshot = replicas[0].snapshot().unwrap();
        let before = content(&replicas[1]);
        let report = replicas[1].import(&snapshot).unwrap();
        prop_assert_eq!(report, domain::compare::MergeReport::default(), "it was all known");
        prop_assert_eq!(content(&replicas[1]), before);
    }

    #[test]
    fn without_others_undo_goes_back_exactly_and_redo_forth(deeds in prop::collection::vec(deed(), 1..25)) {
        let mut blueprint = Blueprint::new(base(), 7);
        let mut known = vec![content(&blueprint)];
        for deed in deeds.iter().filter(|deed| !matches!(deed, Deed::Undo | Deed::Redo)) {
            if act(&mut blueprint, session(0), deed).is_some() {
                known.push(content(&blueprint));
            }
        }
        let steps = known.len() - 1;
        prop_assert_eq!(blueprint.history(session(0)), (steps as u32, 0));
        for before in known.iter().rev().skip(1) {
            prop_assert!(blueprint.undo(session(0)).unwrap().is_some());
            prop_assert_eq!(&content(&blueprint), before, "undo gives back what was there");
        }
        prop_assert!(blueprint.undo(session(0)).unwrap().is_none(), "there is nothing left to take back");
        prop_assert_eq!(blueprint.project().digest(), base().digest());
        for after in known.iter().skip(1) {
            prop_assert!(blueprint.redo(session(0)).unwrap().is_some());
            prop_assert_eq!(&content(&blueprint), after, "redo gives back what was taken back");
        }
        prop_assert!(blueprint.redo(session(0)).unwrap().is_none(), "there is nothing left to make again");
    }

    #[test]
    fn a_snapshot_and_what_came_after_it_open_as_the_same(
        deeds in prop::collection::vec(deed(), 1..25),
        at in 0..25usize,
    ) {
        let mut blueprint = Blueprint::new(base(), 7);
        let mut stored = Vec::new();
        for (number, deed) in deeds.iter().enumerate() {
            if number == at {
                stored = vec![blueprint.snapshot().unwrap()];
            }
            stored.extend(act(&mut blueprint, session(number as u8 % 2), deed).map(|step| step.update));
        }
        let opened = Blueprint::open(base(), stored.iter().map(Vec::as_slice), 8).unwrap();
        prop_assert_eq!(content(&opened), content(&blueprint));
        for number in 0..2 {
            prop_assert_eq!(opened.history(session(number)), blueprint.history(session(number)), "undo outlives the process");
        }
    }

    #[test]
    fn the_picture_is_no_content(deeds in prop::collection::vec(deed(), 1..25)) {
        let mut blueprint = Blueprint::new(base(), 7);
        for deed in &deeds {
            let before = blueprint.project().digest();
            let is_picture = matches!(
                deed,
                Deed::Place { .. } | Deed::Unplace { .. } | Deed::Group { .. } | Deed::Ungroup { .. } | Deed::Annotate { .. }
            );
            act(&mut blueprint, session(0), deed);
            prop_assert!(!is_picture || blueprint.project().digest() == before, "{:?} moved the digest", deed);
        }
    }

    #[test]
    fn damaged_updates_are_refused_and_change_nothing(
        deeds in prop::collection::vec(deed(), 1..12),
        damage in prop::collection::vec((any::<u16>(), any::<u8>()), 1..4),
        cut in any::<u16>(),
    ) {
        let mut author = Blueprint::new(base(), 7);
        deeds.iter().for_each(|deed| drop(act(&mut author, session(0), deed)));
        let mut bytes = author.snapshot().unwrap();
        for (at, value) in damage {
            let at = usize::from(at) % bytes.len();
            bytes[at] ^= value;
        }
        bytes.truncate(1 + usize::from(cut) % (bytes.len() * 2));
        let mut reader = Blueprint::new(base(), 8);
        act(&mut reader, session(1), &Deed::Set { who: 0, what: 0, value: 1 });
        let before = content(&reader);
        if reader.import(&bytes).is_err() {
            prop_assert_eq!(content(&reader), before, "a refused update leaves no trace");
        }
        prop_assert!(act(&mut reader, session(1), &Deed::Set { who: 1, what: 0, value: 2 }).is_some(), "work goes on");
        prop_assert_eq!(reader.project().digest(), reader.derived_anew().digest());
    }
}
