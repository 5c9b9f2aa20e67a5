//! Native blocks as a JSON file holds them: what Terraform itself knows as blocks are blocks; nested blocks of
//! providers' types are objects and lists of objects, which look like values of attributes.

use catalogue::SchemaKind;
use catalogue::schemas::{Field, Nesting, Schema, ValueType};
use hcl::json::Schema as _;
use hcl::patch::NewItem;
use hcl::{Block, Body, Item, NewBlock};

use crate::source::json::Shape;

/// Writes blocks of one component.
pub(super) struct Writer {
    schema: Option<Schema>,
}

impl Writer {
    /// For a block with these labels.
    pub(super) fn of(block_type: &str, labels: &[String]) -> Self {
        let kind = match block_type {
            "resource" => Some(SchemaKind::Resource),
            "data" => Some(SchemaKind::Data),
            _ => None,
        };
        let schema = kind.zip(labels.first()).and_then(|(kind, type_name)| catalogue::schema(type_name, kind));
        Self { schema }
    }

    /// A whole block of the file's own body.
    pub(super) fn block(block: Block<'_>) -> NewBlock {
        let labels: Vec<String> = block.labels().map(|label| label.text().into_owned()).collect();
        Self::of(block.block_type(), &labels).nested(block, &mut Vec::new(), "")
    }

    /// A block inside of blocks of the types `outer`; `path` leads to what the provider's schema knows around it.
    pub(super) fn nested(&self, block: Block<'_>, outer: &mut Vec<String>, path: &str) -> NewBlock {
        let labels: Vec<String> = block.labels().map(|label| label.text().into_owned()).collect();
        let inside = match (block.block_type(), labels.as_slice()) {
            ("dynamic", [label]) => joined(path, label),
            _ => path.to_owned(),
        };
        let mut new = NewBlock::new(block.block_type(), labels);
        outer.push(block.block_type().to_owned());
        let mut done: Vec<&str> = Vec::new();
        for item in block.body().items() {
            let types: Vec<&str> = outer.iter().map(String::as_str).collect();
            match item {
                Item::Attribute(attribute) => {
                    let value = attribute.expr().source().into_owned();
                    new.items.push(NewItem::Attribute(attribute.name().to_owned(), value));
                }
                Item::Block(nested) if Shape.block_labels(&types, nested.block_type()).is_some() => {
                    let nested = self.nested(nested, outer, &inside);
                    new.items.push(NewItem::Block(nested));
                }
                Item::Block(nested) if !done.contains(&nested.block_type()) => {
                    done.push(nested.block_type());
                    let value = self.values(block.body(), nested.block_type(), &inside);
                    new.items.push(NewItem::Attribute(nested.block_type().to_owned(), value));
                }
                Item::Block(_) | Item::Error(_) => {}
            }
        }
        outer.pop();
        new
    }

    /// The value that stands for all blocks of a type in a body.
    fn values(&self, body: Body<'_>, block_type: &str, path: &str) -> String {
        let texts: Vec<String> = body.blocks_of(block_type).map(|block| self.value(block, path)).collect();
        match texts.as_slice() {
            [one] if self.is_list(&joined(path, block_type)) != Some(true) => one.clone(),
            texts => format!("[{}]", texts.join(", ")),
        }
    }

    /// The object that stands for a block, inside of an object for each of its labels.
    fn value(&self, block: Block<'_>, path: &str) -> String {
        let labels: Vec<String> = block.labels().map(|label| label.text().into_owned()).collect();
        let inside = match (block.block_type(), labels.as_slice()) {
            ("dynamic", [label]) => joined(path, label),
            ("content", []) => path.to_owned(),
            (name, _) => joined(path, name),
        };
        let object = self.object(block.body(), block.block_type(), &inside);
        labels.iter().rev().fold(object, |inner, label| format!("{{\n{} = {inner}\n}}", hcl::format::key_text(label)))
    }

    /// The object that stands for the body of a block.
    pub(super) fn object(&self, body: Body<'_>, block_type: &str, path: &str) -> String {
        let mut text = "{\n".to_owned();
        let mut done: Vec<&str> = Vec::new();
        for item in body.items() {
            let (name, value) = match item {
                // A name, not a reference: in JSON it is quoted.
                Item::Attribute(attribute) if block_type == "dynamic" && attribute.name() == "iterator" => {
                    (attribute.name(), hcl::format::string_text(&attribute.expr().source()))
                }
                Item::Attribute(attribute) => (attribute.name(), attribute.expr().source().into_owned()),
                Item::Block(nested) if !done.contains(&nested.block_type()) => {
                    done.push(nested.block_type());
                    (nested.block_type(), self.values(body, nested.block_type(), path))
                }
                Item::Block(_) | Item::Error(_) => continue,
            };
            text.push_str(&format!("{} = {value}\n", hcl::format::key_text(name)));
        }
        text + "}"
    }

    /// Whether blocks at this path are a list; `None` where nobody knows.
    pub(super) fn is_list(&self, path: &str) -> Option<bool> {
        Some(match self.schema.as_ref()?.at(path)? {
            Field::Block(block) => block.assignable || (block.nesting != Nesting::Single && block.max_items != Some(1)),
            Field::Attribute(attribute) => matches!(attribute.value_type, ValueType::List(_) | ValueType::Set(_)),
        })
    }
}

/// The path of a name inside of what stands at another path.
pub(super) fn joined(path: &str, name: &str) -> String {
    if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") }
}
