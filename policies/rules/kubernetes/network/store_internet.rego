# METADATA
# title: The internet does not reach databases in a cluster
# description: A service or an ingress leads from outside to a pod that listens as a database does. What is meant for the application is open to everybody.
# custom:
#   severity: high
#   topic: public-exposure
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
#     - reach.store
#   remediation: Make the service a ClusterIP, or narrow its source ranges to the clients.
package dharma.kubernetes.network.store_internet

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
	"message": sprintf("the internet reaches a port of a database (%s)", [concat(", ", way.ports)]),
	"path": way.path,
} if {
	some resource in lib.resources
	not resource.values.manifest.kind in {"Service", "Ingress"}
	way := lib.reach(resource).store
	way.state == "reachable"
}
