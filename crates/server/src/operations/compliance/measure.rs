//! `compliance.measure`: a blueprint against a framework, control by control.

use api::Problem;
use api::compliance::{Measure, MeasureRequest};
use domain::evidence::compliance::ComplianceReport;

use crate::operations::versions::now_or;
use crate::{Handle, Reading};

impl Handle for Measure {
    type Context = Reading;

    async fn handle(reading: &mut Reading, request: MeasureRequest) -> Result<ComplianceReport, Problem> {
        let shown = reading.blueprint(request.id).await?;
        let project = now_or(reading, &shown, request.version).await?;
        let examining = reading.examining();
        let report = examining.check(&shown, &project).await?;
        examining.comply(&report, &request.framework).await
    }
}
