//! Files that changed outside: never overwritten, never overwriting.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test ends at the first thing that is not as it should be"
)]

use api::blueprints::{Blueprint, Create, CreateRequest, Export, ExportRequest, Get, OneBlueprint, Origin};
use api::editing::{Apply, EditRequest, ReadScene, ReadSource, SceneRequest, SourceRequest};
use api::incoming::{
    Choice, InStep, InStepRequest, Merge, MergeRequest, Offer, OfferRequest, Offered, Review, ReviewResponse,
};
use api::versions::{List as ListVersions, Restore, RestoreRequest};
use domain::compare::Side;
use domain::edit::Edit;
use domain::graph::ComponentKey;
use domain::ids::{BlueprintId, SessionId, VersionId};
use domain::{Digest, FileEntry, FileSet};
use test_support::core::NOW;
use test_support::{TestCore, both_engines};

const VPC: &str = "resource \"aws_vpc\" \"main\" {\n  cidr_block = \"10.0.0.0/16\"\n  tags = {}\n}\n";

struct Desk {
    core: TestCore,
    id: BlueprintId,
    session: SessionId,
}

fn folder(main: &str) -> Vec<FileEntry> {
    let mut files = FileSet::new();
    files.insert("main.tf", main.as_bytes()).unwrap();
    files.to_entries()
}

fn vpc() -> ComponentKey {
    ComponentKey::new(".", "aws_vpc.main")
}

impl Desk {
    async fn with(core: TestCore) -> Self {
        let id = BlueprintId::new(NOW, core.client.ids().next_bytes());
        let from = Origin::Files { files: folder(VPC), values_only: Vec::new(), root: None };
        core.client.call::<Create>(&CreateRequest { id, name: "Estate".to_owned(), from }).await.unwrap();
        let session = SessionId::new(NOW, core.client.ids().next_bytes());
        Self { core, id, session }
    }

    async fn set(&self, path: &str, expression: &str) {
        let edits = vec![Edit::Set { key: vpc(), path: path.to_owned(), expression: expression.to_owned() }];
        self.edit(edits).await;
    }

    async fn edit(&self, edits: Vec<Edit>) {
        let request = EditRequest { id: self.id, session: self.session, digest: None, edits };
        self.core.client.call::<Apply>(&request).await.unwrap();
    }

    async fn offer(&self, main: &str) -> Offered {
        let request = OfferRequest { id: self.id, files: folder(main), values_only: Vec::new() };
        self.core.client.call::<Offer>(&request).await.unwrap()
    }

    async fn review(&self) -> ReviewResponse {
        self.core.client.call::<Review>(&OneBlueprint { id: self.id }).await.unwrap()
    }

    fn merge(&self, digest: Digest, choices: Vec<Choice>) -> MergeRequest {
        let kept_as = VersionId::new(NOW, self.core.client.ids().next_bytes());
        MergeRequest { id: self.id, digest, kept_as, choices }
    }

    async fn cover(&self) -> Blueprint {
        self.core.client.call::<Get>(&OneBlueprint { id: self.id }).await.unwrap()
    }

    async fn text(&self) -> String {
        let request = SourceRequest { id: self.id, path: "main.tf".to_owned(), version: None };
        self.core.client.call::<ReadSource>(&request).await.unwrap().text
    }

    async fn export(&self) -> api::blueprints::Exported {
        self.core.client.call::<Export>(&ExportRequest { id: self.id, version: None }).await.unwrap()
    }
}

