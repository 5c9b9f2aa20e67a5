//! Working on a blueprint through its operations: in memory fast, in the database true.

#![expect(clippy::unwrap_used, reason = "a test ends at the first thing that is not as it should be")]

use api::blueprints::{
    Blueprint, Create, CreateRequest, Export, ExportRequest, Get, Inspect, InspectRequest, List, ListRequest,
    OneBlueprint, Origin, Picture, PictureFormat, PictureRequest, Rename, RenameRequest,
};
use api::catalogue::{ReadSchema, SchemaRequest, Types};
use api::editing::{
    Apply, Arrange, BlocksRequest, ComponentRequest, EditRequest, Preview, ReadBlocks, ReadComponent, ReadScene,
    ReadSource, Redo, SceneRequest, SceneResponse, SourceRequest, StepRequest, Undo,
};
use api::operation::Nothing;
use api::versions::{Compare, CompareRequest, List as ListVersions, Save, SaveRequest};
use domain::compare::Difference;
use domain::edit::Edit;
use domain::graph::{ComponentKey, ComponentKind};
use domain::ids::{BlueprintId, SessionId, VersionId};
use domain::{FileEntry, FileSet};
use test_support::core::NOW;
use test_support::{Client, TestCore, both_engines, settings};

const MAIN: &str = r#"# the network
resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
}

resource "aws_subnet" "a" {
  vpc_id     = aws_vpc.main.id
  cidr_block = "10.0.1.0/24"
}
"#;

fn entries(files: &[(&str, &str)]) -> Vec<FileEntry> {
    let mut set = FileSet::new();
    for (path, text) in files {
        set.insert(*path, text.as_bytes()).unwrap();
    }
    set.to_entries()
}

fn key(address: &str) -> ComponentKey {
    ComponentKey::new(".", address)
}

fn set(address: &str, path: &str, expression: &str) -> Edit {
    Edit::Set { key: key(address), path: path.to_owned(), expression: expression.to_owned() }
}

struct Desk {
    core: TestCore,
    id: BlueprintId,
    session: SessionId,
}

impl Desk {
    async fn with(core: TestCore, files: &[(&str, &str)]) -> Self {
        let id = BlueprintId::new(NOW, core.client.ids().next_bytes());
        let from = Origin::Files { files: entries(files), values_only: Vec::new(), root: None };
        core.client.call::<Create>(&CreateRequest { id, name: "Estate".to_owned(), from }).await.unwrap();
        let session = SessionId::new(NOW, core.client.ids().next_bytes());
        Self { core, id, session }
    }

    async fn sqlite() -> Self {
        Self::with(TestCore::sqlite().await, &[("main.tf", MAIN)]).await
    }

    fn request(&self, edits: Vec<Edit>) -> EditRequest {
        EditRequest { id: self.id, session: self.session, digest: None, edits }
    }

    async fn edit(&self, edit: Edit) -> api::editing::EditOutcome {
        self.core.client.call::<Apply>(&self.request(vec![edit])).await.unwrap()
    }

    async fn cover(&self) -> Blueprint {
        self.core.client.call::<Get>(&OneBlueprint { id: self.id }).await.unwrap()
    }

    async fn text(&self) -> String {
        let request = SourceRequest { id: self.id, path: "main.tf".to_owned(), version: None };
        self.core.client.call::<ReadSource>(&request).await.unwrap().text
    }

    async fn scene(&self) -> SceneResponse {
        let request =
            SceneRequest { id: self.id, version: None, against: None, values: false, session: Some(self.session) };
        self.core.client.call::<ReadScene>(&request).await.unwrap()
    }

    fn step(&self) -> StepRequest {
        StepRequest { id: self.id, session: self.session }
    }
}

