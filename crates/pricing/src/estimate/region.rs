//! Which region a resource is in, and where that was taken from.

use std::borrow::Cow;

use domain::planned::PlannedResource;
use serde_json::Value;

use crate::models::estate::Estate;
use crate::usage::Usage;

/// A region, and whether it was assumed.
pub(super) struct Region<'p> {
    pub(super) name: Option<Cow<'p, str>>,
    pub(super) assumed: bool,
}

pub(super) fn of<'p>(estate: &Estate<'p>, resource: &'p PlannedResource, usage: &'p Usage) -> Region<'p> {
    let provider = provider(&resource.type_name);
    let said = resource.region.as_deref().filter(|region| !region.is_empty()).map(|region| normal(provider, region));
    let found = said.or_else(|| own(resource, provider)).or_else(|| parents(estate, resource, provider, 0));
    let assumed = found.is_none();
    Region { name: found.or_else(|| usage.assumed_region(provider).map(Cow::Borrowed)), assumed }
}

/// `aws`, `azurerm`, `google`: what a type begins with.
pub(super) fn provider(type_name: &str) -> &str {
    type_name.split('_').next().unwrap_or_default()
}

/// What the resource's own values say.
fn own<'p>(resource: &'p PlannedResource, provider: &str) -> Option<Cow<'p, str>> {
    let text = |name: &str| resource.values.get(name).and_then(Value::as_str).filter(|text| !text.is_empty());
    match provider {
        "aws" => text("region").map(Cow::Borrowed).or_else(|| text("availability_zone").map(of_zone)),
        "azurerm" => text("location").map(|location| normal(provider, location)),
        "google" => text("region")
            .map(|region| normal(provider, region))
            .or_else(|| text("zone").map(|zone| google_zone(last(zone))))
            .or_else(|| text("location").map(|location| normal(provider, location))),
        _ => None,
    }
}

/// How far up a resource is followed to what says where it is.
const DEEPEST: u8 = 4;
/// Attributes that name what a resource is in.
const INSIDE: [&str; 16] = [
    "resource_group_name",
    "server_id",
    "server_name",
    "key_vault_id",
    "kubernetes_cluster_id",
    "storage_account_id",
    "storage_account_name",
    "namespace_id",
    "account_name",
    "app_service_plan_id",
    "service_plan_id",
    "machine_learning_workspace_id",
    "loadbalancer_id",
    "automation_account_name",
    "virtual_network_id",
    "cluster",
];

/// What the resource that it is in says.
fn parents<'p>(estate: &Estate<'p>, resource: &'p PlannedResource, provider: &str, depth: u8) -> Option<Cow<'p, str>> {
    if depth >= DEEPEST || !matches!(provider, "azurerm" | "google") {
        return None;
    }
    INSIDE.iter().find_map(|attribute| {
        let parent = estate.parent(resource, attribute)?;
        let said = parent.region.as_deref().filter(|region| !region.is_empty()).map(|region| normal(provider, region));
        said.or_else(|| own(parent, provider)).or_else(|| parents(estate, parent, provider, depth + 1))
    })
}

/// `us-east-1a` is in `us-east-1`.
fn of_zone(zone: &str) -> Cow<'_, str> {
    Cow::Borrowed(zone.trim_end_matches(|letter: char| letter.is_ascii_lowercase()))
}

fn google_zone(zone: &str) -> Cow<'_, str> {
    match zone.rsplit_once('-') {
        Some((region, letter)) if letter.len() == 1 => Cow::Borrowed(region),
        _ => Cow::Borrowed(zone),
    }
}

fn last(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

/// As the books write it: `West Europe` is `westeurope`, `US-EAST1-B` is in `us-east1`.
fn normal<'p>(provider: &str, region: &'p str) -> Cow<'p, str> {
    match provider {
        "azurerm" if region.contains(|letter: char| letter == ' ' || letter.is_ascii_uppercase()) => Cow::Owned(
            region.chars().filter(|letter| *letter != ' ').map(|letter| letter.to_ascii_lowercase()).collect(),
        ),
        "google" => {
            let region = last(region);
            if region.contains(|letter: char| letter.is_ascii_uppercase()) {
                Cow::Owned(google_zone(&region.to_ascii_lowercase()).into_owned())
            } else {
                google_zone(region)
            }
        }
        _ => Cow::Borrowed(region),
    }
}
