//! What an object names: other objects, and pods by their labels.

use std::fmt::Write as _;

use super::{Manifests, Object};
use crate::document::View;
use crate::document::flat::push_name;

/// What an object names, and in which attribute.
pub(super) struct Reference<'d> {
    pub(super) path: String,
    pub(super) means: Means<'d>,
}

/// What is meant.
pub(super) enum Means<'d> {
    /// The object of this kind and name, in this namespace or the same.
    Object { kind: &'d str, name: &'d str, namespace: Option<&'d str> },
    /// Everything that runs pods with these labels.
    Pods(View<'d>),
    /// Objects of this kind with these labels.
    Labelled(&'static str, View<'d>),
}

/// Where names stand: of which kind of object (`*` for any, `pod` for what runs pods, from the pod's `spec`), the path,
/// the kind that is named. `[]` stands for each item.
const NAMES: [(&str, &str, &str); 58] = [
    ("pod", "serviceAccountName", "ServiceAccount"),
    ("pod", "serviceAccount", "ServiceAccount"),
    ("pod", "priorityClassName", "PriorityClass"),
    ("pod", "runtimeClassName", "RuntimeClass"),
    ("pod", "imagePullSecrets[].name", "Secret"),
    ("pod", "volumes[].configMap.name", "ConfigMap"),
    ("pod", "volumes[].secret.secretName", "Secret"),
    ("pod", "volumes[].persistentVolumeClaim.claimName", "PersistentVolumeClaim"),
    ("pod", "volumes[].projected.sources[].configMap.name", "ConfigMap"),
    ("pod", "volumes[].projected.sources[].secret.name", "Secret"),
    ("pod", "volumes[].csi.volumeAttributes.secretProviderClass", "SecretProviderClass"),
    ("pod", "containers[].envFrom[].configMapRef.name", "ConfigMap"),
    ("pod", "containers[].envFrom[].secretRef.name", "Secret"),
    ("pod", "containers[].env[].valueFrom.configMapKeyRef.name", "ConfigMap"),
    ("pod", "containers[].env[].valueFrom.secretKeyRef.name", "Secret"),
    ("pod", "initContainers[].envFrom[].configMapRef.name", "ConfigMap"),
    ("pod", "initContainers[].envFrom[].secretRef.name", "Secret"),
    ("pod", "initContainers[].env[].valueFrom.configMapKeyRef.name", "ConfigMap"),
    ("pod", "initContainers[].env[].valueFrom.secretKeyRef.name", "Secret"),
    ("StatefulSet", "spec.serviceName", "Service"),
    ("StatefulSet", "spec.volumeClaimTemplates[].spec.storageClassName", "StorageClass"),
    ("Ingress", "spec.ingressClassName", "IngressClass"),
    ("Ingress", "spec.defaultBackend.service.name", "Service"),
    ("Ingress", "spec.backend.serviceName", "Service"),
    ("Ingress", "spec.rules[].http.paths[].backend.service.name", "Service"),
    ("Ingress", "spec.rules[].http.paths[].backend.serviceName", "Service"),
    ("Ingress", "spec.tls[].secretName", "Secret"),
    ("PersistentVolumeClaim", "spec.volumeName", "PersistentVolume"),
    ("PersistentVolumeClaim", "spec.storageClassName", "StorageClass"),
    ("PersistentVolume", "spec.storageClassName", "StorageClass"),
    ("PersistentVolume", "spec.claimRef.name", "PersistentVolumeClaim"),
    ("ServiceAccount", "secrets[].name", "Secret"),
    ("ServiceAccount", "imagePullSecrets[].name", "Secret"),
    ("ValidatingWebhookConfiguration", "webhooks[].clientConfig.service", "Service"),
    ("MutatingWebhookConfiguration", "webhooks[].clientConfig.service", "Service"),
    ("CustomResourceDefinition", "spec.conversion.webhook.clientConfig.service", "Service"),
    ("APIService", "spec.service", "Service"),
    ("HTTPRoute", "spec.parentRefs[]", "Gateway"),
    ("GRPCRoute", "spec.parentRefs[]", "Gateway"),
    ("TCPRoute", "spec.parentRefs[]", "Gateway"),
    ("TLSRoute", "spec.parentRefs[]", "Gateway"),
    ("HTTPRoute", "spec.rules[].backendRefs[]", "Service"),
    ("GRPCRoute", "spec.rules[].backendRefs[]", "Service"),
    ("TCPRoute", "spec.rules[].backendRefs[]", "Service"),
    ("TLSRoute", "spec.rules[].backendRefs[]", "Service"),
    ("Gateway", "spec.gatewayClassName", "GatewayClass"),
    ("Gateway", "spec.listeners[].tls.certificateRefs[]", "Secret"),
    ("VirtualService", "spec.gateways[]", "Gateway"),
    ("VirtualService", "spec.http[].route[].destination.host", "Service"),
    ("VirtualService", "spec.tcp[].route[].destination.host", "Service"),
    ("DestinationRule", "spec.host", "Service"),
    ("Application", "spec.project", "AppProject"),
    ("ApplicationSet", "spec.template.spec.project", "AppProject"),
    ("Rollout", "spec.strategy.canary.stableService", "Service"),
    ("Rollout", "spec.strategy.canary.canaryService", "Service"),
    ("Rollout", "spec.strategy.blueGreen.activeService", "Service"),
    ("Rollout", "spec.strategy.blueGreen.previewService", "Service"),
    ("Certificate", "spec.secretName", "Secret"),
];

/// Where a mapping with `kind` and `name` names an object.
const TYPED: [(&str, &str); 10] = [
    ("RoleBinding", "roleRef"),
    ("RoleBinding", "subjects[]"),
    ("ClusterRoleBinding", "roleRef"),
    ("ClusterRoleBinding", "subjects[]"),
    ("HorizontalPodAutoscaler", "spec.scaleTargetRef"),
    ("VerticalPodAutoscaler", "spec.targetRef"),
    ("ScaledObject", "spec.scaleTargetRef"),
    ("Certificate", "spec.issuerRef"),
    ("BackendConfig", "spec.securityPolicy"),
    ("*", "metadata.ownerReferences[]"),
];

/// Where labels choose pods.
const SELECTORS: [(&str, &str); 5] = [
    ("Service", "spec.selector"),
    ("ReplicationController", "spec.selector"),
    ("PodDisruptionBudget", "spec.selector.matchLabels"),
    ("NetworkPolicy", "spec.podSelector.matchLabels"),
    ("PodMonitor", "spec.selector.matchLabels"),
];

/// What `object` names.
pub(super) fn references<'d>(manifests: &'d Manifests, object: &'d Object) -> Vec<Reference<'d>> {
    let view = manifests.view(object);
    let mut found = Vec::new();
    let pod = pod(view);
    let is_meant = |kind: &str| kind == "*" || kind == &*object.kind;
    for (of, pattern, kind) in NAMES {
        let top = match (&pod, of) {
            (Some((path, spec)), "pod") => Some((path.as_str(), *spec)),
            _ if is_meant(of) => Some(("", view)),
            _ => None,
        };
        let Some((prefix, top)) = top else { continue };
        each(top, prefix, pattern, &mut |path, at| {
            // A service is named with its namespace by a mapping, or with its domain by a text.
            let (name, namespace, path) = match at.text() {
                Some(name) => (name, None, path.to_owned()),
                None => (at.text_at("name").unwrap_or_default(), at.text_at("namespace"), format!("{path}.name")),
            };
            let kind = at.text_at("kind").unwrap_or(kind);
            let (name, namespace) = match (kind, name.split_once('.')) {
                ("Service", Some((name, rest))) => (name, rest.split('.').next().or(namespace)),
                _ => match name.split_once('/') {
                    Some((namespace, name)) => (name, Some(namespace)),
                    None => (name, namespace),
                },
            };
            found.push(Reference { path, means: Means::Object { kind, name, namespace } });
        });
    }
    for (_, pattern) in TYPED.into_iter().filter(|(of, _)| is_meant(of)) {
        each(view, "", pattern, &mut |path, at| {
            let (Some(kind), Some(name)) = (at.text_at("kind"), at.text_at("name")) else { return };
            let namespace = at.text_at("namespace");
            found.push(Reference { path: format!("{path}.name"), means: Means::Object { kind, name, namespace } });
        });
    }
    for (_, pattern) in SELECTORS.into_iter().filter(|(of, _)| is_meant(of)) {
        each(view, "", pattern, &mut |path, at| {
            found.push(Reference { path: path.to_owned(), means: Means::Pods(at) });
        });
    }
    if &*object.kind == "ServiceMonitor" {
        each(view, "", "spec.selector.matchLabels", &mut |path, at| {
            found.push(Reference { path: path.to_owned(), means: Means::Labelled("Service", at) });
        });
    }
    found
}

/// The `spec` of the pods that an object runs, with its path.
pub(super) fn pod(view: View<'_>) -> Option<(String, View<'_>)> {
    const PLACES: [&[&str]; 3] =
        [&["spec", "jobTemplate", "spec", "template", "spec"], &["spec", "template", "spec"], &["spec"]];
    PLACES.into_iter().find_map(|keys| {
        let spec = view.at(keys)?;
        (spec.get("containers")?.items().is_some()).then(|| (keys.join("."), spec))
    })
}

/// The labels of the pods that an object runs.
pub(super) fn pod_labels(view: View<'_>) -> Option<View<'_>> {
    let (path, _) = pod(view)?;
    let keys: Vec<&str> = path.split('.').collect();
    let (_, around) = keys.split_last()?;
    view.at(around)?.at(&["metadata", "labels"])
}

/// Calls `then` for all that a pattern leads to.
fn each<'d>(view: View<'d>, prefix: &str, pattern: &str, then: &mut dyn FnMut(&str, View<'d>)) {
    let mut path = prefix.to_owned();
    walk(view, pattern, &mut path, then);
}

fn walk<'d>(view: View<'d>, pattern: &str, path: &mut String, then: &mut dyn FnMut(&str, View<'d>)) {
    let length = path.len();
    if let Some(rest) = pattern.strip_prefix("[]") {
        let rest = rest.strip_prefix('.').unwrap_or(rest);
        for (index, item) in view.items().into_iter().flatten().enumerate() {
            let _ = write!(path, "[{index}]");
            walk(item, rest, path, then);
            path.truncate(length);
        }
    } else if pattern.is_empty() {
        then(path, view);
    } else {
        let end = pattern.find(['.', '[']).unwrap_or(pattern.len());
        let (name, rest) = pattern.split_at(end);
        let Some(next) = view.get(name) else { return };
        push_name(path, name);
        walk(next, rest.strip_prefix('.').unwrap_or(rest), path, then);
        path.truncate(length);
    }
}
