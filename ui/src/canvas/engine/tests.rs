use std::collections::BTreeSet;
use std::sync::Arc;

use domain::graph::ComponentKey;
use domain::scene::Scene;

use super::input::{Button, Device, Held, Pointer, Wheel};
use super::{Engine, Told};
use crate::canvas::geometry::Point;
use crate::canvas::tests::{card, container, edge, scene};
use crate::canvas_contract::{CanvasCommand, View};

const SHIFT: Held = Held { shift: true, command: false, alt: false };
const COMMAND: Held = Held { shift: false, command: true, alt: false };
const ALT: Held = Held { shift: false, command: false, alt: true };
const NONE: Held = Held { shift: false, command: false, alt: false };

fn estate() -> Arc<Scene> {
    scene(
        vec![
            container("vpc", None, [0.0, 0.0, 1000.0, 600.0]),
            card("ledger", Some(0), 40.0, 80.0),
            card("replica", Some(0), 400.0, 80.0),
            card("queue", Some(0), 40.0, 304.0),
        ],
        vec![edge(1, 2, &[224.0, 108.0, 400.0, 108.0])],
    )
}

/// An engine over the estate, at zoom 1 with the scene's origin in the corner.
fn engine() -> Engine {
    let mut engine = Engine::default();
    engine.resize(1280.0, 800.0);
    engine.set_scene(estate());
    engine.command(&CanvasCommand::Show(View { x: 0.0, y: 0.0, zoom: 1.0 }));
    engine.snap = false;
    engine.reduced_motion = true;
    engine
}

fn mouse(x: f64, y: f64, held: Held) -> Pointer {
    Pointer { id: 1, device: Device::Mouse, at: Point::new(x, y), held }
}

fn finger(id: i32, x: f64, y: f64) -> Pointer {
    Pointer { id, device: Device::Touch, at: Point::new(x, y), held: NONE }
}

fn click(engine: &mut Engine, x: f64, y: f64, held: Held) {
    engine.press(mouse(x, y, held), Button::Primary);
    engine.release(mouse(x, y, held));
}

fn drag(engine: &mut Engine, from: (f64, f64), to: (f64, f64), held: Held) {
    engine.press(mouse(from.0, from.1, held), Button::Primary);
    engine.slide(mouse(f64::midpoint(from.0, to.0), f64::midpoint(from.1, to.1), held));
    engine.slide(mouse(to.0, to.1, held));
}

fn selected(engine: &Engine) -> Vec<u32> {
    engine.selected().iter().copied().collect()
}

fn keys(names: &[&str]) -> BTreeSet<ComponentKey> {
    names.iter().map(|name| ComponentKey((*name).to_owned())).collect()
}

#[test]
fn a_click_selects_and_shift_adds_and_takes_away() {
    let mut engine = engine();
    click(&mut engine, 100.0, 100.0, NONE);
    assert_eq!(selected(&engine), [1]);
    click(&mut engine, 450.0, 100.0, SHIFT);
    assert_eq!(selected(&engine), [1, 2]);
    click(&mut engine, 100.0, 100.0, SHIFT);
    assert_eq!(selected(&engine), [2]);
    click(&mut engine, 1100.0, 700.0, NONE);
    assert!(engine.selected().is_empty());
    assert_eq!(engine.told().last(), Some(&Told::Selected(BTreeSet::new())));
}

#[test]
fn a_click_on_one_of_several_selects_it_alone_but_a_drag_moves_all() {
    let mut engine = engine();
    engine.select(keys(&["ledger", "queue"]));
    drag(&mut engine, (100.0, 100.0), (140.0, 100.0), NONE);
    engine.release(mouse(140.0, 100.0, NONE));
    let told = engine.told();
    let Some(Told::Moved(moved)) = told.last() else { panic!("a drop is told: {told:?}") };
    assert_eq!(moved.len(), 2);
    assert_eq!(selected(&engine), [1, 3]);
    click(&mut engine, 140.0, 100.0, NONE);
    assert_eq!(selected(&engine), [1]);
}

#[test]
fn a_drop_is_told_once_and_shown_until_the_next_scene() {
    let mut engine = engine();
    drag(&mut engine, (100.0, 100.0), (180.0, 164.0), NONE);
    assert!(engine.is_dragging() && !engine.told().iter().any(|told| matches!(told, Told::Moved(_))));
    engine.release(mouse(180.0, 164.0, NONE));
    let moves = engine.told().into_iter().filter(|told| matches!(told, Told::Moved(_))).count();
    assert_eq!(moves, 1);
    assert!((engine.place(1).x0 - 120.0).abs() < 1.0e-9, "it stays where it was dropped");
    engine.set_scene(estate());
    assert!((engine.place(1).x0 - 40.0).abs() < 1.0e-9, "the core has the last word");
}

