//! What the pointer does: press, drag, marquee, connect, pan, pinch, wheel.

use std::collections::BTreeSet;

use super::input::{Button, Device, Pointer, Wheel};
use super::{Engine, Told};
use crate::canvas::drag::Drag;
use crate::canvas::geometry::{Point, Rect};
use crate::canvas::hit::Hit;
use crate::canvas::picture::Picture;
use crate::canvas::select;

/// How far a pressed pointer goes before it drags, in pixels; a finger is less steady.
const STEADY: f64 = 4.0;
const STEADY_FINGER: f64 = 9.0;
/// How near the canvas's edge a drag pulls the view along, and how fast, in pixels.
const SHORE: f64 = 28.0;
const DRIFT: f64 = 0.45;

/// What the pointer is in the middle of.
#[derive(Debug, Default)]
pub(super) enum Gesture {
    /// Nothing.
    #[default]
    Idle,
    /// A press that may become a click or a drag.
    Pressed { hit: Hit, from: Pointer, was_selected: bool },
    /// Moving the view.
    Pan { last: Point },
    /// Two fingers.
    Pinch { first: (i32, Point), second: (i32, Point) },
    /// Drawing a rectangle, in the scene, around what is added to `base`.
    Marquee { from: Point, to: Point, at: Point, base: BTreeSet<u32> },
    /// Moving nodes from a place in the scene.
    Drag { drag: Drag, from: Point, at: Pointer },
    /// Drawing a connection.
    Connect { from: u32, to: Point, onto: Option<u32> },
}

impl Engine {
    /// A button went down, or a finger.
    pub fn press(&mut self, pointer: Pointer, button: Button) {
        if pointer.device == Device::Touch && self.second_finger(pointer) {
            return;
        }
        if !matches!(self.gesture, Gesture::Idle) {
            return;
        }
        if button == Button::Middle || (button == Button::Primary && self.pan_key) {
            self.gesture = Gesture::Pan { last: pointer.at };
            return;
        }
        if button == Button::Secondary {
            return;
        }
        let hit = self.hit(pointer.at);
        let was_selected = hit.grip().is_some_and(|at| self.selected.contains(&at));
        let adds = pointer.held.shift || pointer.held.command;
        if let (Some(at), false, false, true) = (hit.grip(), was_selected, adds, pointer.device != Device::Touch) {
            self.choose_only(at);
        }
        self.gesture = Gesture::Pressed { hit, from: pointer, was_selected };
    }

    /// A pointer moved.
    pub fn slide(&mut self, pointer: Pointer) {
        match &mut self.gesture {
            Gesture::Idle => {
                if pointer.device != Device::Touch {
                    let hit = self.hit(pointer.at);
                    self.set_hover(hit);
                }
            }
            Gesture::Pressed { hit, from, .. } => {
                let steady = if from.device == Device::Touch { STEADY_FINGER } else { STEADY };
                let (hit, from) = (*hit, *from);
                if from.id == pointer.id && from.at.distance(pointer.at) > steady {
                    self.begin(hit, from);
                    self.slide(pointer);
                }
            }
            Gesture::Pan { last } => {
                let (dx, dy) = (last.x - pointer.at.x, last.y - pointer.at.y);
                *last = pointer.at;
                self.camera.pan(dx, dy);
            }
            Gesture::Pinch { .. } => self.pinch(pointer),
            Gesture::Marquee { to, at, .. } => {
                *at = pointer.at;
                *to = self.camera.to_scene(pointer.at);
                self.choose_marquee();
            }
            Gesture::Drag { at, .. } => {
                *at = pointer;
                self.drag_on();
            }
            Gesture::Connect { .. } => {
                let hit = self.hit(pointer.at);
                let scene = self.camera.to_scene(pointer.at);
                if let Gesture::Connect { from, to, onto } = &mut self.gesture {
                    *to = scene;
                    *onto = hit.grip().filter(|at| at != from);
                }
            }
        }
    }

