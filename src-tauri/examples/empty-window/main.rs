//! A window of the same toolkit with nothing in it: the least that any desktop like ours takes to start.

fn main() -> tauri::Result<()> {
    tauri::Builder::default().run(tauri::generate_context!("src-tauri/examples/empty-window/tauri.conf.json"))
}
