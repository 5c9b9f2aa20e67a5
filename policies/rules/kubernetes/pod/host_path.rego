# METADATA
# title: Pods mount no directories of the node
# description: Through a directory of the node a pod reads what other pods and the node keep there, and where it may write, takes the node over.
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
#     - manifest.spec.volumes[].hostPath
#     - manifest.spec.template.spec.volumes[].hostPath
#     - manifest.spec.jobTemplate.spec.template.spec.volumes[].hostPath
#     - spec.volume[].host_path
#     - spec.template.spec.volume[].host_path
#     - spec.job_template.spec.template.spec.volume[].host_path
#   remediation: Use a volume claim, a config map or an `emptyDir`. Agents that have to read the node should mount the one directory that they need, read-only.
package dharma.kubernetes.pod.host_path

import rego.v1

import data.dharma.kubernetes_objects as k8s

not_applicable := k8s.without_pods

fail contains {
	"address": pod.address,
	"attribute": k8s.at(pod, sprintf("volumes[%d].hostPath", [number])),
	"message": sprintf("volume `%s` is `%s` of the node", [object.get(volume, "name", "?"), object.get(volume.hostPath, "path", "?")]),
} if {
	some pod in k8s.pods
	some number, volume in k8s.list(pod.spec, ["volumes"])
	is_object(volume.hostPath)
}
