//! The process dies in the middle of an edit: what was answered is there, what was not is there whole or not at all,
//! the audit's chain holds, and repeating the last request makes it good.
//!
//! This program plays both parts. Called with a database and a moment it edits until it dies there; called without,
//! it does that to itself on both databases and looks at what is left.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a test of its own, without the harness"
)]

use std::io::{BufRead as _, BufReader, Write as _};
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use api::blueprints::{Create, CreateRequest, Get, OneBlueprint, Origin};
use api::changes::{After, AfterRequest};
use api::client::Stamp;
use api::editing::{Apply, EditRequest, ReadSource, SourceRequest, StepRequest, Undo};
use api::{Operation, client};
use domain::FileSet;
use domain::edit::Edit;
use domain::graph::ComponentKey;
use domain::ids::{BlueprintId, IdempotencyKey, SessionId};
use server::core::{LOCAL_TENANT, Milestone};
use server::{Core, Settings};
use storage::{Database, Location, audit};
use test_support::core::{Ids, NOW};
use test_support::{Client, TestDatabase, settings};

/// How often the program dies in each way.
const DEATHS: u32 = 4;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let runtime = tokio::runtime::Runtime::new().unwrap();
    if let [role, location, moment, nth] = arguments.as_slice()
        && role == "edit-until-you-die"
    {
        return runtime.block_on(edit(&parse(location), moment, nth.parse().unwrap()));
    }
    // What `cargo test` passes on (filters, `--list`) finds nothing else here.
    if arguments.iter().any(|argument| argument == "--list") {
        return;
    }
    for moment in ["written", "recorded", "committed", "killed"] {
        runtime.block_on(die(TestDatabase::sqlite(), moment));
        println!("test dying_when_{moment}_loses_nothing::on_sqlite ... ok");
        if let Some(database) = TestDatabase::postgres() {
            runtime.block_on(die(database, moment));
            println!("test dying_when_{moment}_loses_nothing::on_postgres ... ok");
        }
    }
}

/// Edits, and dies when an edit has come to `moment` for the `nth` time.
async fn edit(location: &Location, moment: &str, nth: u32) {
    let deadly = match moment {
        "written" => Some(Milestone::Written),
        "recorded" => Some(Milestone::Recorded),
        "committed" => Some(Milestone::Committed),
        _ => None,
    };
    let reached = AtomicU32::new(0);
    let mut settings = settings();
    settings.edge.reached = Arc::new(move |milestone| {
        if Some(milestone) == deadly && reached.fetch_add(1, Ordering::Relaxed) == nth {
            // No destructor runs, nothing is written any more.
            std::process::abort();
        }
    });
    let core = Core::open(location, settings).await.unwrap();
    let client = Client::new(&core, 1);
    for number in done(&client).await.. {
        request(&client, number).await;
        println!("{number}");
        std::io::stdout().flush().unwrap();
    }
}

/// Lets the program die again and again on one database, and looks at what is left each time.
async fn die(database: TestDatabase, moment: &str) {
    let mut answered = 0;
    for death in 0..DEATHS {
        let mut program = Command::new(std::env::current_exe().unwrap())
            .args(["edit-until-you-die", &print(&database.location), moment, &(death + 1).to_string()])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        for line in BufReader::new(program.stdout.take().unwrap()).lines() {
            answered = line.unwrap().parse::<u32>().unwrap() + 1;
            if moment == "killed" && answered >= 5 * (death + 1) {
                program.kill().unwrap();
            }
        }
        assert!(!program.wait().unwrap().success(), "it dies");
        answered = look(&database.location, answered).await;
    }
    assert!(answered > DEATHS, "it did something in between");
}

/// Looks at what a dead program left, makes its last request good, and says how many have been made.
async fn look(location: &Location, answered: u32) -> u32 {
    let database = Database::open(location).await.unwrap();
    let mut read = database.read().await.unwrap();
    let verified = audit::verify(&mut read, LOCAL_TENANT).await.expect("the chain of the audit holds");
    drop(read);
    database.close().await;

    let Settings { host, person, edge } = settings();
    let core = Core::open(location, Settings { host, person, edge }).await.unwrap();
    let client = Client::new(&core, 1);
    let made = done(&client).await;
    assert!(made == answered || made == answered + 1, "{made} made, {answered} answered: old or new");
    assert_eq!(verified.entries, u64::from(made), "each that is there is on record, and no other");
    let feed = client.call::<After>(&AfterRequest { after: Some(0), wait_ms: 0 }).await.unwrap();
    assert_eq!(feed.last, u64::from(made), "and in the feed");

    request(&client, answered).await;
    assert_eq!(done(&client).await, answered + 1, "the request that may have been lost, or not, is made once");
    core.close().await;
    answered + 1
}

/// How many requests have been made: what is there counts, not what a number says.
async fn done(client: &Client) -> u32 {
    let Ok(cover) = client.call::<Get>(&OneBlueprint { id: id() }).await else { return 0 };
    let file = SourceRequest { id: id(), path: "main.tf".to_owned(), version: None };
    let text = client.call::<ReadSource>(&file).await.unwrap().text;
    let expected = text_after(u32::try_from(cover.revision).unwrap());
    assert_eq!(text, expected, "at revision {}", cover.revision);
    u32::try_from(cover.revision).unwrap()
}

/// The file after so many requests.
fn text_after(made: u32) -> String {
    // The first creates; of the others every third takes back what the one before it did.
    let value = match made.saturating_sub(1) {
        0 => 0,
        edits if edits.is_multiple_of(3) => edits - 2,
        edits => edits,
    };
    format!("locals {{\n  a = {value}\n}}\n")
}

/// Makes the request of this number, with the stamp of this number.
async fn request(client: &Client, number: u32) {
    let key = IdempotencyKey::new(NOW, Ids::new(u64::from(number) + 1_000).next_bytes());
    let stamp = Stamp { key, made_at: NOW };
    let session = SessionId::new(NOW, [3; 10]);
    if number == 0 {
        let mut files = FileSet::new();
        files.insert("main.tf", text_after(1).into_bytes()).unwrap();
        let from = Origin::Files { files: files.to_entries(), values_only: Vec::new(), root: None };
        return send::<Create>(client, &CreateRequest { id: id(), name: "Estate".to_owned(), from }, stamp).await;
    }
    if number.is_multiple_of(3) {
        return send::<Undo>(client, &StepRequest { id: id(), session }, stamp).await;
    }
    let key = ComponentKey::new(".", "local.a");
    let edits = vec![Edit::Set { key, path: "value".to_owned(), expression: number.to_string() }];
    send::<Apply>(client, &EditRequest { id: id(), session, digest: None, edits }, stamp).await;
}

async fn send<O: Operation>(client: &Client, request: &O::Request, stamp: Stamp) {
    let answer = client.send::<O>(request, Some(stamp)).await;
    if let Err(problem) = client::response::<O>(&answer) {
        panic!("{problem}");
    }
}

fn id() -> BlueprintId {
    BlueprintId::new(NOW, [1; 10])
}

fn print(location: &Location) -> String {
    match location {
        Location::Sqlite(path) => path.display().to_string(),
        Location::Postgres(address) => address.clone(),
    }
}

fn parse(text: &str) -> Location {
    if text.starts_with("postgres://") { Location::Postgres(text.to_owned()) } else { Location::Sqlite(text.into()) }
}