#[test]
fn escape_in_the_middle_of_a_drag_puts_everything_back_and_tells_nothing() {
    let mut engine = engine();
    drag(&mut engine, (100.0, 100.0), (300.0, 300.0), NONE);
    assert!(engine.key("Escape", NONE));
    engine.release(mouse(300.0, 300.0, NONE));
    assert!((engine.place(1).x0 - 40.0).abs() < 1.0e-9);
    assert!(!engine.told().iter().any(|told| matches!(told, Told::Moved(_))));
    assert_eq!(selected(&engine), [1], "the first escape ends the drag alone");
    assert!(engine.key("Escape", NONE) && engine.selected().is_empty());
    assert!(!engine.key("Escape", NONE), "then it is the page's");
}

#[test]
fn what_is_read_only_pans_instead_of_moving() {
    let mut engine = engine();
    engine.read_only = true;
    drag(&mut engine, (100.0, 100.0), (60.0, 90.0), NONE);
    engine.release(mouse(60.0, 90.0, NONE));
    assert!((engine.view().x - 40.0).abs() < 1.0e-9 && (engine.view().y - 10.0).abs() < 1.0e-9);
    assert!(!engine.told().iter().any(|told| matches!(told, Told::Moved(_))));
    assert!(!engine.key("ArrowRight", COMMAND), "nor does the keyboard move it");
}

#[test]
fn a_drag_on_the_empty_canvas_selects_what_it_touches() {
    let mut engine = engine();
    drag(&mut engine, (30.0, 310.0), (300.0, 90.0), NONE);
    assert!(engine.marquee().is_some());
    engine.release(mouse(300.0, 90.0, NONE));
    assert_eq!(selected(&engine), [1, 3]);
    assert!(engine.marquee().is_none());
}

#[test]
fn space_and_the_middle_button_pan() {
    let mut engine = engine();
    engine.key(" ", NONE);
    assert_eq!(engine.cursor(), "grab");
    drag(&mut engine, (100.0, 100.0), (50.0, 100.0), NONE);
    engine.release(mouse(50.0, 100.0, NONE));
    engine.key_up(" ");
    assert!((engine.view().x - 50.0).abs() < 1.0e-9);
    engine.press(mouse(100.0, 100.0, NONE), Button::Middle);
    engine.slide(mouse(90.0, 100.0, NONE));
    engine.release(mouse(90.0, 100.0, NONE));
    assert!((engine.view().x - 60.0).abs() < 1.0e-9);
    assert!(engine.selected().is_empty());
}

#[test]
fn a_wheel_zooms_about_the_pointer_and_a_pad_pans() {
    let mut engine = engine();
    let at = Point::new(400.0, 300.0);
    let before = engine.camera().to_scene(at);
    engine.wheel(Wheel { at, dx: 0.0, dy: -100.0, notched: true, held: NONE });
    assert!(engine.view().zoom > 1.1 && engine.camera().to_scene(at).distance(before) < 1.0e-9);
    let zoom = engine.view().zoom;
    engine.wheel(Wheel { at, dx: 12.0, dy: 7.0, notched: false, held: NONE });
    assert!((engine.view().zoom - zoom).abs() < f64::EPSILON);
    engine.wheel(Wheel { at, dx: 0.0, dy: 5.0, notched: false, held: COMMAND });
    assert!(engine.view().zoom < zoom, "a pinch");
}

#[test]
fn two_fingers_zoom_and_one_pans() {
    let mut engine = engine();
    engine.press(finger(1, 600.0, 500.0), Button::Primary);
    engine.press(finger(2, 700.0, 500.0), Button::Primary);
    engine.slide(finger(2, 800.0, 500.0));
    assert!((engine.view().zoom - 2.0).abs() < 1.0e-9, "twice as far apart: {}", engine.view().zoom);
    engine.release(finger(2, 800.0, 500.0));
    let before = engine.view().x;
    engine.slide(finger(1, 580.0, 500.0));
    assert!((engine.view().x - before - 10.0).abs() < 1.0e-9);
    engine.release(finger(1, 580.0, 500.0));
    assert!(engine.selected().is_empty());
}

