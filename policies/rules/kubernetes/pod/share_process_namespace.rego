# METADATA
# title: Containers of a pod do not see each other's processes
# description: Containers that share processes can read each other's environment and files.
# custom:
#   severity: low
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
#     - manifest.spec.shareProcessNamespace
#     - manifest.spec.template.spec.shareProcessNamespace
#     - manifest.spec.jobTemplate.spec.template.spec.shareProcessNamespace
#     - spec.share_process_namespace
#     - spec.template.spec.share_process_namespace
#     - spec.job_template.spec.template.spec.share_process_namespace
#   remediation: Leave `shareProcessNamespace` out. For debugging, attach a debugging container for as long as it takes.
package dharma.kubernetes.pod.share_process_namespace

import rego.v1

import data.dharma.kubernetes_objects as k8s

not_applicable := k8s.without_pods

fail contains {
	"address": pod.address,
	"attribute": k8s.at(pod, "shareProcessNamespace"),
	"message": "`shareProcessNamespace` is on",
	"fix": {"set": {k8s.at(pod, "shareProcessNamespace"): "false"}},
} if {
	some pod in k8s.pods
	pod.spec.shareProcessNamespace == true
}
