# METADATA
# title: Pods are not reached from every other namespace
# description: Without a network policy that chooses it, a pod answers to every pod of the cluster. One broken workload anywhere is a neighbour of all.
# custom:
#   severity: medium
#   topic: network
#   resources:
#     - kubernetes_manifest
#     - kubernetes_deployment
#     - kubernetes_deployment_v1
#     - kubernetes_stateful_set
#     - kubernetes_stateful_set_v1
#     - kubernetes_pod
#     - kubernetes_pod_v1
#     - kubernetes_job
#     - kubernetes_job_v1
#     - kubernetes_cron_job
#     - kubernetes_cron_job_v1
#     - kubernetes_daemonset
#     - kubernetes_daemon_set_v1
#   reach: true
#   together: true
#   reads:
#     - manifest.kind
#     - reach.namespaces
#   remediation: Deny by default in the namespace, with a policy that chooses all pods, and allow the clients that each workload has.
package dharma.kubernetes.network.workload_other_namespaces

import data.dharma.lib
import rego.v1

# What is no part of a network, or what nobody worked out.
not_applicable contains resource.address if {
	some resource in lib.resources
	not lib.reach(resource)
}

# They lead to pods; what they lead to is judged.
not_applicable contains resource.address if {
	some resource in lib.resources
	resource.values.manifest.kind in {"Service", "Ingress"}
}

fail contains {
	"address": resource.address,
	"message": sprintf("every pod of every other namespace reaches it (%s)", [concat(", ", way.ports)]),
	"path": way.path,
} if {
	some resource in lib.resources
	not resource.values.manifest.kind in {"Service", "Ingress"}
	way := lib.reach(resource).namespaces
	way.state == "reachable"
}
