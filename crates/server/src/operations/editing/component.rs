//! `blueprint.component`: everything about one component, for the inspector.

use api::Problem;
use api::editing::{ComponentDetail, ComponentRequest, ReadComponent};
use domain::Category;
use domain::graph::{Component, ComponentKey, ComponentKind};

use crate::operations::catalogue::schema_of;
use crate::operations::versions::content::now_or;
use crate::{Handle, Reading};

impl Handle for ReadComponent {
    type Context = Reading;

    async fn handle(reading: &mut Reading, request: ComponentRequest) -> Result<ComponentDetail, Problem> {
        let shown = reading.blueprint(request.id).await?;
        let project = now_or(reading, &shown, request.version).await?;
        reading
            .compute(move |_| {
                let (key, graph) = (&request.key, project.graph());
                let component = graph.components.iter().find(|component| component.key == *key);
                let component = component.ok_or_else(|| not_found(key))?;
                let touches = graph.connections.iter().filter(|one| one.from == *key || one.to == *key);
                let Looks { type_title, category, glyph } = Looks::of(component);
                let data = component.kind == ComponentKind::Data;
                Ok(ComponentDetail {
                    type_title,
                    category,
                    glyph,
                    source: project.block_text(key).unwrap_or_default(),
                    connections: touches.cloned().collect(),
                    places: project.places([key.directory()]),
                    read_only: project.is_read_only(key),
                    note: shown.arrangement.notes.get(key).cloned().unwrap_or_default(),
                    schema: component.kind.has_type().then(|| schema_of(&component.type_name, data)).flatten(),
                    component: component.clone(),
                })
            })
            .await
    }
}

/// There is no component of this key.
pub fn not_found(key: &ComponentKey) -> Problem {
    Problem::new(404, "component-not-found", "there is no such component")
        .detail(format!("`{key}`"))
        .hint("it may have been removed or renamed; look at the blueprint as it is now")
}

/// How a component is called and drawn.
struct Looks {
    type_title: String,
    category: Category,
    glyph: String,
}

impl Looks {
    fn of(component: &Component) -> Self {
        if component.kind.has_type() {
            let info = catalogue::lookup(&component.type_name);
            let (type_title, glyph) = (info.name.into_owned(), info.glyph.to_owned());
            return Self { type_title, category: info.category, glyph };
        }
        let info = catalogue::kind(component.kind);
        Self { type_title: info.name.to_owned(), category: Category::Other, glyph: info.glyph.to_owned() }
    }
}
