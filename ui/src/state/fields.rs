//! The inspector's form: a component's attributes and nested blocks with what its type says about them.
//!
//! Nested blocks become a flat list of sections with a level, so that depth costs nothing.

use std::collections::{BTreeMap, BTreeSet};

use api::catalogue::{AttributeSchema, BlockSchema, Schema};
use domain::graph::{Component, Value};

use super::literal::{Literal, is_number, quote};
use super::meta_arguments;

/// What edits a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FieldKind {
    /// A text field.
    Text,
    /// A number field.
    Number,
    /// A switch.
    Flag,
    /// The expression itself; with its type where that is known.
    Raw(String),
}

/// A field.
#[derive(Debug, Clone, PartialEq)]
pub struct Field {
    /// `engine`, `ingress[0].from_port`.
    pub path: String,
    /// The last part of the path.
    pub name: String,
    /// What edits it.
    pub kind: FieldKind,
    /// The expression in the source; empty while it is about to be set.
    pub expression: String,
    /// What the expression comes to.
    pub value: Option<Value>,
    /// Whether the type demands it.
    pub required: bool,
}

/// The fields of the component itself, or of one nested block.
#[derive(Debug, Clone, PartialEq)]
pub struct Section {
    /// `ingress[0]`; empty for the component itself.
    pub path: String,
    /// `ingress`; empty for the component itself.
    pub name: String,
    /// Its number among its like, from 1, where there are several.
    pub number: Option<u32>,
    /// Depth: 0 for the component itself.
    pub level: u32,
    /// What is set.
    pub fields: Vec<Field>,
    /// What can be set, required first.
    pub missing: Vec<AttributeSchema>,
    /// Names of the blocks that can be added.
    pub addable: Vec<BlockSchema>,
}

impl Field {
    /// A field that is about to be set.
    pub fn draft(section: &str, attribute: &AttributeSchema) -> Self {
        Self {
            path: join(section, &attribute.name),
            name: attribute.name.clone(),
            kind: kind_of_type(&attribute.value_type),
            expression: String::new(),
            value: None,
            required: attribute.required,
        }
    }

    /// The literal that a typed control can edit; `None` where only the raw expression will do.
    pub fn literal(&self) -> Option<Literal> {
        let literal = Literal::of(&self.expression);
        match (&self.kind, &literal) {
            (FieldKind::Text, Literal::Text(_))
            | (FieldKind::Number, Literal::Number(_))
            | (FieldKind::Flag, Literal::Flag(_)) => Some(literal),
            // Terraform converts between the three; what stands in the source decides how it is edited.
            (
                FieldKind::Text | FieldKind::Number | FieldKind::Flag,
                Literal::Text(_) | Literal::Number(_) | Literal::Flag(_),
            ) => Some(literal),
            _ if self.expression.is_empty() => match self.kind {
                FieldKind::Text => Some(Literal::Text(String::new())),
                FieldKind::Number => Some(Literal::Number(String::new())),
                FieldKind::Flag => Some(Literal::Flag(false)),
                FieldKind::Raw(_) => None,
            },
            _ => None,
        }
    }
}

/// Why a text is not accepted by a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// A number field holds something else.
    NotANumber,
    /// An expression is empty.
    Empty,
}

/// The expression that what was typed into a typed control means.
///
/// # Errors
/// [`Refusal`] when it means nothing.
pub fn typed(literal: &Literal, text: &str) -> Result<String, Refusal> {
    match literal {
        Literal::Text(_) => Ok(quote(text)),
        Literal::Number(_) => {
            let number = text.trim();
            if is_number(number) { Ok(number.to_owned()) } else { Err(Refusal::NotANumber) }
        }
        Literal::Flag(_) | Literal::Expression => raw(text),
    }
}

/// The expression that was typed raw.
///
/// # Errors
/// [`Refusal::Empty`] when there is none.
pub fn raw(text: &str) -> Result<String, Refusal> {
    let expression = text.trim();
    if expression.is_empty() { Err(Refusal::Empty) } else { Ok(expression.to_owned()) }
}

