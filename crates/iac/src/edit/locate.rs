//! Finding what an edit names.

use std::collections::BTreeMap;
use std::ops::Bound;
use std::sync::Arc;

use domain::graph::ComponentKey;
use hcl::{Body, BodyPath, Expr, ExprKind, Item};

use super::error::Refusal;
use crate::attribute_path::{self, Step};
use crate::modules::paths;
use crate::source::definition::Definition;
use crate::source::{Source, names};

/// The files that were read, by path.
pub(crate) type Sources = BTreeMap<String, Arc<Source>>;

/// A definition and the file it stands in.
#[derive(Clone, Copy)]
pub(crate) struct Found<'s> {
    pub(crate) source: &'s Source,
    pub(crate) definition: &'s Definition,
    /// Which item of its file `source` is, when it is a block that is edited alone.
    pub(crate) piece: Option<u32>,
}

impl<'s> Found<'s> {
    pub(crate) fn new(source: &'s Source, definition: &'s Definition) -> Self {
        Self { source, definition, piece: None }
    }

    /// Where its text is.
    pub(crate) fn home(self) -> Home {
        Home { path: self.source.path.clone(), piece: self.piece }
    }
}

/// A file, or one block of it that is edited alone.
pub(crate) struct Home {
    pub(crate) path: Arc<str>,
    pub(crate) piece: Option<u32>,
}

/// The configuration files of the module at `directory`, those that are laid over the others last.
pub(crate) fn files_of<'s>(sources: &'s Sources, directory: &str) -> Vec<&'s Arc<Source>> {
    let mut files: Vec<&Arc<Source>> =
        in_directory(sources, directory).filter(|source| source.kind.is_configuration()).collect();
    files.retain(|source| !names::stand_in(&source.path).is_some_and(|tofu| sources.contains_key(&tofu)));
    files.sort_by_key(|source| names::is_override(&source.path));
    files
}

/// The files right in `directory`, in path order.
pub(crate) fn in_directory<'s>(sources: &'s Sources, directory: &str) -> impl Iterator<Item = &'s Arc<Source>> {
    let prefix = if directory == "." { String::new() } else { format!("{directory}/") };
    let length = prefix.len();
    sources
        .range::<str, _>((Bound::Included(prefix.as_str()), Bound::Unbounded))
        .take_while(move |(path, _)| path.starts_with(&prefix))
        .filter(move |(path, _)| path.get(length..).is_some_and(|name| !name.contains('/')))
        .map(|(_, source)| source)
}

/// The definitions that have this address, as components are numbered: what override files lay over another one is none.
pub(super) fn at_address<'s>(sources: &'s Sources, directory: &str, address: &str) -> Vec<Found<'s>> {
    let mut all: Vec<Found<'s>> = Vec::new();
    for source in files_of(sources, directory) {
        let lays_over = names::is_override(&source.path);
        for definition in source.at_address(address).iter().filter_map(|at| source.definitions.get(*at as usize)) {
            if !(lays_over && !definition.is_numbered() && !all.is_empty()) {
                all.push(Found::new(source, definition));
            }
        }
    }
    all
}

/// The definition that a key names.
pub(crate) fn find<'s>(sources: &'s Sources, key: &ComponentKey) -> Option<Found<'s>> {
    let (plain, number) = match key.address().rsplit_once('#') {
        Some((plain, number)) => (plain, number.parse::<usize>().ok()?),
        None => (key.address(), 1),
    };
    let found = at_address(sources, key.directory(), plain).into_iter().nth(number.checked_sub(1)?)?;
    let numbered = key.address().contains('#');
    (numbered || !found.definition.is_numbered()).then_some(found)
}

/// The definition and every override that is laid over it, the definition first.
pub(crate) fn find_all<'s>(sources: &'s Sources, key: &ComponentKey) -> Vec<Found<'s>> {
    let Some(first) = find(sources, key) else { return Vec::new() };
    let mut all = vec![first];
    if first.definition.is_numbered() || names::is_override(&first.source.path) || key.address().contains('#') {
        return all;
    }
    for source in files_of(sources, key.directory()).into_iter().filter(|source| names::is_override(&source.path)) {
        let indexes = source.at_address(&first.definition.address).iter();
        let overlays = indexes.filter_map(|index| source.definitions.get(*index as usize));
        all.extend(overlays.map(|definition| Found::new(source, definition)));
    }
    all
}

