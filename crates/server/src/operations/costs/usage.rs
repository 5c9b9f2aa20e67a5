//! `usage.read`: what is assumed of a blueprint's usage, and what could be.

use std::collections::BTreeSet;

use api::Problem;
use api::costs::{Usage, UsageField, UsageRequest, UsageResponse};
use iac::Project;

use crate::core::examining::Assumed;
use crate::{Handle, Reading};

impl Handle for Usage {
    type Context = Reading;

    async fn handle(reading: &mut Reading, request: UsageRequest) -> Result<UsageResponse, Problem> {
        let shown = reading.blueprint(request.id).await?;
        let assumed = reading.examining().assumed(request.id).await?;
        let project = shown.project.clone();
        reading.compute(move |_| Ok(answer(&project, &assumed))).await
    }
}

/// What is assumed, and what could be said of each instance that is there.
pub fn answer(project: &Project, assumed: &Assumed) -> UsageResponse {
    let mut seen = BTreeSet::new();
    let mut fields = Vec::new();
    for resource in &project.planned().resources {
        for key in pricing::usage_keys(&resource.type_name) {
            if seen.insert((resource.address.clone(), key.key)) {
                fields.push(UsageField {
                    address: resource.address.clone(),
                    key: key.key.to_owned(),
                    title: key.title.to_owned(),
                    unit: key.unit.to_owned(),
                    value: assumed.usage.value(resource, key.key),
                });
            }
        }
    }
    UsageResponse { text: assumed.text.clone(), digest: assumed.usage.digest(), fields }
}
