# METADATA
# title: Workloads have a service account of their own
# description: What one workload of a namespace may do, all that use the default account may do.
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
#     - manifest.spec.serviceAccountName
#     - manifest.spec.template.spec.serviceAccountName
#     - manifest.spec.jobTemplate.spec.template.spec.serviceAccountName
#     - manifest.spec.serviceAccount
#     - manifest.spec.template.spec.serviceAccount
#     - manifest.spec.jobTemplate.spec.template.spec.serviceAccount
#     - manifest.spec.automountServiceAccountToken
#     - manifest.spec.template.spec.automountServiceAccountToken
#     - manifest.spec.jobTemplate.spec.template.spec.automountServiceAccountToken
#     - spec.service_account_name
#     - spec.template.spec.service_account_name
#     - spec.job_template.spec.template.spec.service_account_name
#     - spec.serviceAccount
#     - spec.template.spec.serviceAccount
#     - spec.job_template.spec.template.spec.serviceAccount
#     - spec.automount_service_account_token
#     - spec.template.spec.automount_service_account_token
#     - spec.job_template.spec.template.spec.automount_service_account_token
#   remediation: Make a service account for the workload and name it in `serviceAccountName`. A pod without a token (`automountServiceAccountToken` is false) can do without.
package dharma.kubernetes.pod.default_service_account

import rego.v1

import data.dharma.kubernetes_objects as k8s

not_applicable := k8s.without_pods

fail contains {
	"address": pod.address,
	"attribute": k8s.at(pod, "serviceAccountName"),
	"message": "the default service account is used",
} if {
	some pod in k8s.pods
	account := object.get(pod.spec, "serviceAccountName", object.get(pod.spec, "serviceAccount", "default"))
	account in {"", "default"}
	not pod.spec.automountServiceAccountToken == false
}