/// Definitions of the same address in files for which OpenTofu has a stand-in: Terraform reads those.
pub(crate) fn twins<'s>(sources: &'s Sources, key: &ComponentKey) -> Vec<Found<'s>> {
    let Some(found) = find(sources, key).filter(|found| !found.definition.is_numbered()) else { return Vec::new() };
    let replaced = in_directory(sources, key.directory())
        .filter(|source| names::stand_in(&source.path).is_some_and(|tofu| sources.contains_key(&tofu)));
    let definitions = replaced.flat_map(|source| {
        let indexes = source.at_address(&found.definition.address).iter();
        indexes.filter_map(move |at| Some(Found::new(source, source.definitions.get(*at as usize)?)))
    });
    definitions.collect()
}

/// The key of the definition at this place, with its number where it has one.
pub(crate) fn key_of(sources: &Sources, path: &str, definition: &Definition) -> ComponentKey {
    let directory = paths::directory_of(path);
    let all = at_address(sources, directory, &definition.address);
    let is_it = |found: &Found<'_>| &*found.source.path == path && found.definition.span == definition.span;
    match all.iter().position(is_it) {
        Some(before) if before > 0 || definition.is_numbered() => {
            ComponentKey::new(directory, &format!("{}#{}", definition.address, before + 1))
        }
        Some(_) | None => ComponentKey::new(directory, &definition.address),
    }
}

/// How a patch names the block that a definition is, or, for a local, the block that it is in.
pub(crate) fn body_path(found: Found<'_>) -> BodyPath {
    match found.source.tree.body().items().nth(found.definition.item as usize) {
        Some(Item::Block(block)) => block.path(),
        Some(Item::Attribute(_) | Item::Error(_)) | None => BodyPath::new(),
    }
}

/// The body of a definition.
pub(crate) fn body(found: Found<'_>) -> Option<Body<'_>> {
    match found.source.tree.body().items().nth(found.definition.item as usize)? {
        Item::Block(block) => Some(block.body()),
        Item::Attribute(_) | Item::Error(_) => None,
    }
}

/// Where a path leads.
pub(crate) struct Spot<'s> {
    /// The blocks to step into, from the file's own body.
    pub(crate) blocks: BodyPath,
    /// The body at their end.
    pub(crate) body: Body<'s>,
    /// The attribute's name; none when the path ends at a block.
    pub(crate) attribute: Option<String>,
    /// The steps into the attribute's expression.
    pub(crate) inside: Vec<Step>,
}

/// Follows a path from the definition's body as far as there are blocks; the rest is an attribute and what is in it.
pub(crate) fn spot<'s>(found: Found<'s>, path: &str) -> Result<Spot<'s>, Refusal> {
    let bad = || Refusal::BadPath(path.to_owned());
    let mut steps = attribute_path::parse(path).map_err(|_| bad())?;
    let mut body = body(found).ok_or_else(bad)?;
    let mut blocks = body_path(found);
    if found.definition.kind == domain::graph::ComponentKind::Local {
        let inside = steps.split_off(1);
        if steps != [Step::Name(Definition::LOCAL_PATH.to_owned())] {
            return Err(bad());
        }
        return Ok(Spot { blocks, body, attribute: Some(found.definition.name.to_string()), inside });
    }
    let mut rest = steps.as_slice();
    loop {
        let Some((Step::Name(name), after)) = rest.split_first() else {
            return if rest.is_empty() {
                Ok(Spot { blocks, body, attribute: None, inside: Vec::new() })
            } else {
                Err(bad())
            };
        };
        let attribute_there = body.attribute(name).is_some();
        match block_step(body, name, after).filter(|_| !attribute_there) {
            Some((block, used)) => {
                blocks.push(block.step());
                body = block.body();
                rest = after.get(used..).unwrap_or_default();
            }
            None => {
                let inside = match body.attribute(name) {
                    Some(attribute) if found.source.kind.is_json() => settled(attribute.expr(), after),
                    Some(_) | None => after.to_vec(),
                };
                return Ok(Spot { blocks, body, attribute: Some(name.clone()), inside });
            }
        }
    }
}

