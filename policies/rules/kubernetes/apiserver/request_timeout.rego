# METADATA
# title: Requests to the API server end after a while
# description: Requests that may last long are a cheap way to keep the server from others.
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
#   remediation: Leave `--request-timeout` out, or set it to five minutes at most.
package dharma.kubernetes.apiserver.request_timeout

import rego.v1

import data.dharma.kubernetes_objects as k8s

not_applicable := k8s.not_running("kube-apiserver")

fail contains {
	"address": container.address,
	"attribute": k8s.flags_at(container),
	"message": sprintf("requests may last `%s`", [timeout]),
} if {
	some container in k8s.running("kube-apiserver")
	timeout := k8s.flag(container, "request-timeout")
	regex.match(`^([0-9]+(h|m|s))+$`, timeout)
	time.parse_duration_ns(timeout) > 300 * 1000000000
}
