# METADATA
# title: Pods do not see the processes of the node
# description: A pod that sees the node's processes can read their environment and memory, and end them.
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
#     - manifest.spec.hostPID
#     - manifest.spec.template.spec.hostPID
#     - manifest.spec.jobTemplate.spec.template.spec.hostPID
#     - spec.host_pid
#     - spec.template.spec.host_pid
#     - spec.job_template.spec.template.spec.host_pid
#   remediation: Leave `hostPID` out or set it to false. What truly has to be near the node, such as a network plugin, belongs in a namespace of its own.
package dharma.kubernetes.pod.host_pid

import rego.v1

import data.dharma.kubernetes_objects as k8s

not_applicable := k8s.without_pods

fail contains {
	"address": pod.address,
	"attribute": k8s.at(pod, "hostPID"),
	"message": "`hostPID` is on",
	"fix": {"set": {k8s.at(pod, "hostPID"): "false"}},
} if {
	some pod in k8s.pods
	pod.spec.hostPID == true
}