both_engines! {
    async fn what_was_edited_is_there_after_a_restart(database: TestDatabase) {
        let mut desk = Desk::with(TestCore::open(database).await, &[("main.tf", MAIN)]).await;
        let imported = desk.cover().await;
        assert_eq!((imported.components, imported.edited), (2, false));
        assert_eq!(imported.latest_version.as_deref(), Some("Imported"));
        let outcome = desk.edit(set("aws_subnet.a", "cidr_block", "\"10.0.9.0/24\"")).await;
        assert_eq!((outcome.files.as_slice(), outcome.places), (["main.tf".to_owned()].as_slice(), 1));
        desk.edit(Edit::Annotate { key: key("aws_vpc.main"), text: "shared".to_owned() }).await;
        let before = (desk.cover().await, desk.text().await, desk.scene().await.scene);
        assert!(before.0.edited && before.1.contains("10.0.9.0/24"), "{}", before.1);
        desk.core = desk.core.reopen().await;
        assert_eq!((desk.cover().await, desk.text().await), (before.0, before.1), "nothing is lost");
        assert_eq!(desk.scene().await.scene, before.2, "the picture too");
        assert_eq!(desk.scene().await.history.undo, 2, "and what can be taken back");
    }

    async fn many_edits_are_compacted_and_still_there(database: TestDatabase) {
        let mut desk = Desk::with(TestCore::open(database).await, &[("main.tf", MAIN)]).await;
        for number in 0..230 {
            desk.edit(set("aws_subnet.a", "cidr_block", &format!("\"10.0.{number}.0/24\""))).await;
        }
        let cover = desk.cover().await;
        assert_eq!(cover.revision, 231);
        desk.core = desk.core.reopen().await;
        assert!(desk.text().await.contains("10.0.229.0/24"), "the last one stands");
        assert_eq!(desk.cover().await, cover);
    }
}

both_engines! {
    async fn two_cores_on_one_database_see_each_other(database: TestDatabase) {
        let desk = Desk::with(TestCore::open(database).await, &[("main.tf", MAIN)]).await;
        let other = server::Core::open(&desk.core.database.location, settings()).await.unwrap();
        let other = Client::new(&other, 2);
        let session = SessionId::new(NOW, other.ids().next_bytes());
        for number in 0..5 {
            desk.edit(set("aws_vpc.main", &format!("a{number}"), "1")).await;
            let edits = vec![set("aws_subnet.a", &format!("b{number}"), "1")];
            other.call::<Apply>(&EditRequest { id: desk.id, session, digest: None, edits }).await.unwrap();
        }
        let text = desk.text().await;
        let request = SourceRequest { id: desk.id, path: "main.tf".to_owned(), version: None };
        assert_eq!(other.call::<ReadSource>(&request).await.unwrap().text, text);
        assert!((0..5).all(|number| text.contains(&format!("a{number}")) && text.contains(&format!("b{number}"))));
        assert_eq!(desk.cover().await.revision, 11);
    }
}

#[tokio::test]
async fn an_unchanged_blueprint_exports_every_byte() {
    let files = [("main.tf", MAIN), ("README.md", "hello\r\n"), ("broken.tf", "resource {{{"), ("../beside/x.tf", "")];
    let desk = Desk::with(TestCore::sqlite().await, &files).await;
    let exported = desk.core.client.call::<Export>(&ExportRequest { id: desk.id, version: None }).await.unwrap();
    assert_eq!(exported.files, entries(&files[..3]), "all but what lies beside the project, which is only read");
    assert_eq!((exported.digest, exported.removed), (exported.base, Vec::new()));
    assert!(exported.changes.components.is_empty());
    assert_eq!(exported.digest, desk.cover().await.digest);
}

#[tokio::test]
async fn undo_and_redo_lead_back_and_forth() {
    let desk = Desk::sqlite().await;
    let start = desk.cover().await.digest;
    let edited = desk.edit(set("aws_vpc.main", "cidr_block", "\"10.1.0.0/16\"")).await;
    let undone = desk.core.client.call::<Undo>(&desk.step()).await.unwrap();
    assert_eq!((undone.digest, undone.history.undo, undone.history.redo), (start, 0, 1));
    assert_eq!(desk.text().await, MAIN);
    let redone = desk.core.client.call::<Redo>(&desk.step()).await.unwrap();
    assert_eq!(redone.digest, edited.digest);
    let nothing = desk.core.client.call::<Redo>(&desk.step()).await.unwrap_err();
    assert_eq!((nothing.status, nothing.code.as_str()), (409, "nothing-to-redo"));
    desk.core.client.call::<Undo>(&desk.step()).await.unwrap();
    assert_eq!(desk.core.client.call::<Undo>(&desk.step()).await.unwrap_err().code, "nothing-to-undo");
}

