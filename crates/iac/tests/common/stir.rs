//! Edits at random, and what must hold after each of them.

#![expect(clippy::panic, reason = "what must hold and does not ends the run")]

use domain::FileSet;
use domain::edit::Edit;
use domain::graph::{Component, ComponentKind};
use iac::Project;

/// A small generator of numbers, the same for the same seed.
pub struct Random(pub u64);

impl Random {
    pub fn below(&mut self, most: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % most.max(1) as u64) as usize
    }

    fn pick<'i, T>(&mut self, items: &'i [T]) -> Option<&'i T> {
        let at = self.below(items.len());
        items.get(at)
    }
}

const EXPRESSIONS: [&str; 8] = [
    "true",
    "42",
    "\"a rather long text, longer than most\"",
    "var.anything",
    "[for x in local.list : x.id if x.on]",
    "{ a = 1, b = \"c\" }",
    "cond ? one.two.three : [4]",
    "\"${local.name}-x\"",
];

/// An edit that may or may not apply, and the edit that takes it back where there is one.
pub fn edit(project: &Project, random: &mut Random) -> Option<(Edit, Option<Edit>)> {
    let components = &project.graph().components;
    let component = random.pick(components)?;
    let key = component.key.clone();
    let other = random.pick(components)?.key.clone();
    let expression = random.pick(&EXPRESSIONS).map(|text| (*text).to_owned())?;
    let fresh = format!("fresh_{}", random.below(1_000_000));
    let top: Vec<_> = component.attributes.iter().collect();
    Some(match random.below(14) {
        0 | 1 => {
            let attribute = random.pick(&top)?;
            let back =
                Edit::Set { key: key.clone(), path: attribute.path.clone(), expression: attribute.expression.clone() };
            (
                Edit::Set { key, path: attribute.path.clone(), expression },
                plain(component, &attribute.path).then_some(back),
            )
        }
        2 => {
            let back = Edit::Unset { key: key.clone(), path: fresh.clone() };
            let takes_back = component.kind != ComponentKind::Local && opens_on_several_lines(project, component);
            (Edit::Set { key, path: fresh, expression }, takes_back.then_some(back))
        }
        3 => (Edit::Unset { key, path: random.pick(&top)?.path.clone() }, None),
        4 => {
            let attribute = random.pick(&top)?;
            (Edit::Set { key, path: format!("{}.{fresh}", attribute.path), expression }, None)
        }
        5 => {
            let renamed = domain::graph::ComponentKey::new(
                key.directory(),
                &key.address().replace(&format!(".{}", component.name), &format!(".{fresh}")),
            );
            let back = Edit::Rename { key: renamed, name: component.name.clone() };
            let simple = component.kind != ComponentKind::Provider && !key.address().contains('#');
            (Edit::Rename { key, name: fresh }, simple.then_some(back))
        }
        6 => {
            let edit = Edit::Add {
                directory: key.directory().to_owned(),
                file: None,
                kind: ComponentKind::Resource,
                type_name: "aws_instance".to_owned(),
                name: fresh.clone(),
                body: format!("ami = {expression}\nlonger_name = 1\n"),
            };
            let added = domain::graph::ComponentKey::new(key.directory(), &format!("aws_instance.{fresh}"));
            let there = project.file_for(key.directory(), ComponentKind::Resource, "aws_instance");
            let ending: &[u8] = if there.ends_with(".json") { b"}" } else { b"}\n" };
            let had_file = project.files().get(&there).is_some_and(|bytes| bytes.ends_with(ending));
            (edit, had_file.then_some(Edit::Remove { key: added }))
        }
        7 => (Edit::Remove { key }, None),
        8 => {
            let attribute = random.pick(&top).map_or("depends_on", |attribute| &attribute.path).to_owned();
            (Edit::Connect { from: key, to: other, attribute }, None)
        }
        9 => {
            let connections: Vec<_> = project.graph().connections.iter().filter(|one| one.from == key).collect();
            let connection = random.pick(&connections)?;
            let edit =
                Edit::Disconnect { from: key, to: connection.to.clone(), attribute: connection.attribute.clone() };
            (edit, None)
        }
        10 => (Edit::AddBlock { key, path: "timeouts".to_owned(), body: format!("create = {expression}") }, None),
        11 | 12 => {
            let block =
                random.pick(&["ingress", "lifecycle", "part.deep", "timeouts"]).map(|path| (*path).to_owned())?;
            if random.below(2) == 0 {
                (Edit::AddBlock { key, path: block, body: format!("a = {expression}\nb {{\n  c = 1\n}}") }, None)
            } else {
                let path = if random.below(2) == 0 { block } else { format!("{block}[0]") };
                (Edit::RemoveBlock { key, path }, None)
            }
        }
        _ => {
            let directory = key.directory().to_owned();
            let ending = if random.below(2) == 0 { "tf" } else { "tf.json" };
            let file = format!("{fresh}.{ending}");
            let file = if directory == "." { file } else { format!("{directory}/{file}") };
            (Edit::MoveToFile { key, file }, None)
        }
    })
}