/// The block of this type whose labels and number the steps give, and how many steps those are.
fn block_step<'s>(body: Body<'s>, block_type: &str, steps: &[Step]) -> Option<(hcl::Block<'s>, usize)> {
    let names: Vec<&str> = steps
        .iter()
        .map_while(|step| match step {
            Step::Name(name) => Some(name.as_str()),
            Step::Index(_) | Step::Key(_) => None,
        })
        .collect();
    let indexed = match steps.get(names.len()) {
        Some(Step::Index(index)) => Some(*index),
        Some(Step::Name(_) | Step::Key(_)) | None => None,
    };
    if let Some(index) = indexed {
        let labelled = |block: &hcl::Block<'_>| block.labels().map(hcl::syntax::Label::text).eq(names.iter().copied());
        if let Some(block) = body.blocks_of(block_type).filter(labelled).nth(index) {
            return Some((block, names.len() + 1));
        }
    }
    // A block without labels may be named without its number when it is the only one.
    let mut namesakes = body.blocks_of(block_type).filter(|block| block.labels().next().is_none());
    let only = namesakes.next().filter(|_| namesakes.next().is_none())?;
    match steps.first() {
        Some(Step::Name(_)) | None => Some((only, 0)),
        Some(Step::Index(_) | Step::Key(_)) => None,
    }
}

/// Steps as they lead through the value that nested blocks are in a JSON file: one object may stand for a list of one, and a list of one for an object.
pub(super) fn settled(value: Expr<'_>, steps: &[Step]) -> Vec<Step> {
    let mut left = Vec::new();
    let mut at = Some(value);
    for (number, step) in steps.iter().enumerate() {
        let here = at.map(Expr::unwrap_parens);
        let kind = here.map(Expr::kind);
        match (step, kind, here) {
            (Step::Index(0), Some(ExprKind::Object), _) if number + 1 < steps.len() => continue,
            (Step::Name(_) | Step::Key(_), Some(ExprKind::Tuple), Some(list)) if list.tuple_items().count() == 1 => {
                left.push(Step::Index(0));
                at = list.tuple_items().next();
            }
            _ => {}
        }
        left.push(step.clone());
        at = at.and_then(|here| match inside(here, std::slice::from_ref(step)) {
            Inside::Value(value) => Some(value),
            Inside::MissingItem(..) | Inside::Blocked => None,
        });
    }
    left
}

/// What is left of the steps into an expression where it goes no further.
pub(crate) enum Inside<'s> {
    /// All steps lead to this value.
    Value(Expr<'s>),
    /// This object has no item for the next step; the steps after it are left.
    MissingItem(Expr<'s>, String, Vec<Step>),
    /// This expression is not written out, or its list is too short.
    Blocked,
}

/// Follows steps into an expression that is written out.
pub(crate) fn inside<'s>(expr: Expr<'s>, steps: &[Step]) -> Inside<'s> {
    let mut expr = expr;
    for (at, step) in steps.iter().enumerate() {
        let written = expr.unwrap_parens();
        let next = match (step, written.kind()) {
            (Step::Index(index), ExprKind::Tuple) => written.tuple_items().nth(*index),
            (Step::Name(key) | Step::Key(key), ExprKind::Object) => {
                match written.object_items().find(|item| item.name().as_deref() == Some(key)) {
                    Some(item) => Some(item.value()),
                    None => {
                        let left = steps.get(at + 1..).unwrap_or_default().to_vec();
                        return Inside::MissingItem(written, key.clone(), left);
                    }
                }
            }
            _ => None,
        };
        match next {
            Some(next) => expr = next,
            None => return Inside::Blocked,
        }
    }
    Inside::Value(expr)
}
