//! What existed keeps its place.

use crate::common::{Estate, arranged, assert_sound, drafted, edge, key, link, node};
use domain::scene::{Arrangement, NodeShape, Scene};
use scene::{Draft, Options};

fn shop() -> Estate {
    Estate::new()
        .all(&[
            ".:aws_vpc.main",
            ".:aws_subnet.a",
            ".:aws_subnet.b",
            ".:aws_instance.web",
            ".:aws_instance.worker",
            ".:aws_security_group.web",
            ".:aws_s3_bucket.logs",
            ".:aws_sqs_queue.jobs",
        ])
        .inside(".:aws_subnet.a", ".:aws_vpc.main")
        .inside(".:aws_subnet.b", ".:aws_vpc.main")
        .inside(".:aws_instance.web", ".:aws_subnet.a")
        .inside(".:aws_instance.worker", ".:aws_subnet.b")
        .inside(".:aws_security_group.web", ".:aws_vpc.main")
        .uses(".:aws_instance.web", ".:aws_security_group.web")
        .uses(".:aws_instance.worker", ".:aws_security_group.web")
        .uses(".:aws_instance.web", ".:aws_s3_bucket.logs")
        .uses(".:aws_instance.worker", ".:aws_sqs_queue.jobs")
}

fn places(scene: &Scene) -> Vec<(&str, f32, f32)> {
    scene.nodes.iter().map(|node| (node.key.0.as_str(), node.x, node.y)).collect()
}

#[test]
fn a_new_card_moves_nothing_and_stands_near_what_it_uses() {
    let before = shop().scene();
    let more = shop().with(".:aws_sqs_queue.more").uses(".:aws_instance.worker", ".:aws_sqs_queue.more");
    let after = arranged(&more.draft(), Some(&before));
    assert_sound(&after);
    for (key, x, y) in places(&before) {
        let now = node(&after, key);
        assert_eq!((now.x, now.y), (x, y), "`{key}` moved");
    }
    let (new, user) = (node(&after, ".:aws_sqs_queue.more"), node(&after, ".:aws_vpc.main"));
    assert!((new.x - (user.x + user.width)).abs() < 500.0, "{new:?}");
    assert!(edge(&after, ".:aws_instance.worker", ".:aws_sqs_queue.more").is_some());
}

#[test]
fn edges_that_nothing_disturbs_keep_their_ways() {
    let before = shop().scene();
    let after = arranged(&shop().with(".:aws_kms_key.new").draft(), Some(&before));
    for edge in &before.edges {
        let (from, to) = (&before.nodes[edge.from as usize].key.0, &before.nodes[edge.to as usize].key.0);
        assert_eq!(crate::common::edge(&after, from, to).unwrap().points, edge.points, "{from} -> {to}");
    }
}

#[test]
fn a_box_that_grows_pushes_only_what_is_in_its_way() {
    let before = shop().scene();
    let mut more = shop();
    for index in 0..6 {
        let name = format!(".:aws_instance.extra{index}");
        more = more.with(&name).inside(&name, ".:aws_subnet.a");
    }
    let after = arranged(&more.draft(), Some(&before));
    assert_sound(&after);
    let corner = |scene: &Scene, key: &str| {
        let subnet = node(scene, ".:aws_subnet.a");
        (node(scene, key).x - subnet.x, node(scene, key).y - subnet.y)
    };
    assert_eq!(corner(&after, ".:aws_instance.web"), corner(&before, ".:aws_instance.web"));
    let grown = node(&after, ".:aws_subnet.a");
    assert!(grown.width * grown.height > 2.0 * node(&before, ".:aws_subnet.a").width * 100.0);
}

