//! How blueprints stand against frameworks.

use api::Problem;
use api::compliance::Standing;
use domain::evidence::compliance::ComplianceReport;
use iac::Project;

use crate::core::Examining;
use crate::core::opened::Shown;

/// How a content stands against every framework, or against one.
pub async fn standings(
    examining: &Examining,
    shown: &Shown,
    project: &Project,
    framework: Option<&str>,
) -> Result<Vec<Standing>, Problem> {
    let library = examining.library().await?;
    let report = examining.check(shown, project).await?;
    let mut standings = Vec::new();
    for id in library.frameworks.iter().map(|one| one.id()).filter(|id| framework.is_none_or(|wanted| wanted == *id)) {
        standings.push(standing(shown, &examining.comply(&report, id).await?));
    }
    Ok(standings)
}

fn standing(shown: &Shown, report: &ComplianceReport) -> Standing {
    Standing {
        id: shown.row.id,
        name: shown.row.name.clone(),
        content: report.content,
        framework: report.framework.id.clone(),
        title: format!("{} {}", report.framework.title, report.framework.version),
        counts: report.counts,
        score: report.score,
        coverage: report.coverage,
    }
}
