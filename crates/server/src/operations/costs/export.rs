//! `estimate.export`: an estimate as a table or as JSON.

use api::Problem;
use api::costs::{EstimateFormat, Export, ExportRequest};
use api::documents::Document;
use domain::files::Content;
use report::table;

use crate::operations::evidence::document_name;
use crate::operations::versions::now_or;
use crate::{Handle, Reading, problem};

impl Handle for Export {
    type Context = Reading;

    async fn handle(reading: &mut Reading, request: ExportRequest) -> Result<Document, Problem> {
        let shown = reading.blueprint(request.id).await?;
        let project = now_or(reading, &shown, request.version).await?;
        let estimate = reading.examining().estimate(&shown, &project).await?;
        let name = document_name(&shown.row.name, "estimate");
        let (text, ending, content_type) = match request.format {
            EstimateFormat::Csv => (table::estimate(&estimate), "csv", "text/csv"),
            EstimateFormat::Json => {
                let text = serde_json::to_string_pretty(&*estimate).map_err(|_| problem::internal())?;
                (text, "json", "application/json")
            }
        };
        Ok(Document {
            name: format!("{name}.{ending}"),
            content_type: content_type.to_owned(),
            content: Content(text.into_bytes().into()),
        })
    }
}
