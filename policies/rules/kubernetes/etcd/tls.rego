# METADATA
# title: etcd is reached with certificates alone
# description: etcd has everything there is to know about a cluster, its secrets included, and gives it to everybody who may connect.
# custom:
#   severity: critical
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
#   remediation: Set certificate, key and `client-cert-auth=true` for clients and for peers, and take `--auto-tls` and `--peer-auto-tls` out.
package dharma.kubernetes.etcd.tls

import rego.v1

import data.dharma.kubernetes_objects as k8s

not_applicable := k8s.not_running("etcd")

fail contains {
	"address": container.address,
	"attribute": k8s.flags_at(container),
	"message": sprintf("`--%s` is missing", [name]),
} if {
	some container in k8s.running("etcd")
	some name in ["cert-file", "key-file", "peer-cert-file", "peer-key-file"]
	not k8s.flag(container, name)
}

fail contains {
	"address": container.address,
	"attribute": k8s.flags_at(container),
	"message": sprintf("`--%s` is off", [name]),
} if {
	some container in k8s.running("etcd")
	some name in ["client-cert-auth", "peer-client-cert-auth"]
	not k8s.flag(container, name) == "true"
}

fail contains {
	"address": container.address,
	"attribute": k8s.flags_at(container),
	"message": sprintf("`--%s` takes certificates that nobody vouches for", [name]),
} if {
	some container in k8s.running("etcd")
	some name in ["auto-tls", "peer-auto-tls"]
	k8s.flag(container, name) == "true"
}
