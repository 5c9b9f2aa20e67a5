# METADATA
# title: Tokens of service accounts are checked against their keys
# description: Without lookup a token works on after its account is gone; without a key file of their own tokens are checked by the server's private key.
# custom:
#   severity: medium
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
#   remediation: Set `--service-account-key-file`, and leave `--service-account-lookup` on.
package dharma.kubernetes.apiserver.service_account_keys

import rego.v1

import data.dharma.kubernetes_objects as k8s

not_applicable := k8s.not_running("kube-apiserver")

fail contains {
	"address": container.address,
	"attribute": k8s.flags_at(container),
	"message": "`--service-account-key-file` is missing",
} if {
	some container in k8s.running("kube-apiserver")
	not k8s.flag(container, "service-account-key-file")
}

fail contains {
	"address": container.address,
	"attribute": k8s.flags_at(container),
	"message": "tokens are taken without looking their account up",
} if {
	some container in k8s.running("kube-apiserver")
	k8s.flag(container, "service-account-lookup") == "false"
}