#[tokio::test]
async fn edits_are_all_made_or_none() {
    let desk = Desk::sqlite().await;
    let before = desk.cover().await;
    let edits = vec![set("aws_vpc.main", "cidr_block", "\"x\""), set("aws_vpc.nowhere", "cidr_block", "\"y\"")];
    let problem = desk.core.client.call::<Apply>(&desk.request(edits)).await.unwrap_err();
    assert_eq!((problem.status, problem.code.as_str()), (422, "edit-no-component"));
    assert!(problem.detail.unwrap().starts_with("edit 2: "), "it says which");
    assert_eq!(desk.cover().await, before);
    assert_eq!(desk.text().await, MAIN);
    let broken = desk.core.client.call::<Apply>(&desk.request(vec![set("aws_vpc.main", "cidr_block", "(")])).await;
    assert_eq!(broken.unwrap_err().code, "edit-bad-expression");
    assert_eq!(desk.core.client.call::<Apply>(&desk.request(Vec::new())).await.unwrap_err().code, "no-edits");
}

#[tokio::test]
async fn an_edit_made_on_older_content_is_refused_only_where_it_no_longer_applies() {
    let desk = Desk::sqlite().await;
    let seen = Some(desk.cover().await.digest);
    desk.edit(Edit::Remove { key: key("aws_subnet.a") }).await;
    let on = |edit| EditRequest { digest: seen, ..desk.request(vec![edit]) };
    let gone = desk.core.client.call::<Apply>(&on(set("aws_subnet.a", "cidr_block", "\"x\""))).await.unwrap_err();
    assert_eq!((gone.status, gone.code.as_str()), (409, "stale-content"));
    desk.core.client.call::<Apply>(&on(set("aws_vpc.main", "cidr_block", "\"x\""))).await.unwrap();
}

#[tokio::test]
async fn two_sittings_lose_nothing_of_each_other() {
    let files: Vec<(String, String)> =
        (0..2).map(|n| (format!("f{n}.tf"), format!("resource \"aws_vpc\" \"v{n}\" {{\n}}\n"))).collect();
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let desk = Desk::with(TestCore::sqlite().await, &files).await;
    let tasks: Vec<_> = (0..2)
        .map(|who| {
            let (client, id) = (desk.core.client.clone(), desk.id);
            let session = SessionId::new(NOW, client.ids().next_bytes());
            tokio::spawn(async move {
                for number in 0..25 {
                    let edit = set(&format!("aws_vpc.v{who}"), &format!("a{number}"), "1");
                    let request = EditRequest { id, session, digest: None, edits: vec![edit] };
                    client.call::<Apply>(&request).await.unwrap();
                }
                client.call::<Undo>(&StepRequest { id, session }).await.unwrap()
            })
        })
        .collect();
    for task in tasks {
        task.await.unwrap();
    }
    let exported = desk.core.client.call::<Export>(&ExportRequest { id: desk.id, version: None }).await.unwrap();
    for file in exported.files {
        let text = String::from_utf8_lossy(&file.content.0).into_owned();
        let set = text.lines().filter(|line| line.trim_start().starts_with('a')).count();
        assert_eq!(set, 24, "25 set, one taken back by its own sitting: {text}");
    }
    assert_eq!(desk.cover().await.revision, 53);
}

#[tokio::test]
async fn a_rename_of_the_blueprint_survives_the_edits_after_it() {
    let desk = Desk::sqlite().await;
    desk.edit(set("aws_vpc.main", "a", "1")).await;
    desk.core.client.call::<Rename>(&RenameRequest { id: desk.id, name: "Other".into() }).await.unwrap();
    let renamed = desk.cover().await.updated_at;
    desk.scene().await;
    desk.edit(set("aws_vpc.main", "b", "1")).await;
    let edited = desk.cover().await;
    assert_eq!(edited.name, "Other");
    assert!(edited.updated_at >= renamed, "the list is by the latest change");
}

