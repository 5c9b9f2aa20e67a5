//! New blocks.

use domain::graph::{ComponentKey, ComponentKind};
use hcl::patch::Place;
use hcl::{BodyPath, Item};
use rustc_hash::FxHashMap;

use super::draft::Draft;
use super::error::{Refusal, bad_expression};
use super::home;
use super::locate;
use super::nested::block_text;
use super::written::Writer;
use crate::source::Source;
use crate::source::names::FileKind;
use hcl::syntax::TriviaKind;

/// A block that is not there yet.
pub(super) struct New<'e> {
    pub(super) kind: ComponentKind,
    pub(super) type_name: &'e str,
    pub(super) name: &'e str,
    pub(super) body: &'e str,
}

/// Adds a block to the module at `directory`.
pub(super) fn add(draft: &mut Draft, directory: &str, file: Option<&str>, new: &New<'_>) -> Result<(), Refusal> {
    let path = match file {
        Some(file) => draft.file_in(directory, file)?,
        None => draft.file_in(directory, &home::of(&draft.sources, directory, new.kind, new.type_name))?,
    };
    if new.kind == ComponentKind::Local {
        return add_local(draft, directory, &path, new);
    }
    let (block_type, labels) = head(new)?;
    for label in &labels {
        if !super::is_name(label) {
            return Err(Refusal::BadName(label.clone()));
        }
    }
    let body = match new.kind {
        ComponentKind::Module if !new.type_name.is_empty() && !gives_source(new.body) => {
            format!("  source = {}\n{}", hcl::format::string_text(new.type_name), new.body)
        }
        _ => new.body.to_owned(),
    };
    let text = block_text(block_type, &labels, &body)?;
    if let Some(taken) = taken(draft, directory, &text) {
        return Err(Refusal::Taken(taken));
    }
    let key = insert(draft, directory, &path, &text)?;
    draft.created.extend(key);
    draft.modules.insert(directory.to_owned());
    Ok(())
}

/// The block's type and labels.
fn head(new: &New<'_>) -> Result<(&'static str, Vec<String>), Refusal> {
    let (type_name, name) = (new.type_name.to_owned(), new.name.to_owned());
    Ok(match new.kind {
        ComponentKind::Resource => ("resource", vec![type_name, name]),
        ComponentKind::Data => ("data", vec![type_name, name]),
        ComponentKind::Ephemeral => ("ephemeral", vec![type_name, name]),
        ComponentKind::Action => ("action", vec![type_name, name]),
        ComponentKind::Module => ("module", vec![name]),
        ComponentKind::Variable => ("variable", vec![name]),
        ComponentKind::Output => ("output", vec![name]),
        ComponentKind::Provider => ("provider", vec![name]),
        ComponentKind::Check => ("check", vec![name]),
        ComponentKind::Settings => ("terraform", Vec::new()),
        ComponentKind::Moved => ("moved", Vec::new()),
        ComponentKind::Import => ("import", Vec::new()),
        ComponentKind::Removed => ("removed", Vec::new()),
        ComponentKind::Local | ComponentKind::Unknown => return Err(Refusal::NotAddable),
    })
}

fn gives_source(body: &str) -> bool {
    hcl::parse(body.as_bytes()).body().attribute("source").is_some()
}

/// The component whose address the text of a block would repeat.
fn taken(draft: &Draft, directory: &str, text: &str) -> Option<ComponentKey> {
    let read = Source::read("new.tf", &text.as_bytes().into())?;
    let definition = read.definitions.first().filter(|definition| !definition.is_numbered())?;
    let key = ComponentKey::new(directory, &definition.address);
    locate::find(&draft.sources, &key).is_some().then_some(key)
}

/// Puts the text of blocks into a file, after the last block of the first one's type; gives the keys of what is new.
pub(super) fn insert(draft: &mut Draft, directory: &str, path: &str, text: &str) -> Result<Vec<ComponentKey>, Refusal> {
    let read = Source::read("new.tf", &text.as_bytes().into());
    let read = read.ok_or_else(|| Refusal::BadFile { file: path.to_owned(), directory: directory.to_owned() })?;
    let edits: Vec<hcl::Edit> = if FileKind::of(path).is_json() {
        if read.tree.trivia().any(|trivia| trivia.kind != TriviaKind::BlankLine) {
            draft
                .notes
                .push(format!("`{path}` is written in JSON, which has no place for comments; they were left out"));
        }
        read.tree.body().blocks().map(|block| hcl::Edit::add_block(BodyPath::new(), Writer::block(block))).collect()
    } else {
        let place = place(draft, path, &read);
        vec![hcl::Edit::AddSource { body: BodyPath::new(), source: text.to_owned(), place }]
    };
    draft.patch(path, &edits)?;
    let Some(source) = draft.sources.get(path) else { return Ok(Vec::new()) };
    // What has a name stands there alone; of what has none, the last is the new one.
    let mut back: FxHashMap<&str, usize> = FxHashMap::default();
    let mut created = Vec::new();
    for new in read.definitions.iter().rev() {
        let seen = back.entry(&new.address).or_insert(0);
        *seen += 1;
        let all = source.at_address(&new.address);
        let at = all.len().checked_sub(*seen).and_then(|at| all.get(at));
        if let Some(definition) = at.and_then(|at| source.definitions.get(*at as usize)) {
            created.push(locate::key_of(&draft.sources, path, definition));
        }
    }
    created.reverse();
    Ok(created)
}

/// After the last block of the same type and first label; at the end where there is none.
fn place(draft: &Draft, path: &str, new: &Source) -> Place {
    let alike = |one: hcl::Block<'_>, other: hcl::Block<'_>| {
        one.block_type() == other.block_type()
            && one.labels().next().map(|label| label.text()) == other.labels().next().map(|label| label.text())
    };
    let Some(first) = new.tree.body().blocks().next() else { return Place::End };
    let Some(source) = draft.sources.get(path) else { return Place::End };
    let is_named = matches!(first.block_type(), "variable" | "output" | "module" | "check" | "provider");
    let last = source.tree.body().blocks().filter(|block| !is_named && alike(*block, first)).last();
    last.map_or(Place::End, |block| Place::After(block.step()))
}

/// A local goes into the last `locals` block of its file, or into a new one.
fn add_local(draft: &mut Draft, directory: &str, path: &str, new: &New<'_>) -> Result<(), Refusal> {
    if !super::is_name(new.name) {
        return Err(Refusal::BadName(new.name.to_owned()));
    }
    let key = ComponentKey::new(directory, &format!("local.{}", new.name));
    if locate::find(&draft.sources, &key).is_some() {
        return Err(Refusal::Taken(key));
    }
    let expression = new.body.trim();
    hcl::parse_expression(expression).map_err(|error| bad_expression(&error))?;
    let locals = draft.sources.get(path).and_then(|source| {
        let blocks = source.tree.body().items().filter_map(|item| match item {
            Item::Block(block) if block.block_type() == "locals" => Some(block),
            Item::Block(_) | Item::Attribute(_) | Item::Error(_) => None,
        });
        blocks.last().map(hcl::Block::path)
    });
    match locals {
        Some(body) => draft.patch(path, &[hcl::Edit::set_attribute(body, new.name, expression)])?,
        None => {
            let text = block_text("locals", &[], &format!("  {} = {expression}\n", new.name))?;
            insert(draft, directory, path, &text)?;
        }
    }
    draft.created.push(key);
    draft.modules.insert(directory.to_owned());
    Ok(())
}
