# METADATA
# title: Containers see /proc masked
# description: Unmasked, `/proc` shows and changes settings of the node's kernel.
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
#     - manifest.spec.containers[].securityContext.procMount
#     - manifest.spec.template.spec.containers[].securityContext.procMount
#     - manifest.spec.jobTemplate.spec.template.spec.containers[].securityContext.procMount
#     - manifest.spec.initContainers[].securityContext.procMount
#     - manifest.spec.template.spec.initContainers[].securityContext.procMount
#     - manifest.spec.jobTemplate.spec.template.spec.initContainers[].securityContext.procMount
#   remediation: Leave `procMount` out, or set it to `Default`.
package dharma.kubernetes.container.proc_mount

import rego.v1

import data.dharma.kubernetes_objects as k8s

not_applicable := k8s.without_pods

fail contains {
	"address": container.address,
	"attribute": k8s.at(container, "securityContext.procMount"),
	"message": sprintf("container `%s` sees `/proc` unmasked", [container.name]),
	"fix": {"set": {k8s.at(container, "securityContext.procMount"): "\"Default\""}},
} if {
	some container in k8s.containers
	container.spec.securityContext.procMount == "Unmasked"
}
