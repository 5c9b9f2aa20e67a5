//! `catalogue.types`: the resource types that the product knows by name, and the glyphs.

use api::Problem;
use api::catalogue::{Glyph, ResourceType, Types, TypesResponse};
use api::operation::Nothing;

use crate::{Handle, Reading};

impl Handle for Types {
    type Context = Reading;

    async fn handle(_reading: &mut Reading, _request: Nothing) -> Result<TypesResponse, Problem> {
        let mut types: Vec<ResourceType> = catalogue::all()
            .iter()
            .map(|entry| ResourceType {
                type_name: entry.type_name.to_owned(),
                provider: entry.provider.name_for(entry.type_name).into_owned(),
                title: entry.name.to_owned(),
                category: entry.category,
                glyph: entry.glyph.to_owned(),
            })
            .collect();
        types.sort_by(|one, other| (&one.provider, &one.title).cmp(&(&other.provider, &other.title)));
        let glyphs = catalogue::glyphs::all();
        let glyphs = glyphs.iter().map(|glyph| Glyph { id: glyph.id.to_owned(), path: glyph.path.to_owned() });
        Ok(TypesResponse { types, glyphs: glyphs.collect() })
    }
}
