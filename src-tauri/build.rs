//! Builds the window's configuration into the program.

use std::path::Path;

/// The commands that the window may be allowed to call; `capabilities/main.json` allows them by name.
const COMMANDS: &[&str] = &[
    "operation",
    "pick_folder",
    "open_folder",
    "cancel_open",
    "link_folder",
    "linked_folder",
    "close_folder",
    "save_to_folder",
    "save_file",
    "shell_events",
];

fn main() -> Result<(), Box<dyn std::error::Error>> {
    // The screens are built by `cargo xtask ui`; without them the program still has to compile.
    let page = Path::new("ui/dist/index.html");
    if !page.exists() {
        std::fs::create_dir_all("ui/dist")?;
        std::fs::write(page, "<!doctype html><title>IAC Dharma</title><p>Build the screens first: cargo xtask ui</p>")?;
    }
    println!("cargo:rerun-if-changed=ui/dist");
    let manifest = tauri_build::AppManifest::new().commands(COMMANDS);
    let attributes = tauri_build::Attributes::new()
        .capabilities_path_pattern("./src-tauri/capabilities/**/*")
        .app_manifest(manifest);
    tauri_build::try_build(attributes)?;
    Ok(())
}