#[test]
fn what_a_person_placed_stands_there_and_the_rest_makes_room() {
    let estate = shop();
    let before = estate.scene();
    let queue = node(&before, ".:aws_sqs_queue.jobs");
    let place = (f64::from(queue.x) + 10.0, f64::from(queue.y) + 5.0);
    let mut arrangement = Arrangement::default();
    arrangement.places.insert(key(".:aws_s3_bucket.logs"), place);
    let draft = scene::project(&estate.graph, &arrangement, &Options::default());
    for previous in [None, Some(&before)] {
        let after = arranged(&draft, previous);
        assert_sound(&after);
        let bucket = node(&after, ".:aws_s3_bucket.logs");
        assert_eq!((f64::from(bucket.x), f64::from(bucket.y)), (place.0.round(), place.1.round()));
        assert!(bucket.placed);
        let vpc = node(&after, ".:aws_vpc.main");
        assert_eq!((vpc.x, vpc.y), (node(&before, ".:aws_vpc.main").x, node(&before, ".:aws_vpc.main").y));
    }
}

#[test]
fn places_are_counted_from_the_box_and_never_lead_out_of_it() {
    let estate = shop();
    let mut arrangement = Arrangement::default();
    arrangement.places.insert(key(".:aws_security_group.web"), (-500.0, f64::NAN));
    arrangement.places.insert(key(".:aws_subnet.b"), (-500.0, -1e300));
    let draft = scene::project(&estate.graph, &arrangement, &Options::default());
    let scene = arranged(&draft, None);
    assert_sound(&scene);
    let (vpc, subnet) = (node(&scene, ".:aws_vpc.main"), node(&scene, ".:aws_subnet.b"));
    assert_eq!((subnet.x - vpc.x, subnet.y - vpc.y), (16.0, 44.0), "as far as it goes");
    assert!(!node(&scene, ".:aws_security_group.web").placed, "half a place is none");
}

#[test]
fn many_new_things_come_as_one_block() {
    let before = shop().scene();
    let mut more = shop();
    for index in 0..80 {
        let name = format!(".:aws_sqs_queue.more{index}");
        more = more.with(&name).uses(".:aws_instance.web", &name);
    }
    let after = arranged(&more.draft(), Some(&before));
    assert_sound(&after);
    for (key, x, y) in places(&before) {
        let now = node(&after, key);
        assert_eq!((now.x, now.y), (x, y), "`{key}` moved");
    }
}

#[test]
fn moving_one_node_gives_new_ways_to_its_edges_alone() {
    let mut scene = arranged(&grid(), None);
    let before = scene.clone();
    let moved = 0;
    scene.nodes[moved].y += 4.0;
    scene::reroute(&mut scene, &[moved as u32]);
    assert_sound(&scene);
    for (now, was) in scene.edges.iter().zip(&before.edges) {
        let its_own = now.from == moved as u32 || now.to == moved as u32;
        assert!(its_own || now.points == was.points, "{now:?} was {was:?}");
    }
}

fn grid() -> Draft {
    let nodes = (0..24).map(|index| drafted(&format!("n{index}"), None, NodeShape::Card)).collect();
    let edges = (0..20).map(|index| link(index, index + 4)).collect();
    Draft { nodes, edges, places: vec![None; 24] }
}

#[test]
fn edges_that_share_a_narrow_way_stay_in_it() {
    // Two boxes in the way leave a gap of four points to the one edge; another to the same node has all the room.
    let mut nodes = vec![drafted("hall", None, NodeShape::Container), drafted("room", Some(0), NodeShape::Container)];
    nodes.push(drafted("used", Some(1), NodeShape::Card));
    for name in ["left", "right", "near", "far"] {
        nodes.push(drafted(name, None, NodeShape::Card));
    }
    let mut draft = Draft { places: vec![None; nodes.len()], nodes, edges: vec![link(5, 2), link(6, 2)] };
    for (node, place) in
        [(0, (32.0, 32.0)), (3, (32.0, 240.0)), (4, (232.0, 240.0)), (5, (140.0, 400.0)), (6, (600.0, 400.0))]
    {
        draft.places[node] = Some(place);
    }
    assert_sound(&arranged(&draft, None));
}