#[tokio::test]
async fn what_is_renamed_stays_where_it_stood() {
    let files: &[(&str, &str)] =
        &[("main.tf", MAIN), ("more.tf", "resource \"aws_eip\" \"a\" {}\nresource \"aws_eip\" \"b\" {}\n")];
    let desk = Desk::with(TestCore::sqlite().await, files).await;
    let places = |scene: &SceneResponse| -> Vec<(String, f32, f32)> {
        let place = |node: &domain::scene::Node| (node.key.address().replace("aws_eip.z", "aws_eip.a"), node.x, node.y);
        let mut places: Vec<_> = scene.scene.nodes.iter().map(place).collect();
        places.sort_by(|one, other| one.0.cmp(&other.0));
        places
    };
    let before = places(&desk.scene().await);
    desk.edit(Edit::Rename { key: key("aws_eip.a"), name: "z".to_owned() }).await;
    assert_eq!(places(&desk.scene().await), before);
}

#[tokio::test]
async fn what_is_taken_back_stands_where_it_stood() {
    let files: &[(&str, &str)] =
        &[("main.tf", MAIN), ("more.tf", "resource \"aws_eip\" \"a\" {}\nresource \"aws_eip\" \"b\" {}\n")];
    let desk = Desk::with(TestCore::sqlite().await, files).await;
    let before = desk.scene().await.scene;
    let steps = [
        Edit::Place { key: key("aws_eip.a"), x: 400.0, y: 300.0 },
        Edit::Remove { key: key("aws_eip.a") },
        Edit::Rename { key: key("aws_eip.b"), name: "first".to_owned() },
        set("aws_subnet.a", "cidr_block", "\"10.0.9.0/24\""),
    ];
    for step in steps {
        desk.edit(step.clone()).await;
        assert_ne!(desk.scene().await.scene, before, "{step:?} shows");
        desk.core.client.call::<Undo>(&desk.step()).await.unwrap();
        assert_eq!(desk.scene().await.scene, before, "{step:?} taken back");
    }
}

#[tokio::test]
async fn the_picture_shows_what_is_there_and_stays_where_it_was() {
    let desk = Desk::sqlite().await;
    let before = desk.scene().await;
    let find =
        |scene: &SceneResponse, address: &str| scene.scene.nodes.iter().find(|node| node.key == key(address)).cloned();
    assert!(find(&before, "aws_subnet.a").is_some() && before.carried.is_empty());
    desk.edit(Edit::Place { key: key("aws_vpc.main"), x: 400.0, y: 300.0 }).await;
    let placed = desk.scene().await;
    assert!(find(&placed, "aws_vpc.main").unwrap().placed, "a person placed it");
    assert_eq!(placed.digest, before.digest, "where it stands is not content");
    assert_eq!(placed.history.undo, 1);
    desk.core.client.call::<Arrange>(&desk.step()).await.unwrap();
    let arranged = desk.scene().await;
    assert_eq!(arranged.scene, before.scene, "laid out from nothing, as in the beginning");
}

#[tokio::test]
async fn a_picture_that_grew_looks_the_same_after_a_restart_unless_it_was_laid_out_anew() {
    let mut desk = Desk::sqlite().await;
    let places = |scene: &SceneResponse| -> Vec<(ComponentKey, f32, f32)> {
        scene.scene.nodes.iter().map(|node| (node.key.clone(), node.x, node.y)).collect()
    };
    desk.scene().await;
    for name in ["b", "c", "d"] {
        let body = "vpc_id = aws_vpc.main.id\n".to_owned();
        let (directory, type_name, name) = (".".to_owned(), "aws_subnet".to_owned(), name.to_owned());
        desk.edit(Edit::Add { directory, file: None, kind: ComponentKind::Resource, type_name, name, body }).await;
        desk.scene().await;
    }
    let grown = desk.scene().await;
    desk.core = desk.core.reopen().await;
    assert_eq!(places(&desk.scene().await), places(&grown), "everything stands where it stood");
    desk.core.client.call::<Arrange>(&desk.step()).await.unwrap();
    let anew = desk.scene().await;
    assert_ne!(places(&anew), places(&grown), "from nothing it would stand elsewhere");
    desk.core = desk.core.reopen().await;
    assert_eq!(places(&desk.scene().await), places(&anew), "what was forgotten does not come back");
}

