//! The one command that reaches the core.

use api::wire;
use server::Core;
use tauri::State;
use tauri::ipc::{InvokeBody, Request, Response};

/// Carries a request, as bytes of [`api::wire`], to the core and its answer back.
#[tauri::command]
pub(crate) async fn operation(request: Request<'_>, core: State<'_, Core>) -> Result<Response, String> {
    let InvokeBody::Raw(bytes) = request.body() else { return Err("an operation travels as bytes".to_owned()) };
    let request = wire::Request::from_bytes(bytes).map_err(|error| error.to_string())?;
    Ok(Response::new(core.call(request).await.to_bytes()))
}
