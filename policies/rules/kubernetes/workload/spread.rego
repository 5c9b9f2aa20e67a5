# METADATA
# title: Replicas are spread over nodes or zones
# description: Replicas that all run on one node, or in one zone, fail together.
# custom:
#   severity: low
#   topic: availability
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
#     - manifest.spec.replicas
#     - spec.replicas
#     - manifest.spec.template.spec.affinity
#     - manifest.spec.template.spec.topologySpreadConstraints
#     - spec.template.spec.affinity
#     - spec.template.spec.topology_spread_constraint[]
#   remediation: Add `topologySpreadConstraints` over `topology.kubernetes.io/zone`, or a `podAntiAffinity`.
package dharma.kubernetes.workload.spread

import rego.v1

import data.dharma.lib
import data.dharma.kubernetes_objects as k8s

asked := {"Deployment", "StatefulSet"}

# A single replica has nothing to be spread.
replicated contains pod.address if {
	some pod in k8s.pods
	pod.owner.kind in asked
	k8s.as_number(object.get(pod.manifest, ["spec", "replicas"], 1)) > 1
}

not_applicable := {resource.address | some resource in lib.resources} - replicated

fail contains {
	"address": pod.address,
	"attribute": k8s.at(pod, "topologySpreadConstraints"),
	"message": "nothing keeps the replicas apart",
} if {
	some pod in k8s.pods
	pod.address in replicated
	pod.owner.kind in asked
	count(k8s.list(pod.spec, ["topologySpreadConstraints"])) == 0
	not pod.spec.affinity.podAntiAffinity
}
