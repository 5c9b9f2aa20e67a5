//! What the keyboard does.
//!
//! Arrows go to the card that comes next that way (with Shift, adding to the selection); with Alt, right follows an edge to
//! what is used and left goes back to what uses it; with Control they move what is selected by a step of the grid (with Shift
//! by five). Tab and Shift+Tab go through the outline's order; once nothing is in focus (Escape) Tab leaves the canvas. Home and
//! End go to the first and the last node. Enter opens, the menu key asks for the menu. + - 0 1 zoom, 0 fits, 1 is actual size, F fits
//! the selection. Control+A selects everything. Space held pans.

use super::input::Held;
use super::{Engine, Told};
use crate::canvas::drag::{Drag, GRID};
use crate::canvas::geometry::Point;
use crate::canvas::select::{self, Direction};
use crate::canvas_contract::CanvasCommand;

impl Engine {
    /// A key went down; whether it meant something here.
    pub fn key(&mut self, name: &str, held: Held) -> bool {
        let plain = !held.command && !held.alt;
        match name {
            "ArrowLeft" => self.arrow(Direction::Left, held),
            "ArrowRight" => self.arrow(Direction::Right, held),
            "ArrowUp" => self.arrow(Direction::Up, held),
            "ArrowDown" => self.arrow(Direction::Down, held),
            "Tab" if plain => {
                let step = if held.shift { select::previous } else { select::next };
                let next = self.focus.and_then(|at| step(&self.picture, at));
                self.go_to(next, false)
            }
            "Home" if plain => self.go_to(select::first(&self.picture), held.shift),
            "End" if plain => self.go_to(select::last(&self.picture), held.shift),
            "Enter" if plain => self.focus.is_some_and(|at| {
                self.activate(at);
                true
            }),
            "ContextMenu" | "F10" if name == "ContextMenu" || held.shift => self.menu_at_focus(),
            "Escape" => self.escape(),
            "a" | "A" if held.command && !held.alt && !held.shift => {
                self.choose((0..self.picture.len()).collect());
                true
            }
            "+" | "=" if !held.alt => self.does(&CanvasCommand::ZoomIn),
            "-" | "_" if !held.alt => self.does(&CanvasCommand::ZoomOut),
            "0" if !held.alt => self.does(&CanvasCommand::Fit),
            "1" if plain => self.does(&CanvasCommand::ActualSize),
            "f" | "F" if plain => self.does(&CanvasCommand::FitSelection),
            " " if plain => {
                self.pan_key = true;
                true
            }
            _ => false,
        }
    }

    /// A key went up.
    pub fn key_up(&mut self, name: &str) {
        if name == " " {
            self.pan_key = false;
        }
    }

    fn does(&mut self, command: &CanvasCommand) -> bool {
        self.command(command);
        true
    }

    fn arrow(&mut self, direction: Direction, held: Held) -> bool {
        if held.command {
            let by = if held.shift { 5.0 * GRID } else { GRID };
            return self.nudge(direction, by);
        }
        let Some(from) = self.focus else {
            let middle = self.camera.sight().center();
            return self.go_to(select::nearest_card(&self.picture, middle), false);
        };
        let next = match direction {
            Direction::Right if held.alt => select::along_edge(&self.picture, from, true),
            Direction::Left if held.alt => select::along_edge(&self.picture, from, false),
            Direction::Up | Direction::Down if held.alt => None,
            Direction::Left | Direction::Right | Direction::Up | Direction::Down => {
                select::neighbour(&self.picture, from, direction)
            }
        };
        self.go_to(next, held.shift && !held.alt);
        true
    }

    /// Puts the focus on a node and selects it, or adds it; whether there was one.
    fn go_to(&mut self, node: Option<u32>, adds: bool) -> bool {
        let Some(at) = node else { return false };
        if adds {
            let mut nodes = self.selected.clone();
            nodes.insert(at);
            self.focus = Some(at);
            self.choose(nodes);
        } else {
            self.choose_only(at);
        }
        self.reveal(at);
        true
    }

    /// Moves what is selected by a step, as a drag would.
    fn nudge(&mut self, direction: Direction, by: f64) -> bool {
        if self.read_only || self.selected.is_empty() || self.is_dragging() {
            return false;
        }
        let (x, y) = direction.step();
        let sight = self.camera.sight();
        let selected = self.selected.iter().copied();
        if let Some(mut drag) = Drag::new(&self.picture, &mut self.displaced, selected, &sight) {
            drag.move_by(&mut self.displaced, x * by, y * by, false, self.camera.zoom());
            let outcome = drag.outcome(&self.picture, &self.displaced);
            self.told.push(Told::Moved(outcome));
            self.revision += 1;
        }
        true
    }

    fn menu_at_focus(&mut self) -> bool {
        let at = self.focus.map_or_else(
            || {
                let (width, height) = self.camera.size();
                Point::new(width / 2.0, height / 2.0)
            },
            |at| {
                let rect = self.camera.rect_to_screen(&self.place(at));
                Point::new(rect.center().x, rect.y1)
            },
        );
        let key = self.focus.and_then(|at| self.picture.key(at).cloned());
        self.told.push(Told::Context(key, at));
        true
    }

    fn escape(&mut self) -> bool {
        if self.cancel() {
            return true;
        }
        let anything = self.focus.is_some() || !self.selected.is_empty() || self.selected_edge.is_some();
        self.focus = None;
        self.selected_edge = None;
        self.choose(std::collections::BTreeSet::new());
        anything
    }
}
