//! `catalogue.schema`: the attributes and blocks of one type.

use api::Problem;
use api::catalogue::{AttributeSchema, BlockSchema, ReadSchema, Schema, SchemaRequest, SchemaResponse};
use catalogue::SchemaKind;
use catalogue::schemas::Presence;

use crate::{Handle, Reading};

impl Handle for ReadSchema {
    type Context = Reading;

    async fn handle(_reading: &mut Reading, request: SchemaRequest) -> Result<SchemaResponse, Problem> {
        Ok(SchemaResponse { schema: schema_of(&request.type_name, request.data) })
    }
}

/// The schema of a resource type, or of the data source of that name, where it is known.
pub fn schema_of(type_name: &str, data: bool) -> Option<Schema> {
    let kind = if data { SchemaKind::Data } else { SchemaKind::Resource };
    catalogue::schema(type_name, kind).as_ref().map(wire)
}

fn wire(schema: &catalogue::Schema) -> Schema {
    let attributes = schema.attributes.iter().map(|attribute| AttributeSchema {
        name: attribute.name.to_owned(),
        value_type: attribute.value_type.to_string(),
        required: attribute.presence == Presence::Required,
        computed: attribute.presence == Presence::Computed,
    });
    let blocks = schema.blocks.iter().map(|block| BlockSchema {
        name: block.name.to_owned(),
        required: block.min_items > 0,
        many: block.max_items != Some(1),
        schema: wire(&block.schema),
    });
    Schema { attributes: attributes.collect(), blocks: blocks.collect() }
}
