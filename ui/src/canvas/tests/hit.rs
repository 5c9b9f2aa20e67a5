use proptest::prelude::*;

use super::{card, container, edge, grid, picture};
use crate::canvas::displaced::Displaced;
use crate::canvas::geometry::Point;
use crate::canvas::hit::{Finder, Hit, Side};
use crate::canvas::labels::{Labels, Words};
use crate::canvas::picture::Picture;

fn hit(picture: &Picture, x: f64, y: f64, zoom: f64) -> Hit {
    let labels = Labels::new(picture, zoom, |_| words(3.0));
    Finder::default().find(picture, &Displaced::default(), &labels, None, Point::new(x, y), zoom)
}

#[test]
fn each_part_of_the_picture_is_found_where_it_is() {
    let picture = picture(
        vec![
            container("vpc", None, [0.0, 0.0, 800.0, 600.0]),
            container("subnet", Some(0), [40.0, 60.0, 700.0, 300.0]),
            card("ledger", Some(1), 80.0, 120.0),
            card("replica", Some(1), 480.0, 120.0),
        ],
        vec![edge(2, 3, &[264.0, 148.0, 480.0, 148.0])],
    );
    let cases = [
        (100.0, 140.0, Hit::Card(2), "a card"),
        (370.0, 150.0, Hit::Edge(0), "an edge, a little beside it"),
        (370.0, 200.0, Hit::Inside(1), "the inner box"),
        (60.0, 500.0, Hit::Inside(0), "the outer box"),
        (20.0, 10.0, Hit::Title(0), "the title tab"),
        (400.0, 599.0, Hit::Border(0), "a border"),
        (738.0, 250.0, Hit::Border(1), "the border of the inner box"),
        (900.0, 300.0, Hit::Nothing, "the empty canvas"),
    ];
    for (x, y, expected, what) in cases {
        assert_eq!(hit(&picture, x, y, 1.0), expected, "{what}");
    }
}

#[test]
fn a_moved_card_is_found_where_it_is_shown() {
    let picture = picture(vec![card("ledger", None, 0.0, 0.0)], Vec::new());
    let mut displaced = Displaced::default();
    displaced.take(&picture, &[0]);
    displaced.set([(0, (1000.0, 500.0))]);
    let labels = Labels::default();
    let mut finder = Finder::default();
    let mut at = |x, y| finder.find(&picture, &displaced, &labels, None, Point::new(x, y), 1.0);
    assert_eq!(at(10.0, 10.0), Hit::Nothing);
    assert_eq!(at(1010.0, 510.0), Hit::Card(0));
}

#[test]
fn handles_are_there_only_close_enough_to_be_aimed_at() {
    let picture = picture(vec![card("ledger", None, 0.0, 0.0)], Vec::new());
    let labels = Labels::default();
    let mut finder = Finder::default();
    let mut at = |zoom| finder.find(&picture, &Displaced::default(), &labels, Some(0), Point::new(184.0, 28.0), zoom);
    assert_eq!(at(1.0), Hit::Handle(0, Side::Right));
    assert_eq!(at(0.2), Hit::Card(0));
}

proptest! {
    #[test]
    fn the_card_under_the_pointer_is_the_one_that_holds_the_place(x in 0.0_f64..2400.0, y in 0.0_f64..1100.0) {
        let picture = picture(grid(10, 10), Vec::new());
        let by_looking = (0..picture.len()).filter(|at| picture.is_card(*at)).rfind(|at| picture.rect(*at).contains(Point::new(x, y)));
        let found = match hit(&picture, x, y, 1.0) {
            Hit::Card(at) => Some(at),
            _ => None,
        };
        prop_assert_eq!(found, by_looking.filter(|_| !matches!(hit(&picture, x, y, 1.0), Hit::Title(_))));
    }
}

fn words(title: f64) -> Words {
    Words { title, short: title, caption: 0.0 }
}