#[test]
fn a_finger_moves_only_what_was_selected_before() {
    let mut engine = engine();
    engine.press(finger(1, 100.0, 100.0), Button::Primary);
    engine.slide(finger(1, 140.0, 100.0));
    assert!(!engine.is_dragging());
    engine.release(finger(1, 140.0, 100.0));
    engine.command(&CanvasCommand::Show(View { x: 0.0, y: 0.0, zoom: 1.0 }));
    engine.select(keys(&["ledger"]));
    engine.press(finger(1, 100.0, 100.0), Button::Primary);
    engine.slide(finger(1, 140.0, 100.0));
    assert!(engine.is_dragging());
}

#[test]
fn a_line_from_a_handle_to_a_card_connects_them() {
    let mut engine = engine();
    engine.slide(mouse(220.0, 108.0, NONE));
    engine.press(mouse(224.0, 108.0, NONE), Button::Primary);
    engine.slide(mouse(150.0, 250.0, NONE));
    engine.slide(mouse(100.0, 320.0, NONE));
    assert!(engine.connecting().is_some_and(|(from, _, onto)| from == 1 && onto == Some(3)));
    engine.release(mouse(100.0, 320.0, NONE));
    let [from, to] = ["ledger", "queue"].map(|name| ComponentKey(name.to_owned()));
    assert_eq!(engine.told().last(), Some(&Told::Connected(from, to)));
}

#[test]
fn a_line_that_ends_nowhere_connects_nothing() {
    let mut engine = engine();
    engine.slide(mouse(220.0, 108.0, NONE));
    engine.press(mouse(224.0, 108.0, NONE), Button::Primary);
    engine.slide(mouse(300.0, 500.0, NONE));
    engine.release(mouse(300.0, 500.0, NONE));
    assert!(!engine.told().iter().any(|told| matches!(told, Told::Connected(..))));
}

#[test]
fn the_menu_is_for_what_is_under_the_pointer_and_keeps_a_selection_that_holds_it() {
    let mut engine = engine();
    engine.select(keys(&["ledger", "queue"]));
    engine.context_menu(Point::new(100.0, 100.0));
    assert_eq!(selected(&engine), [1, 3]);
    engine.context_menu(Point::new(450.0, 100.0));
    assert_eq!(selected(&engine), [2]);
    let key = Some(ComponentKey("replica".to_owned()));
    assert_eq!(engine.told().last(), Some(&Told::Context(key, Point::new(450.0, 100.0))));
}

#[test]
fn the_keyboard_alone_gets_everywhere() {
    let mut engine = engine();
    assert!(!engine.key("Tab", NONE), "with nothing in focus Tab leaves the canvas");
    assert!(engine.key("Home", NONE));
    assert_eq!(engine.focus(), Some(0));
    assert!(engine.key("Tab", NONE));
    assert_eq!(engine.focus(), Some(1));
    assert!(engine.key("ArrowRight", NONE));
    assert_eq!(selected(&engine), [2]);
    assert!(engine.key("ArrowLeft", ALT), "back along the edge");
    assert_eq!(engine.focus(), Some(1));
    assert!(engine.key("ArrowDown", SHIFT));
    assert_eq!(selected(&engine), [1, 3]);
    assert!(engine.key("End", NONE) && !engine.key("Tab", NONE), "after the last node Tab leaves");
    assert!(engine.key("Enter", NONE));
    assert_eq!(engine.told().last(), Some(&Told::Activated(ComponentKey("queue".to_owned()))));
    assert!(engine.key("a", COMMAND));
    assert_eq!(engine.selected().len(), 4);
    assert!(engine.key("F10", SHIFT) && matches!(engine.told().last(), Some(Told::Context(Some(_), _))));
}

#[test]
fn arrows_with_control_move_by_a_step_of_the_grid() {
    let mut engine = engine();
    engine.select(keys(&["ledger"]));
    assert!(engine.key("ArrowRight", COMMAND) && engine.key("ArrowRight", COMMAND));
    let told = engine.told();
    let Some(Told::Moved(moved)) = told.last() else { panic!("a step is told: {told:?}") };
    assert_eq!((moved[0].x, moved[0].y), (56.0, 80.0));
}

#[test]
fn keys_that_mean_nothing_here_are_the_pages() {
    let mut engine = engine();
    for (name, held) in [("n", NONE), ("z", COMMAND), ("k", COMMAND), ("Delete", NONE), ("F5", NONE), ("Enter", NONE)] {
        assert!(!engine.key(name, held), "`{name}`");
    }
}

