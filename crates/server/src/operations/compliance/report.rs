//! `compliance.report`: how a blueprint stands against a framework, as a document.

use api::Problem;
use api::compliance::{Report, ReportFormat, ReportRequest};
use api::documents::Document;
use domain::files::Content;
use report::{oscal, pdf, table};

use crate::operations::evidence::document_name;
use crate::operations::versions::{named, now_or};
use crate::{Handle, Reading, problem};

impl Handle for Report {
    type Context = Reading;

    async fn handle(reading: &mut Reading, request: ReportRequest) -> Result<Document, Problem> {
        let shown = reading.blueprint(request.id).await?;
        let project = now_or(reading, &shown, request.version).await?;
        let version = named(reading, request.id, request.version).await?;
        let examining = reading.examining();
        let checks = examining.check(&shown, &project).await?;
        let compliance = examining.comply(&checks, &request.framework).await?;
        let (subject, at) = (shown.row.name.clone(), examining.now());
        reading
            .compute(move |_| {
                let name = document_name(&subject, &request.framework);
                let product = env!("CARGO_PKG_VERSION");
                let (bytes, ending, content_type) = match request.format {
                    ReportFormat::Pdf => {
                        let about = pdf::About { subject: &subject, version: &version, at, product };
                        let bytes = pdf::compliance(&compliance, &about).map_err(|_| problem::internal())?;
                        (bytes, "pdf", "application/pdf")
                    }
                    ReportFormat::Csv => (table::controls(&compliance).into_bytes(), "csv", "text/csv"),
                    ReportFormat::Oscal => {
                        let about = oscal::About { subject: &subject, at, version: product };
                        (oscal::write(&compliance, &about).into_bytes(), "oscal.json", "application/json")
                    }
                };
                Ok(Document {
                    name: format!("{name}.{ending}"),
                    content_type: content_type.to_owned(),
                    content: Content(bytes.into()),
                })
            })
            .await
    }
}
