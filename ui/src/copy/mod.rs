//! Every text of the screens, one file a locale. Sentence case; verbs on buttons; the thing and the next step.
//!
//! Dates and numbers follow the person's locale; [`ago`] and [`exact`] ask the browser for it.

mod en;

pub use en::*;

use domain::Timestamp;
use wasm_bindgen::JsValue;

/// How long ago, in a few words.
pub fn ago(at: Timestamp) -> String {
    let now = crate::transport::now();
    elapsed(now.as_micros().saturating_sub(at.as_micros()) / 1_000_000).unwrap_or_else(|| date(at))
}

/// The exact instant, in the person's own form.
pub fn exact(at: Timestamp) -> String {
    String::from(js_date(at).to_locale_string("default", &JsValue::UNDEFINED))
}

fn date(at: Timestamp) -> String {
    String::from(js_date(at).to_locale_date_string("default", &JsValue::UNDEFINED))
}

fn js_date(at: Timestamp) -> js_sys::Date {
    #[expect(clippy::cast_precision_loss, reason = "a date holds milliseconds as a float")]
    js_sys::Date::new(&JsValue::from_f64(at.as_micros() as f64 / 1_000.0))
}
