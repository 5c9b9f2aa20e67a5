# METADATA
# title: The API server has no door without a lock
# description: Plain ports, passwords in files and tokens in files are neither encrypted nor ever taken back.
# custom:
#   severity: critical
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
#   remediation: Take `--insecure-port`, `--insecure-bind-address`, `--basic-auth-file`, `--token-auth-file` and `--kubelet-https=false` out, and leave `--secure-port` on.
package dharma.kubernetes.apiserver.insecure_access

import rego.v1

import data.dharma.kubernetes_objects as k8s

not_applicable := k8s.not_running("kube-apiserver")

fail contains {
	"address": container.address,
	"attribute": k8s.flags_at(container),
	"message": sprintf("`--%s` is set", [name]),
} if {
	some container in k8s.running("kube-apiserver")
	some name in ["insecure-bind-address", "basic-auth-file", "token-auth-file"]
	k8s.flag(container, name)
}

fail contains {
	"address": container.address,
	"attribute": k8s.flags_at(container),
	"message": sprintf("`--insecure-port` is %s", [port]),
} if {
	some container in k8s.running("kube-apiserver")
	port := k8s.flag(container, "insecure-port")
	port != "0"
}

fail contains {
	"address": container.address,
	"attribute": k8s.flags_at(container),
	"message": sprintf("`--%s=%s` turns encryption off", [name, off]),
} if {
	some container in k8s.running("kube-apiserver")
	some [name, off] in [["secure-port", "0"], ["kubelet-https", "false"]]
	k8s.flag(container, name) == off
}