    /// A button went up, or a finger.
    pub fn release(&mut self, pointer: Pointer) {
        match std::mem::take(&mut self.gesture) {
            Gesture::Idle | Gesture::Pan { .. } | Gesture::Marquee { .. } => {}
            Gesture::Pressed { hit, from, was_selected } => self.click(hit, from, was_selected),
            Gesture::Pinch { first, second } => {
                let rest = if first.0 == pointer.id { second } else { first };
                self.gesture = Gesture::Pan { last: rest.1 };
            }
            Gesture::Drag { drag, .. } => {
                if drag.has_moved() {
                    let outcome = drag.outcome(&self.picture, &self.displaced);
                    self.told.push(Told::Moved(outcome));
                } else {
                    self.displaced.clear();
                }
                self.revision += 1;
            }
            Gesture::Connect { from, onto, .. } => {
                let keys =
                    onto.and_then(|onto| Some((self.picture.key(from)?.clone(), self.picture.key(onto)?.clone())));
                if let Some((from, to)) = keys {
                    self.told.push(Told::Connected(from, to));
                }
            }
        }
    }

    /// Whatever the pointer is in the middle of did not happen; whether there was anything.
    pub fn cancel(&mut self) -> bool {
        match std::mem::take(&mut self.gesture) {
            Gesture::Idle => false,
            Gesture::Pressed { .. } | Gesture::Pan { .. } | Gesture::Pinch { .. } | Gesture::Connect { .. } => true,
            Gesture::Marquee { base, .. } => {
                self.choose(base);
                true
            }
            Gesture::Drag { mut drag, .. } => {
                drag.cancel(&mut self.displaced);
                self.revision += 1;
                true
            }
        }
    }

    /// The pointer left the canvas.
    pub fn leave(&mut self) {
        if matches!(self.gesture, Gesture::Idle) {
            self.set_hover(Hit::Nothing);
        }
    }

    /// A double click: opens a card, zooms to a box.
    pub fn double_click(&mut self, at: Point) {
        match self.hit(at) {
            Hit::Card(node) => self.activate(node),
            Hit::Title(node) | Hit::Border(node) => {
                let view = self.camera.fitting(&self.place(node), 1.0);
                self.camera.go(view, self.reduced_motion);
            }
            Hit::Nothing | Hit::Inside(_) | Hit::Edge(_) | Hit::Handle(..) => {}
        }
    }

    /// The menu is asked for at a pixel.
    pub fn context_menu(&mut self, at: Point) {
        self.cancel();
        let node = self.hit(at).node();
        if let Some(node) = node {
            if !self.selected.contains(&node) {
                self.choose_only(node);
            }
            self.focus = Some(node);
        }
        let key = node.and_then(|node| self.picture.key(node).cloned());
        self.told.push(Told::Context(key, at));
    }

    /// The wheel was turned, or two fingers moved on a pad.
    pub fn wheel(&mut self, wheel: Wheel) {
        if wheel.held.command || (wheel.notched && !wheel.held.shift) {
            // A notch of a wheel is about 100 pixels; a pinch sends small steps.
            let rate = if wheel.notched { 0.0022 } else { 0.01 };
            self.camera.zoom_about(wheel.at, (-wheel.dy.clamp(-300.0, 300.0) * rate).exp());
        } else if wheel.held.shift && wheel.dx == 0.0 {
            self.camera.pan(wheel.dy, 0.0);
        } else {
            self.camera.pan(wheel.dx, wheel.dy);
        }
    }

    /// Two fingers on a pad moved apart by `factor`, around a pixel.
    pub fn zoom_about(&mut self, at: Point, factor: f64) {
        self.camera.zoom_about(at, factor);
    }

