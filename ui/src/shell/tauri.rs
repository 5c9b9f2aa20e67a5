//! The bridge that the desktop's shell puts into its window.

use js_sys::{Function, JSON, Object, Promise, Reflect};
use serde::Serialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use api::Problem;

/// Whether there is a shell.
pub fn is_here() -> bool {
    internals().is_some()
}

/// Calls a command of the shell.
pub async fn invoke(command: &str, arguments: &JsValue) -> Result<JsValue, JsValue> {
    let internals = internals().ok_or_else(|| JsValue::from_str("no shell"))?;
    let invoke: Function = Reflect::get(&internals, &"invoke".into())?.dyn_into()?;
    let promise: Promise = invoke.call2(&internals, &command.into(), arguments)?.dyn_into()?;
    JsFuture::from(promise).await
}

/// Calls a command of the shell with JSON both ways. What it refuses is a [`Problem`].
pub async fn invoke_json<T: DeserializeOwned>(command: &str, arguments: &impl Serialize) -> Result<T, Problem> {
    let failed = |detail: String| Problem::new(500, "shell-failed", "the window could not do that").detail(detail);
    let arguments = serde_json::to_string(arguments).map_err(|error| failed(error.to_string()))?;
    let arguments = JSON::parse(&arguments).unwrap_or_else(|_| Object::new().into());
    match invoke(command, &arguments).await {
        Ok(answer) => {
            let text = JSON::stringify(&answer).map(String::from).unwrap_or_else(|_| "null".to_owned());
            serde_json::from_str(&text).map_err(|error| failed(error.to_string()))
        }
        Err(error) => {
            let text = JSON::stringify(&error).map(String::from).unwrap_or_default();
            Err(serde_json::from_str::<Problem>(&text).unwrap_or_else(|_| failed(error.as_string().unwrap_or(text))))
        }
    }
}

/// A channel into which the shell reports; its wire form, to be passed as an argument.
pub fn channel<T: DeserializeOwned + 'static>(heard: impl Fn(T) + 'static) -> String {
    let id = transform(move |envelope: JsValue| {
        let message = Reflect::get(&envelope, &"message".into()).unwrap_or(JsValue::NULL);
        let text = JSON::stringify(&message).map(String::from).unwrap_or_else(|_| "null".to_owned());
        if let Ok(message) = serde_json::from_str(&text) {
            heard(message);
        }
    });
    format!("__CHANNEL__:{}", id.unwrap_or_default())
}

fn internals() -> Option<JsValue> {
    let window = web_sys::window()?;
    let internals = Reflect::get(&window, &"__TAURI_INTERNALS__".into()).ok()?;
    internals.is_object().then_some(internals)
}

/// Registers a callback under a number that the shell can call.
fn transform(callback: impl Fn(JsValue) + 'static) -> Option<f64> {
    let internals = internals()?;
    let transform: Function = Reflect::get(&internals, &"transformCallback".into()).ok()?.dyn_into().ok()?;
    let closure = Closure::<dyn Fn(JsValue)>::new(callback).into_js_value();
    transform.call1(&internals, &closure).ok()?.as_f64()
}
