//! What is said about a version when it is saved: the reports in full, and what they come to.

use std::collections::BTreeMap;

use api::Problem;
use domain::evidence::check::Counts;
use domain::evidence::compliance::ControlCounts;
use domain::evidence::estimate::{Coverage, Total};
use domain::ids::{BlueprintId, TenantId, VersionId};
use domain::{Digest, FileSet, Timestamp};
use iac::Project;
use serde::{Deserialize, Serialize};
use storage::Write;
use storage::evidence::{self, Evidence};
use storage::file_set::{self, PackedSet};

use crate::core::Examining;
use crate::core::opened::Shown;
use crate::problem;

/// What reports come to.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Summary {
    /// What was found.
    pub counts: Counts,
    /// What it cost.
    pub totals: Vec<Total>,
    /// How much of it that is of.
    pub coverage: Coverage,
    /// How it stood against each framework.
    pub compliance: BTreeMap<String, ControlCounts>,
}

impl Summary {
    /// What was kept; nothing counted where an older version of the product kept it in another form.
    pub fn read(text: &str) -> Self {
        serde_json::from_str(text).unwrap_or_default()
    }
}

/// The reports of a content, ready to be kept.
pub struct Examined {
    content: Digest,
    policies: Digest,
    books: Digest,
    usage: Digest,
    summary: String,
    reports: PackedSet,
}

/// Examines a content, before anything is written.
pub async fn examine(examining: &Examining, shown: &Shown, project: &Project) -> Result<Examined, Problem> {
    let library = examining.library().await?;
    let checks = examining.check(shown, project).await?;
    let estimate = examining.estimate(shown, project).await?;
    examining
        .compute(move |_| {
            let compliance = library.frameworks.iter().map(|framework| {
                let report = framework.comply(&checks);
                (framework.id().to_owned(), report.counts)
            });
            let summary = Summary {
                counts: checks.counts,
                totals: estimate.totals.clone(),
                coverage: estimate.coverage,
                compliance: compliance.collect(),
            };
            let mut files = FileSet::new();
            for (name, json) in
                [("checks.json", serde_json::to_vec(&*checks)), ("estimate.json", serde_json::to_vec(&*estimate))]
            {
                let json = json.map_err(|_| problem::internal())?;
                files.insert(name, json).map_err(problem::bad_path)?;
            }
            Ok(Examined {
                content: checks.content,
                policies: checks.policies,
                books: estimate.books,
                usage: estimate.usage,
                summary: serde_json::to_string(&summary).map_err(|_| problem::internal())?,
                reports: file_set::pack(&files, &FileSet::new()),
            })
        })
        .await
}

/// Keeps the reports with the version they are about.
pub async fn keep(
    write: &mut Write,
    tenant: TenantId,
    blueprint: BlueprintId,
    version: VersionId,
    at: Timestamp,
    examined: &Examined,
) -> Result<(), Problem> {
    file_set::put(write, tenant, &examined.reports).await.map_err(problem::storage)?;
    let row = Evidence {
        version,
        content: examined.content,
        policies: examined.policies,
        books: examined.books,
        usage: examined.usage,
        reports: examined.reports.digest,
        summary: examined.summary.clone(),
        made_at: at,
    };
    evidence::insert(write, tenant, blueprint, &row).await.map_err(problem::storage)
}
