# METADATA
# title: Pods do not use the network of the node
# description: On the node's network a pod passes by network policies, reaches what listens on the node alone, and hears what others send.
# custom:
#   severity: high
#   topic: network
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
#     - manifest.spec.hostNetwork
#     - manifest.spec.template.spec.hostNetwork
#     - manifest.spec.jobTemplate.spec.template.spec.hostNetwork
#     - spec.host_network
#     - spec.template.spec.host_network
#     - spec.job_template.spec.template.spec.host_network
#   remediation: Leave `hostNetwork` out or set it to false. What truly has to be near the node, such as a network plugin, belongs in a namespace of its own.
package dharma.kubernetes.pod.host_network

import rego.v1

import data.dharma.kubernetes_objects as k8s

not_applicable := k8s.without_pods

fail contains {
	"address": pod.address,
	"attribute": k8s.at(pod, "hostNetwork"),
	"message": "`hostNetwork` is on",
	"fix": {"set": {k8s.at(pod, "hostNetwork"): "false"}},
} if {
	some pod in k8s.pods
	pod.spec.hostNetwork == true
}
