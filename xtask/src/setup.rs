//! What the machine must have, and how it gets it.

use std::process::Command;

use anyhow::{Result, bail};

use crate::browser;
use crate::command::{output, run, say, succeeds};

/// Debian and Ubuntu packages that building and running the desktop takes.
const RUN_PACKAGES: &[&str] = &["build-essential", "pkg-config", "libwebkit2gtk-4.1-dev", "librsvg2-dev"];

/// Those that the tests take besides.
const TEST_PACKAGES: &[&str] = &["xvfb", "xauth", "webkit2gtk-driver", "dbus-x11", "xdotool", "postgresql"];

/// Those that the tests take where the archive offers them: Ubuntu has Chromium as a snap alone.
const BROWSER_PACKAGES: &[&str] = &["chromium", "chromium-driver"];

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
    webkit2gtk-driver, dbus-x11, xdotool, postgresql
  - with apt, where the archive offers them (Debian): chromium, chromium-driver; not where
    Chromium or Chrome and a chromedriver of its version are there. Where there are none but
    snaps (Ubuntu), the stories of the browser are told in WebKitGTK's own MiniBrowser.
  - with rustup: the target wasm32-unknown-unknown, the components clippy and rustfmt
  - with cargo: cargo-deny
The stories through the real window run on Linux alone.";

/// What `run` takes.
pub fn for_running() -> Result<()> {
    system(RUN_PACKAGES, &[])?;
    wasm_target()
}

/// What `test` takes.
pub fn for_testing() -> Result<()> {
    let browser = if browser::chromium().is_some() { &[] } else { BROWSER_PACKAGES };
    system(&[RUN_PACKAGES, TEST_PACKAGES].concat(), browser)?;
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

/// Installs what is missing; what is wished for as well, where the archive offers it.
#[cfg(target_os = "linux")]
fn system(packages: &[&str], wished: &[&str]) -> Result<()> {
    use std::io::IsTerminal as _;

    if !succeeds("dpkg-query", &["--version"]) {
        say(&format!("not a Debian or Ubuntu: install the equivalents of {} yourself", packages.join(" ")));
        return Ok(());
    }
    let lacks = |package: &&str| !is_installed(package);
    let mut missing: Vec<&str> = packages.iter().copied().filter(lacks).collect();
    let mut wished: Vec<&str> = wished.iter().copied().filter(lacks).collect();
    // Lists that know the toolkit would know these too: no need to fetch them anew at each run.
    if missing.is_empty() && is_offered("libwebkit2gtk-4.1-dev") {
        wished.retain(|package| is_offered(package));
    }
    if missing.is_empty() && wished.is_empty() {
        return Ok(());
    }
    let by_hand = |list: &str| format!("sudo apt-get update && sudo apt-get install {list}");
    let is_root = output("id", &["-u"]).is_some_and(|id| id.trim() == "0");
    // On a terminal sudo asks for the password itself.
    let may_ask = std::io::stdin().is_terminal() && succeeds("sudo", &["--version"]);
    if !is_root && !may_ask && !succeeds("sudo", &["-n", "true"]) {
        if missing.is_empty() {
            say(&format!("going on without {}; to have them, run: {}", wished.join(" "), by_hand(&wished.join(" "))));
            return Ok(());
        }
        wished.retain(|package| is_offered(package));
        missing.extend(wished);
        let list = missing.join(" ");
        bail!(
            "these packages are missing: {list}\n  hint: this may not run apt without a password; run: {}",
            by_hand(&list)
        );
    }
    let apt = |arguments: &[&str]| {
        let mut command = if is_root { Command::new("apt-get") } else { Command::new("sudo") };
        if !is_root {
            command.args(if may_ask { &["apt-get"][..] } else { &["-n", "apt-get"] });
        }
        command.args(arguments).env("DEBIAN_FRONTEND", "noninteractive");
        command
    };
    run("updating the package lists (apt-get update)", &mut apt(&["update", "-q"]))?;
    wished.retain(|package| is_offered(package));
    missing.extend(wished);
    if missing.is_empty() {
        return Ok(());
    }
    let list = missing.join(" ");
    let mut install = apt(&["install", "-y", "-q", "--no-install-recommends"]);
    run(&format!("installing {list}"), install.args(&missing))
        .map_err(|error| error.context(format!("install them by hand: {}", by_hand(&list))))
}

#[cfg(target_os = "linux")]
fn is_installed(package: &str) -> bool {
    output("dpkg-query", &["-W", "-f", "${Status}", package]).is_some_and(|status| status.ends_with(" installed"))
}

/// Whether the package lists of this machine know where to get a package.
#[cfg(target_os = "linux")]
fn is_offered(package: &str) -> bool {
    output("apt-cache", &["madison", package]).is_some_and(|places| !places.trim().is_empty())
}

#[cfg(target_os = "macos")]
fn system(_packages: &[&str], _wished: &[&str]) -> Result<()> {
    if !succeeds("xcode-select", &["-p"]) {
        bail!("the Xcode command line tools are missing\n  hint: run: xcode-select --install");
    }
    say("the stories through the window are not run on macOS");
    Ok(())
}

#[cfg(target_os = "windows")]
fn system(_packages: &[&str], _wished: &[&str]) -> Result<()> {
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
            packages.iter().all(|package| help.split([' ', ',', ';', '\n']).any(|word| word == *package))
        };
        assert!(named(RUN_HELP, RUN_PACKAGES));
        assert!(named(TEST_HELP, RUN_PACKAGES) && named(TEST_HELP, TEST_PACKAGES));
        assert!(named(TEST_HELP, BROWSER_PACKAGES));
        for line in RUN_HELP.lines().chain(TEST_HELP.lines()) {
            assert!(line.len() <= 92, "{line}");
        }
    }
}
