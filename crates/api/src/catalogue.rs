//! What the clouds offer: types for the palette, their schemas, the glyphs they are drawn with.

use domain::Category;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::operation::{Access, Effect, Nothing, operation};

const SAME_FOR_ALL: Access = Access::Public { because: "it is part of the product and the same for everybody" };

operation!(
    /// Lists the resource types that the product knows by name, and the glyphs.
    Types: "catalogue.types", Get "/api/catalogue", SAME_FOR_ALL, Effect::Read,
    Nothing => TypesResponse
);
operation!(
    /// Gives the attributes and blocks of one type.
    ReadSchema: "catalogue.schema", Get "/api/catalogue/schema", SAME_FOR_ALL, Effect::Read,
    SchemaRequest => SchemaResponse
);

/// What there is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct TypesResponse {
    /// By provider and name.
    pub types: Vec<ResourceType>,
    /// Every glyph.
    pub glyphs: Vec<Glyph>,
}

/// A resource type.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ResourceType {
    /// `aws_db_instance`
    pub type_name: String,
    /// `AWS`
    pub provider: String,
    /// `RDS instance`
    pub title: String,
    /// What kind of thing it is.
    pub category: Category,
    /// The glyph's id.
    pub glyph: String,
}

/// A glyph: strokes on a 24 by 24 grid, 1.5 wide, round caps and joins.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Glyph {
    /// Its id.
    pub id: String,
    /// SVG path data.
    pub path: String,
}

/// Which type.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct SchemaRequest {
    /// `aws_db_instance`
    pub type_name: String,
    /// Whether the data source of that name is meant.
    #[serde(default)]
    pub data: bool,
}

/// The schema, where it is known.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct SchemaResponse {
    /// `None` when the type is not known: it is edited as raw expressions.
    pub schema: Option<Schema>,
}

/// What a block can hold.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Schema {
    /// Attributes.
    pub attributes: Vec<AttributeSchema>,
    /// Nested blocks.
    pub blocks: Vec<BlockSchema>,
}

/// An attribute that a block can hold.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct AttributeSchema {
    /// Its name.
    pub name: String,
    /// Its type as Terraform writes it: `string`, `list(string)`, `map(any)`.
    pub value_type: String,
    /// Whether it must be set.
    pub required: bool,
    /// Whether only the provider sets it.
    pub computed: bool,
}

/// A nested block.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct BlockSchema {
    /// Its type name.
    pub name: String,
    /// Whether there must be one.
    pub required: bool,
    /// Whether there may be several.
    pub many: bool,
    /// What it can hold.
    #[schema(no_recursion)]
    pub schema: Schema,
}
