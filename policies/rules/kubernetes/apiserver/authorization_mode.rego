# METADATA
# title: The API server asks for rights, by node and by role
# description: With `AlwaysAllow` everybody may do everything; without `Node` a kubelet may read the secrets of all nodes; without `RBAC` roles mean nothing.
# custom:
#   severity: critical
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
#   remediation: Start it with `--authorization-mode=Node,RBAC`.
package dharma.kubernetes.apiserver.authorization_mode

import rego.v1

import data.dharma.kubernetes_objects as k8s

not_applicable := k8s.not_running("kube-apiserver")

modes(container) := split(object.get({"modes": mode | mode := k8s.flag(container, "authorization-mode")}, "modes", "AlwaysAllow"), ",")

fail contains {
	"address": container.address,
	"attribute": k8s.flags_at(container),
	"message": "everybody may do everything",
} if {
	some container in k8s.running("kube-apiserver")
	"AlwaysAllow" in modes(container)
}

fail contains {
	"address": container.address,
	"attribute": k8s.flags_at(container),
	"message": sprintf("mode `%s` is missing", [mode]),
} if {
	some container in k8s.running("kube-apiserver")
	some mode in ["Node", "RBAC"]
	not mode in modes(container)
}
