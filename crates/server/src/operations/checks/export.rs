//! `check.export`: what was found, as a file for other programs.

use api::Problem;
use api::checks::{CheckFormat, Export, ExportRequest};
use api::documents::Document;
use domain::files::Content;
use report::{junit, sarif, table};

use crate::operations::evidence::document_name;
use crate::operations::versions::now_or;
use crate::{Handle, Reading, problem};

impl Handle for Export {
    type Context = Reading;

    async fn handle(reading: &mut Reading, request: ExportRequest) -> Result<Document, Problem> {
        let shown = reading.blueprint(request.id).await?;
        let project = now_or(reading, &shown, request.version).await?;
        let report = reading.examining().check(&shown, &project).await?;
        let name = document_name(&shown.row.name, "findings");
        reading
            .compute(move |_| {
                let (text, ending, content_type) = match request.format {
                    CheckFormat::Sarif => {
                        (sarif::write(&report, env!("CARGO_PKG_VERSION")), "sarif", "application/sarif+json")
                    }
                    CheckFormat::Junit => {
                        (junit::write(&report).map_err(|_| problem::internal())?, "xml", "application/xml")
                    }
                    CheckFormat::Json => {
                        let text = serde_json::to_string_pretty(&*report).map_err(|_| problem::internal())?;
                        (text, "json", "application/json")
                    }
                    CheckFormat::Csv => (table::findings(&report), "csv", "text/csv"),
                };
                Ok(Document {
                    name: format!("{name}.{ending}"),
                    content_type: content_type.to_owned(),
                    content: Content(text.into_bytes().into()),
                })
            })
            .await
    }
}
