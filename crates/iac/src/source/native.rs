//! Blocks of JSON files as they would be written natively.

use catalogue::SchemaKind;
use catalogue::schemas::{self, Field};
use hcl::json::{Schema as _, native_text};
use hcl::patch::NewItem;
use hcl::{Block, Expr, ExprKind, Item, NewBlock};

use super::json::Shape;

/// A block of a JSON file as it would be written natively; `None` where it holds what cannot be said so.
pub(crate) fn native_block(block: Block<'_>) -> Option<NewBlock> {
    let labels: Vec<String> = block.labels().map(|label| label.text().into_owned()).collect();
    let kind = if block.block_type() == "data" { SchemaKind::Data } else { SchemaKind::Resource };
    let schema = labels.first().and_then(|type_name| catalogue::schema(type_name, kind));
    nested(block, &mut Vec::new(), schema.as_ref(), "")
}

/// A block inside of blocks of the types `outer`; `path` leads to what the provider's schema knows around it.
fn nested(block: Block<'_>, outer: &mut Vec<String>, schema: Option<&schemas::Schema>, path: &str) -> Option<NewBlock> {
    let labels: Vec<String> = block.labels().map(|label| label.text().into_owned()).collect();
    let inside = match (block.block_type(), labels.as_slice()) {
        ("dynamic", [label]) => joined(path, label),
        _ => path.to_owned(),
    };
    let mut native = NewBlock::new(block.block_type(), labels);
    outer.push(block.block_type().to_owned());
    for item in block.body().items() {
        match item {
            Item::Attribute(attribute) => {
                let (name, value) = (attribute.name(), attribute.expr());
                let types: Vec<&str> = outer.iter().map(String::as_str).collect();
                if let Some(blocks) = blocks_of(name, value, schema, &inside) {
                    native.items.extend(blocks?.into_iter().map(NewItem::Block));
                    continue;
                }
                // There, what stands in quotes may be a text as well.
                let in_quotes = types.contains(&"required_providers") || !Shape.holds_references(&types, name);
                let text = if in_quotes { native_text(value)? } else { bare_text(value)? };
                native.items.push(NewItem::Attribute(name.to_owned(), text));
            }
            Item::Block(inner) => native.items.push(NewItem::Block(nested(inner, outer, schema, &inside)?)),
            Item::Error(_) => return None,
        }
    }
    outer.pop();
    Some(native)
}

/// The nested blocks that the value of a name stands for; `None` where it is an attribute.
fn blocks_of(
    name: &str,
    value: Expr<'_>,
    schema: Option<&schemas::Schema>,
    path: &str,
) -> Option<Option<Vec<NewBlock>>> {
    let path = joined(path, name);
    let Field::Block(known) = schema?.at(&path)? else { return None };
    let objects: Vec<Expr<'_>> = match value.kind() {
        ExprKind::Object => vec![value],
        ExprKind::Tuple => value.tuple_items().collect(),
        _ => return None,
    };
    if known.assignable || !objects.iter().all(|object| matches!(object.kind(), ExprKind::Object)) {
        return None;
    }
    Some(objects.into_iter().map(|object| block_of(name, object, schema, &path)).collect())
}

/// Objects nest no deeper than the parser lets them.
fn block_of(name: &str, object: Expr<'_>, schema: Option<&schemas::Schema>, path: &str) -> Option<NewBlock> {
    let mut block = NewBlock::new(name, Vec::<String>::new());
    for item in object.object_items() {
        let name = item.name()?;
        // The one way to write a comment.
        if name == "//" {
            continue;
        }
        match blocks_of(&name, item.value(), schema, path) {
            Some(blocks) => block.items.extend(blocks?.into_iter().map(NewItem::Block)),
            None => block.items.push(NewItem::Attribute(name.into_owned(), native_text(item.value())?)),
        }
    }
    Some(block)
}

/// The native text of a value whose strings are expressions.
fn bare_text(value: Expr<'_>) -> Option<String> {
    Some(match value.kind() {
        ExprKind::Tuple => {
            let items: Vec<String> = value.tuple_items().map(bare_text).collect::<Option<_>>()?;
            format!("[{}]", items.join(", "))
        }
        ExprKind::Object => {
            let mut text = "{\n".to_owned();
            for item in value.object_items() {
                text.push_str(&format!("{} = {}\n", hcl::format::key_text(&item.name()?), bare_text(item.value())?));
            }
            text + "}"
        }
        _ => match value.string().filter(|text| hcl::parse_expression(text).is_ok()) {
            Some(text) => text.into_owned(),
            None => native_text(value)?,
        },
    })
}

fn joined(path: &str, name: &str) -> String {
    if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") }
}
