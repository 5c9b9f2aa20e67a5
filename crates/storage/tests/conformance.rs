//! Every storage function does the same on both engines.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test ends at the first thing that is not as it should be"
)]

use std::sync::Arc;

use domain::ids::{BlueprintId, ChangeId, IdempotencyKey, TenantId, UserId, VersionId};
use domain::{Digest, FileSet, Timestamp};
use storage::attachment::{self, Attachment};
use storage::blueprint::{self, Blueprint};
use storage::change::{self, Change};
use storage::evidence::{self, Evidence};
use storage::incoming::{self, Incoming};
use storage::library::{self, Item};
use storage::outcome::{self, Outcome};
use storage::picture::{self, Picture};
use storage::version::{self, Version};
use storage::{Database, Error, audit, content, document_update, file_set, setting, tenant};
use test_support::core::{Ids, NOW};
use test_support::{TestDatabase, both_engines};

struct World {
    database: Database,
    tenant: TenantId,
    other: TenantId,
    ids: Ids,
}

impl World {
    async fn on(database: &TestDatabase) -> Self {
        let database = database.open().await;
        let ids = Ids::new(3);
        let tenant = TenantId::new(NOW, ids.next_bytes());
        let other = TenantId::new(NOW, ids.next_bytes());
        let mut write = database.write().await.unwrap();
        tenant::ensure(&mut write, tenant, "ours", NOW).await.unwrap();
        tenant::ensure(&mut write, other, "theirs", NOW).await.unwrap();
        write.commit().await.unwrap();
        Self { database, tenant, other, ids }
    }

    /// A blueprint with one file.
    async fn blueprint(&self, name: &str, updated_at: i64) -> Blueprint {
        let set = file_set::pack(&files(&[("main.tf", name.as_bytes())]), &FileSet::new());
        let blueprint = Blueprint {
            id: BlueprintId::new(NOW, self.ids.next_bytes()),
            name: name.to_owned(),
            sample: false,
            root: ".".to_owned(),
            revision: 1,
            digest: set.digest,
            base: set.digest,
            in_step: set.digest,
            components: 3,
            created_at: NOW,
            updated_at: Timestamp::from_micros(updated_at),
        };
        let mut write = self.database.write().await.unwrap();
        file_set::put(&mut write, self.tenant, &set).await.unwrap();
        blueprint::insert(&mut write, self.tenant, &blueprint).await.unwrap();
        write.commit().await.unwrap();
        blueprint
    }
}

fn files(entries: &[(&str, &[u8])]) -> FileSet {
    let mut files = FileSet::new();
    for (path, bytes) in entries {
        files.insert(*path, *bytes).unwrap();
    }
    files
}

