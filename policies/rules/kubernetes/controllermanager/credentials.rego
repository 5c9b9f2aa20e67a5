# METADATA
# title: Controllers work under accounts of their own
# description: With one account for all, each controller has the rights of every other; without the files tokens cannot be signed by a key that is changed, nor the server be known by its certificate.
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
#   remediation: Set `--use-service-account-credentials=true`, `--service-account-private-key-file` and `--root-ca-file`, and leave `RotateKubeletServerCertificate` on.
package dharma.kubernetes.controllermanager.credentials

import rego.v1

import data.dharma.kubernetes_objects as k8s

not_applicable := k8s.not_running("kube-controller-manager")

fail contains {
	"address": container.address,
	"attribute": k8s.flags_at(container),
	"message": "controllers share one account",
} if {
	some container in k8s.running("kube-controller-manager")
	not k8s.flag(container, "use-service-account-credentials") == "true"
}

fail contains {
	"address": container.address,
	"attribute": k8s.flags_at(container),
	"message": sprintf("`--%s` is missing", [name]),
} if {
	some container in k8s.running("kube-controller-manager")
	some name in ["service-account-private-key-file", "root-ca-file"]
	not k8s.flag(container, name)
}

fail contains {
	"address": container.address,
	"attribute": k8s.flags_at(container),
	"message": "certificates of kubelets are not renewed",
} if {
	some container in k8s.running("kube-controller-manager")
	contains(k8s.flag(container, "feature-gates"), "RotateKubeletServerCertificate=false")
}
