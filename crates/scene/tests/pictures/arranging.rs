//! Where things stand: order, nesting, shape; and that nothing ever overlaps.

use crate::common::{Estate, arranged, assert_sound, drafted, edge, link, node};
use domain::scene::{NodeShape, Scene};
use proptest::prelude::*;
use scene::Draft;

fn cards(count: u32, edges: &[(u32, u32)]) -> Draft {
    let nodes = (0..count).map(|index| drafted(&format!("n{index}"), None, NodeShape::Card)).collect();
    let edges = edges.iter().map(|(from, to)| link(*from, *to)).collect();
    Draft { nodes, edges, places: vec![None; count as usize] }
}

fn proportion(scene: &Scene) -> f32 {
    scene.width / scene.height
}

#[test]
fn nothing_is_an_empty_picture() {
    let scene = arranged(&Draft::default(), None);
    assert!(scene.nodes.is_empty() && scene.edges.is_empty());
    assert!(scene.width > 0.0 && scene.height > 0.0);
}

#[test]
fn one_card_stands_by_itself() {
    let scene = arranged(&cards(1, &[]), None);
    assert_sound(&scene);
    assert!(scene.width < 300.0 && scene.height < 150.0);
}

#[test]
fn the_user_stands_left_of_the_used() {
    let scene = Estate::new()
        .all(&[".:aws_lambda_function.f", ".:aws_iam_role.r", ".:aws_sqs_queue.q"])
        .uses(".:aws_lambda_function.f", ".:aws_iam_role.r")
        .uses(".:aws_lambda_function.f", ".:aws_sqs_queue.q")
        .scene();
    assert_sound(&scene);
    let from = node(&scene, ".:aws_lambda_function.f");
    for used in [".:aws_iam_role.r", ".:aws_sqs_queue.q"] {
        assert!(from.x + from.width < node(&scene, used).x, "`{used}` stands right of its user");
        let way = &edge(&scene, ".:aws_lambda_function.f", used).unwrap().points;
        assert_eq!(way[0], from.x + from.width, "it leaves to the right");
        assert_eq!(way[way.len() - 2], node(&scene, used).x, "it arrives from the left");
    }
}

#[test]
fn a_chain_runs_straight() {
    let scene = arranged(&cards(3, &[(0, 1), (1, 2)]), None);
    assert_sound(&scene);
    assert!(scene.edges.iter().all(|edge| edge.points.len() == 4), "{:?}", scene.edges);
}

#[test]
fn a_hub_with_many_users_does_not_make_a_column_of_five_screens() {
    let edges: Vec<(u32, u32)> = (1..=60).map(|user| (user, 0)).collect();
    let scene = arranged(&cards(61, &edges), None);
    assert_sound(&scene);
    assert!((0.8..3.0).contains(&proportion(&scene)), "{} x {}", scene.width, scene.height);
    let arrivals: std::collections::BTreeSet<(i32, i32)> = scene
        .edges
        .iter()
        .map(|edge| (edge.points[edge.points.len() - 2] as i32, edge.points[edge.points.len() - 1] as i32))
        .collect();
    assert!(arrivals.len() <= 4, "they arrive in bundles: {arrivals:?}");
}

#[test]
fn what_is_connected_with_nothing_stands_in_a_grid() {
    let scene = arranged(&cards(40, &[]), None);
    assert_sound(&scene);
    assert!((1.0..2.6).contains(&proportion(&scene)), "{} x {}", scene.width, scene.height);
    let columns: std::collections::BTreeSet<i32> = scene.nodes.iter().map(|node| node.x as i32).collect();
    assert!(columns.len() <= 8, "cards stand below each other: {columns:?}");
}

#[test]
fn a_thousand_siblings_have_room() {
    let edges: Vec<(u32, u32)> = (1..1_000).map(|index| (index, index / 3)).collect();
    let scene = arranged(&cards(1_000, &edges), None);
    assert_sound(&scene);
    assert!((0.5..4.0).contains(&proportion(&scene)), "{} x {}", scene.width, scene.height);
}

#[test]
fn five_levels_of_boxes_stand_inside_each_other() {
    let mut nodes = vec![drafted("level1", None, NodeShape::Module)];
    for level in 1..5 {
        nodes.push(drafted(&format!("level{}", level + 1), Some(level - 1), NodeShape::Container));
    }
    nodes.push(drafted("inner", Some(4), NodeShape::Card));
    nodes.push(drafted("outer", None, NodeShape::Card));
    let draft = Draft { places: vec![None; nodes.len()], nodes, edges: vec![link(6, 5), link(5, 6)] };
    let scene = arranged(&draft, None);
    assert_sound(&scene);
    for pair in scene.nodes[..6].windows(2) {
        assert!(pair[0].width > pair[1].width && pair[0].height > pair[1].height);
    }
}

