//! By a call of the desktop's shell: raw bytes both ways.

use api::{Problem, wire};
use js_sys::Uint8Array;

use super::unreachable;
use crate::shell::tauri;

/// Whether the page runs in the desktop's window.
pub fn is_here() -> bool {
    tauri::is_here()
}

pub async fn send(request: &wire::Request) -> Result<wire::Response, Problem> {
    let bytes = Uint8Array::from(request.to_bytes().as_slice());
    let answer = tauri::invoke("operation", &bytes).await.map_err(|error| unreachable(format!("{error:?}")))?;
    wire::Response::from_bytes(&Uint8Array::new(&answer).to_vec()).map_err(|error| unreachable(error.to_string()))
}
