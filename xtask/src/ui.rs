//! The screens, from Rust to `ui/dist`.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, anyhow};

use crate::command::{cargo, root, run, say, target_dir};

#[derive(clap::Args)]
pub struct Arguments {
    /// Small and slow to build, as shipped
    #[arg(long)]
    pub release: bool,
}

/// Builds the UI for the browser and lays it into `ui/dist` with the files of `ui/public`.
pub fn build(release: bool) -> Result<()> {
    let profile = if release { "wasm-release" } else { "wasm-dev" };
    // A directory of its own: the lock and the flags of the host's build would get in the way.
    let target = target_dir().join("ui");
    let mut compile = cargo(&["build", "--package", "ui", "--bin", "ui", "--target", "wasm32-unknown-unknown"]);
    compile.args(["--profile", profile]).arg("--target-dir").arg(&target);
    run("building the screens", &mut compile)?;

    let compiled = target.join("wasm32-unknown-unknown").join(profile).join("ui.wasm");
    let dist = root().join("ui/dist");
    let stamp = dist.join(".built");
    let identity = format!("{profile} {:?} {:?}", modified(&compiled)?, newest_in(&root().join("ui/public"))?);
    if fs::read_to_string(&stamp).is_ok_and(|built| built == identity) {
        return Ok(());
    }
    if dist.exists() {
        fs::remove_dir_all(&dist).with_context(|| format!("clearing {}", dist.display()))?;
    }
    copy_folder(&root().join("ui/public"), &dist)?;
    let mut bindgen = wasm_bindgen_cli_support::Bindgen::new();
    bindgen.input_path(&compiled).typescript(false).out_name("ui");
    bindgen.web(true).map_err(|error| anyhow!("binding the screens: {error:#}"))?;
    bindgen.generate(&dist).map_err(|error| anyhow!("binding the screens: {error:#}"))?;
    fs::write(&stamp, identity)?;
    let size = fs::metadata(dist.join("ui_bg.wasm"))?.len();
    say(&format!("ui/dist is ready: {} kB of wasm", size / 1000));
    Ok(())
}

fn modified(path: &Path) -> Result<std::time::SystemTime> {
    fs::metadata(path)
        .and_then(|metadata| metadata.modified())
        .with_context(|| format!("{} is missing", path.display()))
}

fn newest_in(folder: &Path) -> Result<std::time::SystemTime> {
    let mut newest = modified(folder)?;
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let at = if entry.file_type()?.is_dir() { newest_in(&entry.path())? } else { modified(&entry.path())? };
        newest = newest.max(at);
    }
    Ok(newest)
}

fn copy_folder(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from).with_context(|| format!("reading {}", from.display()))? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy_folder(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}
