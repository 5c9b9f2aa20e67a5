//! Makes sure that there are screens to build in; `cargo xtask ui` makes the real ones.

use std::path::Path;

fn main() -> std::io::Result<()> {
    let dist = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../ui/dist");
    if !dist.join("index.html").exists() {
        std::fs::create_dir_all(&dist)?;
        let page = "<!doctype html><title>IAC Dharma</title><p>Build the screens first: cargo xtask ui</p>";
        std::fs::write(dist.join("index.html"), page)?;
    }
    println!("cargo:rerun-if-changed={}", dist.display());
    Ok(())
}
