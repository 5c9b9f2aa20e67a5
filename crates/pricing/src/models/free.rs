//! What costs nothing by itself.

use std::sync::OnceLock;

use domain::planned::PlannedResource;
use rustc_hash::FxHashSet;
use serde_json::Value;

/// Types that cost nothing, one a line.
const TYPES: &str = include_str!("../../data/free.txt");
/// Providers that only compute, or write files where the plan runs.
const LOCAL: [&str; 12] = [
    "random",
    "null",
    "time",
    "tls",
    "local",
    "template",
    "terraform",
    "archive",
    "cloudinit",
    "external",
    "http",
    "assert",
];

/// Why a resource costs nothing, where that is so.
pub(crate) fn reason(resource: &PlannedResource) -> Option<&'static str> {
    static FREE: OnceLock<FxHashSet<&'static str>> = OnceLock::new();
    let free = FREE.get_or_init(|| TYPES.lines().filter(|line| !line.starts_with('#')).collect());
    let name = resource.type_name.as_str();
    if free.contains(name) {
        return Some("it costs nothing by itself");
    }
    let provider = name.split('_').next().unwrap_or_default();
    if LOCAL.contains(&provider) {
        return Some("it is no resource of a cloud");
    }
    if name == "kubernetes_manifest" || provider == "kubernetes" || provider == "kubectl" {
        return (!may_cost(resource)).then_some("what runs in a cluster is paid for with its nodes");
    }
    None
}

/// A service for what has no model: what its type begins with.
pub(crate) fn service(resource: &PlannedResource) -> &'static str {
    match resource.type_name.split('_').next().unwrap_or_default() {
        "aws" => "Amazon Web Services, other",
        "azurerm" | "azuread" | "azapi" => "Microsoft Azure, other",
        "google" => "Google Cloud, other",
        "kubernetes" | "helm" | "kubectl" => "Kubernetes",
        _ => "Other",
    }
}

/// Load balancers and volumes that a cluster asks its cloud for are paid for there.
fn may_cost(resource: &PlannedResource) -> bool {
    let manifest = resource.values.get("manifest");
    let kind = manifest.and_then(|manifest| manifest.get("kind")).and_then(Value::as_str);
    let balanced = manifest.and_then(|manifest| manifest.pointer("/spec/type")).and_then(Value::as_str);
    let own = resource.values.pointer("/spec/0/type").and_then(Value::as_str);
    let name = resource.type_name.as_str();
    matches!(kind, Some("PersistentVolumeClaim" | "PersistentVolume"))
        || (kind == Some("Service") && balanced == Some("LoadBalancer"))
        || name.starts_with("kubernetes_persistent_volume")
        || (name.starts_with("kubernetes_service") && own == Some("LoadBalancer"))
}
