//! The write envelope: change, audit and outcome of every write, in one transaction with its rows.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test ends at the first thing that is not as it should be"
)]

use api::blueprints::{
    Create, CreateRequest, Get, List, ListRequest, OneBlueprint, Origin, Remove, Rename, RenameRequest,
};
use api::changes::{After, AfterRequest};
use api::client::{self, Stamp};
use api::operation::Nothing;
use api::settings::{Change, Read, Settings};
use domain::ids::BlueprintId;
use server::core::LOCAL_TENANT;
use storage::audit::{self, Entry};
use test_support::core::NOW;
use test_support::{TestCore, both_engines};

async fn audited(core: &TestCore) -> Vec<Entry> {
    let database = core.database.open().await;
    let mut read = database.read().await.unwrap();
    let verified = audit::verify(&mut read, LOCAL_TENANT).await.expect("the chain holds");
    let entries = audit::after(&mut read, LOCAL_TENANT, 0, 1_000).await.unwrap();
    assert_eq!(verified.entries, entries.len() as u64);
    entries
}

fn create(core: &TestCore, name: &str) -> CreateRequest {
    let id = BlueprintId::new(NOW, core.client.ids().next_bytes());
    CreateRequest { id, name: name.to_owned(), from: Origin::Empty }
}

both_engines! {
    async fn a_write_is_in_the_feed_and_in_the_audit(database: TestDatabase) {
        let core = TestCore::open(database).await;
        let request = create(&core, "Estate");
        let blueprint = core.client.call::<Create>(&request).await.unwrap();
        let feed = core.client.call::<After>(&AfterRequest { after: Some(0), wait_ms: 0 }).await.unwrap();
        let change = &feed.changes[0];
        assert_eq!((change.sequence, change.operation.as_str()), (1, "blueprint.create"));
        assert_eq!((change.resource.as_str(), change.subject.clone()), ("blueprint", request.id.to_string()));
        let entries = audited(&core).await;
        let [entry] = entries.as_slice() else { panic!("one write, one entry: {entries:?}") };
        assert_eq!(entry.record.subject, format!("blueprint:{}", request.id));
        assert_eq!(entry.record.permission, "blueprint:create");
        assert_eq!((entry.record.decision.as_str(), entry.record.result.as_str()), ("local: allowed", "done"));
        assert_eq!((entry.record.before, entry.record.after), (None, Some(blueprint.digest)));
    }

    async fn a_repeat_gives_the_first_answer_byte_for_byte(database: TestDatabase) {
        let core = TestCore::open(database).await;
        let stamp = Some(core.client.stamp());
        let request = create(&core, "Estate");
        let first = core.client.send::<Create>(&request, stamp).await;
        assert_eq!(first.status, 200);
        core.client.call::<Rename>(&RenameRequest { id: request.id, name: "Renamed".into() }).await.unwrap();
        let again = core.client.send::<Create>(&request, stamp).await;
        assert_eq!(again, first, "not what it is called by now");
        let core = core.reopen().await;
        assert_eq!(core.client.send::<Create>(&request, stamp).await, first, "after a restart too");
        assert_eq!(core.client.call::<List>(&ListRequest::default()).await.unwrap().blueprints.len(), 1);
        assert_eq!(audited(&core).await.len(), 2, "a repeat does nothing");
    }

    async fn a_key_belongs_to_one_request(database: TestDatabase) {
        let core = TestCore::open(database).await;
        let stamp = Some(core.client.stamp());
        core.client.send::<Create>(&create(&core, "One"), stamp).await;
        let other = core.client.send::<Create>(&create(&core, "Two"), stamp).await;
        let problem = client::response::<Create>(&other).unwrap_err();
        assert_eq!((problem.status, problem.code.as_str()), (409, "idempotency-mismatch"));
        let id = BlueprintId::new(NOW, [1; 10]);
        let elsewhere = core.client.send::<Remove>(&OneBlueprint { id }, stamp).await;
        assert_eq!(elsewhere.status, 409, "another operation under the same key");
        assert_eq!(core.client.call::<List>(&ListRequest::default()).await.unwrap().blueprints.len(), 1);
    }

    async fn many_repeats_at_once_do_it_once(database: TestDatabase) {
        let core = TestCore::open(database).await;
        let stamp = Some(core.client.stamp());
        let request = create(&core, "Estate");
        let tasks: Vec<_> = (0..16).map(|_| {
            let (client, request) = (core.client.clone(), request.clone());
            tokio::spawn(async move { client.send::<Create>(&request, stamp).await })
        }).collect();
        let mut answers = Vec::new();
        for task in tasks {
            answers.push(task.await.unwrap());
        }
        assert!(answers.iter().all(|answer| answer == &answers[0] && answer.status == 200), "{answers:?}");
        assert_eq!(audited(&core).await.len(), 1, "it was done once");
    }

    async fn a_refusal_changes_nothing_and_is_audited(database: TestDatabase) {
        let core = TestCore::open(database).await;
        let id = BlueprintId::new(NOW, [1; 10]);
        let problem = core.client.call::<Rename>(&RenameRequest { id, name: "x".into() }).await.unwrap_err();
        assert_eq!((problem.status, problem.code.as_str()), (404, "blueprint-not-found"));
        let empty = core.client.call::<Create>(&create(&core, "  ")).await.unwrap_err();
        assert_eq!(empty.code, "bad-name");
        let entries = audited(&core).await;
        let results: Vec<_> = entries.iter().map(|entry| entry.record.result.as_str()).collect();
        assert_eq!(results, ["refused: blueprint-not-found", "refused: bad-name"]);
        assert_eq!(entries[0].record.subject, format!("blueprint:{id}"));
        let feed = core.client.call::<After>(&AfterRequest { after: Some(0), wait_ms: 0 }).await.unwrap();
        assert!(feed.changes.is_empty(), "nothing changed");
    }

    async fn a_refused_write_may_be_repeated_under_its_key(database: TestDatabase) {
        let core = TestCore::open(database).await;
        let stamp = Some(core.client.stamp());
        let request = create(&core, "Estate");
        let rename = RenameRequest { id: request.id, name: "Renamed".into() };
        assert_eq!(core.client.send::<Rename>(&rename, stamp).await.status, 404, "it is not there yet");
        core.client.call::<Create>(&request).await.unwrap();
        assert_eq!(core.client.send::<Rename>(&rename, stamp).await.status, 200, "a refusal is no outcome");
    }

    async fn writes_at_once_are_all_kept(database: TestDatabase) {
        let core = TestCore::open(database).await;
        let tasks: Vec<_> = (0..40).map(|number| {
            let client = core.client.clone();
            let values = [(format!("n{number}"), "x".to_owned())].into();
            tokio::spawn(async move { client.call::<Change>(&Settings { values }).await })
        }).collect();
        for task in tasks {
            task.await.unwrap().unwrap();
        }
        assert_eq!(core.client.call::<Read>(&Nothing {}).await.unwrap().values.len(), 40);
        let feed = core.client.call::<After>(&AfterRequest { after: Some(0), wait_ms: 0 }).await.unwrap();
        let numbers: Vec<_> = feed.changes.iter().map(|change| change.sequence).collect();
        assert_eq!(numbers, (1..=40).collect::<Vec<u64>>(), "without gaps");
        assert_eq!(audited(&core).await.len(), 40);
    }

    async fn who_waits_for_a_change_hears_of_it(database: TestDatabase) {
        let core = TestCore::open(database).await;
        core.client.call::<Create>(&create(&core, "Before")).await.unwrap();
        let now = core.client.call::<After>(&AfterRequest { after: None, wait_ms: 0 }).await.unwrap();
        assert_eq!((now.changes.len(), now.last), (0, 1), "one only hears what comes");
        let waiting = core.client.clone();
        let heard = tokio::spawn(async move {
            waiting.call::<After>(&AfterRequest { after: Some(1), wait_ms: 30_000 }).await
        });
        core.client.call::<Create>(&create(&core, "After")).await.unwrap();
        let heard = heard.await.unwrap().unwrap();
        assert_eq!((heard.changes.len(), heard.last), (1, 2), "it did not wait for its half minute to pass");
    }

    async fn a_removed_blueprint_is_gone(database: TestDatabase) {
        let core = TestCore::open(database).await;
        let request = create(&core, "Estate");
        core.client.call::<Create>(&request).await.unwrap();
        let one = OneBlueprint { id: request.id };
        assert_eq!(core.client.call::<Get>(&one).await.unwrap().name, "Estate");
        core.client.call::<Remove>(&one).await.unwrap();
        assert_eq!(core.client.call::<Get>(&one).await.unwrap_err().code, "blueprint-not-found");
        assert_eq!(core.client.call::<Remove>(&one).await.unwrap_err().code, "blueprint-not-found");
    }
}

