//! Gathers the style sheets of the components into one, in path order.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

fn main() -> io::Result<()> {
    let root = PathBuf::from(std::env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default()).join("src");
    let out = PathBuf::from(std::env::var_os("OUT_DIR").unwrap_or_default());
    println!("cargo::rerun-if-changed=src");
    let mut sheets = Vec::new();
    gather(&root, &mut sheets)?;
    sheets.sort();
    let mut all = String::new();
    for sheet in sheets {
        all.push_str(&fs::read_to_string(sheet)?);
        all.push('\n');
    }
    // Rewritten only when it differs, so that Rust changes alone do not rebuild what includes it.
    let target = out.join("components.css");
    if fs::read_to_string(&target).ok().as_deref() != Some(all.as_str()) {
        fs::write(target, all)?;
    }
    Ok(())
}

fn gather(folder: &Path, sheets: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            gather(&path, sheets)?;
        } else if path.extension().is_some_and(|extension| extension == "css") {
            sheets.push(path);
        }
    }
    Ok(())
}