both_engines! {
    async fn a_tenant_keeps_its_first_name(database: TestDatabase) {
        let world = World::on(&database).await;
        let mut write = world.database.write().await.unwrap();
        tenant::ensure(&mut write, world.tenant, "another", NOW).await.unwrap();
        let name = tenant::name(&mut write, world.tenant).await.unwrap();
        assert_eq!(name.as_deref(), Some("ours"), "it was there already");
        let stranger = TenantId::new(NOW, [9; 10]);
        assert_eq!(tenant::name(&mut write, stranger).await.unwrap(), None);
    }

    async fn a_library_keeps_one_item_of_a_kind_and_name(database: TestDatabase) {
        let world = World::on(&database).await;
        let mut write = world.database.write().await.unwrap();
        let sets = ["deny", "warn"].map(|text| file_set::pack(&files(&[("a.rego", text.as_bytes())]), &FileSet::new()));
        for set in &sets {
            file_set::put(&mut write, world.tenant, set).await.unwrap();
        }
        let item = |kind, name: &str, at: usize| Item { kind, name: name.to_owned(), digest: sets[at].digest, added_at: NOW };
        let (policies, prices) = (library::Kind::Policies, library::Kind::Prices);
        for item in [item(policies, "ours", 0), item(prices, "ours", 0), item(policies, "ours", 1)] {
            library::put(&mut write, world.tenant, &item).await.unwrap();
        }
        let all = library::all(&mut write, world.tenant).await.unwrap();
        assert_eq!(all, [item(policies, "ours", 1), item(prices, "ours", 0)], "the second took the first one's place");
        assert_eq!(library::all(&mut write, world.other).await.unwrap(), [], "another tenant's");
        assert!(!library::remove(&mut write, world.other, policies, "ours").await.unwrap(), "another tenant's");
        assert!(library::remove(&mut write, world.tenant, policies, "ours").await.unwrap());
        assert!(!library::remove(&mut write, world.tenant, policies, "ours").await.unwrap(), "it is gone");
        file_set::sweep(&mut write, world.tenant).await.unwrap();
        let kept = file_set::get(&mut write, world.tenant, sets[0].digest).await.unwrap();
        assert!(kept.is_some(), "the price book's files are in use");
        assert!(file_set::get(&mut write, world.tenant, sets[1].digest).await.unwrap().is_none(), "nothing uses them");
    }

    async fn attachments_go_with_their_blueprint(database: TestDatabase) {
        let world = World::on(&database).await;
        let blueprint = world.blueprint("network", 1).await;
        let set = file_set::pack(&files(&[("usage.yml", b"version: 0.1")]), &FileSet::new());
        let one = Attachment { id: uuid::Uuid::nil(), digest: set.digest, content: blueprint.digest, added_at: NOW };
        let kind = attachment::Kind::Usage;
        let mut write = world.database.write().await.unwrap();
        let missing = attachment::put(&mut write, world.tenant, blueprint.id, kind, &one).await;
        assert!(matches!(missing, Err(Error::Contradiction(_))), "its files are not stored: {missing:?}");
        drop(write);
        let mut write = world.database.write().await.unwrap();
        file_set::put(&mut write, world.tenant, &set).await.unwrap();
        attachment::put(&mut write, world.tenant, blueprint.id, kind, &one).await.unwrap();
        attachment::put(&mut write, world.tenant, blueprint.id, kind, &one).await.unwrap();
        assert_eq!(attachment::list(&mut write, world.tenant, blueprint.id, kind).await.unwrap(), [one]);
        assert_eq!(attachment::list(&mut write, world.other, blueprint.id, kind).await.unwrap(), []);
        let scans = attachment::list(&mut write, world.tenant, blueprint.id, attachment::Kind::Scan).await.unwrap();
        assert_eq!(scans, [], "of another kind");
        blueprint::remove(&mut write, world.tenant, blueprint.id).await.unwrap();
        assert!(!attachment::remove(&mut write, world.tenant, blueprint.id, kind, one.id).await.unwrap());
        file_set::sweep(&mut write, world.tenant).await.unwrap();
        assert!(file_set::get(&mut write, world.tenant, set.digest).await.unwrap().is_none(), "nothing uses them");
    }

    async fn evidence_is_kept_once_of_each_version(database: TestDatabase) {
        let world = World::on(&database).await;
        let blueprint = world.blueprint("network", 1).await;
        let version = Version {
            id: VersionId::new(NOW, world.ids.next_bytes()),
            number: 1,
            message: "first".to_owned(),
            author: "Ada".to_owned(),
            parent: None,
            digest: blueprint.digest,
            created_at: NOW,
        };
        let set = file_set::pack(&files(&[("checks.json", b"{}")]), &FileSet::new());
        let one = Evidence {
            version: version.id,
            content: blueprint.digest,
            policies: Digest::of(b"policies"),
            books: Digest::of(b"books"),
            usage: Digest::of(b"usage"),
            reports: set.digest,
            summary: "{}".to_owned(),
            made_at: NOW,
        };
        let mut write = world.database.write().await.unwrap();
        version::insert(&mut write, world.tenant, blueprint.id, &version).await.unwrap();
        file_set::put(&mut write, world.tenant, &set).await.unwrap();
        evidence::insert(&mut write, world.tenant, blueprint.id, &one).await.unwrap();
        assert_eq!(evidence::list(&mut write, world.tenant, blueprint.id).await.unwrap(), std::slice::from_ref(&one));
        let read = evidence::get(&mut write, world.tenant, blueprint.id, version.id).await.unwrap();
        assert_eq!(read.as_ref(), Some(&one));
        assert_eq!(evidence::get(&mut write, world.other, blueprint.id, version.id).await.unwrap(), None);
        file_set::sweep(&mut write, world.tenant).await.unwrap();
        assert!(file_set::get(&mut write, world.tenant, set.digest).await.unwrap().is_some(), "reports are in use");
        let again = evidence::insert(&mut write, world.tenant, blueprint.id, &one).await;
        assert!(matches!(again, Err(Error::Contradiction(_))), "what was said stays said: {again:?}");
    }

    async fn settings_belong_to_one_person_of_one_tenant(database: TestDatabase) {
        let world = World::on(&database).await;
        let (ada, bob) = (UserId::new(NOW, [1; 10]), UserId::new(NOW, [2; 10]));
        let mut write = world.database.write().await.unwrap();
        for (name, value) in [("theme", "dark"), ("canvas.snap", "on"), ("theme", "light")] {
            setting::set(&mut write, world.tenant, ada, name, value).await.unwrap();
        }
        let settings = setting::all(&mut write, world.tenant, ada).await.unwrap();
        let settings: Vec<_> = settings.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        assert_eq!(settings, [("canvas.snap", "on"), ("theme", "light")], "the last value stands");
        assert!(setting::all(&mut write, world.tenant, bob).await.unwrap().is_empty(), "another person");
        assert!(setting::all(&mut write, world.other, ada).await.unwrap().is_empty(), "another tenant");
    }

    async fn what_is_not_committed_is_not_there(database: TestDatabase) {
        let world = World::on(&database).await;
        let user = UserId::new(NOW, [1; 10]);
        let mut write = world.database.write().await.unwrap();
        setting::set(&mut write, world.tenant, user, "theme", "dark").await.unwrap();
        drop(write);
        let mut read = world.database.read().await.unwrap();
        assert!(setting::all(&mut read, world.tenant, user).await.unwrap().is_empty(), "it was rolled back");
    }

    async fn a_reader_sees_one_moment(database: TestDatabase) {
        let world = World::on(&database).await;
        let user = UserId::new(NOW, [1; 10]);
        let mut read = world.database.read().await.unwrap();
        assert!(setting::all(&mut read, world.tenant, user).await.unwrap().is_empty(), "nothing is set yet");
        let mut write = world.database.write().await.unwrap();
        setting::set(&mut write, world.tenant, user, "theme", "dark").await.unwrap();
        write.commit().await.unwrap();
        assert!(setting::all(&mut read, world.tenant, user).await.unwrap().is_empty(), "it began before the write");
    }

    async fn bytes_come_back_as_they_were(database: TestDatabase) {
        let world = World::on(&database).await;
        let noise: Vec<u8> = (0..200u32).flat_map(|n| *Digest::of(&n.to_be_bytes()).as_bytes()).collect();
        let cases: [&[u8]; 5] = [b"", b"\0\xff\r\n", &b"resource {}\n".repeat(10_000), &noise, &[7; 256]];
        for bytes in cases {
            let digest = Digest::of(bytes);
            let packed = content::pack(digest, &Arc::from(bytes));
            let mut write = world.database.write().await.unwrap();
            content::put(&mut write, world.tenant, &packed).await.unwrap();
            content::put(&mut write, world.tenant, &packed).await.unwrap();
            let back = content::get(&mut write, world.tenant, digest).await.unwrap().unwrap();
            assert_eq!(&*back, bytes, "{} bytes", bytes.len());
            assert!(content::get(&mut write, world.other, digest).await.unwrap().is_none(), "another tenant");
            assert_eq!(content::sweep(&mut write, world.tenant).await.unwrap(), 1, "no set of files holds it");
        }
    }

    async fn a_set_of_files_comes_back_as_it_was(database: TestDatabase) {
        let world = World::on(&database).await;
        let long = b"# a comment\n".repeat(1_000);
        let project = files(&[
            ("main.tf", &long), ("copy.tf", &long), ("empty", b""), ("modules/a b/ü.tf", b"x"), ("../beside/x.tf", b"y"),
        ]);
        let set = file_set::pack(&project, &FileSet::new());
        assert_eq!(set.digest, project.digest());
        let mut write = world.database.write().await.unwrap();
        file_set::put(&mut write, world.tenant, &set).await.unwrap();
        file_set::put(&mut write, world.tenant, &set).await.unwrap();
        assert_eq!(file_set::get(&mut write, world.tenant, set.digest).await.unwrap(), Some(project.clone()));
        assert_eq!(file_set::get(&mut write, world.other, set.digest).await.unwrap(), None, "another tenant");

        let mut edited = project.clone();
        edited.insert("main.tf", *b"new").unwrap();
        let next = file_set::pack(&edited, &project);
        file_set::put(&mut write, world.tenant, &next).await.unwrap();
        assert_eq!(file_set::get(&mut write, world.tenant, next.digest).await.unwrap(), Some(edited), "shares bytes");

        file_set::sweep(&mut write, world.tenant).await.unwrap();
        assert_eq!(file_set::get(&mut write, world.tenant, next.digest).await.unwrap(), None, "nothing refers to it");
        assert!(content::get(&mut write, world.tenant, Digest::of(b"x")).await.unwrap().is_none(), "nor to its bytes");
    }

    async fn a_blueprint_is_written_read_and_listed(database: TestDatabase) {
        let world = World::on(&database).await;
        let older = world.blueprint("Older", 10).await;
        let newer = world.blueprint("Newer", 20).await;
        let mut read = world.database.read().await.unwrap();
        let listed = blueprint::list(&mut read, world.tenant).await.unwrap();
        let names: Vec<_> = listed.iter().map(|cover| cover.blueprint.name.as_str()).collect();
        assert_eq!(names, ["Newer", "Older"], "latest change first");
        assert!(blueprint::list(&mut read, world.other).await.unwrap().is_empty(), "another tenant");
        let cover = blueprint::get(&mut read, world.tenant, older.id).await.unwrap().unwrap();
        assert_eq!(cover.blueprint, older);
        assert_eq!((cover.latest_version, cover.edited, cover.incoming), (None, false, false), "nothing happened yet");
        assert!(blueprint::get(&mut read, world.other, newer.id).await.unwrap().is_none(), "another tenant");
    }

    async fn a_blueprint_is_written_only_where_nobody_else_was_first(database: TestDatabase) {
        let world = World::on(&database).await;
        let blueprint = world.blueprint("Estate", 10).await;
        let next = Blueprint { revision: 2, digest: Digest::of(b"edited"), components: 4, ..blueprint.clone() };
        let mut write = world.database.write().await.unwrap();
        assert!(blueprint::update(&mut write, world.tenant, &next, 1).await.unwrap(), "revision 1 is what is there");
        assert!(!blueprint::update(&mut write, world.tenant, &next, 1).await.unwrap(), "revision 1 is past");
        let cover = blueprint::get(&mut write, world.tenant, blueprint.id).await.unwrap().unwrap();
        assert_eq!(cover.blueprint, next);
        assert!(cover.edited, "the content is another than the base");
    }

    async fn the_latest_picture_of_each_kind_is_kept(database: TestDatabase) {
        let world = World::on(&database).await;
        let blueprint = world.blueprint("Estate", 10).await;
        let long: Arc<[u8]> = vec![b'x'; 5_000].into();
        let mut write = world.database.write().await.unwrap();
        for (with_values, revision, bytes) in [(false, 1, long.clone()), (true, 2, b"{}".as_slice().into()), (false, 3, long.clone())] {
            let picture = Picture::pack(with_values, revision, &bytes);
            picture::put(&mut write, world.tenant, blueprint.id, &picture).await.unwrap();
        }
        let kept = picture::all(&mut write, world.tenant, blueprint.id).await.unwrap();
        assert_eq!(kept, [(false, long), (true, b"{}".as_slice().into())]);
        assert!(picture::all(&mut write, world.other, blueprint.id).await.unwrap().is_empty(), "another tenant");
        picture::remove(&mut write, world.other, blueprint.id).await.unwrap();
        assert_eq!(picture::all(&mut write, world.tenant, blueprint.id).await.unwrap().len(), 2, "another tenant");
        picture::remove(&mut write, world.tenant, blueprint.id).await.unwrap();
        assert!(picture::all(&mut write, world.tenant, blueprint.id).await.unwrap().is_empty());
    }

    async fn old_answers_are_forgotten(database: TestDatabase) {
        let world = World::on(&database).await;
        let mut write = world.database.write().await.unwrap();
        let mut keys = Vec::new();
        for made_at in [1, 2, 3] {
            let (request, made_at) = (Digest::of(b"asked"), Timestamp::from_micros(made_at));
            let outcome = Outcome { request, operation: "x.y".into(), answer: b"{}".to_vec(), made_at };
            let key = IdempotencyKey::new(NOW, world.ids.next_bytes());
            assert!(outcome::insert(&mut write, world.tenant, key, &outcome).await.unwrap());
            keys.push(key);
        }
        let before = Timestamp::from_micros(2);
        assert_eq!(outcome::sweep(&mut write, world.other, before).await.unwrap(), 0, "another tenant");
        assert_eq!(outcome::sweep(&mut write, world.tenant, before).await.unwrap(), 1);
        let mut kept = Vec::new();
        for key in keys {
            kept.push(outcome::get(&mut write, world.tenant, key).await.unwrap().is_some());
        }
        assert_eq!(kept, [false, true, true]);
    }

    async fn a_blueprint_is_renamed(database: TestDatabase) {
        let world = World::on(&database).await;
        let blueprint = world.blueprint("Estate", 10).await;
        let at = Timestamp::from_micros(99);
        let mut write = world.database.write().await.unwrap();
        assert!(blueprint::rename(&mut write, world.tenant, blueprint.id, "Ünd", at).await.unwrap());
        assert!(!blueprint::rename(&mut write, world.other, blueprint.id, "x", at).await.unwrap(), "another tenant");
        let cover = blueprint::get(&mut write, world.tenant, blueprint.id).await.unwrap().unwrap();
        assert_eq!((cover.blueprint.name.as_str(), cover.blueprint.updated_at), ("Ünd", at));
    }

    async fn a_removed_blueprint_takes_all_that_is_its_own_along(database: TestDatabase) {
        let world = World::on(&database).await;
        let blueprint = world.blueprint("Estate", 10).await;
        let mut write = world.database.write().await.unwrap();
        document_update::append(&mut write, world.tenant, blueprint.id, 1, b"update").await.unwrap();
        let id = VersionId::new(NOW, world.ids.next_bytes());
        let version = Version {
            id, number: 1, message: "m".into(), author: "a".into(), parent: None, digest: blueprint.base, created_at: NOW,
        };
        version::insert(&mut write, world.tenant, blueprint.id, &version).await.unwrap();
        let waiting = Incoming { digest: blueprint.base, since: NOW };
        incoming::put(&mut write, world.tenant, blueprint.id, waiting).await.unwrap();
        assert!(!blueprint::remove(&mut write, world.other, blueprint.id).await.unwrap(), "another tenant");
        assert!(blueprint::remove(&mut write, world.tenant, blueprint.id).await.unwrap());
        assert!(!blueprint::remove(&mut write, world.tenant, blueprint.id).await.unwrap(), "it is gone");
        file_set::sweep(&mut write, world.tenant).await.unwrap();
        let updates = document_update::all(&mut write, world.tenant, blueprint.id).await.unwrap();
        assert_eq!(updates, document_update::Updates::default());
        assert!(version::list(&mut write, world.tenant, blueprint.id).await.unwrap().is_empty());
        assert_eq!(incoming::get(&mut write, world.tenant, blueprint.id).await.unwrap(), None);
        assert_eq!(file_set::get(&mut write, world.tenant, blueprint.base).await.unwrap(), None);
    }

    async fn a_blueprint_needs_files_that_are_there(database: TestDatabase) {
        let world = World::on(&database).await;
        let blueprint = world.blueprint("Estate", 10).await;
        let id = BlueprintId::new(NOW, world.ids.next_bytes());
        let missing = Blueprint { id, base: Digest::of(b"nowhere"), ..blueprint.clone() };
        let mut write = world.database.write().await.unwrap();
        let refused = blueprint::insert(&mut write, world.tenant, &missing).await.unwrap_err();
        assert!(matches!(refused, Error::Contradiction(_)), "{refused:?}");
        drop(write);
        let mut write = world.database.write().await.unwrap();
        let twice = blueprint::insert(&mut write, world.tenant, &blueprint).await.unwrap_err();
        assert!(matches!(twice, Error::Contradiction(_)), "its id is taken: {twice:?}");
    }

    async fn updates_come_back_in_order_and_a_snapshot_replaces_them(database: TestDatabase) {
        let world = World::on(&database).await;
        let id = world.blueprint("Estate", 10).await.id;
        let mut write = world.database.write().await.unwrap();
        for sequence in 1..=12u8 {
            document_update::append(&mut write, world.tenant, id, sequence.into(), &[sequence]).await.unwrap();
        }
        let updates = document_update::all(&mut write, world.tenant, id).await.unwrap();
        assert_eq!(updates.last, 12);
        assert_eq!(updates.bytes.concat(), (1..=12).collect::<Vec<u8>>(), "by number, not by text");
        document_update::replace(&mut write, world.tenant, id, 13, b"all").await.unwrap();
        document_update::append(&mut write, world.tenant, id, 14, b"more").await.unwrap();
        let updates = document_update::all(&mut write, world.tenant, id).await.unwrap();
        assert_eq!((updates.last, updates.bytes), (14, vec![b"all".to_vec(), b"more".to_vec()]));
        let taken = document_update::append(&mut write, world.tenant, id, 14, b"x").await.unwrap_err();
        assert!(matches!(taken, Error::Contradiction(_)), "{taken:?}");
    }

    async fn versions_are_numbered_and_the_latest_is_on_the_cover(database: TestDatabase) {
        let world = World::on(&database).await;
        let blueprint = world.blueprint("Estate", 10).await;
        let mut write = world.database.write().await.unwrap();
        assert_eq!(version::latest(&mut write, world.tenant, blueprint.id).await.unwrap(), None);
        let mut parent = None;
        let mut versions = Vec::new();
        for number in 1..=11 {
            let version = Version {
                id: VersionId::new(NOW, world.ids.next_bytes()),
                number,
                message: format!("number {number}"),
                author: "Ada".to_owned(),
                parent,
                digest: blueprint.base,
                created_at: Timestamp::from_micros(i64::from(number)),
            };
            version::insert(&mut write, world.tenant, blueprint.id, &version).await.unwrap();
            parent = Some(version.id);
            versions.insert(0, version);
        }
        assert_eq!(version::list(&mut write, world.tenant, blueprint.id).await.unwrap(), versions, "latest first");
        assert_eq!(version::latest(&mut write, world.tenant, blueprint.id).await.unwrap(), versions.first().cloned());
        let third = &versions[8];
        assert_eq!(version::get(&mut write, world.tenant, blueprint.id, third.id).await.unwrap().as_ref(), Some(third));
        assert_eq!(version::get(&mut write, world.other, blueprint.id, third.id).await.unwrap(), None, "another tenant");
        let cover = blueprint::get(&mut write, world.tenant, blueprint.id).await.unwrap().unwrap();
        assert_eq!((cover.latest_version.as_deref(), cover.edited), (Some("number 11"), false));
    }

    async fn the_latest_offer_waits(database: TestDatabase) {
        let world = World::on(&database).await;
        let blueprint = world.blueprint("Estate", 10).await;
        let mut write = world.database.write().await.unwrap();
        assert_eq!(incoming::get(&mut write, world.tenant, blueprint.id).await.unwrap(), None);
        for since in [5, 6] {
            let offer = Incoming { digest: blueprint.base, since: Timestamp::from_micros(since) };
            incoming::put(&mut write, world.tenant, blueprint.id, offer).await.unwrap();
        }
        let waits = incoming::get(&mut write, world.tenant, blueprint.id).await.unwrap().unwrap();
        assert_eq!(waits.since.as_micros(), 6, "an offer replaces the one before");
        assert!(blueprint::get(&mut write, world.tenant, blueprint.id).await.unwrap().unwrap().incoming);
        assert!(incoming::remove(&mut write, world.tenant, blueprint.id).await.unwrap());
        assert!(!incoming::remove(&mut write, world.tenant, blueprint.id).await.unwrap(), "nothing waits any more");
    }

    async fn changes_are_numbered_without_gaps_per_tenant(database: TestDatabase) {
        let world = World::on(&database).await;
        let change = |subject: &str| Change {
            id: ChangeId::new(NOW, world.ids.next_bytes()),
            operation: "blueprint.rename".to_owned(),
            resource: "blueprint".to_owned(),
            subject: subject.to_owned(),
            made_at: NOW,
        };
        let mut read = world.database.read().await.unwrap();
        assert_eq!(change::last(&mut read, world.tenant).await.unwrap(), 0);
        drop(read);
        for (tenant, subject, number) in [(world.tenant, "a", 1), (world.other, "b", 1), (world.tenant, "c", 2)] {
            let mut write = world.database.write().await.unwrap();
            assert_eq!(change::append(&mut write, tenant, &change(subject)).await.unwrap(), number);
            write.commit().await.unwrap();
            let mut abandoned = world.database.write().await.unwrap();
            change::append(&mut abandoned, tenant, &change("never")).await.unwrap();
        }
        let mut read = world.database.read().await.unwrap();
        assert_eq!(change::last(&mut read, world.tenant).await.unwrap(), 2);
        let changes = change::after(&mut read, world.tenant, 0, 10).await.unwrap();
        let subjects: Vec<_> = changes.iter().map(|(number, change)| (*number, change.subject.as_str())).collect();
        assert_eq!(subjects, [(1, "a"), (2, "c")]);
        assert_eq!(change::after(&mut read, world.tenant, 0, 1).await.unwrap().len(), 1, "no more than asked for");
        assert!(change::after(&mut read, world.tenant, 2, 10).await.unwrap().is_empty());
    }

    async fn an_outcome_is_kept_once(database: TestDatabase) {
        let world = World::on(&database).await;
        let key = IdempotencyKey::new(NOW, [4; 10]);
        let first = Outcome {
            request: Digest::of(b"asked"), operation: "x".into(), answer: b"{\"a\":1}\0".to_vec(), made_at: NOW,
        };
        let second = Outcome { answer: b"other".to_vec(), ..first.clone() };
        let mut write = world.database.write().await.unwrap();
        assert_eq!(outcome::get(&mut write, world.tenant, key).await.unwrap(), None);
        assert!(outcome::insert(&mut write, world.tenant, key, &first).await.unwrap());
        assert!(!outcome::insert(&mut write, world.tenant, key, &second).await.unwrap(), "the key is taken");
        assert!(outcome::insert(&mut write, world.other, key, &second).await.unwrap(), "another tenant");
        assert_eq!(outcome::get(&mut write, world.tenant, key).await.unwrap(), Some(first));
    }

    async fn the_audit_is_a_chain_that_holds(database: TestDatabase) {
        let world = World::on(&database).await;
        let mut write = world.database.write().await.unwrap();
        assert_eq!(audit::verify(&mut write, world.tenant).await.unwrap().entries, 0, "an empty chain holds");
        let mut previous = None;
        for number in 1..=3u64 {
            let entry = audit::append(&mut write, world.tenant, record(number)).await.unwrap();
            assert_eq!(entry.sequence, number);
            assert!(previous.is_none_or(|digest| entry.previous == digest), "each holds the digest of the one before");
            previous = Some(entry.digest);
        }
        audit::append(&mut write, world.other, record(9)).await.unwrap();
        write.commit().await.unwrap();
        let mut read = world.database.read().await.unwrap();
        let verified = audit::verify(&mut read, world.tenant).await.unwrap();
        assert_eq!((verified.entries, Some(verified.head)), (3, previous));
        let entries = audit::after(&mut read, world.tenant, 1, 10).await.unwrap();
        assert_eq!(entries.iter().map(|entry| entry.record.clone()).collect::<Vec<_>>(), [record(2), record(3)]);
    }
}

fn record(number: u64) -> audit::Record {
    audit::Record {
        recorded_at: NOW,
        made_at: NOW,
        actor: UserId::new(NOW, [5; 10]),
        operation: "blueprint.rename".to_owned(),
        permission: "blueprint:update".to_owned(),
        decision: "local: allowed".to_owned(),
        result: "done".to_owned(),
        subject: format!("blueprint:{number}"),
        before: (number > 1).then(|| Digest::of(b"before")),
        after: Some(Digest::of(b"after")),
        key: Some(IdempotencyKey::new(NOW, [6; 10])),
    }
}

#[cfg(unix)]
#[tokio::test]
async fn a_new_file_is_for_its_owner_alone() {
    use std::os::unix::fs::PermissionsExt as _;
    let database = TestDatabase::sqlite();
    let _open = database.open().await;
    let storage::Location::Sqlite(path) = &database.location else { return };
    let folder = path.parent().unwrap();
    for entry in std::fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        let mode = entry.metadata().unwrap().permissions().mode() & 0o777;
        assert_eq!(mode, 0o600, "{}", entry.path().display());
    }
}