#[tokio::test]
async fn a_write_without_a_stamp_is_refused() {
    let core = TestCore::sqlite().await;
    let answer = core.client.send::<Change>(&Settings::default(), None::<Stamp>).await;
    let problem = client::response::<Change>(&answer).unwrap_err();
    assert_eq!((problem.status, problem.code.as_str()), (400, "stamp-missing"));
}

#[tokio::test]
async fn a_request_that_is_too_large_is_refused() {
    let core = TestCore::sqlite().await;
    let values = [("theme".to_owned(), "x".repeat(17 << 20))].into();
    let problem = core.client.call::<Change>(&Settings { values }).await.unwrap_err();
    assert_eq!((problem.status, problem.code.as_str()), (413, "too-large"));
    assert!(core.client.call::<Read>(&Nothing {}).await.unwrap().values.is_empty());
}

#[tokio::test]
async fn settings_not_named_stay() {
    let core = TestCore::sqlite().await;
    let settings = |pairs: &[(&str, &str)]| Settings {
        values: pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect(),
    };
    core.client.call::<Change>(&settings(&[("theme", "dark"), ("canvas.snap", "on")])).await.unwrap();
    let after = core.client.call::<Change>(&settings(&[("theme", "light")])).await.unwrap();
    assert_eq!(after, settings(&[("theme", "light"), ("canvas.snap", "on")]));
    assert_eq!(core.client.call::<Read>(&Nothing {}).await.unwrap(), after);
    assert_eq!(core.client.call::<Change>(&settings(&[("", "x")])).await.unwrap_err().code, "bad-setting");
}

#[tokio::test]
async fn blueprints_are_found_whatever_the_case() {
    let core = TestCore::sqlite().await;
    for name in ["Ärger und Zahlung", "Network"] {
        core.client.call::<Create>(&create(&core, name)).await.unwrap();
    }
    for (search, found) in [("äRGER", 1), ("net", 1), ("%", 0), ("", 2)] {
        let request = ListRequest { search: Some(search.to_owned()) };
        let listed = core.client.call::<List>(&request).await.unwrap().blueprints;
        assert_eq!(listed.len(), found, "`{search}`");
    }
}
