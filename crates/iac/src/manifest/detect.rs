//! Which files hold manifests.

use crate::document::View;

/// Where `kubectl` keeps what was applied last, secrets included.
pub(super) const LAST_APPLIED: &str = "last-applied-configuration";

/// Groups of files that look like objects and are never applied to a cluster.
const NEVER_APPLIED: [&str; 8] = [
    "kustomize.config.k8s.io",
    "skaffold",
    "eksctl.io",
    "backstage.io",
    "kind.x-k8s.io",
    "k3d.io",
    "kubeadm.k8s.io",
    "config.kubernetes.io",
];

/// Whether a text may hold manifests: cheap, and never wrong when it says no.
pub(crate) fn may_be(source: &[u8]) -> bool {
    let holds = |word: &str| memchr::memmem::find(source, word.as_bytes()).is_some();
    holds("apiVersion") && holds("kind")
}

/// The version and kind of an object.
pub(super) fn type_of<'d>(view: View<'d>) -> Option<(&'d str, &'d str)> {
    let (version, kind) = (view.text_at("apiVersion")?, view.text_at("kind")?);
    let group = version.rsplit_once('/').map_or("", |(group, _)| group);
    let is_kind = kind.starts_with(|first: char| first.is_ascii_uppercase())
        && kind.bytes().all(|letter| letter.is_ascii_alphanumeric());
    (is_version(version) && is_kind && !NEVER_APPLIED.contains(&group)).then_some((version, kind))
}

/// `v1`, `apps/v1`, `example.com/v1beta1`
fn is_version(text: &str) -> bool {
    let (group, version) = text.rsplit_once('/').unwrap_or(("", text));
    let is_group = group.bytes().all(|letter| letter.is_ascii_alphanumeric() || matches!(letter, b'.' | b'-'));
    let mut letters = version.bytes();
    is_group && letters.next() == Some(b'v') && letters.next().is_some_and(|digit| digit.is_ascii_digit())
}

/// Whether the view is a list of objects.
pub(super) fn is_list(view: View<'_>) -> bool {
    type_of(view).is_some_and(|(_, kind)| kind.ends_with("List"))
        && view.get("items").is_some_and(|items| items.items().is_some())
}

/// Whether a document of a file is an object or a list of them.
pub(crate) fn is_object(view: View<'_>) -> bool {
    type_of(view).is_some() && (is_list(view) || view.get("metadata").is_some_and(View::is_mapping))
}

/// Whether a text that is no YAML, or odd YAML, is a chart's template, which Helm fills in before it is one.
pub(crate) fn is_chart_template(source: &[u8]) -> bool {
    let holds = |word: &str| memchr::memmem::find(source, word.as_bytes()).is_some();
    holds("{{") && (holds(".Values") || holds("{{-") || holds("include \"") || holds(".Release") || holds(".Chart"))
}