#[test]
fn circles_and_what_leads_to_itself_are_laid_out() {
    let edges = [(0, 1), (1, 2), (2, 0), (2, 3), (3, 2), (4, 4)];
    let draft = cards(5, &edges[..5]);
    let scene = arranged(&draft, None);
    assert_sound(&scene);
    let with_self = cards(5, &edges);
    let scene = arranged(&with_self, None);
    assert_eq!(scene.nodes.len(), 5, "an edge to itself is drawn somehow, and harms nothing");
}

#[test]
fn the_same_draft_gives_the_same_scene() {
    let edges: Vec<(u32, u32)> =
        (0..300).map(|index| (index * 7 % 120, index * 13 % 119)).filter(|(a, b)| a != b).collect();
    let draft = cards(120, &edges);
    assert_eq!(arranged(&draft, None), arranged(&draft, None));
}

#[test]
fn a_layout_can_be_cancelled_and_tells_how_far_it_is() {
    let edges: Vec<(u32, u32)> = (1..500).map(|index| (index, index / 2)).collect();
    let draft = cards(500, &edges);
    assert_eq!(scene::arrange(&draft, None, &|_| false), Err(scene::Cancelled));
    let stages = std::sync::Mutex::new(Vec::new());
    let told = scene::arrange(&draft, None, &|progress| {
        stages.lock().unwrap().push(progress);
        progress.stage == scene::Stage::Placing
    });
    assert_eq!(told, Err(scene::Cancelled), "routing stops as well");
    assert!(stages.lock().unwrap().iter().all(|progress| progress.done <= progress.of));
}

/// A draft of boxes in boxes with any edges between any of them.
fn compound() -> impl Strategy<Value = Draft> {
    let nodes = prop::collection::vec((any::<prop::sample::Index>(), 0u8..4, any::<bool>()), 1..60);
    let edges = prop::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>()), 0..90);
    (nodes, edges).prop_map(|(shapes, pairs)| {
        let mut nodes = Vec::new();
        for (index, (parent, depth, is_box)) in shapes.iter().enumerate() {
            let boxes: Vec<u32> = (0..index as u32).filter(|box_| shapes[*box_ as usize].2).collect();
            let parent = if *depth == 0 || boxes.is_empty() { None } else { Some(boxes[parent.index(boxes.len())]) };
            let shape = if *is_box { NodeShape::Container } else { NodeShape::Card };
            nodes.push(drafted(&format!("n{index}"), parent, shape));
        }
        // Boxes with nothing in them are cards.
        for index in 0..nodes.len() {
            if !nodes.iter().any(|node| node.parent == Some(index as u32)) {
                nodes[index] = drafted(&format!("n{index}"), nodes[index].parent, NodeShape::Card);
            }
        }
        let around = |mut node: u32, other: u32| loop {
            if node == other {
                break true;
            }
            match nodes[node as usize].parent {
                Some(parent) => node = parent,
                None => break false,
            }
        };
        let ends = |pair: &(prop::sample::Index, prop::sample::Index)| {
            (pair.0.index(nodes.len()) as u32, pair.1.index(nodes.len()) as u32)
        };
        let pairs: std::collections::BTreeSet<(u32, u32)> = pairs.iter().map(ends).collect();
        let apart = pairs.into_iter().filter(|(from, to)| !around(*from, *to) && !around(*to, *from));
        let edges = apart.map(|(from, to)| link(from, to)).collect();
        Draft { places: vec![None; nodes.len()], nodes, edges }
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn nothing_overlaps_and_every_edge_finds_its_way(draft in compound()) {
        assert_sound(&arranged(&draft, None));
    }

    #[test]
    fn placed_things_never_overlap_either(
        mut draft in compound(),
        places in prop::collection::vec(prop::option::of((-400.0f32..900.0, -400.0f32..900.0)), 60),
    ) {
        for (index, place) in draft.places.iter_mut().enumerate() {
            *place = places[index];
        }
        assert_sound(&arranged(&draft, None));
    }

    #[test]
    fn what_is_arranged_again_stays(draft in compound()) {
        let first = arranged(&draft, None);
        prop_assert_eq!(&arranged(&draft, Some(&first)), &first);
    }
}
