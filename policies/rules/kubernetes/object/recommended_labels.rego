# METADATA
# title: Workloads carry the recommended labels
# description: With `app.kubernetes.io/name` and its companions every tool can say which application an object belongs to, in bills and alarms, too.
# custom:
#   severity: info
#   topic: tagging
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
#     - manifest.metadata.labels
#     - metadata.labels
#   remediation: Add `app.kubernetes.io/name` (and better also `instance`, `version`, `component`, `part-of`, `managed-by`) to the labels of the object.
package dharma.kubernetes.object.recommended_labels

import rego.v1

import data.dharma.kubernetes_objects as k8s

asked := {"DaemonSet", "Deployment", "StatefulSet", "CronJob"}

not_applicable := k8s.other_than(asked)

fail contains {
	"address": one.address,
	"attribute": k8s.at(one, "metadata.labels"),
	"message": "the label `app.kubernetes.io/name` is missing",
} if {
	some one in k8s.of(asked)
	not k8s.labels_of(one)["app.kubernetes.io/name"]
}
