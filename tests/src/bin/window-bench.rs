//! Measures the desktop's window: how soon it is usable beside an empty window of the same toolkit, what it does while
//! nothing happens, how soon a large blueprint is open. `window-bench ESTATE ROUNDS` prints tables; `cargo xtask bench`
//! runs it.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail, ensure};
use serde_json::Value;
use system_tests::stage::{connected, processes_of, window_driver};
use system_tests::{Host, Page, programs};
use thirtyfour::{Key, WebDriver};

/// Answers whether the page can be used: what was to come is there, and a frame shows it.
const USABLE: &str = "
    const there = document.querySelector(arguments[0]);
    return Boolean(there) && there.getClientRects().length > 0 && document.readyState === 'complete';";
/// What is looked for in the empty window, and on our start page.
const NOTHING: &str = "main";
const START_PAGE: &str = "main h1, main h2";
/// So long may anything take.
const PATIENCE: Duration = Duration::from_secs(120);
/// CPU seconds in a second below which a window is calm.
const CALM: f64 = 0.05;
/// So many of them in a row make it calm.
const CALM_SECONDS: u32 = 3;
/// How long idleness is watched.
const IDLE_SECONDS: f64 = 5.0;

#[tokio::main]
#[expect(clippy::print_stdout, reason = "the tables are what this prints")]
async fn main() -> Result<()> {
    let mut arguments = std::env::args_os().skip(1);
    let estate = arguments.next().map(PathBuf::from).context("usage: window-bench ESTATE ROUNDS")?;
    let rounds = arguments.next().and_then(|rounds| rounds.to_str()?.parse().ok()).unwrap_or(5usize);
    ensure!(rounds > 0, "at least one round is needed");
    let (empty, ours) = (programs::built("examples/empty-window")?, programs::built("iac-dharma")?);

    let large = tempfile::tempdir()?;
    let import = first_import(&ours, large.path(), &estate).await?;
    let mut starts: [Vec<f64>; 3] = Default::default();
    let mut idle: [Vec<Idle>; 2] = Default::default();
    let mut opened: [Vec<f64>; 2] = Default::default();
    for _ in 0..rounds {
        let [empty_starts, our_starts, large_starts] = &mut starts;
        let [empty_idle, our_idle] = &mut idle;
        let [cold, warm] = &mut opened;

        let home = tempfile::tempdir()?;
        let window = Window::start(&empty, home.path(), NOTHING).await?;
        empty_starts.push(window.seconds);
        empty_idle.push(window.idle().await?);
        window.close().await;

        let home = tempfile::tempdir()?;
        let window = Window::start(&ours, home.path(), START_PAGE).await?;
        our_starts.push(window.seconds);
        window.page.click("Explore the sample").await?;
        window.page.in_outline("sessions").await?;
        our_idle.push(window.idle().await?);
        window.close().await;

        let window = Window::start(&ours, large.path(), START_PAGE).await?;
        large_starts.push(window.seconds);
        cold.push(window.open_card().await?);
        window.driver().execute("location.hash = '#/';", Vec::new()).await?;
        window.page.find("//main//a[contains(@class, 'card-link')]").await?;
        warm.push(window.open_card().await?);
        window.close().await;
    }

    println!("| from the start of the process until | fastest | median |\n|---|--:|--:|");
    let [empty_starts, our_starts, large_starts] = &starts;
    println!("| an empty window shows its page | {} |", cells(empty_starts));
    println!("| our start page can be used, nothing kept yet | {} |", cells(our_starts));
    println!("| our start page can be used, 10,000 components kept | {} |", cells(large_starts));
    let more = (median(our_starts) - median(empty_starts)) * 1e3;
    println!("\n- Ours is usable {more:.0} ms after the empty window, by the medians.\n");
    println!("| a blueprint of 10,000 components | fastest | median |\n|---|--:|--:|");
    println!("| from its folder, the first time | {} |", cells(&[import]));
    println!("| from its card, first after a start | {} |", cells(&opened[0]));
    println!("| from its card, again | {} |", cells(&opened[1]));
    println!(
        "\n| nobody does anything | CPU until calm | then CPU, % of one core | then frames asked for a second, at most |"
    );
    println!("|---|--:|--:|--:|");
    for (name, idle) in ["an empty window", "ours with the sample just opened"].into_iter().zip(&idle) {
        let of = |value: fn(&Idle) -> f64| idle.iter().map(value).collect::<Vec<f64>>();
        let frames = of(|idle| idle.frames).into_iter().fold(0.0, f64::max);
        println!(
            "| {name} | {:.1} s | {:.1} | {frames:.1} |",
            median(&of(|idle| idle.until_calm)),
            median(&of(|idle| idle.percent))
        );
    }
    Ok(())
}

/// What a window does while nobody does anything.
struct Idle {
    /// CPU seconds until it does nothing.
    until_calm: f64,
    /// Percent of a core from then on.
    percent: f64,
    /// Frames that the page asks for, a second.
    frames: f64,
}

/// A window that is open.
struct Window {
    page: Page,
    home: PathBuf,
    seconds: f64,
    process: system_tests::process::Process,
}

