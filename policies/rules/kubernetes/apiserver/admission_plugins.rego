# METADATA
# title: The API server keeps nodes and accounts within bounds
# description: '`NodeRestriction` keeps a kubelet to its own node; `AlwaysAdmit` lets everything in; without `ServiceAccount` and `NamespaceLifecycle` pods run without an account or in namespaces that are going away.'
# custom:
#   severity: high
#   topic: identity
#   resources:
#     - kubernetes_manifest
#     - kubernetes_pod
#     - kubernetes_pod_v1
#     - kubernetes_deployment
#     - kubernetes_deployment_v1
#     - kubernetes_stateful_set
#     - kubernetes_stateful_set_v1
#     - kubernetes_daemonset
#     - kubernetes_daemon_set_v1
#     - kubernetes_job
#     - kubernetes_job_v1
#     - kubernetes_cron_job
#     - kubernetes_cron_job_v1
#     - kubernetes_replication_controller
#     - kubernetes_replication_controller_v1
#   reads:
#     - manifest.kind
#     - manifest.items
#     - manifest.spec.containers[].command
#     - manifest.spec.template.spec.containers[].command
#     - manifest.spec.jobTemplate.spec.template.spec.containers[].command
#     - manifest.spec.containers[].args
#     - manifest.spec.template.spec.containers[].args
#     - manifest.spec.jobTemplate.spec.template.spec.containers[].args
#     - spec.container[].command
#     - spec.template.spec.container[].command
#     - spec.job_template.spec.template.spec.container[].command
#     - spec.container[].args
#     - spec.template.spec.container[].args
#     - spec.job_template.spec.template.spec.container[].args
#   remediation: Add `NodeRestriction` to `--enable-admission-plugins`, take `AlwaysAdmit` out, and turn none of the default ones off.
package dharma.kubernetes.apiserver.admission_plugins

import rego.v1

import data.dharma.kubernetes_objects as k8s

not_applicable := k8s.not_running("kube-apiserver")

plugins(container, name) := {plugin |
	some plugin in split(k8s.flag(container, name), ",")
}

fail contains {
	"address": container.address,
	"attribute": k8s.flags_at(container),
	"message": "plugin `NodeRestriction` is off",
} if {
	some container in k8s.running("kube-apiserver")
	not "NodeRestriction" in plugins(container, "enable-admission-plugins")
}

fail contains {
	"address": container.address,
	"attribute": k8s.flags_at(container),
	"message": "plugin `AlwaysAdmit` lets everything in",
} if {
	some container in k8s.running("kube-apiserver")
	"AlwaysAdmit" in plugins(container, "enable-admission-plugins")
}

fail contains {
	"address": container.address,
	"attribute": k8s.flags_at(container),
	"message": sprintf("plugin `%s` is off", [plugin]),
} if {
	some container in k8s.running("kube-apiserver")
	some plugin in plugins(container, "disable-admission-plugins")
	plugin in {"ServiceAccount", "NamespaceLifecycle", "NodeRestriction", "PodSecurity"}
}
