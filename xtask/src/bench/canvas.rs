//! The canvas beside @xyflow/react, in the same WebKitGTK.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Result, anyhow, bail};

use super::nice;
use crate::command::{self, cargo, root, say, target_dir};
use crate::setup;

/// Builds the page of `ui/bench` and lets its script measure; the table that it prints.
pub fn measure(place: &Path) -> Result<String> {
    setup::wasm_target()?;
    let target = target_dir().join("ui");
    let mut compile =
        cargo(&["build", "--package", "ui", "--bin", "canvas-bench", "--target", "wasm32-unknown-unknown"]);
    compile.args(["--profile", PROFILE]).arg("--target-dir").arg(&target);
    command::run("building the page that measures the canvas", nice(&mut compile))?;
    let page = place.join("canvas");
    if page.exists() {
        fs::remove_dir_all(&page)?;
    }
    let failed = |error| anyhow!("binding the page: {error:#}");
    let mut bindgen = wasm_bindgen_cli_support::Bindgen::new();
    bindgen.input_path(target.join("wasm32-unknown-unknown").join(PROFILE).join("canvas-bench.wasm"));
    bindgen.typescript(false).out_name("page");
    bindgen.web(true).map_err(failed)?.generate(&page).map_err(failed)?;
    say("measuring the canvas beside @xyflow/react in WebKitGTK (a quarter of an hour)");
    let mut script = Command::new("node");
    script.arg(root().join("ui/bench/run.mjs")).arg("--page").arg(&page);
    let output = nice(&mut script).stdin(Stdio::null()).stderr(Stdio::inherit()).output()?;
    if !output.status.success() {
        bail!("ui/bench/run.mjs ended with {}", output.status);
    }
    Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// As the product is shipped.
const PROFILE: &str = "wasm-release";
