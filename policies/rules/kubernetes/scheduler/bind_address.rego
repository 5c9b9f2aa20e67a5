# METADATA
# title: The scheduler listens to its own node alone
# description: Its port answers without asking who one is, and tells about the cluster.
# custom:
#   severity: medium
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
#   remediation: Start it with `--bind-address=127.0.0.1`.
package dharma.kubernetes.scheduler.bind_address

import rego.v1

import data.dharma.kubernetes_objects as k8s

not_applicable := k8s.not_running("kube-scheduler")

fail contains {
	"address": container.address,
	"attribute": k8s.flags_at(container),
	"message": "it listens to the whole network",
} if {
	some container in k8s.running("kube-scheduler")
	not k8s.flag(container, "bind-address") in {"127.0.0.1", "::1", "localhost"}
}
