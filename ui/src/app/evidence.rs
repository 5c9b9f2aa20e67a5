//! Findings, cost and compliance of what is shown, asked for anew when it changes.
//!
//! What was known stays on the screen, marked as out of date, until the new answer is there.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::sync::Arc;

use api::Problem;
use api::checks::{Checked, Run, RunRequest};
use api::compliance::{Dashboard, DashboardRequest, Measure, MeasureRequest, Standing};
use api::costs::{
    ChangeUsage, ChangeUsageRequest, Estimated, ReadRequest, Usage, UsageRequest, UsageResponse, UsageValue,
};
use api::documents::Document;
use api::evidence::{Compare, CompareRequest, Compared};
use domain::Digest;
use domain::evidence::check::{CheckResult, Status};
use domain::evidence::compliance::ComplianceReport;
use domain::graph::ComponentKey;
use domain::ids::{BlueprintId, VersionId};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{App, editing, export, writes};
use crate::canvas_contract::{Concern, Concerns};
use crate::state::Loaded;
use crate::transport::call;

thread_local! {
    static WANTED: Cell<u64> = const { Cell::new(0) };
    static UNDERWAY: Cell<bool> = const { Cell::new(false) };
    static MEASURE_WANTED: Cell<u64> = const { Cell::new(0) };
}

/// What is said about the open blueprint.
#[derive(Clone, Copy)]
pub struct Evidence {
    /// What policies find.
    pub checks: RwSignal<Loaded<Arc<Checked>>>,
    /// What it costs.
    pub estimate: RwSignal<Loaded<Arc<Estimated>>>,
    /// What is assumed of its usage.
    pub usage: RwSignal<Loaded<Arc<UsageResponse>>>,
    /// How it stands against each framework.
    pub standings: RwSignal<Loaded<Arc<Vec<Standing>>>>,
    /// The framework that is looked at.
    pub framework: RwSignal<Option<String>>,
    /// How it stands against that one, control by control.
    pub compliance: RwSignal<Loaded<Arc<ComplianceReport>>>,
    /// What differs between the two versions that are compared.
    pub compared: RwSignal<Loaded<Arc<Compared>>>,
    /// The worst that is broken at each component, and how much is.
    pub concerns: RwSignal<Concerns>,
}

impl Evidence {
    /// None yet.
    pub fn new() -> Self {
        Self {
            checks: RwSignal::default(),
            estimate: RwSignal::default(),
            usage: RwSignal::default(),
            standings: RwSignal::default(),
            framework: RwSignal::new(None),
            compliance: RwSignal::default(),
            compared: RwSignal::default(),
            concerns: RwSignal::default(),
        }
    }

    /// Forgets the blueprint before.
    pub fn put_away(self) {
        self.checks.set(Loaded::Waiting);
        self.estimate.set(Loaded::Waiting);
        self.usage.set(Loaded::Waiting);
        self.standings.set(Loaded::Waiting);
        self.compliance.set(Loaded::Waiting);
        self.compared.set(Loaded::Waiting);
        self.concerns.set(Arc::default());
    }

    /// Whether what is shown was found in another content than the one on the screen.
    pub fn is_outdated(self, app: App, of: impl Fn(&Self) -> Option<Digest>) -> bool {
        let comparing = app.work.comparing.with(Option::is_some);
        !comparing && of(&self).is_some_and(|content| app.work.digest.get().is_some_and(|now| now != content))
    }
}

/// All of it anew. Asked once more at the end when it was wanted again meanwhile, never twice at once.
pub fn refresh(app: App) {
    WANTED.set(WANTED.get() + 1);
    if UNDERWAY.replace(true) {
        return;
    }
    spawn_local(async move {
        loop {
            let wanted = WANTED.get();
            if let Some(id) = app.work.id.get_untracked() {
                fetch(app, id).await;
            }
            if wanted == WANTED.get() {
                break;
            }
        }
        UNDERWAY.set(false);
    });
}

/// The version that is shown: the newer one while two are compared.
fn version(app: App) -> Option<VersionId> {
    app.work.comparing.with_untracked(|comparing| comparing.as_ref().and_then(|comparing| comparing.newer))
}

