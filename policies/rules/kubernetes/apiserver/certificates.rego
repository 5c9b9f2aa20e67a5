# METADATA
# title: The API server proves who it is, and asks others to
# description: Without certificates on each side somebody in between can read and change what the API server, the kubelets and etcd tell each other.
# custom:
#   severity: high
#   topic: encryption
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
#   remediation: Give it certificate, key and authority for its clients, for etcd and for the kubelets.
package dharma.kubernetes.apiserver.certificates

import rego.v1

import data.dharma.kubernetes_objects as k8s

not_applicable := k8s.not_running("kube-apiserver")

wanted := ["client-ca-file", "tls-cert-file", "tls-private-key-file", "etcd-cafile", "etcd-certfile", "etcd-keyfile", "kubelet-certificate-authority", "kubelet-client-certificate", "kubelet-client-key"]

fail contains {
	"address": container.address,
	"attribute": k8s.flags_at(container),
	"message": sprintf("`--%s` is missing", [name]),
} if {
	some container in k8s.running("kube-apiserver")
	some name in wanted
	not given(container, name)
}

given(container, name) if k8s.flag(container, name) != ""
