use proptest::prelude::*;

use crate::canvas::camera::{CLOSEST, Camera};
use crate::canvas::geometry::{Point, Rect};
use crate::canvas_contract::View;

fn camera() -> Camera {
    let mut camera = Camera::default();
    camera.resize(1280.0, 800.0);
    camera.set_bounds(Some(Rect::sized(0.0, 0.0, 10_000.0, 6_000.0)));
    camera
}

#[test]
fn what_is_under_the_pointer_stays_there_while_zooming() {
    let mut camera = camera();
    camera.show(View { x: 2000.0, y: 1000.0, zoom: 1.0 });
    let pointer = Point::new(311.0, 529.0);
    let before = camera.to_scene(pointer);
    for factor in [1.1, 1.3, 0.7, 0.5, 1.9] {
        camera.zoom_about(pointer, factor);
        assert!(camera.to_scene(pointer).distance(before) < 1.0e-6, "the anchor moved at zoom {}", camera.zoom());
    }
}

#[test]
fn fitting_shows_everything_in_the_middle_with_a_margin() {
    let mut camera = camera();
    let bounds = Rect::sized(0.0, 0.0, 10_000.0, 6_000.0);
    camera.show(camera.fitting(&bounds, 1.0));
    let seen = camera.rect_to_screen(&bounds);
    assert!(seen.x0 >= 36.0 && seen.y0 >= 36.0 && seen.x1 <= 1244.0 && seen.y1 <= 764.0, "{seen:?}");
    assert!(seen.center().distance(Point::new(640.0, 400.0)) < 1.0e-6);
}

#[test]
fn fitting_a_single_card_does_not_blow_it_up() {
    let mut camera = Camera::default();
    camera.resize(1280.0, 800.0);
    let card = Rect::sized(0.0, 0.0, 184.0, 56.0);
    camera.set_bounds(Some(card));
    camera.show(camera.fitting(&card, 1.0));
    assert_eq!(camera.zoom().to_bits(), 1.0_f64.to_bits());
}

#[test]
fn a_flight_ends_exactly_where_it_was_sent_and_then_rests() {
    let mut camera = camera();
    camera.show(View { x: 0.0, y: 0.0, zoom: 0.5 });
    let goal = camera.centered(Point::new(5000.0, 3000.0), 1.0);
    camera.go(goal, false);
    assert!(camera.tick(1000.0) && camera.is_flying());
    camera.tick(1100.0);
    let halfway = camera.zoom();
    assert!(halfway > 0.5 && halfway < 1.0, "{halfway}");
    camera.tick(1200.0);
    assert!(!camera.is_flying());
    assert!((camera.zoom() - 1.0).abs() < 1.0e-9 && (camera.view().x - goal.x).abs() < 1.0e-6);
    assert!(!camera.tick(1300.0), "nothing moves by itself after arriving");
}

#[test]
fn reduced_motion_arrives_at_once() {
    let mut camera = camera();
    let goal = camera.centered(Point::new(5000.0, 3000.0), 1.0);
    camera.go(goal, true);
    assert!(!camera.is_flying());
    assert_eq!(camera.view(), goal);
}

#[test]
fn revealing_what_is_in_sight_moves_nothing() {
    let mut camera = camera();
    camera.show(View { x: 100.0, y: 100.0, zoom: 1.0 });
    assert_eq!(camera.revealing(&Rect::sized(500.0, 500.0, 184.0, 56.0)), camera.view());
    let moved = camera.revealing(&Rect::sized(3000.0, 500.0, 184.0, 56.0));
    assert!(moved.x > 100.0 && (moved.y - 100.0).abs() < f64::EPSILON, "only across: {moved:?}");
}

#[test]
fn numbers_that_are_none_do_no_harm() {
    let mut camera = camera();
    camera.pan(f64::NAN, f64::INFINITY);
    camera.zoom_about(Point::new(10.0, 10.0), f64::NAN);
    camera.show(View { x: f64::NAN, y: f64::NEG_INFINITY, zoom: f64::NAN });
    camera.resize(f64::NAN, -4.0);
    camera.go(View { x: f64::NAN, y: 0.0, zoom: 0.0 }, false);
    camera.tick(f64::NAN);
    let view = camera.view();
    assert!(view.x.is_finite() && view.y.is_finite() && view.zoom > 0.0, "{view:?}");
}

proptest! {
    #[test]
    fn the_picture_never_gets_lost(moves in prop::collection::vec((-1.0e6_f64..1.0e6, -1.0e6_f64..1.0e6, 0.01_f64..100.0), 1..30)) {
        let mut camera = camera();
        let bounds = Rect::sized(0.0, 0.0, 10_000.0, 6_000.0);
        for (dx, dy, factor) in moves {
            camera.pan(dx, dy);
            camera.zoom_about(Point::new(640.0, 400.0), factor);
            prop_assert!(camera.sight().meets(&bounds));
            prop_assert!(camera.zoom() <= CLOSEST && camera.zoom() > 0.0);
        }
    }

    #[test]
    fn screen_and_scene_are_each_others_inverse(x in -1.0e5_f64..1.0e5, y in -1.0e5_f64..1.0e5, zoom in 0.05_f64..4.0) {
        let mut camera = camera();
        camera.show(View { x: 300.0, y: 200.0, zoom });
        let at = Point::new(x, y);
        prop_assert!(camera.to_scene(camera.to_screen(at)).distance(at) < 1.0e-6);
    }
}

#[test]
fn who_saw_everything_still_does_when_the_canvas_becomes_smaller() {
    let everything = Rect::sized(0.0, 0.0, 4000.0, 3000.0);
    let mut camera = Camera::default();
    camera.resize(1280.0, 800.0);
    camera.set_bounds(Some(everything));
    camera.show(camera.fitting(&everything, 1.0));
    camera.resize(900.0, 500.0);
    assert!(camera.sight().union(&everything) == camera.sight(), "{:?}", camera.sight());
    camera.zoom_about(Point::new(450.0, 250.0), 2.0);
    let zoom = camera.zoom();
    camera.resize(1280.0, 800.0);
    assert!((camera.zoom() - zoom).abs() < 1.0e-9, "what a person chose to see stays as large");
}
