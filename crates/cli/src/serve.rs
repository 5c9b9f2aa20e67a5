//! `dharma serve`: the same screens in a browser, on this machine alone.

use std::fs;
use std::path::PathBuf;
use std::sync::Arc;

use anyhow::{Context as _, anyhow};
use include_dir::{Dir, include_dir};
use serde_json::json;
use server::http::{Options, ServeError, Server};
use server::{Core, Edge};
use tokio::sync::oneshot;
use tracing_subscriber::EnvFilter;

use crate::arguments::Serve;
use crate::output::{self, Failure, Outcome, Verdict};
use crate::signals::Signals;

/// The screens, as `cargo xtask ui` built them.
static SCREENS: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/../../ui/dist");

pub(crate) fn serve(arguments: &Serve) -> Outcome {
    let filter = EnvFilter::builder().with_default_directive(tracing_subscriber::filter::LevelFilter::WARN.into());
    tracing_subscriber::fmt().with_env_filter(filter.from_env_lossy()).with_writer(std::io::stderr).init();
    let runtime = tokio::runtime::Runtime::new()?;
    runtime.block_on(run(arguments))?;
    Ok(Verdict::Yes)
}

async fn run(arguments: &Serve) -> Result<(), Failure> {
    // Heard from here on, so that no signal ends the program in the middle of something.
    let mut signals = Signals::listen()?;
    let database = database(arguments)?;
    let person = server::person_of_this_machine();
    let core = Core::served(&database, person, Edge::of_this_machine())
        .await
        .with_context(|| format!("cannot open `{}`", database.display()))
        .map_err(|error| Failure::with_hint(error, "name another file with --database, or look at this one"))?;
    let assets = Arc::new(|path: &str| SCREENS.get_file(path).map(|file| file.contents().into()));
    let with_hint = |error: ServeError| {
        let hint = error.hint();
        Failure::with_hint(error, hint)
    };
    let options = Options { address: ([127, 0, 0, 1], arguments.port).into(), assets };
    let server = Server::bind(&core, options).await.map_err(with_hint)?;
    let link = server.links().issue();
    if arguments.json {
        output::json(&json!({ "link": link, "address": server.address(), "database": database }))?;
    } else {
        output::lines([
            format!("workspace {}", database.display()),
            format!("open {link}"),
            "the link works once, on this machine alone; end with Ctrl+C".to_owned(),
        ])?;
    }
    let (stop, stopped) = oneshot::channel();
    let serving = server.run(async {
        // Dropped or sent, it is over.
        let _ = stopped.await;
    });
    let ended = async {
        signals.next().await;
        output::note("finishing what is under way; end at once with another Ctrl+C");
        // The receiver is gone only when serving has broken off, which is told below.
        let _ = stop.send(());
        signals.next().await;
    };
    tokio::select! {
        outcome = serving => outcome.map_err(with_hint)?,
        () = ended => return Err(anyhow!("ended before everything under way was finished").into()),
    }
    core.close().await;
    Ok(())
}

/// The database that was named, or the one in this program's own data folder.
fn database(arguments: &Serve) -> Result<PathBuf, Failure> {
    if let Some(database) = &arguments.database {
        return Ok(database.clone());
    }
    let no_place = || {
        Failure::with_hint(anyhow!("this system names no place for a program's data"), "name a file with --database")
    };
    // Not the desktop's: two programs on one workspace would not see each other's edits.
    let folder = dirs::data_dir().ok_or_else(no_place)?.join("iac-dharma");
    fs::create_dir_all(&folder).with_context(|| format!("cannot create `{}`", folder.display()))?;
    Ok(folder.join("served.db"))
}
