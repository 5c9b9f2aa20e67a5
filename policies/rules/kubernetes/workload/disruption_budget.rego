# METADATA
# title: Replicated services have a disruption budget
# description: When nodes are drained for an update nothing else keeps the cluster from taking all replicas at once.
# custom:
#   severity: low
#   topic: availability
#   together: true
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
#     - kubernetes_pod_disruption_budget
#     - kubernetes_pod_disruption_budget_v1
#   reads:
#     - manifest.kind
#     - manifest.items
#     - manifest.spec.replicas
#     - manifest.spec.selector
#     - manifest.metadata.namespace
#     - spec.replicas
#     - spec.selector
#     - metadata.namespace
#     - manifest.spec.template.metadata.labels
#   remediation: Add a `PodDisruptionBudget` whose selector takes the pods of the workload.
package dharma.kubernetes.workload.disruption_budget

import rego.v1

import data.dharma.lib
import data.dharma.kubernetes_objects as k8s

asked := {"Deployment", "StatefulSet"}

replicated := [pod |
	some pod in k8s.pods
	pod.owner.kind in asked
	k8s.as_number(object.get(pod.manifest, ["spec", "replicas"], 1)) > 1
]

not_applicable := {resource.address | some resource in lib.resources} - {pod.address | some pod in replicated}

# By namespace, so that each workload is held to the budgets of its own alone.
selectors[namespace] contains selector if {
	some budget in k8s.of({"PodDisruptionBudget"})
	namespace := k8s.namespace_of(budget)
	selector := budget.manifest.spec.selector
}

fail contains {
	"address": pod.address,
	"message": "no disruption budget keeps some of the replicas running",
} if {
	some pod in replicated
	not budgeted(pod)
}

budgeted(pod) if {
	namespace := k8s.namespace_of(pod.owner)
	some selector in selectors[namespace]
	k8s.selects(selector, k8s.pod_labels(pod))
}