/// The sections of a component's form: itself, then its nested blocks in source order.
pub fn sections(component: &Component, schema: Option<&Schema>) -> Vec<Section> {
    let own = meta_arguments::of(component.kind);
    let mut sections = vec![Section {
        path: String::new(),
        name: String::new(),
        number: None,
        level: 0,
        fields: Vec::new(),
        missing: Vec::new(),
        addable: Vec::new(),
    }];
    let mut index_of: BTreeMap<&str, usize> = BTreeMap::from([("", 0)]);
    let mut alike: BTreeMap<&str, u32> = BTreeMap::new();
    for path in &component.blocks {
        *alike.entry(stem(path)).or_default() += 1;
    }
    for path in &component.blocks {
        let parent = owner(path, &index_of);
        let level = sections.get(parent.1).map_or(0, |section| section.level) + 1;
        let several = alike.get(stem(path)).copied().unwrap_or(0) > 1;
        index_of.insert(path, sections.len());
        sections.push(Section {
            path: path.clone(),
            name: stem(path.strip_prefix(parent.0).unwrap_or(path).trim_start_matches('.')).to_owned(),
            number: several.then(|| number(path)),
            level,
            fields: Vec::new(),
            missing: Vec::new(),
            addable: Vec::new(),
        });
    }
    for attribute in &component.attributes {
        let (owner_path, index) = owner(&attribute.path, &index_of);
        let name = attribute.path.strip_prefix(owner_path).unwrap_or(&attribute.path).trim_start_matches('.');
        let known =
            schema_at(schema, owner_path).and_then(|schema| schema.attributes.iter().find(|known| known.name == name));
        let known = known.or_else(|| own.iter().find(|known| owner_path.is_empty() && known.name == name));
        let kind = match known {
            Some(known) => kind_of_type(&known.value_type),
            None => kind_of_expression(&attribute.expression),
        };
        if let Some(section) = sections.get_mut(index) {
            section.fields.push(Field {
                path: attribute.path.clone(),
                name: name.to_owned(),
                kind,
                expression: attribute.expression.clone(),
                value: Some(attribute.value.clone()),
                required: known.is_some_and(|known| known.required),
            });
        }
    }
    for section in &mut sections {
        let set: BTreeSet<&str> = section.fields.iter().map(|field| field.name.as_str()).collect();
        let known = schema_at(schema, &section.path);
        let offered = known.map(|known| known.attributes.as_slice()).unwrap_or_default();
        let own = if section.path.is_empty() { own.as_slice() } else { &[] };
        section.missing = offered
            .iter()
            .chain(own)
            .filter(|attribute| (!attribute.computed || attribute.required) && !set.contains(attribute.name.as_str()))
            .cloned()
            .collect();
        section.missing.sort_by_key(|attribute| !attribute.required);
        let prefix = if section.path.is_empty() { String::new() } else { format!("{}.", section.path) };
        section.addable = known
            .map(|known| known.blocks.iter())
            .into_iter()
            .flatten()
            .filter(|block| block.many || !index_of.contains_key(format!("{prefix}{}[0]", block.name).as_str()))
            .cloned()
            .collect();
    }
    sections
}

/// `a` in the block at `path`.
pub fn join(path: &str, name: &str) -> String {
    if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") }
}

/// The innermost block whose path leads to `path`.
fn owner<'a>(path: &str, index_of: &BTreeMap<&'a str, usize>) -> (&'a str, usize) {
    let mut end = path.len();
    while let Some(at) = path.get(..end).and_then(|before| before.rfind('.')) {
        if let Some((found, index)) = path.get(..at).and_then(|before| index_of.get_key_value(before)) {
            return (found, *index);
        }
        end = at;
    }
    ("", 0)
}

/// The path without its last index.
fn stem(path: &str) -> &str {
    path.strip_suffix(']').and_then(|path| path.rsplit_once('[')).map_or(path, |(stem, _)| stem)
}

fn number(path: &str) -> u32 {
    let index =
        path.strip_suffix(']').and_then(|path| path.rsplit_once('[')).and_then(|(_, index)| index.parse::<u32>().ok());
    index.unwrap_or(0).saturating_add(1)
}

/// What the schema says about the block at `path`; a `dynamic` block's `content` is what it makes.
fn schema_at<'a>(schema: Option<&'a Schema>, path: &str) -> Option<&'a Schema> {
    let mut at = schema?;
    if path.is_empty() {
        return Some(at);
    }
    let mut segments = path.split('.').map(stem);
    while let Some(segment) = segments.next() {
        let name = if segment == "dynamic" {
            let label = segments.next()?;
            // The dynamic block itself has attributes of the language, not of the type.
            (segments.next()? == "content").then_some(label)?
        } else {
            segment
        };
        at = &at.blocks.iter().find(|block| block.name == name)?.schema;
    }
    Some(at)
}

fn kind_of_type(value_type: &str) -> FieldKind {
    match value_type {
        "string" => FieldKind::Text,
        "number" => FieldKind::Number,
        "bool" => FieldKind::Flag,
        other => FieldKind::Raw(other.to_owned()),
    }
}