#[tokio::test]
async fn a_picture_is_drawn_as_svg_and_png() {
    let desk = Desk::sqlite().await;
    let request = |format, longest_side| PictureRequest { id: desk.id, format, dark: true, longest_side };
    let svg = desk.core.client.call::<Picture>(&request(PictureFormat::Svg, None)).await.unwrap();
    assert!(svg.content.0.starts_with(b"<svg"), "{}", svg.content_type);
    let png = desk.core.client.call::<Picture>(&request(PictureFormat::Png, Some(320))).await.unwrap();
    assert!(png.content.0.starts_with(b"\x89PNG"), "{}", png.content_type);
    let problem = desk.core.client.call::<Picture>(&request(PictureFormat::Png, Some(0))).await.unwrap_err();
    assert_eq!(problem.code, "bad-size");
}

#[tokio::test]
async fn a_component_is_told_with_its_source_and_its_connections() {
    let desk = Desk::sqlite().await;
    desk.edit(Edit::Annotate { key: key("aws_subnet.a"), text: "mind the gap".to_owned() }).await;
    let request = |address: &str| ComponentRequest { id: desk.id, key: key(address), version: None };
    let subnet = desk.core.client.call::<ReadComponent>(&request("aws_subnet.a")).await.unwrap();
    assert!(subnet.source.starts_with("resource \"aws_subnet\" \"a\" {"), "{}", subnet.source);
    assert_eq!(subnet.connections.len(), 1, "to its network");
    assert_eq!((subnet.note.as_str(), subnet.places, subnet.read_only), ("mind the gap", 1, false));
    assert!(subnet.schema.unwrap().attributes.iter().any(|attribute| attribute.name == "cidr_block"));
    let missing = desk.core.client.call::<ReadComponent>(&request("aws_vpc.nowhere")).await.unwrap_err();
    assert_eq!(missing.code, "component-not-found");
}

#[tokio::test]
async fn a_preview_changes_nothing() {
    let desk = Desk::sqlite().await;
    let before = desk.cover().await;
    let add = Edit::Add {
        directory: ".".to_owned(),
        file: None,
        kind: ComponentKind::Resource,
        type_name: "aws_subnet".to_owned(),
        name: "b".to_owned(),
        body: String::new(),
    };
    let preview = desk.core.client.call::<Preview>(&desk.request(vec![add])).await.unwrap();
    assert_eq!(preview.file.as_deref(), Some("main.tf"), "where its neighbours are");
    assert_eq!(preview.differences.len(), 1);
    assert!(preview.differences[0].unified.contains("+resource \"aws_subnet\" \"b\""), "{preview:?}");
    assert_eq!(desk.cover().await, before);
}

#[tokio::test]
async fn versions_are_kept_and_compared() {
    let desk = Desk::sqlite().await;
    desk.edit(set("aws_vpc.main", "cidr_block", "\"10.1.0.0/16\"")).await;
    let version = VersionId::new(NOW, desk.core.client.ids().next_bytes());
    let save = SaveRequest { id: desk.id, version, message: " wider ".to_owned() };
    let saved = desk.core.client.call::<Save>(&save).await.unwrap();
    assert_eq!((saved.number, saved.message.as_str(), saved.author.as_str()), (2, "wider", "Ada"));
    assert!(!desk.cover().await.edited, "it is what the latest version is");
    assert_eq!(desk.core.client.call::<Save>(&save).await.unwrap_err().code, "version-exists");
    desk.edit(Edit::Remove { key: key("aws_subnet.a") }).await;

    let versions = desk.core.client.call::<ListVersions>(&OneBlueprint { id: desk.id }).await.unwrap().versions;
    assert_eq!(versions.iter().map(|version| version.number).collect::<Vec<_>>(), [2, 1]);
    assert_eq!(versions[0].parent, Some(versions[1].id));
    let compare = |older, newer| CompareRequest { id: desk.id, older, newer };
    let request = compare(Some(versions[1].id), Some(version));
    let compared = desk.core.client.call::<Compare>(&request).await.unwrap();
    let [changed] = compared.comparison.components.as_slice() else { panic!("{compared:?}") };
    assert_eq!((changed.key.clone(), changed.difference), (key("aws_vpc.main"), Difference::Changed));
    assert!(compared.files[0].unified.contains("-  cidr_block = \"10.0.0.0/16\""));
    let compared = desk.core.client.call::<Compare>(&compare(Some(version), None)).await.unwrap();
    assert_eq!(compared.comparison.components[0].difference, Difference::Removed);
    let since_import = desk.core.client.call::<Compare>(&compare(None, None)).await.unwrap();
    assert_eq!(since_import.comparison.components.len(), 2, "since the folder was read");

    let request = SceneRequest { id: desk.id, version: None, against: Some(version), values: false, session: None };
    let marked = desk.core.client.call::<ReadScene>(&request).await.unwrap().scene;
    let removed = marked.nodes.iter().find(|node| node.key == key("aws_subnet.a")).unwrap();
    assert_eq!(removed.mark, domain::scene::Mark::Removed, "what is gone is drawn too");
    let exported =
        desk.core.client.call::<Export>(&ExportRequest { id: desk.id, version: Some(version) }).await.unwrap();
    assert_eq!(exported.digest, saved.digest);
    let unknown = VersionId::new(NOW, [0; 10]);
    let missing = desk.core.client.call::<Compare>(&compare(Some(unknown), None)).await.unwrap_err();
    assert_eq!(missing.code, "version-not-found");
}

