//! The browser's events as the engine's.

use js_sys::Reflect;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, KeyboardEvent, MouseEvent, PointerEvent, WheelEvent};

use super::host::Host;
use crate::canvas::engine::input::{Button, Device, Held, Pointer, Wheel};

/// How many pixels a line of a wheel that counts lines is.
const LINE: f64 = 16.0;
/// What browsers call a notch of a wheel.
const NOTCH: f64 = 120.0;

/// A button went down, or a finger.
pub fn pointer_down(host: &Host, event: &PointerEvent) {
    if on_controls(event) {
        return;
    }
    let Some(button) = button(event.button()) else { return };
    if let Some(frame) = host.frame() {
        // A pointer that has gone meanwhile cannot be captured, and need not be.
        let _ = frame.set_pointer_capture(event.pointer_id());
        let _ = frame.focus();
    }
    if button == Button::Middle {
        event.prevent_default();
    }
    let pointer = pointer(host, event);
    host.change(|state| {
        state.by_keyboard = false;
        state.engine.press(pointer, button);
    });
}

/// A pointer moved.
pub fn pointer_move(host: &Host, event: &PointerEvent) {
    let pointer = pointer(host, event);
    host.change(|state| state.engine.slide(pointer));
}

/// A button went up, or a finger.
pub fn pointer_up(host: &Host, event: &PointerEvent) {
    let pointer = pointer(host, event);
    host.change(|state| state.engine.release(pointer));
}

/// A double click.
pub fn double_click(host: &Host, event: &MouseEvent) {
    if on_controls(event) {
        return;
    }
    let at = host.local(f64::from(event.client_x()), f64::from(event.client_y()));
    host.change(|state| state.engine.double_click(at));
}

/// The menu is asked for with the pointer.
pub fn context_menu(host: &Host, event: &MouseEvent) {
    event.prevent_default();
    if on_controls(event) {
        return;
    }
    let at = host.local(f64::from(event.client_x()), f64::from(event.client_y()));
    host.change(|state| state.engine.context_menu(at));
}

/// The wheel was turned, or two fingers moved on a pad.
pub fn wheel(host: &Host, event: &WheelEvent) {
    event.prevent_default();
    let at = host.local(f64::from(event.client_x()), f64::from(event.client_y()));
    let unit = if event.delta_mode() == WheelEvent::DOM_DELTA_PIXEL { 1.0 } else { LINE };
    let held = Held { shift: event.shift_key(), command: event.ctrl_key() || event.meta_key(), alt: event.alt_key() };
    let (dx, dy) = (event.delta_x() * unit, event.delta_y() * unit);
    host.change(|state| state.engine.wheel(Wheel { at, dx, dy, notched: notched(event), held }));
}

/// A key went down.
pub fn key_down(host: &Host, event: &KeyboardEvent) {
    if on_controls(event) {
        return;
    }
    let held = Held { shift: event.shift_key(), command: event.ctrl_key() || event.meta_key(), alt: event.alt_key() };
    let name = event.key();
    let handled = host.change(|state| {
        let handled = state.engine.key(&name, held);
        state.by_keyboard |= handled && name != " " && !held.command;
        handled
    });
    if handled {
        event.prevent_default();
        event.stop_propagation();
    }
}

/// Two fingers on a pad, as WebKit on macOS tells it; other engines send a wheel with Control.
pub fn pinch(host: &Host, event: &web_sys::Event) {
    event.prevent_default();
    let number = |name: &str| Reflect::get(event, &JsValue::from_str(name)).ok().and_then(|value| value.as_f64());
    let (Some(scale), Some(x), Some(y)) = (number("scale"), number("clientX"), number("clientY")) else { return };
    let at = host.local(x, y);
    let begins = event.type_() == "gesturestart";
    host.change(|state| {
        if !begins && state.pinched > 0.0 {
            state.engine.zoom_about(at, scale / state.pinched);
        }
        state.pinched = scale;
    });
}

fn pointer(host: &Host, event: &PointerEvent) -> Pointer {
    let device = match event.pointer_type().as_str() {
        "touch" => Device::Touch,
        "pen" => Device::Pen,
        _ => Device::Mouse,
    };
    Pointer {
        id: event.pointer_id(),
        device,
        at: host.local(f64::from(event.client_x()), f64::from(event.client_y())),
        held: Held { shift: event.shift_key(), command: event.ctrl_key() || event.meta_key(), alt: event.alt_key() },
    }
}

const fn button(number: i16) -> Option<Button> {
    match number {
        0 => Some(Button::Primary),
        1 => Some(Button::Middle),
        2 => Some(Button::Secondary),
        _ => None,
    }
}

/// Whether an event belongs to the buttons on the canvas.
fn on_controls(event: &web_sys::Event) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    target.is_some_and(|target| matches!(target.closest(".canvas-controls"), Ok(Some(_))))
}

/// Whether a wheel with notches was turned. There is no standard way to tell it from a pad, but every browser still counts
/// notches in the old unit.
fn notched(event: &WheelEvent) -> bool {
    if event.delta_mode() != WheelEvent::DOM_DELTA_PIXEL {
        return true;
    }
    let turned = Reflect::get(event, &JsValue::from_str("wheelDeltaY")).ok().and_then(|value| value.as_f64());
    event.delta_x() == 0.0 && turned.is_some_and(|turned| turned != 0.0 && turned % NOTCH == 0.0)
}
