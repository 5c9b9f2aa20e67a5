//! Examining blueprints: what policies find in one, how it stands against frameworks, what it costs.
//!
//! - [`library`]: policies, frameworks and price books, the company's own among them, ready for use
//! - [`examiner`]: what is remembered of a blueprint, so that an edit examines anew only what it can affect
//! - `scans`: what other scanners said, beside ours

pub mod examiner;
pub mod library;
pub mod scans;

use std::sync::Arc;

use api::Problem;
use domain::Timestamp;
use domain::evidence::check::CheckReport;
use domain::evidence::compliance::ComplianceReport;
use domain::evidence::estimate::Estimate;
use domain::ids::BlueprintId;
use iac::Project;
use pricing::Usage;
use storage::{attachment, file_set};
use uuid::Uuid;

pub use library::Library;

use self::examiner::Examiner;

use super::opened::Shown;
use super::{Cancel, LOCAL_TENANT, State};
use crate::problem;

/// The file of an attachment that holds what is assumed of usage.
pub const USAGE_FILE: &str = "usage.yml";

/// What a handler examines with.
#[derive(Clone)]
pub struct Examining {
    state: Arc<State>,
    cancel: Cancel,
}

/// What is assumed of a blueprint's usage.
#[derive(Debug, Clone, Default)]
pub struct Assumed {
    /// The file's text; empty where nothing is assumed.
    pub text: String,
    /// The same, understood.
    pub usage: Usage,
}

impl Examining {
    pub(super) fn new(state: Arc<State>, cancel: Cancel) -> Self {
        Self { state, cancel }
    }

    /// The day suppressions and prices are held against, `YYYY-MM-DD`.
    #[must_use]
    pub fn day(&self) -> String {
        day_of((self.state.edge.now)())
    }

    /// The instant at which a document is made.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        (self.state.edge.now)()
    }

    /// What is in the library now.
    ///
    /// # Errors
    /// A problem when the database fails.
    pub async fn library(&self) -> Result<Arc<Library>, Problem> {
        library::current(&self.state, &self.cancel).await
    }

    /// What is found in a content of a blueprint; results of rules that are kept are among it.
    ///
    /// # Errors
    /// `cancelled`; others when the database fails.
    pub async fn check(&self, shown: &Shown, project: &Project) -> Result<Arc<CheckReport>, Problem> {
        let library = self.library().await?;
        let scans = self.scans(shown.row.id).await?;
        self.check_by(library, scans, shown, project).await
    }

    /// The results of other scanners that are kept with a blueprint.
    ///
    /// # Errors
    /// A problem when the database fails.
    pub async fn scans(&self, id: BlueprintId) -> Result<Arc<scans::Scans>, Problem> {
        scans::of(&self.state, &self.cancel, id).await
    }

    /// Runs a computation beside the requests, told when this request is given up.
    ///
    /// # Errors
    /// What the computation gives, or `internal` when it breaks.
    pub async fn compute<T: Send + 'static>(
        &self,
        computation: impl FnOnce(&Cancel) -> Result<T, Problem> + Send + 'static,
    ) -> Result<T, Problem> {
        self.cancel.compute(computation).await
    }

    /// What would be found by a library that is not kept.
    ///
    /// # Errors
    /// `cancelled`; others when the database fails.
    pub async fn check_trying(
        &self,
        library: Arc<Library>,
        shown: &Shown,
        project: &Project,
    ) -> Result<Arc<CheckReport>, Problem> {
        let scans = self.scans(shown.row.id).await?;
        let (project, day) = (project.clone(), self.day());
        // An examiner of its own: what is remembered of the blueprint is about what is kept.
        self.cancel
            .compute(move |cancel| Examiner::default().check(&library, &scans, &project, &day, false, cancel))
            .await
    }

    /// What is found by a library.
    ///
    /// # Errors
    /// `cancelled`.
    async fn check_by(
        &self,
        library: Arc<Library>,
        scans: Arc<scans::Scans>,
        shown: &Shown,
        project: &Project,
    ) -> Result<Arc<CheckReport>, Problem> {
        let (examiner, project, day) = (shown.examiner.clone(), project.clone(), self.day());
        let is_now = project.digest() == shown.row.digest;
        self.cancel.compute(move |cancel| examiner.check(&library, &scans, &project, &day, is_now, cancel)).await
    }

    /// How a content stands against a framework.
    ///
    /// # Errors
    /// `framework-not-found`; as [`Examining::check`].
    pub async fn comply(&self, report: &Arc<CheckReport>, framework: &str) -> Result<ComplianceReport, Problem> {
        let library = self.library().await?;
        let framework = library.framework(framework)?;
        let report = report.clone();
        self.cancel.compute(move |_| Ok(framework.comply(&report))).await
    }

    /// What a content costs, with what is assumed of the blueprint's usage.
    ///
    /// # Errors
    /// `cancelled`; others when the database fails.
    pub async fn estimate(&self, shown: &Shown, project: &Project) -> Result<Arc<Estimate>, Problem> {
        let library = self.library().await?;
        let assumed = self.assumed(shown.row.id).await?;
        let (examiner, project, day) = (shown.examiner.clone(), project.clone(), self.day());
        self.cancel.compute(move |_| Ok(examiner.estimate(&library, &assumed.usage, &project, &day))).await
    }

    /// What is assumed of a blueprint's usage.
    ///
    /// # Errors
    /// A problem when the database fails.
    pub async fn assumed(&self, id: BlueprintId) -> Result<Assumed, Problem> {
        let mut tx = self.state.database.read().await.map_err(problem::storage)?;
        let kept =
            attachment::list(&mut tx, LOCAL_TENANT, id, attachment::Kind::Usage).await.map_err(problem::storage)?;
        let Some(kept) = kept.into_iter().find(|kept| kept.id == Uuid::nil()) else { return Ok(Assumed::default()) };
        let files = file_set::get(&mut tx, LOCAL_TENANT, kept.digest).await.map_err(problem::storage)?;
        let files = files.ok_or_else(|| problem::files_missing(kept.digest))?;
        let text = files.get(USAGE_FILE).map(|bytes| String::from_utf8_lossy(bytes).into_owned()).unwrap_or_default();
        let usage = Usage::parse(&text).map_err(|error| {
            tracing::error!(error = &error as &dyn std::error::Error, "the usage that is kept cannot be read");
            problem::internal()
        })?;
        Ok(Assumed { text, usage })
    }
}

/// The day of an instant, `YYYY-MM-DD`, at Greenwich.
pub fn day_of(at: Timestamp) -> String {
    chrono::DateTime::from_timestamp_micros(at.as_micros()).unwrap_or_default().format("%Y-%m-%d").to_string()
}
