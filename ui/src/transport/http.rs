//! By HTTP, to where the page came from.

use api::{Problem, wire};
use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::unreachable;

pub async fn send(request: &wire::Request) -> Result<wire::Response, Problem> {
    attempt(request).await.map_err(|error| unreachable(describe(&error)))
}

async fn attempt(request: &wire::Request) -> Result<wire::Response, JsValue> {
    let window = web_sys::window().ok_or_else(|| JsValue::from_str("no window"))?;
    let init = web_sys::RequestInit::new();
    init.set_method(&request.method);
    init.set_credentials(web_sys::RequestCredentials::SameOrigin);
    let headers: Array = request
        .headers
        .iter()
        .map(|(name, value)| Array::of2(&JsValue::from_str(name), &JsValue::from_str(value)))
        .collect();
    init.set_headers(&headers);
    if !request.body.is_empty() {
        init.set_body(&Uint8Array::from(request.body.as_slice()));
    }
    let response = JsFuture::from(window.fetch_with_str_and_init(&request.target, &init)).await?;
    let response: web_sys::Response = response.dyn_into()?;
    let body = JsFuture::from(response.array_buffer()?).await?;
    Ok(wire::Response {
        status: response.status(),
        content_type: response.headers().get("content-type").ok().flatten().unwrap_or_default(),
        body: Uint8Array::new(&body).to_vec(),
    })
}

fn describe(error: &JsValue) -> String {
    error.dyn_ref::<js_sys::Error>().map_or_else(|| format!("{error:?}"), |error| String::from(error.message()))
}
