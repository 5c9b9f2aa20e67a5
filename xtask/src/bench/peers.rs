//! The others, installed into a folder of their own.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Result, bail};

use crate::command::{root, run, succeeds};

pub const PYTHON_HCL2: &str = "8.1.4";
pub const HCL2JSON: &str = "0.21.0";

/// How the scripts in `benches/peers` are run.
pub struct Peers {
    python: PathBuf,
    scripts: PathBuf,
}

impl Peers {
    /// A Python script that may name python-hcl2.
    pub fn python(&self, script: &str) -> Command {
        let mut command = Command::new(&self.python);
        command.arg(self.scripts.join(script));
        command
    }

    /// A Node.js script that may name @cdktf/hcl2json.
    pub fn node(&self, script: &str) -> Command {
        let mut command = Command::new("node");
        command.arg(self.scripts.join(script));
        command
    }
}

/// Installs what is missing below `place`.
pub fn install(place: &Path) -> Result<Peers> {
    for (program, argument) in [("python3", "--version"), ("node", "--version"), ("npm", "--version")] {
        if !succeeds(program, &[argument]) {
            bail!(
                "{program} is missing\n  hint: install python3, python3-venv, nodejs and npm with the system's packages"
            );
        }
    }
    let environment = place.join(format!("python-hcl2-{PYTHON_HCL2}"));
    let python = environment.join("bin/python");
    if !succeeds(&python.to_string_lossy(), &["-c", "import hcl2"]) {
        run("making a Python environment", Command::new("python3").args(["-m", "venv"]).arg(&environment))?;
        let package = format!("python-hcl2=={PYTHON_HCL2}");
        let what = format!("installing {package} from PyPI");
        run(&what, Command::new(&python).args(["-m", "pip", "install", "--quiet", &package]))?;
    }
    // Node.js looks for packages beside the script.
    let scripts = place.join(format!("hcl2json-{HCL2JSON}"));
    fs::create_dir_all(&scripts)?;
    if !scripts.join("node_modules/@cdktf/hcl2json").is_dir() {
        fs::write(scripts.join("package.json"), "{\"private\": true, \"type\": \"module\"}\n")?;
        let package = format!("@cdktf/hcl2json@{HCL2JSON}");
        let mut npm = Command::new("npm");
        npm.args(["install", "--no-audit", "--no-fund", "--silent", &package]).current_dir(&scripts);
        run(&format!("installing {package} from npm"), &mut npm)?;
    }
    for entry in fs::read_dir(root().join("benches/peers"))? {
        let entry = entry?;
        fs::copy(entry.path(), scripts.join(entry.file_name()))?;
    }
    Ok(Peers { python, scripts })
}
