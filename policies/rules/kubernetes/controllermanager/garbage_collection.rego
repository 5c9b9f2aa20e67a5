# METADATA
# title: Pods that have ended are cleared away
# description: Pods that are kept without end fill the cluster's memory until it no longer answers.
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
#   remediation: Set `--terminated-pod-gc-threshold`.
package dharma.kubernetes.controllermanager.garbage_collection

import rego.v1

import data.dharma.kubernetes_objects as k8s

not_applicable := k8s.not_running("kube-controller-manager")

wanted := ["terminated-pod-gc-threshold"]

fail contains {
	"address": container.address,
	"attribute": k8s.flags_at(container),
	"message": sprintf("`--%s` is missing", [name]),
} if {
	some container in k8s.running("kube-controller-manager")
	some name in wanted
	not given(container, name)
}

given(container, name) if k8s.flag(container, name) != ""
