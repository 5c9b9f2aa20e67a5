use proptest::prelude::*;

use super::{card, container, edge, picture};
use crate::canvas::displaced::Displaced;
use crate::canvas::drag::{Drag, GRID};
use crate::canvas::geometry::{Point, Rect};
use crate::canvas::picture::Picture;
use crate::canvas::route;

const SIGHT: Rect = Rect { x0: -5000.0, y0: -5000.0, x1: 5000.0, y1: 5000.0 };

fn estate() -> Picture {
    picture(
        vec![
            container("vpc", None, [0.0, 0.0, 900.0, 400.0]),
            card("ledger", Some(0), 40.0, 64.0),
            card("replica", Some(0), 400.0, 64.0),
            card("queue", None, 1203.0, 501.0),
        ],
        vec![edge(1, 2, &[224.0, 92.0, 400.0, 92.0]), edge(2, 3, &[])],
    )
}

#[test]
fn a_box_takes_its_contents_along_and_reports_itself_alone() {
    let (picture, mut displaced) = (estate(), Displaced::default());
    let mut drag = Drag::new(&picture, &mut displaced, [0, 1], &SIGHT).unwrap();
    drag.move_by(&mut displaced, 16.0, 24.0, false, 1.0);
    assert_eq!(displaced.rect(&picture, 2), picture.rect(2).moved(16.0, 24.0));
    let outcome = drag.outcome(&picture, &displaced);
    assert_eq!(outcome.len(), 1, "what is inside stays where it is in its box");
    assert_eq!((outcome[0].key.0.as_str(), outcome[0].x, outcome[0].y), ("vpc", 16.0, 24.0));
}

#[test]
fn a_card_reports_its_place_in_its_box() {
    let (picture, mut displaced) = (estate(), Displaced::default());
    let mut drag = Drag::new(&picture, &mut displaced, [2], &SIGHT).unwrap();
    drag.move_by(&mut displaced, -8.0, 16.0, false, 1.0);
    let outcome = drag.outcome(&picture, &displaced);
    assert_eq!((outcome[0].x, outcome[0].y), (392.0, 80.0));
}

#[test]
fn edges_follow_with_both_ends_or_find_a_new_way() {
    let (picture, mut displaced) = (estate(), Displaced::default());
    let mut drag = Drag::new(&picture, &mut displaced, [1, 2], &SIGHT).unwrap();
    drag.move_by(&mut displaced, 0.0, 200.0, false, 1.0);
    let along = displaced.corners(&picture, 0);
    assert_eq!(along, [Point::new(224.0, 292.0), Point::new(400.0, 292.0)], "both ends moved alike");
    let (start, end) = (displaced.corners(&picture, 1)[0], picture.rect(3));
    assert!(displaced.rect(&picture, 2).distance(start) < 1.0e-9, "it begins at the moved card");
    assert!(displaced.corners(&picture, 1).last().is_some_and(|last| end.distance(*last) < 1.0e-9));
}

#[test]
fn a_shortened_way_looks_the_same_where_it_is_seen() {
    let sight = Rect::sized(0.0, 0.0, 100.0, 100.0);
    let way = [(-5000.0, 20.0), (50.0, 20.0), (50.0, 90_000.0), (700.0, 90_000.0)].map(|(x, y)| Point::new(x, y));
    let mut short = way;
    route::shortened(&mut short, &sight, 10.0, 6.0);
    assert_eq!(short[1], way[1], "a corner in sight stays");
    assert!(short.iter().all(|at| sight.grown(16.0).contains(*at)), "{short:?}");
    assert!((short[0].y - 20.0).abs() < 1.0e-9 && (short[2].x - 50.0).abs() < 1.0e-9, "its parts stay straight");
    let moved = short[0].x - way[0].x;
    assert!((moved / 6.0 - (moved / 6.0).round()).abs() < 1.0e-9, "dashes stay where they are");
    let mut slanted = [Point::new(-5000.0, -5000.0), Point::new(50.0, 70.0)];
    route::shortened(&mut slanted, &sight, 10.0, 6.0);
    assert_eq!(slanted[0], Point::new(-5000.0, -5000.0));
}

#[test]
fn near_another_card_a_dragged_one_lines_up_and_says_so() {
    let (picture, mut displaced) = (estate(), Displaced::default());
    let mut drag = Drag::new(&picture, &mut displaced, [3], &SIGHT).unwrap();
    // To 3 points right of the ledger's left edge, far below it.
    drag.move_by(&mut displaced, 43.0 - 1203.0, 300.0, true, 1.0);
    assert!((displaced.rect(&picture, 3).x0 - 40.0).abs() < 1.0e-9);
    assert_eq!(drag.guides.len(), 1);
    assert!((drag.guides[0].from.x - drag.guides[0].to.x).abs() < 1.0e-9, "an upright guide");
}

#[test]
fn a_cancelled_drag_leaves_everything_where_it_was() {
    let (picture, mut displaced) = (estate(), Displaced::default());
    let mut drag = Drag::new(&picture, &mut displaced, [0], &SIGHT).unwrap();
    drag.move_by(&mut displaced, 500.0, 500.0, true, 1.0);
    drag.cancel(&mut displaced);
    assert!(!drag.has_moved());
    assert!((0..picture.len()).all(|at| displaced.rect(&picture, at) == picture.rect(at)));
}

proptest! {
    #[test]
    fn away_from_others_a_dragged_card_lands_on_the_grid(dx in 2000.0_f64..4000.0, dy in 2000.0_f64..4000.0, zoom in 0.5_f64..3.0) {
        let (picture, mut displaced) = (estate(), Displaced::default());
        let mut drag = Drag::new(&picture, &mut displaced, [3], &SIGHT).unwrap();
        drag.move_by(&mut displaced, dx, dy, true, zoom);
        let rect = displaced.rect(&picture, 3);
        prop_assert!((rect.x0 / GRID - (rect.x0 / GRID).round()).abs() < 1.0e-9);
        prop_assert!((rect.y0 / GRID - (rect.y0 / GRID).round()).abs() < 1.0e-9);
        prop_assert!((rect.x0 - 1203.0 - dx).abs() <= GRID / 2.0 + 1.0e-9, "never further than half a step");
        prop_assert!(drag.guides.is_empty());
    }

    #[test]
    fn without_snapping_a_card_goes_exactly_where_it_is_put(dx in -4000.0_f64..4000.0, dy in -4000.0_f64..4000.0) {
        let (picture, mut displaced) = (estate(), Displaced::default());
        let mut drag = Drag::new(&picture, &mut displaced, [3], &SIGHT).unwrap();
        drag.move_by(&mut displaced, dx, dy, false, 1.0);
        prop_assert_eq!(displaced.rect(&picture, 3), picture.rect(3).moved(dx, dy));
    }
}
