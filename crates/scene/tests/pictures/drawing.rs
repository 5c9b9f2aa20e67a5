//! The scene as SVG and PNG.

use crate::common::{Estate, arranged, drafted, link};
use domain::scene::{Mark, NodeShape, Scene};
use scene::{Draft, PictureError, Theme};

fn small() -> Scene {
    Estate::new()
        .module("modules/queue", &[".:module.queue"])
        .all(&[
            ".:aws_vpc.main",
            ".:aws_instance.web",
            ".:module.queue",
            ".:module.remote",
            "modules/queue:aws_sqs_queue.this",
        ])
        .inside(".:aws_instance.web", ".:aws_vpc.main")
        .uses(".:aws_instance.web", "modules/queue:aws_sqs_queue.this")
        .scene()
}

#[test]
fn a_small_scene_looks_as_it_did() {
    insta::assert_snapshot!(scene::svg(&small(), &Theme::light()));
}

fn titled(titles: &[&str]) -> Scene {
    let mut nodes = vec![drafted("box", None, NodeShape::Container)];
    for (index, title) in titles.iter().enumerate() {
        let mut node = drafted(&format!("n{index}"), Some(0), NodeShape::Card);
        node.title = (*title).to_owned();
        node.caption = (*title).to_owned();
        node.note = Some((*title).to_owned());
        node.details = vec![((*title).to_owned(), (*title).to_owned())];
        nodes.push(node);
    }
    nodes[0].title = titles.concat();
    let edges = (1..titles.len() as u32).map(|index| link(index, index + 1)).collect();
    arranged(&Draft { places: vec![None; nodes.len()], nodes, edges }, None)
}

#[test]
fn hostile_titles_are_escaped_and_cut() {
    let long = "x".repeat(50_000);
    let scene = titled(&[
        "</text><script>alert(1)</script>",
        "\" onload=\"x",
        "a\u{0}b\u{1b}[31m\u{7}c\u{fffe}",
        "مرحبا بالعالم",
        "\u{202e}reversed",
        "🚀👩‍👩‍👧‍👦 子网",
        &long,
        "",
    ]);
    for theme in [Theme::light(), Theme::dark(), Theme::contrast()] {
        let svg = scene::svg(&scene, &theme);
        assert!(!svg.contains("<script") && !svg.contains("\" onload"), "nothing gets out of its text");
        assert!(!svg.chars().any(|character| character.is_control() && character != '\n'), "XML forbids them");
        assert!(scene::png(&scene, &theme, 400).is_ok(), "it is well formed");
    }
    let texts = scene::svg(&scene, &Theme::light());
    let drawn = texts.split("<text").skip(1).map(|text| text.split("</text>").next().unwrap_or_default().len());
    assert!(drawn.max().unwrap() < 400, "what does not fit ends in an ellipsis");
}

#[test]
fn marks_carry_a_sign_and_unfinished_things_are_dashed() {
    let mut scene = small();
    for (index, mark) in [Mark::Added, Mark::Removed, Mark::Changed].into_iter().enumerate() {
        scene.nodes[index].mark = mark;
    }
    let svg = scene::svg(&scene, &Theme::dark());
    for sign in [">+</text>", ">−</text>", ">~</text>", "stroke-dasharray"] {
        assert!(svg.contains(sign), "{sign}");
    }
}

#[test]
fn a_png_has_the_size_that_was_asked_for() {
    let scene = small();
    for side in [1, 64, 1_000] {
        let png = scene::png(&scene, &Theme::light(), side).unwrap();
        assert!(png.starts_with(b"\x89PNG"));
        let length = |at: usize| u32::from_be_bytes([png[at], png[at + 1], png[at + 2], png[at + 3]]);
        assert_eq!(length(16).max(length(20)), side);
    }
}

#[test]
fn words_are_drawn_where_they_can_be_read_and_left_out_where_not() {
    let one = small();
    let mut other = one.clone();
    let card = other.nodes.iter_mut().find(|node| node.shape == NodeShape::Card).unwrap();
    "another".clone_into(&mut card.title);
    let drawn = |scene: &Scene, side: u32| scene::png(scene, &Theme::light(), side).unwrap();
    // At a seventh of its size a card's name of 14 points is two pixels high, the least that is drawn.
    let seventh = one.width.max(one.height).ceil() / 7.0;
    let (above, below) = (seventh.floor() as u32 + 1, seventh.ceil() as u32 - 1);
    assert!(drawn(&one, above) != drawn(&other, above), "names of a little more can be told apart, at {above}");
    assert!(drawn(&one, below) == drawn(&other, below), "names of a little less are left out, at {below}");
}

#[test]
fn a_picture_that_is_too_large_is_refused_with_a_hint() {
    let square = Scene { width: 100.0, height: 100.0, ..Scene::default() };
    let refused = scene::png(&square, &Theme::light(), 100_000).unwrap_err();
    assert!(matches!(refused, PictureError::TooLarge { width: 100_000, height: 100_000 }), "{refused}");
    assert!(!refused.hint().is_empty());
    assert!(matches!(scene::png(&square, &Theme::light(), 0), Err(PictureError::Empty)));
}

#[test]
fn an_empty_scene_is_an_empty_picture() {
    let svg = scene::svg(&Scene::default(), &Theme::light());
    assert!(svg.starts_with("<svg") && svg.ends_with("</svg>\n"));
    assert!(scene::png(&Scene::default(), &Theme::light(), 16).is_ok());
}
