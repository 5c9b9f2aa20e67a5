use proptest::prelude::*;

use super::{card, edge, picture};
use crate::canvas::displaced::Displaced;
use crate::canvas::geometry::Rect;
use crate::canvas::picture::Picture;
use crate::canvas::visible::{Detail, Visible};

type Place = (f32, f32);

fn scattered(places: &[Place], links: &[(u8, u8)]) -> Picture {
    let nodes = places.iter().enumerate().map(|(at, (x, y))| card(&at.to_string(), None, *x, *y)).collect();
    let place = |at: u8| places[usize::from(at) % places.len()];
    let edges = links.iter().map(|(from, to)| {
        let (a, b) = (place(*from), place(*to));
        let ends = |at: u8| u32::try_from(usize::from(at) % places.len()).unwrap();
        edge(ends(*from), ends(*to), &[a.0, a.1, b.0, a.1, b.0, b.1])
    });
    picture(nodes, edges.collect())
}

fn places() -> impl Strategy<Value = Vec<Place>> {
    prop::collection::vec((-5000.0_f32..5000.0, -5000.0_f32..5000.0), 1..80)
}

proptest! {
    #[test]
    fn the_index_finds_what_looking_at_everything_finds(
        places in places(),
        links in prop::collection::vec((any::<u8>(), any::<u8>()), 0..80),
        (x, y, width, height) in (-6000.0_f64..6000.0, -6000.0_f64..6000.0, 0.0_f64..4000.0, 0.0_f64..4000.0),
    ) {
        let picture = scattered(&places, &links);
        let sight = Rect::sized(x, y, width, height);
        let mut found = Vec::new();
        picture.index().nodes_in(&sight, &mut found);
        let all: Vec<u32> = (0..picture.len()).filter(|at| picture.rect(*at).meets(&sight)).collect();
        prop_assert_eq!(&found, &all);

        picture.edges_in(&sight, &mut found);
        let count = u32::try_from(picture.scene().edges.len()).unwrap();
        let parts = |edge: u32| picture.corners(edge).windows(2).map(|pair| Rect::spanning(pair[0], pair[1]));
        let all: Vec<u32> = (0..count).filter(|edge| parts(*edge).any(|part| part.meets(&sight))).collect();
        prop_assert_eq!(&found, &all);
    }
}

#[test]
fn only_what_is_in_sight_is_drawn_and_what_is_moved_is_left_to_the_overlay() {
    let picture = scattered(&[(0.0, 0.0), (300.0, 0.0), (5000.0, 0.0)], &[(0, 1), (1, 2)]);
    let (mut visible, mut displaced) = (Visible::default(), Displaced::default());
    let sight = Rect::sized(-10.0, -10.0, 600.0, 400.0);
    visible.collect(&picture, &displaced, &sight, 1.0);
    assert_eq!(visible.cards, [0, 1]);
    assert_eq!(visible.edges, [0, 1]);
    displaced.take(&picture, &[0]);
    visible.collect(&picture, &displaced, &sight, 1.0);
    assert_eq!(visible.cards, [1]);
    assert_eq!(visible.edges, [1], "an edge follows its moved end");
}

#[test]
fn detail_only_grows_as_one_comes_closer() {
    let zooms: Vec<Detail> = (1..400).map(|step| Detail::at(f64::from(step) / 100.0)).collect();
    assert!(zooms.is_sorted());
    assert_eq!((zooms.first(), zooms.last()), (Some(&Detail::Boxes), Some(&Detail::Attributes)));
}

#[test]
fn a_scene_of_nonsense_is_drawn_somewhere_finite() {
    let mut nodes = vec![
        card("nan", None, f32::NAN, f32::NAN),
        card("far", None, f32::MAX, f32::NEG_INFINITY),
        card("own parent", Some(2), 0.0, 0.0),
        card("no such parent", Some(900), 10.0, 10.0),
    ];
    nodes[0].width = f32::NAN;
    nodes[1].height = f32::INFINITY;
    let edges = vec![
        edge(0, 77, &[]),
        edge(0, 1, &[f32::NAN]),
        edge(2, 2, &[]),
        edge(1, 0, &[0.0, f32::NAN, f32::INFINITY, 1.0]),
    ];
    let picture = picture(nodes, edges);
    let bounds = picture.bounds().unwrap();
    assert!([bounds.x0, bounds.y0, bounds.x1, bounds.y1].iter().all(|value| value.is_finite()));
    assert_eq!(picture.tops(), [0, 1, 2, 3]);
    let (mut visible, displaced) = (Visible::default(), Displaced::default());
    visible.collect(&picture, &displaced, &bounds, 0.0001);
    visible.collect(&picture, &displaced, &bounds.grown(1.0e9), 1.0);
    assert_eq!(visible.cards, [1, 2, 3], "a card without a width is nowhere to be seen");
}

#[test]
fn an_empty_scene_has_nothing_to_show() {
    let picture = picture(Vec::new(), Vec::new());
    let mut visible = Visible::default();
    visible.collect(&picture, &Displaced::default(), &Rect::sized(0.0, 0.0, 100.0, 100.0), 1.0);
    assert!(picture.bounds().is_none() && visible.cards.is_empty() && visible.edges.is_empty());
}
