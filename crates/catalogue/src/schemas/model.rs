//! What a block can hold.

use std::fmt;

use serde::Serialize;

/// What a block can hold.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Schema {
    /// Attributes, by name.
    pub attributes: Vec<AttributeSchema>,
    /// Nested blocks, by name.
    pub blocks: Vec<BlockSchema>,
}

/// An attribute that a block can hold.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AttributeSchema {
    /// Its name.
    pub name: &'static str,
    /// What it holds.
    pub value_type: ValueType,
    /// Who sets it.
    pub presence: Presence,
}

/// A nested block.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct BlockSchema {
    /// Its name.
    pub name: &'static str,
    /// Whether it is counted.
    pub nesting: Nesting,
    /// How many there must be: none or one.
    pub min_items: u32,
    /// How many there may be: one, or `None` for any number.
    pub max_items: Option<u32>,
    /// Whether it can be given as an attribute holding objects as well.
    pub assignable: bool,
    /// Whether it may hold more than `schema` says, because it nests in itself.
    pub open: bool,
    /// What it can hold.
    pub schema: Schema,
}

/// Who sets an attribute.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Presence {
    /// It must be set.
    Required,
    /// It may be set.
    Optional,
    /// Only the provider sets it.
    Computed,
}

/// How blocks of one name are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Nesting {
    /// In order.
    List,
    /// Without an order.
    Set,
    /// Not at all: it is referred to without an index.
    Single,
}

/// What an attribute holds. Printed as the language writes it: `map(list(string))`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case", tag = "type", content = "of")]
pub enum ValueType {
    /// Text.
    String,
    /// A number.
    Number,
    /// True or false.
    Bool,
    /// Anything.
    Any,
    /// Values in order.
    List(Box<Self>),
    /// Values without an order.
    Set(Box<Self>),
    /// Values by key.
    Map(Box<Self>),
    /// Named values.
    Object(Vec<AttributeSchema>),
}

/// What a path leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field<'a> {
    /// An attribute, of the block itself, of a nested block or of an object.
    Attribute(&'a AttributeSchema),
    /// A nested block.
    Block(&'a BlockSchema),
}

impl Schema {
    /// What stands at a path: `ami`, `vpc_config[0].subnet_ids`, `ingress[*].from_port`; indexes do not matter.
    #[must_use]
    pub fn at(&self, path: &str) -> Option<Field<'_>> {
        let mut steps = path.split('.').map(|step| step.split('[').next().unwrap_or(step));
        let mut found = self.field(steps.next()?)?;
        for step in steps {
            found = match found {
                Field::Block(block) => block.schema.field(step)?,
                Field::Attribute(attribute) => {
                    Field::Attribute(attribute.value_type.members().iter().find(|member| member.name == step)?)
                }
            };
        }
        Some(found)
    }

    fn field(&self, name: &str) -> Option<Field<'_>> {
        let attribute = self.attributes.iter().find(|attribute| attribute.name == name).map(Field::Attribute);
        attribute.or_else(|| self.blocks.iter().find(|block| block.name == name).map(Field::Block))
    }
}

impl ValueType {
    /// The attributes of the object that it is, or is a collection of.
    #[must_use]
    pub fn members(&self) -> &[AttributeSchema] {
        match self {
            Self::String | Self::Number | Self::Bool | Self::Any => &[],
            Self::List(item) | Self::Set(item) | Self::Map(item) => item.members(),
            Self::Object(members) => members,
        }
    }
}

impl fmt::Display for ValueType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::String => f.write_str("string"),
            Self::Number => f.write_str("number"),
            Self::Bool => f.write_str("bool"),
            Self::Any => f.write_str("any"),
            Self::List(item) => write!(f, "list({item})"),
            Self::Set(item) => write!(f, "set({item})"),
            Self::Map(item) => write!(f, "map({item})"),
            Self::Object(members) => {
                f.write_str("object({")?;
                for (index, member) in members.iter().enumerate() {
                    let comma = if index == 0 { " " } else { ", " };
                    write!(f, "{comma}{} = {}", member.name, member.value_type)?;
                }
                f.write_str(" })")
            }
        }
    }
}