#[test]
fn a_new_scene_keeps_selection_focus_and_view() {
    let mut engine = engine();
    click(&mut engine, 450.0, 100.0, NONE);
    let view = engine.view();
    let mut larger = Scene::clone(&estate());
    larger.nodes.insert(1, card("new", Some(0), 700.0, 80.0));
    larger.edges.clear();
    engine.set_scene(Arc::new(larger));
    assert_eq!(selected(&engine), [3], "the same card at its new index");
    assert_eq!(engine.focus(), Some(3));
    assert_eq!(engine.view(), view, "nothing jumps");
}

#[test]
fn a_new_scene_in_the_middle_of_a_drag_does_not_end_it() {
    let mut engine = engine();
    drag(&mut engine, (100.0, 100.0), (200.0, 160.0), NONE);
    let mut larger = Scene::clone(&estate());
    larger.nodes.insert(1, card("new", Some(0), 700.0, 80.0));
    larger.edges.clear();
    engine.set_scene(Arc::new(larger));
    assert!(engine.is_dragging());
    assert!((engine.place(2).x0 - 140.0).abs() < 1.0e-9, "the same card, still under the pointer");
    engine.slide(mouse(210.0, 160.0, NONE));
    engine.release(mouse(210.0, 160.0, NONE));
    let told = engine.told();
    let Some(Told::Moved(moved)) = told.last() else { panic!("a drop is told: {told:?}") };
    assert_eq!((moved[0].key.0.as_str(), moved[0].x, moved[0].y), ("ledger", 150.0, 140.0));
}

#[test]
fn a_scene_without_what_is_being_dragged_ends_the_drag() {
    let mut engine = engine();
    drag(&mut engine, (100.0, 100.0), (200.0, 160.0), NONE);
    engine.set_scene(scene(vec![card("other", None, 0.0, 0.0)], Vec::new()));
    assert!(!engine.is_dragging());
    engine.release(mouse(200.0, 160.0, NONE));
    assert!(!engine.told().iter().any(|told| matches!(told, Told::Moved(_))));
}

#[test]
fn the_first_scene_is_fitted_whichever_comes_first_size_or_scene() {
    let mut early = Engine::default();
    early.set_scene(estate());
    early.resize(1280.0, 800.0);
    let mut late = Engine::default();
    late.resize(1280.0, 800.0);
    late.set_scene(estate());
    assert_eq!(early.view(), late.view());
    assert!(early.camera().sight().encloses(&early.place(0)));
}

#[test]
fn a_view_that_is_remembered_wins_over_the_first_fit() {
    let mut engine = Engine::default();
    engine.set_scene(estate());
    let view = View { x: 12.0, y: 34.0, zoom: 1.5 };
    engine.command(&CanvasCommand::Show(view));
    engine.resize(1280.0, 800.0);
    assert!((engine.view().zoom - 1.5).abs() < f64::EPSILON);
}

#[test]
fn an_empty_canvas_takes_every_event() {
    let mut engine = Engine::default();
    engine.resize(0.0, 0.0);
    for command in [CanvasCommand::Fit, CanvasCommand::FitSelection, CanvasCommand::ZoomIn, CanvasCommand::ActualSize] {
        engine.command(&command);
    }
    click(&mut engine, 5.0, 5.0, NONE);
    drag(&mut engine, (0.0, 0.0), (50.0, 50.0), NONE);
    engine.release(mouse(50.0, 50.0, NONE));
    engine.double_click(Point::new(1.0, 1.0));
    engine.context_menu(Point::new(1.0, 1.0));
    for key in ["ArrowLeft", "Tab", "Home", "End", "Enter", "Escape", "0", "1", "+", "-", "f"] {
        engine.key(key, NONE);
    }
    engine.tick(1.0);
    assert!(engine.view().zoom.is_finite() && engine.selected().is_empty());
}

#[test]
fn what_stands_still_is_drawn_anew_only_when_it_changes() {
    let mut engine = engine();
    let before = engine.revision();
    engine.slide(mouse(100.0, 100.0, NONE));
    click(&mut engine, 100.0, 100.0, NONE);
    engine.command(&CanvasCommand::ZoomIn);
    engine.wheel(Wheel { at: Point::default(), dx: 3.0, dy: 3.0, notched: false, held: NONE });
    assert_eq!(engine.revision(), before, "pointing, selecting and looking around change nothing that stands still");
    engine.set_scene(estate());
    assert!(engine.revision() > before);
    assert!(!engine.tick(5.0), "and nothing goes on by itself");
}
