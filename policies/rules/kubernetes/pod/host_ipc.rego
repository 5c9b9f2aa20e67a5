# METADATA
# title: Pods do not share memory with the node
# description: Shared memory and queues of the node are open to the pod, and with them data of programs that are none of its business.
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
#     - manifest.spec.hostIPC
#     - manifest.spec.template.spec.hostIPC
#     - manifest.spec.jobTemplate.spec.template.spec.hostIPC
#     - spec.host_ipc
#     - spec.template.spec.host_ipc
#     - spec.job_template.spec.template.spec.host_ipc
#   remediation: Leave `hostIPC` out or set it to false. What truly has to be near the node, such as a network plugin, belongs in a namespace of its own.
package dharma.kubernetes.pod.host_ipc

import rego.v1

import data.dharma.kubernetes_objects as k8s

not_applicable := k8s.without_pods

fail contains {
	"address": pod.address,
	"attribute": k8s.at(pod, "hostIPC"),
	"message": "`hostIPC` is on",
	"fix": {"set": {k8s.at(pod, "hostIPC"): "false"}},
} if {
	some pod in k8s.pods
	pod.spec.hostIPC == true
}