    /// The shape of the pointer, as CSS names it.
    pub const fn cursor(&self) -> &'static str {
        match &self.gesture {
            Gesture::Pan { .. } | Gesture::Pinch { .. } => "grabbing",
            Gesture::Drag { .. } => "move",
            Gesture::Connect { .. } | Gesture::Marquee { .. } => "crosshair",
            Gesture::Idle | Gesture::Pressed { .. } if self.pan_key => "grab",
            Gesture::Idle | Gesture::Pressed { .. } => match self.hover {
                Hit::Handle(..) => "crosshair",
                Hit::Card(_) | Hit::Title(_) | Hit::Edge(_) => "pointer",
                Hit::Border(_) if !self.read_only => "move",
                Hit::Border(_) | Hit::Nothing | Hit::Inside(_) => "default",
            },
        }
    }

    /// Pulls the view along while something is dragged to the canvas's edge; whether it did.
    pub(super) fn drift(&mut self) -> bool {
        let at = match &self.gesture {
            Gesture::Drag { at, .. } => at.at,
            Gesture::Marquee { at, .. } => *at,
            Gesture::Connect { to, .. } => self.camera.to_screen(*to),
            Gesture::Idle | Gesture::Pressed { .. } | Gesture::Pan { .. } | Gesture::Pinch { .. } => return false,
        };
        let (width, height) = self.camera.size();
        let pull = |at: f64, length: f64| {
            ((at - (length - SHORE)).max(0.0) - (SHORE - at).max(0.0)).clamp(-SHORE, SHORE) * DRIFT
        };
        let (dx, dy) = (pull(at.x, width), pull(at.y, height));
        if dx == 0.0 && dy == 0.0 {
            return false;
        }
        self.camera.pan(dx, dy);
        match &mut self.gesture {
            Gesture::Drag { .. } => self.drag_on(),
            Gesture::Marquee { to, .. } => {
                *to = self.camera.to_scene(at);
                self.choose_marquee();
            }
            Gesture::Connect { to, .. } => *to = self.camera.to_scene(at),
            Gesture::Idle | Gesture::Pressed { .. } | Gesture::Pan { .. } | Gesture::Pinch { .. } => {}
        }
        true
    }

    /// Goes on with what the pointer is in the middle of, in another picture: the core's answer to one drop must not end the next
    /// drag.
    pub(super) fn go_on(&mut self, before: &Picture) {
        let now = |picture: &Picture, at: u32| before.key(at).and_then(|key| picture.find(key));
        self.gesture = match std::mem::take(&mut self.gesture) {
            Gesture::Idle => Gesture::Idle,
            Gesture::Pan { last } => Gesture::Pan { last },
            Gesture::Pinch { first, second } => Gesture::Pinch { first, second },
            Gesture::Pressed { from, was_selected, .. } => {
                Gesture::Pressed { hit: self.hit(from.at), from, was_selected }
            }
            Gesture::Marquee { from, to, at, base } => {
                let base = base.into_iter().filter_map(|at| now(&self.picture, at)).collect();
                Gesture::Marquee { from, to, at, base }
            }
            Gesture::Connect { from, to, onto } => now(&self.picture, from).map_or(Gesture::Idle, |from| {
                let onto = onto.and_then(|onto| now(&self.picture, onto));
                Gesture::Connect { from, to, onto }
            }),
            Gesture::Drag { drag, from, at } => {
                let roots: Vec<u32> = drag.roots().iter().filter_map(|at| now(&self.picture, *at)).collect();
                let sight = self.camera.sight();
                Drag::new(&self.picture, &mut self.displaced, roots, &sight)
                    .map_or(Gesture::Idle, |drag| Gesture::Drag { drag, from, at })
            }
        };
        self.drag_on();
    }

    /// A press became a drag of something.
    fn begin(&mut self, hit: Hit, from: Pointer) {
        let scene = self.camera.to_scene(from.at);
        let finger = from.device == Device::Touch;
        self.gesture = match (hit, hit.grip()) {
            (Hit::Handle(node, _), _) => Gesture::Connect { from: node, to: scene, onto: None },
            (_, Some(at)) if !self.read_only && (!finger || self.selected.contains(&at)) => {
                if !self.selected.contains(&at) {
                    let mut nodes = self.selected.clone();
                    nodes.insert(at);
                    self.choose(nodes);
                }
                let sight = self.camera.sight();
                self.revision += 1;
                Drag::new(&self.picture, &mut self.displaced, self.selected.iter().copied(), &sight)
                    .map_or(Gesture::Idle, |drag| Gesture::Drag { drag, from: scene, at: from })
            }
            (_, grip) if finger || grip.is_some() => Gesture::Pan { last: from.at },
            _ => {
                let adds = from.held.shift || from.held.command;
                let base = if adds { self.selected.clone() } else { BTreeSet::new() };
                Gesture::Marquee { from: scene, to: scene, at: from.at, base }
            }
        };
    }

    fn click(&mut self, hit: Hit, from: Pointer, was_selected: bool) {
        let adds = from.held.shift || from.held.command;
        match hit {
            Hit::Card(at) | Hit::Title(at) | Hit::Border(at) | Hit::Inside(at) | Hit::Handle(at, _) => {
                if adds {
                    let mut nodes = self.selected.clone();
                    if was_selected {
                        nodes.remove(&at);
                    } else {
                        nodes.insert(at);
                    }
                    self.focus = Some(at);
                    self.choose(nodes);
                } else {
                    self.choose_only(at);
                }
            }
            Hit::Edge(edge) => {
                self.choose(BTreeSet::new());
                self.selected_edge = Some(edge);
            }
            Hit::Nothing => {
                if !adds {
                    self.focus = None;
                    self.choose(BTreeSet::new());
                }
            }
        }
    }

    fn choose_marquee(&mut self) {
        if let Gesture::Marquee { from, to, base, .. } = &self.gesture {
            let rect = Rect::spanning(*from, *to);
            let nodes = base.iter().copied().chain(select::within(&self.picture, &rect)).collect();
            self.choose(nodes);
        }
    }

    fn drag_on(&mut self) {
        if let Gesture::Drag { drag, from, at } = &mut self.gesture {
            let to = self.camera.to_scene(at.at);
            let snap = self.snap && !at.held.alt;
            drag.move_by(&mut self.displaced, to.x - from.x, to.y - from.y, snap, self.camera.zoom());
        }
    }

    /// A second finger makes a pinch of whatever the first one does, short of moving nodes.
    fn second_finger(&mut self, pointer: Pointer) -> bool {
        let first = match &self.gesture {
            Gesture::Pressed { from, .. } if from.device == Device::Touch && from.id != pointer.id => {
                (from.id, from.at)
            }
            Gesture::Pan { last } => (i32::MIN, *last),
            Gesture::Idle | Gesture::Pressed { .. } | Gesture::Pinch { .. } => return false,
            Gesture::Marquee { .. } | Gesture::Drag { .. } | Gesture::Connect { .. } => return false,
        };
        self.gesture = Gesture::Pinch { first, second: (pointer.id, pointer.at) };
        true
    }

    fn pinch(&mut self, pointer: Pointer) {
        let Gesture::Pinch { first, second } = &mut self.gesture else { return };
        let before = (first.1, second.1);
        if second.0 == pointer.id {
            second.1 = pointer.at;
        } else {
            *first = (pointer.id, pointer.at);
        }
        let after = (first.1, second.1);
        let middle = |(a, b): (Point, Point)| Point::new(f64::midpoint(a.x, b.x), f64::midpoint(a.y, b.y));
        let (from, to) = (middle(before), middle(after));
        let spread = after.0.distance(after.1) / before.0.distance(before.1).max(1.0);
        self.camera.pan(from.x - to.x, from.y - to.y);
        self.camera.zoom_about(to, spread.clamp(0.5, 2.0));
    }
}