fn kind_of_expression(expression: &str) -> FieldKind {
    match Literal::of(expression) {
        Literal::Text(_) => FieldKind::Text,
        Literal::Number(_) => FieldKind::Number,
        Literal::Flag(_) => FieldKind::Flag,
        Literal::Expression => FieldKind::Raw(String::new()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::graph::{Attribute, ComponentKey, ComponentKind, Place};

    fn place() -> Place {
        Place { file: "main.tf".to_owned(), line: 1, column: 1, start: 0, end: 0 }
    }

    fn component(attributes: &[(&str, &str)], blocks: &[&str]) -> Component {
        let attribute = |(path, expression): &(&str, &str)| Attribute {
            path: (*path).to_owned(),
            expression: (*expression).to_owned(),
            value: Value::Unknown { reason: String::new() },
            place: place(),
        };
        Component {
            key: ComponentKey(".:aws_security_group.web".to_owned()),
            kind: ComponentKind::Resource,
            type_name: "aws_security_group".to_owned(),
            name: "web".to_owned(),
            addresses: Vec::new(),
            place: place(),
            attributes: attributes.iter().map(attribute).collect(),
            blocks: blocks.iter().map(|path| (*path).to_owned()).collect(),
            container: None,
            change: None,
        }
    }

    fn schema() -> Schema {
        let attribute = |name: &str, value_type: &str, required| AttributeSchema {
            name: name.to_owned(),
            value_type: value_type.to_owned(),
            required,
            computed: false,
        };
        let block = |name: &str, many, attributes| BlockSchema {
            name: name.to_owned(),
            required: false,
            many,
            schema: Schema { attributes, blocks: Vec::new() },
        };
        Schema {
            attributes: vec![
                attribute("description", "string", false),
                attribute("vpc_id", "string", true),
                attribute("tags", "map(string)", false),
            ],
            blocks: vec![
                block("ingress", true, vec![attribute("from_port", "number", true), attribute("self", "bool", false)]),
                block("timeouts", false, Vec::new()),
            ],
        }
    }

    #[test]
    fn attributes_stand_in_the_section_of_their_block() {
        let component = component(
            &[
                ("vpc_id", "aws_vpc.main.id"),
                ("ingress[0].from_port", "443"),
                ("ingress[1].from_port", "var.port"),
                ("dynamic.ingress[0].for_each", "var.x"),
                ("dynamic.ingress[0].content[0].from_port", "ingress.value"),
            ],
            &["ingress[0]", "ingress[1]", "timeouts[0]", "dynamic.ingress[0]", "dynamic.ingress[0].content[0]"],
        );
        let sections = sections(&component, Some(&schema()));
        let shape: Vec<_> =
            sections.iter().map(|section| (section.name.as_str(), section.number, section.level)).collect();
        assert_eq!(
            shape,
            [
                ("", None, 0),
                ("ingress", Some(1), 1),
                ("ingress", Some(2), 1),
                ("timeouts", None, 1),
                ("dynamic.ingress", None, 1),
                ("content", None, 2)
            ]
        );
        assert_eq!(sections[1].fields[0].name, "from_port");
        assert_eq!(sections[1].fields[0].kind, FieldKind::Number);
        assert_eq!(sections[2].fields[0].literal(), None, "a reference is edited raw");
        assert_eq!(
            sections[5].fields[0].kind,
            FieldKind::Number,
            "what a dynamic block makes has the type of what it makes"
        );
    }

    #[test]
    fn what_can_be_set_is_offered_required_first_and_once() {
        let sections = sections(&component(&[("description", r#""x""#)], &["timeouts[0]"]), Some(&schema()));
        let missing: Vec<&str> = sections[0].missing.iter().map(|attribute| attribute.name.as_str()).collect();
        assert_eq!(missing, ["vpc_id", "tags", "count", "for_each", "provider", "depends_on"]);
        let addable: Vec<&str> = sections[0].addable.iter().map(|block| block.name.as_str()).collect();
        assert_eq!(addable, ["ingress"], "there may be one `timeouts` and there is one");
    }

    #[test]
    fn without_a_schema_the_expression_decides() {
        let sections = sections(&component(&[("a", r#""x""#), ("b", "8"), ("c", "true"), ("d", "[1]")], &[]), None);
        let kinds: Vec<_> = sections[0].fields.iter().map(|field| field.kind.clone()).collect();
        assert_eq!(kinds, [FieldKind::Text, FieldKind::Number, FieldKind::Flag, FieldKind::Raw(String::new())]);
    }

    #[test]
    fn what_is_typed_becomes_an_expression_or_is_refused() {
        for (literal, text, expression) in [
            (Literal::Text(String::new()), "a \"b\"", Ok(r#""a \"b\"""#)),
            (Literal::Number(String::new()), " 8 ", Ok("8")),
            (Literal::Number(String::new()), "eight", Err(Refusal::NotANumber)),
            (Literal::Expression, " ", Err(Refusal::Empty)),
            (Literal::Expression, "var.a", Ok("var.a")),
        ] {
            assert_eq!(typed(&literal, text), expression.map(str::to_owned), "{literal:?} `{text}`");
        }
    }

    #[test]
    fn ten_thousand_nested_blocks_are_one_flat_list() {
        let mut path = String::new();
        let mut paths = Vec::new();
        for _ in 0..2_000 {
            path = join(&path, "b[0]");
            paths.push(path.clone());
        }
        let blocks: Vec<&str> = paths.iter().map(String::as_str).collect();
        assert_eq!(sections(&component(&[], &blocks), None).last().map(|section| section.level), Some(2_000));
    }
}
