//! Nested blocks in JSON files.
//!
//! JSON does not tell a nested block of a provider's type from an attribute: both are an object or a list of objects
//! under a name. Such blocks are put into, and taken out of, the value of that name.

use domain::graph::ComponentKey;
use hcl::json::Schema as _;
use hcl::patch::Place;
use hcl::{BodyPath, Expr, ExprKind};

use super::attribute;
use super::collection;
use super::draft::Draft;
use super::error::Refusal;
use super::locate::{self, Found, Inside};
use super::nested::{block_text, written};
use super::written::{Writer, joined};
use crate::attribute_path::Step;
use crate::source::definition::Definition;
use crate::source::json::Shape;

/// A nested block to be added: where, and the text between its braces.
pub(super) struct Added<'e> {
    pub(super) key: &'e ComponentKey,
    pub(super) path: &'e str,
    /// The steps that lead to what it goes into.
    pub(super) outer: &'e [Step],
    pub(super) block_type: &'e str,
    pub(super) labels: &'e [String],
    pub(super) body: &'e str,
}

/// The edits that add a nested block.
pub(super) fn add(draft: &Draft, found: Found<'_>, added: &Added<'_>) -> Result<Vec<hcl::Edit>, Refusal> {
    let (path, outer) = (added.path, written(added.outer));
    let nothing_there = || Refusal::NothingThere { key: added.key.clone(), path: outer.clone() };
    let text = block_text(added.block_type, added.labels, added.body)?;
    let tree = hcl::parse(text.as_bytes());
    let block = tree.body().blocks().next().ok_or_else(|| Refusal::BadPath(path.to_owned()))?;
    let writer = writer(found.definition);
    let names = || std::iter::once(added.block_type).chain(added.labels.iter().map(String::as_str));

    let (blocks, body, name, mut steps) = if added.outer.is_empty() {
        let body = locate::body(found).ok_or_else(|| Refusal::BadPath(path.to_owned()))?;
        (locate::body_path(found), body, None, Vec::new())
    } else {
        let spot = locate::spot(found, &outer)?;
        (spot.blocks, spot.body, spot.attribute, spot.inside)
    };
    let name = match name {
        Some(name) => {
            steps.extend(names().map(|name| Step::Name(name.to_owned())));
            name
        }
        None => {
            let types: Vec<&str> = blocks.iter().map(|step| step.block_type.as_str()).collect();
            if let Some(labels) = Shape.block_labels(&types, added.block_type) {
                if labels != added.labels.len() {
                    return Err(Refusal::BadPath(path.to_owned()));
                }
                let mut types: Vec<String> = types.into_iter().map(str::to_owned).collect();
                let block = writer.nested(block, &mut types, &schema_path(&blocks, &[]));
                return Ok(vec![hcl::Edit::AddBlock { body: blocks, block, place: Place::End }]);
            }
            steps.extend(names().skip(1).map(|name| Step::Name(name.to_owned())));
            added.block_type.to_owned()
        }
    };

    let known = schema_path(&blocks, &steps_under(&name, &steps));
    let object = writer.object(block.body(), added.block_type, &known);
    let is_list = || {
        let alike = || if steps.is_empty() { neighbour_has_list(draft, found, &name) } else { None };
        writer.is_list(&known).or_else(alike).unwrap_or(false)
    };
    let Some(value) = body.attribute(&name) else {
        if steps.iter().any(|step| matches!(step, Step::Index(_))) {
            return Err(nothing_there());
        }
        let value = collection::wrapped(&steps, &listed(&object, is_list()));
        return Ok(vec![hcl::Edit::set_attribute(blocks, name, value)]);
    };
    attribute::in_value(found, blocks, value, |value| match locate::inside(value, &locate::settled(value, &steps)) {
        Inside::Value(there) => match there.unwrap_parens().kind() {
            ExprKind::Tuple => Ok(collection::insert(there, &object)),
            ExprKind::Object => Ok(vec![replaced(there, format!("[{}, {object}]", there.source()))]),
            ExprKind::Null => Ok(vec![replaced(there, listed(&object, is_list()))]),
            _ => Err(Refusal::NotWrittenOut { path: path.to_owned() }),
        },
        Inside::MissingItem(around, item, rest) if !rest.iter().any(|step| matches!(step, Step::Index(_))) => {
            let value = collection::wrapped(&rest, &listed(&object, is_list()));
            Ok(collection::insert_item(around, &item, &value))
        }
        Inside::MissingItem(..) => Err(nothing_there()),
        Inside::Blocked if outer.is_empty() => Err(Refusal::NotWrittenOut { path: path.to_owned() }),
        Inside::Blocked => Err(nothing_there()),
    })
}