both_engines! {
    async fn what_came_in_is_merged_with_what_was_edited(database: TestDatabase) {
        let mut desk = Desk::with(TestCore::open(database).await).await;
        desk.set("cidr_block", "\"10.9.0.0/16\"").await;
        desk.edit(vec![Edit::Annotate { key: vpc(), text: "ours".to_owned() }]).await;
        let before = desk.text().await;
        let outside = VPC.replace("tags = {}", "tags = { a = 1 }");
        let offered = desk.offer(&outside).await;
        assert!(offered.waiting && desk.cover().await.incoming);
        assert_eq!(desk.text().await, before, "nothing is overwritten");
        let review = desk.review().await;
        assert_eq!((review.digest, review.report.conflicts.len()), (Some(offered.digest), 0));
        assert_eq!(review.comparison.unwrap().components.len(), 1);

        let merged = desk.core.client.call::<Merge>(&desk.merge(offered.digest, Vec::new())).await.unwrap();
        assert!(!merged.incoming && merged.edited, "{merged:?}");
        let text = desk.text().await;
        assert!(text.contains("10.9.0.0/16") && text.contains("{ a = 1 }"), "both sides: {text}");
        let versions = desk.core.client.call::<ListVersions>(&OneBlueprint { id: desk.id }).await.unwrap().versions;
        assert_eq!(versions[0].message, "Before merging what came in", "what was before is kept");
        assert_eq!(desk.export().await.base, offered.digest, "the folder holds what came in");
        desk.core = desk.core.reopen().await;
        assert_eq!((desk.text().await, desk.cover().await), (text, merged), "after a restart too");
        let request = SceneRequest { id: desk.id, version: None, against: None, values: false, session: None };
        let scene = desk.core.client.call::<ReadScene>(&request).await.unwrap().scene;
        assert_eq!(scene.nodes[0].note.as_deref(), Some("ours"), "notes are carried over");
    }

    async fn what_both_sides_changed_needs_a_choice(database: TestDatabase) {
        let desk = Desk::with(TestCore::open(database).await).await;
        desk.set("cidr_block", "\"10.1.0.0/16\"").await;
        let digest = desk.offer(&VPC.replace("10.0.0.0", "10.2.0.0")).await.digest;
        let [conflict] = desk.review().await.report.conflicts.try_into().unwrap();
        assert_eq!((conflict.key.clone(), conflict.path.as_str()), (vpc(), "cidr_block"));
        let before = desk.cover().await;
        let undecided = desk.core.client.call::<Merge>(&desk.merge(digest, Vec::new())).await.unwrap_err();
        assert_eq!((undecided.status, undecided.code.as_str()), (409, "conflicts-undecided"));
        assert_eq!(desk.cover().await, before, "nothing happened");
        let choice = Choice { key: conflict.key, path: conflict.path, side: Side::Theirs };
        desk.core.client.call::<Merge>(&desk.merge(digest, vec![choice])).await.unwrap();
        assert!(desk.text().await.contains("10.2.0.0"), "what was chosen");
    }

    async fn a_version_is_restored_and_what_was_before_is_kept(database: TestDatabase) {
        let mut desk = Desk::with(TestCore::open(database).await).await;
        let imported = desk.core.client.call::<ListVersions>(&OneBlueprint { id: desk.id }).await.unwrap().versions;
        desk.set("cidr_block", "\"10.1.0.0/16\"").await;
        desk.edit(vec![Edit::Place { key: vpc(), x: 500.0, y: 40.0 }]).await;
        let edited = desk.cover().await;
        let kept_as = VersionId::new(NOW, desk.core.client.ids().next_bytes());
        let request = RestoreRequest { id: desk.id, version: imported[0].id, kept_as };
        let restored = desk.core.client.call::<Restore>(&request).await.unwrap();
        assert_eq!((restored.digest, desk.text().await), (imported[0].digest, VPC.to_owned()));
        assert!(restored.revision > edited.revision);
        desk.core = desk.core.reopen().await;
        assert_eq!(desk.text().await, VPC);
        let kept_as_2 = VersionId::new(NOW, desk.core.client.ids().next_bytes());
        let back = RestoreRequest { id: desk.id, version: kept_as, kept_as: kept_as_2 };
        assert_eq!(desk.core.client.call::<Restore>(&back).await.unwrap().digest, edited.digest, "and back again");
        desk.set("cidr_block", "\"10.7.0.0/16\"").await;
        assert!(desk.text().await.contains("10.7.0.0"), "one can go on editing");
    }
}

#[tokio::test]
async fn the_same_files_are_no_news() {
    let desk = Desk::with(TestCore::sqlite().await).await;
    let before = desk.cover().await;
    assert!(!desk.offer(VPC).await.waiting);
    desk.set("cidr_block", "\"10.1.0.0/16\"").await;
    assert!(!desk.offer(VPC).await.waiting, "the folder is as it was, only the blueprint was edited");
    assert_eq!(desk.review().await.digest, None);
    assert_eq!(before.incoming, desk.cover().await.incoming);
}

#[tokio::test]
async fn files_that_went_back_wait_no_longer() {
    let desk = Desk::with(TestCore::sqlite().await).await;
    assert!(desk.offer("# another branch\n").await.waiting);
    let digest = desk.review().await.digest.unwrap();
    assert!(!desk.offer(VPC).await.waiting, "the branch was switched back");
    assert!(!desk.cover().await.incoming);
    let gone = desk.core.client.call::<Merge>(&desk.merge(digest, Vec::new())).await.unwrap_err();
    assert_eq!((gone.status, gone.code.as_str()), (409, "other-incoming"));
}

#[tokio::test]
async fn what_was_saved_is_in_step() {
    let desk = Desk::with(TestCore::sqlite().await).await;
    desk.set("cidr_block", "\"10.1.0.0/16\"").await;
    let exported = desk.export().await;
    assert_ne!(exported.digest, exported.base);
    desk.set("tags", "{ late = 1 }").await;
    let saved = InStepRequest { id: desk.id, digest: exported.digest };
    desk.core.client.call::<InStep>(&saved).await.unwrap();
    let next = desk.export().await;
    assert_eq!(next.base, exported.digest, "it was edited while it was being saved");
    assert_eq!(next.changes.components.len(), 1, "the late edit alone differs from the folder");
    let main = String::from_utf8_lossy(&exported.files[0].content.0).into_owned();
    assert!(!desk.offer(&main).await.waiting, "the watcher sees what was saved");
    let unknown = InStepRequest { id: desk.id, digest: Digest::of(b"never") };
    let problem = desk.core.client.call::<InStep>(&unknown).await.unwrap_err();
    assert_eq!((problem.status, problem.code.as_str()), (409, "content-unknown"));
}

#[tokio::test]
async fn files_that_hold_what_was_edited_here_are_in_step() {
    let desk = Desk::with(TestCore::sqlite().await).await;
    desk.set("cidr_block", "\"10.1.0.0/16\"").await;
    let text = desk.text().await;
    desk.offer("# something else\n").await;
    assert!(!desk.offer(&text).await.waiting, "somebody made the same change outside");
    let export = desk.export().await;
    assert_eq!(export.base, export.digest);
    assert!(!desk.cover().await.incoming);
}
