use proptest::prelude::*;

use super::{card, picture};
use crate::canvas::words::Face;

fn face() -> Face {
    Face::new(|character| if character.is_ascii_uppercase() { 0.7 } else { 0.5 })
}

#[test]
fn words_that_fit_stay_whole_and_others_end_in_an_ellipsis() {
    let face = face();
    let cases = [
        ("ledger", 3.0, "ledger"),
        ("ledger", 2.9, "ledg…"),
        ("api gateway", 2.6, "api…"),
        ("ledger", 0.2, ""),
        ("", 3.0, ""),
        ("größe", 2.0, "gr…"),
    ];
    for (text, room, expected) in cases {
        assert_eq!(face.fitted(text, room), expected, "`{text}` in {room}");
    }
}

#[test]
fn of_a_long_name_the_end_is_kept_too() {
    let face = face();
    let cases = [
        ("private-subnet-a", 5.0, "priva…et-a"),
        ("ledger", 3.0, "ledger"),
        ("ledger", 0.4, ""),
        ("ledger", 1.4, "l…"),
    ];
    for (text, room, expected) in cases {
        assert_eq!(face.fitted_name(text, room), expected, "`{text}` in {room}");
    }
}

#[test]
fn what_was_learnt_is_as_wide_as_it_was_measured() {
    let mut face = face();
    face.learn("größe", |_| 0.5);
    assert_eq!(face.fitted("größe", 2.5), "größe");
}

proptest! {
    #[test]
    fn nothing_runs_over_its_room(text in "\\PC{0,60}", room in 0.0_f64..30.0) {
        let face = face();
        for fitted in [face.fitted(&text, room), face.fitted_name(&text, room)] {
            prop_assert!(face.width(&fitted) <= room + 1.0e-4, "`{}` in {}", fitted, room);
        }
    }
}

#[test]
fn a_name_tells_a_card_apart_unless_many_share_it_or_it_is_no_name() {
    let named = |title: &str| {
        let mut node = card(title, None, 0.0, 0.0);
        title.clone_into(&mut node.title);
        node
    };
    let cases = [
        ("this", false),
        ("ledger", true),
        ("shop", true),
        ("shop", true),
        ("shop", true),
        ("hub", false),
        ("hub", false),
        ("hub", false),
        ("hub", false),
        // Of a module what is drawn counts, which is the name alone.
        ("module.main", false),
        ("module.edge", true),
        ("zone", false),
        ("zone", false),
        ("zone", false),
        ("module.zone", false),
    ];
    let picture = picture(cases.iter().map(|(title, _)| named(title)).collect(), Vec::new());
    for (at, (title, tells)) in (0..).zip(cases) {
        assert_eq!(picture.name_tells(at), tells, "`{title}`, drawn as `{}`", picture.title(at));
    }
}
