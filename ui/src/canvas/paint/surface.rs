//! A canvas with its context, at the resolution of the screen.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

/// A canvas that is drawn on.
#[derive(Debug, Clone)]
pub struct Surface {
    /// The element.
    pub canvas: HtmlCanvasElement,
    /// What draws on it.
    pub context: CanvasRenderingContext2d,
}

impl Surface {
    /// Draws on `canvas`. `clear` is for what shows the page behind it.
    ///
    /// Both options ask for a bitmap in memory. In WebKitGTK without a GPU that draws four to ten times faster than the
    /// default, and with one it is fast enough, because what stands still is drawn once and then moved.
    pub fn on(canvas: HtmlCanvasElement, clear: bool) -> Option<Self> {
        let options = js_sys::Object::new();
        js_sys::Reflect::set(&options, &JsValue::from_str("alpha"), &JsValue::from_bool(clear)).ok()?;
        js_sys::Reflect::set(&options, &JsValue::from_str("willReadFrequently"), &JsValue::TRUE).ok()?;
        let context = canvas.get_context_with_context_options("2d", &options).ok()??;
        Some(Self { context: context.dyn_into().ok()?, canvas })
    }

    /// A surface that is in no page.
    pub fn hidden(clear: bool) -> Option<Self> {
        let document = web_sys::window()?.document()?;
        Self::on(document.create_element("canvas").ok()?.dyn_into().ok()?, clear)
    }

    /// Makes it `width` by `height` pixels of the screen; what was drawn is gone, if that changes anything.
    pub fn resize(&self, width: u32, height: u32) -> bool {
        let changes = self.canvas.width() != width || self.canvas.height() != height;
        if changes {
            self.canvas.set_width(width);
            self.canvas.set_height(height);
        }
        changes
    }

    /// Width in pixels of the screen.
    pub fn width(&self) -> f64 {
        f64::from(self.canvas.width())
    }

    /// Height in pixels of the screen.
    pub fn height(&self) -> f64 {
        f64::from(self.canvas.height())
    }
}
