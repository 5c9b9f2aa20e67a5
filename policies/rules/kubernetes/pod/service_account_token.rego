# METADATA
# title: Pods that do not talk to the cluster have no token for it
# description: Unless told otherwise every pod has a token for the cluster. Whoever gets into the pod has it, too.
# custom:
#   severity: low
#   topic: identity
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
#     - kubernetes_service_account
#     - kubernetes_service_account_v1
#   reads:
#     - manifest.kind
#     - manifest.items
#     - manifest.spec.automountServiceAccountToken
#     - manifest.spec.template.spec.automountServiceAccountToken
#     - manifest.spec.jobTemplate.spec.template.spec.automountServiceAccountToken
#     - manifest.spec.serviceAccountName
#     - manifest.spec.template.spec.serviceAccountName
#     - manifest.spec.jobTemplate.spec.template.spec.serviceAccountName
#     - spec.automount_service_account_token
#     - spec.template.spec.automount_service_account_token
#     - spec.job_template.spec.template.spec.automount_service_account_token
#     - spec.service_account_name
#     - spec.template.spec.service_account_name
#     - spec.job_template.spec.template.spec.service_account_name
#     - manifest.automountServiceAccountToken
#     - manifest.metadata.name
#     - automount_service_account_token
#     - metadata.name
#   remediation: Set `automountServiceAccountToken` to false for the pod or its service account, and to true only where the program talks to the cluster.
package dharma.kubernetes.pod.service_account_token

import rego.v1

import data.dharma.kubernetes_objects as k8s

not_applicable := k8s.without_pods

fail contains {
	"address": pod.address,
	"attribute": k8s.at(pod, "automountServiceAccountToken"),
	"message": "a token for the cluster is mounted, since nothing says otherwise",
	"fix": {"set": {k8s.at(pod, "automountServiceAccountToken"): "false"}},
} if {
	some pod in k8s.pods
	not "automountServiceAccountToken" in object.keys(pod.spec)
	not denied_by_account(pod)
}

fail contains {
	"address": pod.address,
	"attribute": k8s.at(pod, "automountServiceAccountToken"),
	"message": "a token for the cluster is mounted for the default service account",
} if {
	some pod in k8s.pods
	pod.spec.automountServiceAccountToken == true
	object.get(pod.spec, "serviceAccountName", "default") in {"", "default"}
}

denied_accounts := {[k8s.namespace_of(account), k8s.name_of(account)] |
	some account in k8s.of({"ServiceAccount"})
	account.manifest.automountServiceAccountToken == false
}

denied_by_account(pod) if [k8s.namespace_of(pod.owner), object.get(pod.spec, "serviceAccountName", "default")] in denied_accounts