async fn fetch(app: App, id: BlueprintId) {
    let (evidence, version) = (app.work.evidence, version(app));
    let still = || app.work.is_open(id);
    let answer = call::<Run>(&RunRequest { id, version, passes: false }).await;
    if !still() {
        return;
    }
    if let Ok(checked) = &answer {
        evidence.concerns.set(Arc::new(concerns(&checked.report.results)));
    }
    take(evidence.checks, answer.map(Arc::new));
    let answer = call::<api::costs::Read>(&ReadRequest { id, version }).await;
    if !still() {
        return;
    }
    take(evidence.estimate, answer.map(Arc::new));
    let answer = call::<Usage>(&UsageRequest { id }).await;
    if !still() {
        return;
    }
    take(evidence.usage, answer.map(Arc::new));
    let answer = call::<Dashboard>(&DashboardRequest { id: Some(id), version }).await;
    if !still() {
        return;
    }
    take(evidence.standings, answer.map(|answer| Arc::new(answer.standings)));
    measure(app);
    compare(app);
}

/// What was there stays while the core is away.
fn take<T: Clone + Send + Sync + 'static>(into: RwSignal<Loaded<T>>, answer: Result<T, Problem>) {
    if answer.is_ok() || into.with_untracked(|known| known.here().is_none()) {
        into.set(answer.into());
    }
}

/// How it stands against the framework that is looked at.
pub fn measure(app: App) {
    let number = MEASURE_WANTED.get() + 1;
    MEASURE_WANTED.set(number);
    let evidence = app.work.evidence;
    let (Some(id), Some(framework)) = (app.work.id.get_untracked(), evidence.framework.get_untracked()) else { return };
    let version = version(app);
    spawn_local(async move {
        let answer = call::<Measure>(&MeasureRequest { id, version, framework }).await;
        if MEASURE_WANTED.get() == number && app.work.is_open(id) {
            take(evidence.compliance, answer.map(Arc::new));
        }
    });
}

/// Looks at another framework.
pub fn choose_framework(app: App, framework: String) {
    let evidence = app.work.evidence;
    evidence.compliance.set(Loaded::Waiting);
    evidence.framework.set(Some(framework));
    measure(app);
}

/// What differs between the two versions that are compared.
pub fn compare(app: App) {
    let sides = app.work.comparing.with_untracked(|comparing| comparing.as_ref().map(|one| (one.older, one.newer)));
    let (Some(id), Some((older, newer))) = (app.work.id.get_untracked(), sides) else {
        app.work.evidence.compared.set(Loaded::Waiting);
        return;
    };
    spawn_local(async move {
        let answer = call::<Compare>(&CompareRequest { id, older, newer }).await;
        let now = app.work.comparing.with_untracked(|comparing| comparing.as_ref().map(|one| (one.older, one.newer)));
        if app.work.is_open(id) && now == Some((older, newer)) {
            app.work.evidence.compared.set(answer.map(Arc::new).into());
        }
    });
}

/// Assumes another usage of one instance, or nothing of it.
pub fn assume(app: App, address: String, key: String, value: Option<String>) {
    let Ok(id) = app.work.open_blueprint() else { return };
    spawn_local(async move {
        let values = vec![UsageValue { address, key, value }];
        match writes::write::<ChangeUsage>(app, &ChangeUsageRequest { id, text: None, values }).await {
            Ok(answer) if app.work.is_open(id) => {
                app.work.evidence.usage.set(Loaded::Here(Arc::new(answer)));
                refresh(app);
            }
            Ok(_) => {}
            Err(problem) => app.fail(problem),
        }
    });
}

/// Makes the edits that mend a finding, as one step of undo.
pub fn mend(app: App, result: &CheckResult) {
    if let Some(fix) = &result.fix {
        editing::make(app, fix.edits.clone());
    }
}

/// Asks for a document and hands it over.
pub fn hand_out<O>(app: App, request: O::Request)
where
    O: api::Operation<Response = Document>,
{
    spawn_local(async move {
        match call::<O>(&request).await {
            Ok(document) => export::document(app, &document).await,
            Err(problem) => app.fail(problem),
        }
    });
}

fn concerns(results: &[CheckResult]) -> BTreeMap<ComponentKey, Concern> {
    let mut concerns: BTreeMap<ComponentKey, Concern> = BTreeMap::new();
    let broken = results.iter().filter(|result| result.status == Status::Fail && result.suppressed.is_none());
    for result in broken {
        let Some(key) = &result.component else { continue };
        let concern = concerns.entry(key.clone()).or_insert(Concern { severity: result.severity, count: 0 });
        concern.severity = concern.severity.max(result.severity);
        concern.count += 1;
    }
    concerns
}
