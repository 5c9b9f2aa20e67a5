//! `evidence.draw`: a chart of a blueprint's evidence.

use api::Problem;
use api::evidence::{Chart, ChartKind, Draw, DrawRequest};
use report::chart::{self, Look};

use crate::operations::versions::now_or;
use crate::problem::bad_value;
use crate::{Handle, Reading};

impl Handle for Draw {
    type Context = Reading;

    async fn handle(reading: &mut Reading, request: DrawRequest) -> Result<Chart, Problem> {
        let shown = reading.blueprint(request.id).await?;
        let project = now_or(reading, &shown, request.version).await?;
        let examining = reading.examining();
        let look = Look { dark: request.dark, width: request.width };
        let drawn = match request.chart {
            ChartKind::Cost => chart::cost(&*examining.estimate(&shown, &project).await?, look),
            ChartKind::Findings => chart::findings(&*examining.check(&shown, &project).await?, look),
            ChartKind::Compliance => {
                let framework = request.framework.ok_or_else(|| {
                    bad_value("bad-chart", "no framework is given").hint("say which framework to draw")
                })?;
                let report = examining.check(&shown, &project).await?;
                chart::compliance(&examining.comply(&report, &framework).await?, look)
            }
        };
        Ok(Chart { svg: drawn.svg, text: drawn.text, columns: drawn.columns, rows: drawn.rows })
    }
}