#[tokio::test]
async fn a_folder_is_looked_at_without_keeping_anything() {
    let core = TestCore::sqlite().await;
    let files = entries(&[("live/main.tf", MAIN), ("modules/x/main.tf", ""), ("notes.txt", "hi")]);
    let seen = core.client.call::<Inspect>(&InspectRequest { files }).await.unwrap();
    assert_eq!((seen.roots[0].directory.as_str(), seen.roots[0].components), ("live", 2), "the best guess first");
    assert!(core.client.call::<List>(&ListRequest::default()).await.unwrap().blueprints.is_empty());
    let outside = vec![FileEntry { path: "/etc/passwd".into(), content: domain::files::Content([].into()) }];
    assert_eq!(core.client.call::<Inspect>(&InspectRequest { files: outside }).await.unwrap_err().code, "bad-path");
}

#[tokio::test]
async fn the_sample_says_that_it_is_one() {
    let core = TestCore::sqlite().await;
    let id = BlueprintId::new(NOW, core.client.ids().next_bytes());
    let request = CreateRequest { id, name: "Sample".into(), from: Origin::Sample };
    let sample = core.client.call::<Create>(&request).await.unwrap();
    assert!(sample.sample && sample.components > 5, "{sample:?}");
    let again = core.client.call::<Create>(&request).await.unwrap_err();
    assert_eq!((again.status, again.code.as_str()), (409, "blueprint-exists"));
    assert_eq!(core.client.call::<Get>(&OneBlueprint { id }).await.unwrap(), sample, "it is as it was");
}

#[tokio::test]
async fn an_empty_blueprint_takes_its_first_component() {
    let core = TestCore::sqlite().await;
    let id = BlueprintId::new(NOW, core.client.ids().next_bytes());
    let request = CreateRequest { id, name: "New".into(), from: Origin::Empty };
    core.client.call::<Create>(&request).await.unwrap();
    let session = SessionId::new(NOW, core.client.ids().next_bytes());
    let add = Edit::Add {
        directory: ".".to_owned(),
        file: None,
        kind: ComponentKind::Resource,
        type_name: "aws_vpc".to_owned(),
        name: "main".to_owned(),
        body: "cidr_block = \"10.0.0.0/16\"\n".to_owned(),
    };
    let edits = vec![add];
    let outcome = core.client.call::<Apply>(&EditRequest { id, session, digest: None, edits }).await.unwrap();
    assert_eq!(outcome.created, [key("aws_vpc.main")]);
    let cover = core.client.call::<Get>(&OneBlueprint { id }).await.unwrap();
    assert_eq!((cover.components, cover.edited, cover.digest), (1, true, outcome.digest));
}

