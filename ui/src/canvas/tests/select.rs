use proptest::prelude::*;

use super::{card, container, edge, grid, picture};
use crate::canvas::geometry::{Point, Rect};
use crate::canvas::select::{self, Direction};

#[test]
fn arrows_go_to_the_card_that_stands_next() {
    // Card (row, column) has the index 1 + 5 * row + column.
    let picture = picture(grid(5, 4), Vec::new());
    let middle = 1 + 5 + 2;
    let cases = [
        (Direction::Left, Some(middle - 1)),
        (Direction::Right, Some(middle + 1)),
        (Direction::Up, Some(middle - 5)),
        (Direction::Down, Some(middle + 5)),
    ];
    for (direction, expected) in cases {
        assert_eq!(select::neighbour(&picture, middle, direction), expected, "{direction:?}");
    }
    assert_eq!(select::neighbour(&picture, 1, Direction::Left), None);
    assert_eq!(select::neighbour(&picture, 1, Direction::Up), None);
}

#[test]
fn arrows_cross_a_wide_gap() {
    let picture = picture(vec![card("a", None, 0.0, 0.0), card("b", None, 90_000.0, 200.0)], Vec::new());
    assert_eq!(select::neighbour(&picture, 0, Direction::Right), Some(1));
    assert_eq!(select::neighbour(&picture, 1, Direction::Left), Some(0));
    assert_eq!(select::neighbour(&picture, 0, Direction::Down), None);
}

#[test]
fn a_single_card_is_the_nearest_from_anywhere() {
    let picture = picture(vec![card("a", None, 7659.0, 7579.0)], Vec::new());
    for (x, y) in [(3631.0, 2563.0), (7700.0, 7600.0), (-1.0e6, 0.0)] {
        assert_eq!(select::nearest_card(&picture, Point::new(x, y)), Some(0), "from {x}, {y}");
    }
}

#[test]
fn edges_lead_to_what_is_used_and_back() {
    let nodes = vec![card("a", None, 0.0, 0.0), card("b", None, 300.0, 0.0), card("c", None, 900.0, 0.0)];
    let picture = picture(nodes, vec![edge(0, 2, &[]), edge(0, 1, &[]), edge(1, 2, &[])]);
    assert_eq!(select::along_edge(&picture, 0, true), Some(1), "the nearest one");
    assert_eq!(select::along_edge(&picture, 2, false), Some(1));
    assert_eq!(select::along_edge(&picture, 2, true), None);
}

#[test]
fn reading_order_visits_every_node_once_and_back_again() {
    let nodes = vec![
        container("module", None, [0.0, 0.0, 900.0, 900.0]),
        container("vpc", Some(0), [10.0, 10.0, 500.0, 500.0]),
        container("subnet", Some(1), [20.0, 20.0, 300.0, 300.0]),
        card("ledger", Some(2), 30.0, 30.0),
        card("queue", Some(0), 600.0, 600.0),
        card("topic", None, 1000.0, 0.0),
        card("late", Some(1), 30.0, 400.0),
    ];
    let picture = picture(nodes, Vec::new());
    let mut order = vec![select::first(&picture).unwrap()];
    while let Some(next) = select::next(&picture, *order.last().unwrap()) {
        order.push(next);
    }
    assert_eq!(order, [0, 1, 2, 3, 6, 4, 5], "as the outline lists them");
    assert_eq!(select::last(&picture), order.last().copied());
    let mut back = vec![*order.last().unwrap()];
    while let Some(previous) = select::previous(&picture, *back.last().unwrap()) {
        back.push(previous);
    }
    back.reverse();
    assert_eq!(back, order);
}

#[test]
fn a_marquee_takes_cards_that_it_touches_and_boxes_that_it_holds() {
    let nodes = vec![
        container("vpc", None, [0.0, 0.0, 600.0, 400.0]),
        card("ledger", Some(0), 40.0, 60.0),
        card("replica", Some(0), 340.0, 60.0),
    ];
    let picture = picture(nodes, Vec::new());
    assert_eq!(select::within(&picture, &Rect::sized(100.0, 80.0, 300.0, 10.0)), [1, 2]);
    assert_eq!(select::within(&picture, &Rect::sized(-5.0, -5.0, 700.0, 500.0)), [0, 1, 2]);
    assert!(select::within(&picture, &Rect::sized(0.0, 300.0, 50.0, 50.0)).is_empty());
}

#[test]
fn what_is_inside_a_selected_box_moves_with_it_not_by_itself() {
    let nodes = vec![
        container("vpc", None, [0.0, 0.0, 900.0, 900.0]),
        container("subnet", Some(0), [10.0, 10.0, 500.0, 500.0]),
        card("ledger", Some(1), 20.0, 20.0),
        card("queue", None, 1000.0, 0.0),
    ];
    let picture = picture(nodes, Vec::new());
    assert_eq!(select::outermost(&picture, [2, 3, 0]), [0, 3]);
    assert_eq!(select::outermost(&picture, [2, 2, 3]), [2, 3]);
}

proptest! {
    #[test]
    fn the_nearest_card_is_the_nearest(places in prop::collection::vec((-9000.0_f32..9000.0, -9000.0_f32..9000.0), 1..60), x in -9000.0_f64..9000.0, y in -9000.0_f64..9000.0) {
        let nodes = places.iter().enumerate().map(|(at, (x, y))| card(&at.to_string(), None, *x, *y)).collect();
        let picture = picture(nodes, Vec::new());
        let to = Point::new(x, y);
        let found = select::nearest_card(&picture, to).unwrap();
        let least = (0..picture.len()).map(|at| picture.rect(at).distance(to)).fold(f64::INFINITY, f64::min);
        prop_assert!(picture.rect(found).distance(to) <= least);
    }
}