/// The edits that take out a nested block which is a value.
pub(super) fn remove(found: Found<'_>, key: &ComponentKey, path: &str) -> Result<Vec<hcl::Edit>, Refusal> {
    let nothing_there = || Refusal::NothingThere { key: key.clone(), path: path.to_owned() };
    let spot = locate::spot(found, path)?;
    let name = spot.attribute.ok_or_else(nothing_there)?;
    let value = spot.body.attribute(&name).ok_or_else(nothing_there)?;
    let mut steps = spot.inside;
    // The first of an object is itself.
    if let Some((Step::Index(0), before)) = steps.split_last()
        && matches!(locate::inside(value.expr(), before), Inside::Value(there) if is_object(there))
    {
        steps.pop();
    }
    match locate::inside(value.expr(), &steps) {
        Inside::Value(block) if is_object(block) => {}
        Inside::Value(list) if list.tuple_items().count() == 1 && list.tuple_items().all(is_object) => {}
        Inside::Value(_) | Inside::MissingItem(..) | Inside::Blocked => return Err(nothing_there()),
    }
    // With the last of a list goes the list.
    while let Some((Step::Index(_), before)) = steps.split_last() {
        match locate::inside(value.expr(), before) {
            Inside::Value(list) if list.tuple_items().count() == 1 => steps.pop(),
            Inside::Value(_) | Inside::MissingItem(..) | Inside::Blocked => break,
        };
    }
    let Some((last, before)) = steps.split_last() else {
        return Ok(vec![hcl::Edit::unset_attribute(spot.blocks, name)]);
    };
    attribute::in_value(found, spot.blocks, value, |value| match locate::inside(value, before) {
        Inside::Value(around) => collection::remove_item(around, last).ok_or_else(nothing_there),
        Inside::MissingItem(..) | Inside::Blocked => Err(nothing_there()),
    })
}

fn is_object(expr: Expr<'_>) -> bool {
    matches!(expr.unwrap_parens().kind(), ExprKind::Object)
}

fn replaced(expr: Expr<'_>, text: String) -> hcl::Edit {
    hcl::Edit::ReplaceSpan { span: expr.span(), text: text.into_bytes() }
}

fn listed(object: &str, is_list: bool) -> String {
    if is_list { format!("[{object}]") } else { object.to_owned() }
}

fn writer(definition: &Definition) -> Writer {
    let block_type = match definition.kind {
        domain::graph::ComponentKind::Resource => "resource",
        domain::graph::ComponentKind::Data => "data",
        _ => "",
    };
    Writer::of(block_type, &[definition.type_name.to_string()])
}

fn steps_under(name: &str, steps: &[Step]) -> Vec<String> {
    let names = steps.iter().filter_map(|step| match step {
        Step::Name(name) => Some(name.clone()),
        Step::Index(_) | Step::Key(_) => None,
    });
    std::iter::once(name.to_owned()).chain(names).collect()
}

/// The path that a provider's schema knows: what a `dynamic` block makes is known by its label.
fn schema_path(blocks: &BodyPath, names: &[String]) -> String {
    let labels = blocks.iter().filter(|step| step.block_type == "dynamic").flat_map(|step| step.labels.iter());
    labels.chain(names).fold(String::new(), |path, name| joined(&path, name))
}

/// Whether another component of the type has a list under this name, in the same file.
fn neighbour_has_list(draft: &Draft, found: Found<'_>, name: &str) -> Option<bool> {
    let source = draft.sources.get(&*found.source.path)?;
    let is_alike =
        |other: &&Definition| other.kind == found.definition.kind && other.type_name == found.definition.type_name;
    source.definitions.iter().filter(is_alike).find_map(|other| {
        let value = locate::body(Found::new(source, other))?.attribute(name)?.expr();
        match value.kind() {
            ExprKind::Tuple => Some(true),
            ExprKind::Object => Some(false),
            _ => None,
        }
    })
}