#[tokio::test]
async fn values_that_git_ignores_are_read_and_never_stored() {
    let core = TestCore::sqlite().await;
    let id = BlueprintId::new(NOW, core.client.ids().next_bytes());
    let main = "variable \"secret\" {\n}\nresource \"aws_vpc\" \"main\" {\n  cidr_block = var.secret\n}\n";
    let from = Origin::Files {
        files: entries(&[("main.tf", main)]),
        values_only: entries(&[("secret.auto.tfvars", "secret = \"hunter2hunter2\"\n")]),
        root: None,
    };
    core.client.call::<Create>(&CreateRequest { id, name: "Secret".into(), from }).await.unwrap();
    let read = || async {
        let request = ComponentRequest { id, key: key("aws_vpc.main"), version: None };
        let component = core.client.call::<ReadComponent>(&request).await.unwrap().component;
        format!("{:?}", component.attributes[0].value)
    };
    assert!(read().await.contains("hunter2"), "it lends its value");
    let session = SessionId::new(NOW, core.client.ids().next_bytes());
    let scene = SceneRequest { id, version: None, against: None, values: false, session: Some(session) };
    let shown = core.client.call::<ReadScene>(&scene).await.unwrap().scene;
    assert!(format!("{shown:?}").contains("hunter2"), "the picture shows it");
    let edits = vec![set("aws_vpc.main", "enable_dns_support", "true")];
    core.client.call::<Apply>(&EditRequest { id, session, digest: None, edits }).await.unwrap();
    let database = core.database.open().await;
    let mut tx = database.read().await.unwrap();
    let pictures = storage::picture::all(&mut tx, server::core::LOCAL_TENANT, id).await.unwrap();
    assert_eq!(pictures.len(), 1, "where things stand is remembered");
    for (_, bytes) in &pictures {
        assert!(!bytes.windows(7).any(|window| window == b"hunter2"), "and nothing of what they say");
    }
    drop(tx);
    database.close().await;
    core.core.clone().close().await;
    let storage::Location::Sqlite(path) = &core.database.location else { panic!("a SQLite file") };
    let bytes = std::fs::read(path).unwrap();
    assert!(!bytes.windows(7).any(|window| window == b"hunter2"), "and is nowhere in the database");
}

#[tokio::test]
async fn blocks_are_copied_natively_whatever_their_file_is_written_in() {
    let json = r#"{"resource": {"aws_subnet": {"b": {"vpc_id": "${aws_vpc.main.id}", "tags": {"a b": "\/x"}}}}}"#;
    let desk = Desk::with(TestCore::sqlite().await, &[("main.tf", MAIN), ("more.tf.json", json)]).await;
    let keys = vec![key("aws_subnet.b"), key("aws_subnet.a")];
    let copied = desk.core.client.call::<ReadBlocks>(&BlocksRequest { id: desk.id, keys }).await.unwrap();
    let native =
        "resource \"aws_subnet\" \"b\" {\n  vpc_id = aws_vpc.main.id\n  tags = {\n    \"a b\" = \"/x\"\n  }\n}\n";
    assert_eq!(copied.texts[0], native);
    assert!(copied.texts[1].starts_with("resource \"aws_subnet\" \"a\" {\n") && copied.texts[1].ends_with("}\n"));
    let paste = Edit::Paste { directory: ".".into(), file: Some("main.tf".into()), source: copied.texts.join("\n") };
    assert_eq!(desk.edit(paste).await.created, [key("aws_subnet.b_2"), key("aws_subnet.a_2")]);
    let gone = BlocksRequest { id: desk.id, keys: vec![key("aws_vpc.gone")] };
    let refused = desk.core.client.call::<ReadBlocks>(&gone).await.unwrap_err();
    assert_eq!(refused.code, "component-not-found");
}

#[tokio::test]
async fn the_catalogue_is_given_whole() {
    let core = TestCore::sqlite().await;
    let types = core.client.call::<Types>(&Nothing {}).await.unwrap();
    assert!(types.types.len() > 300 && types.glyphs.len() > 30);
    let request = SchemaRequest { type_name: "aws_vpc".into(), data: false };
    let schema = core.client.call::<ReadSchema>(&request).await.unwrap().schema.unwrap();
    assert!(schema.attributes.iter().any(|attribute| attribute.name == "cidr_block"));
    let unknown = SchemaRequest { type_name: "x_y".into(), data: true };
    assert_eq!(core.client.call::<ReadSchema>(&unknown).await.unwrap().schema, None);
}