/// Whether an attribute stands alone under its path and can be set back as it was. Of what stands in a JSON file over
/// several lines, the expression does not say the layout.
fn plain(component: &Component, path: &str) -> bool {
    let attributes = component.attributes.iter().filter(|attribute| attribute.path == path).collect::<Vec<_>>();
    let renames = component.kind == ComponentKind::Provider && path == "alias";
    let in_lines = |attribute: &&domain::graph::Attribute| {
        component.place.file.ends_with(".json") && attribute.expression.starts_with(['{', '['])
    };
    attributes.len() == 1
        && !renames
        && !attributes.iter().any(in_lines)
        && !attributes.iter().any(|attribute| attribute.expression.contains("<<"))
}

/// Whether its braces stand on lines of their own, so that a new attribute opens nothing up.
fn opens_on_several_lines(project: &Project, component: &Component) -> bool {
    let text = project.block_text(&component.key).unwrap_or_default();
    if component.place.file.ends_with(".json") {
        return true;
    }
    text.lines().next().is_some_and(|line| line.trim_end().ends_with('{')) && text.ends_with("\n}")
}

/// Makes an edit and checks what must hold; gives the project after it, or `None` when it was refused.
pub fn check(project: &Project, edit: &Edit, back: Option<&Edit>, values: &FileSet) -> Option<Project> {
    let Ok(applied) = project.apply(std::slice::from_ref(edit)) else { return None };
    let (before, after) = (project.files(), applied.project.files());
    for (path, bytes) in before.iter() {
        let now = after.get(path).unwrap_or_else(|| panic!("`{path}` is gone after {edit:?}"));
        if !applied.files.iter().any(|file| file == path) {
            assert_eq!(now, bytes, "`{path}` is said to be untouched by {edit:?}");
        }
        if applied.files.iter().any(|file| file == path) && path.ends_with(".tf") && hcl::format::is_formatted(bytes) {
            assert!(
                hcl::format::is_formatted(now),
                "`{path}` was formatted before {edit:?}:\n{}",
                iac::difference(before, after).into_iter().map(|(_, text)| text).collect::<String>()
            );
        }
    }
    let again = Project::read(after, values, None).with_root(Some(applied.project.root()));
    assert!(again.graph() == applied.project.graph(), "reading anew gives another graph after {edit:?}");
    assert_eq!(again.digest(), applied.project.digest());
    if let Some(back) = back {
        let restored = applied.project.apply(std::slice::from_ref(back));
        let restored = restored.unwrap_or_else(|error| panic!("{back:?} should take {edit:?} back: {error}"));
        let shown: String =
            iac::difference(before, restored.project.files()).into_iter().map(|(_, text)| text).collect();
        assert!(shown.is_empty(), "{back:?} takes {edit:?} back:\n{shown}");
    }
    Some(applied.project)
}