impl Window {
    /// Starts a program and waits until what is looked for can be seen; how long that took is kept.
    async fn start(program: &Path, home: &Path, wanted: &str) -> Result<Self> {
        let (process, port) = window_driver(home)?;
        let began = Instant::now();
        let driver = connected(program, port).await?;
        until_true(&driver, USABLE, wanted).await?;
        let seconds = began.elapsed().as_secs_f64();
        Ok(Self { page: Page::new(driver, Host::Desktop), home: home.to_owned(), seconds, process })
    }

    fn driver(&self) -> &WebDriver {
        &self.page.driver
    }

    /// Presses the first card; seconds until the blueprint is drawn and its outline there, in the page's own time.
    async fn open_card(&self) -> Result<f64> {
        const OPEN: &str = "
            const done = arguments[0];
            const began = performance.now();
            document.querySelector('main a.card-link').click();
            const look = () => {
                const there = document.querySelector('[role=treeitem]') && !document.querySelector('.stage-message .loading');
                if (!there) { requestAnimationFrame(look); return; }
                // The frame after the one in which it was drawn.
                requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now() - began)));
            };
            requestAnimationFrame(look);";
        self.page.find("//main//a[contains(@class, 'card-link')]").await?;
        self.driver().set_script_timeout(PATIENCE).await?;
        let milliseconds: f64 = self.driver().execute_async(OPEN, Vec::new()).await?.convert()?;
        Ok(milliseconds / 1e3)
    }

    /// Watches all processes of the window while nobody does anything.
    async fn idle(&self) -> Result<Idle> {
        const COUNT: &str = "
            window.framesAsked = 0;
            const ask = window.requestAnimationFrame.bind(window);
            window.requestAnimationFrame = (act) => { window.framesAsked += 1; return ask(act); };";
        self.page.settled().await?;
        let opened = self.cpu_seconds();
        let deadline = Instant::now() + PATIENCE;
        // The engine goes on for a while after what was asked of it is on the screen, and rests in between.
        let (mut quiet, mut until_calm) = (0, 0.0);
        while quiet < CALM_SECONDS {
            let before = self.cpu_seconds();
            tokio::time::sleep(Duration::from_secs(1)).await;
            let now = self.cpu_seconds();
            if now - before < CALM {
                quiet += 1;
            } else {
                (quiet, until_calm) = (0, now - opened);
            }
            ensure!(Instant::now() < deadline, "it does not calm down");
        }
        self.driver().execute(COUNT, Vec::new()).await?;
        let before = self.cpu_seconds();
        let began = Instant::now();
        tokio::time::sleep(Duration::from_secs_f64(IDLE_SECONDS)).await;
        let (cpu, seconds) = (self.cpu_seconds() - before, began.elapsed().as_secs_f64());
        let frames: Value = self.driver().execute("return window.framesAsked;", Vec::new()).await?.convert()?;
        let frames = frames.as_f64().context("frames are counted")?;
        Ok(Idle { until_calm, percent: cpu / seconds * 100.0, frames: frames / seconds })
    }

    /// CPU seconds so far of every process that was started on the home; the driver's own are not among them.
    fn cpu_seconds(&self) -> f64 {
        let of = |process: PathBuf| {
            let stat = fs::read_to_string(process.join("stat")).ok()?;
            let (name, rest) = stat.split_once('(')?.1.rsplit_once(')')?;
            let mut fields = rest.split_whitespace().skip(11);
            let ticks = fields.next()?.parse::<f64>().ok()? + fields.next()?.parse::<f64>().ok()?;
            (name != "WebKitWebDriver").then_some(ticks / 100.0)
        };
        processes_of(&self.home).into_iter().filter_map(of).sum()
    }

    async fn close(self) {
        // A window that has gone already cannot be closed.
        let _ = self.page.driver.quit().await;
        drop(self.process);
    }
}

/// Opens the estate as a person does, for the first time; seconds from Enter until its outline is there.
async fn first_import(program: &Path, home: &Path, estate: &Path) -> Result<f64> {
    let window = Window::start(program, home, START_PAGE).await?;
    let page = &window.page;
    page.shortcut('k').await?;
    let search = page.find("//dialog//input").await?;
    search.send_keys(estate.to_string_lossy()).await?;
    page.sees("Open folder").await?;
    let began = Instant::now();
    page.press(Key::Enter).await?;
    until_true(&page.driver, USABLE, "[role=treeitem]").await?;
    let seconds = began.elapsed().as_secs_f64();
    page.settled().await?;
    window.close().await;
    Ok(seconds)
}

async fn until_true(driver: &WebDriver, script: &str, argument: &str) -> Result<()> {
    let deadline = Instant::now() + PATIENCE;
    loop {
        // While the page is being loaded there may be none to ask.
        let answer = driver.execute(script, vec![argument.into()]).await;
        if answer.is_ok_and(|answer| answer.json().as_bool() == Some(true)) {
            return Ok(());
        }
        if Instant::now() > deadline {
            bail!("`{argument}` does not appear");
        }
        tokio::time::sleep(Duration::from_millis(2)).await;
    }
}

fn median(values: &[f64]) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    sorted.get(sorted.len() / 2).copied().unwrap_or(f64::NAN)
}

fn cells(seconds: &[f64]) -> String {
    let least = seconds.iter().copied().fold(f64::INFINITY, f64::min);
    format!("{:.0} ms | {:.0} ms", least * 1e3, median(seconds) * 1e3)
}
