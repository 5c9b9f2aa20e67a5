//! What the machine must have, and how it gets it.

use std::process::Command;

use anyhow::{Result, bail};

use crate::command::{output, run, say, succeeds};

/// Debian and Ubuntu packages that building and running the desktop takes.
const RUN_PACKAGES: &[&str] = &["build-essential", "pkg-config", "libwebkit2gtk-4.1-dev", "librsvg2-dev"];

/// Those that the tests take besides.
const TEST_PACKAGES: &[&str] =
    &["xvfb", "xauth", "webkit2gtk-driver", "dbus-x11", "xdotool", "chromium", "chromium-driver", "postgresql"];

/// The tool that holds licences, bans and sources.
const CARGO_DENY: &str = "0.20.2";

pub const RUN_HELP: &str = "\
What it installs where it is missing:
  - with apt (Debian, Ubuntu; as root or through sudo):
    build-essential, pkg-config, libwebkit2gtk-4.1-dev, librsvg2-dev
  - with rustup: the target wasm32-unknown-unknown
On macOS it takes the Xcode command line tools, on Windows the MSVC build tools and the
WebView2 runtime; it names what it cannot find and installs nothing there.";

pub const TEST_HELP: &str = "\
What it installs where it is missing:
  - with apt (Debian, Ubuntu; as root or through sudo):
    build-essential, pkg-config, libwebkit2gtk-4.1-dev, librsvg2-dev, xvfb, xauth,
    webkit2gtk-driver, dbus-x11, xdotool, chromium, chromium-driver, postgresql
  - with rustup: the target wasm32-unknown-unknown, the components clippy and rustfmt
  - with cargo: cargo-deny
The stories through the real window run on Linux alone.";

/// What `run` takes.
pub fn for_running() -> Result<()> {
    system(RUN_PACKAGES)?;
    wasm_target()
}

/// What `test` takes.
pub fn for_testing() -> Result<()> {
    system(&[RUN_PACKAGES, TEST_PACKAGES].concat())?;
    wasm_target()?;
    for (component, program) in [("clippy", "cargo-clippy"), ("rustfmt", "rustfmt")] {
        if !succeeds(program, &["--version"]) {
            run(&format!("adding {component}"), Command::new("rustup").args(["component", "add", component]))?;
        }
    }
    if !output("cargo-deny", &["--version"]).is_some_and(|version| version.contains(CARGO_DENY)) {
        let mut install =
            crate::command::cargo(&["install", "--locked", "--force", "cargo-deny", "--version", CARGO_DENY]);
        run(&format!("installing cargo-deny {CARGO_DENY} (a few minutes, once)"), &mut install)?;
    }
    Ok(())
}

/// The target that the screens are built for.
pub fn wasm_target() -> Result<()> {
    let target = "wasm32-unknown-unknown";
    let Some(installed) = output("rustup", &["target", "list", "--installed"]) else {
        bail!(
            "rustup is missing\n  hint: install Rust with rustup, as https://rustup.rs describes, and run this again"
        );
    };
    if installed.lines().any(|line| line == target) {
        return Ok(());
    }
    run(&format!("adding the target {target}"), Command::new("rustup").args(["target", "add", target]))
}

#[cfg(target_os = "linux")]
fn system(packages: &[&str]) -> Result<()> {
    if !succeeds("dpkg-query", &["--version"]) {
        say(&format!("not a Debian or Ubuntu: install the equivalents of {} yourself", packages.join(" ")));
        return Ok(());
    }
    let missing: Vec<&str> = packages.iter().copied().filter(|package| !is_installed(package)).collect();
    if missing.is_empty() {
        return Ok(());
    }
    let list = missing.join(" ");
    let by_hand = format!("sudo apt-get update && sudo apt-get install {list}");
    let is_root = output("id", &["-u"]).is_some_and(|id| id.trim() == "0");
    if !is_root && !succeeds("sudo", &["-n", "true"]) {
        bail!("these packages are missing: {list}\n  hint: this may not run apt without a password; run: {by_hand}");
    }
    let apt = |arguments: &[&str]| {
        let mut command = if is_root { Command::new("apt-get") } else { Command::new("sudo") };
        if !is_root {
            command.args(["-n", "apt-get"]);
        }
        command.args(arguments).env("DEBIAN_FRONTEND", "noninteractive");
        command
    };
    run("updating the package lists (apt-get update)", &mut apt(&["update", "-q"]))?;
    let mut install = apt(&["install", "-y", "-q", "--no-install-recommends"]);
    run(&format!("installing {list}"), install.args(&missing))
        .map_err(|error| error.context(format!("install them by hand: {by_hand}")))
}

#[cfg(target_os = "linux")]
fn is_installed(package: &str) -> bool {
    output("dpkg-query", &["-W", "-f", "${Status}", package]).is_some_and(|status| status.ends_with(" installed"))
}

#[cfg(target_os = "macos")]
fn system(_packages: &[&str]) -> Result<()> {
    if !succeeds("xcode-select", &["-p"]) {
        bail!("the Xcode command line tools are missing\n  hint: run: xcode-select --install");
    }
    say("the stories through the window are not run on macOS");
    Ok(())
}

#[cfg(target_os = "windows")]
fn system(_packages: &[&str]) -> Result<()> {
    let webview = r"HKLM\SOFTWARE\WOW6432Node\Microsoft\EdgeUpdate\Clients\{F3017226-FE2A-4295-8BDF-00C3A9A7E4C5}";
    if !succeeds("reg", &["query", webview]) {
        bail!("the WebView2 runtime is missing\n  hint: install the Evergreen runtime from Microsoft's WebView2 page");
    }
    say("Rust's MSVC target needs the Visual Studio build tools with the C++ workload");
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn help_names_every_package_and_fits_a_terminal() {
        let named = |help: &str, packages: &[&str]| {
            packages.iter().all(|package| help.split([' ', ',', '\n']).any(|word| word == *package))
        };
        assert!(named(RUN_HELP, RUN_PACKAGES));
        assert!(named(TEST_HELP, RUN_PACKAGES) && named(TEST_HELP, TEST_PACKAGES));
        for line in RUN_HELP.lines().chain(TEST_HELP.lines()) {
            assert!(line.len() <= 92, "{line}");
        }
    }
}
