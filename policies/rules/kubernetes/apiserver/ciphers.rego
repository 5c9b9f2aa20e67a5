# METADATA
# title: The API server takes strong ciphers alone
# description: Without a list the server also takes ciphers that it has for old clients.
# custom:
#   severity: medium
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
#   remediation: Name ciphers with forward secrecy in `--tls-cipher-suites`, such as `TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256`.
package dharma.kubernetes.apiserver.ciphers

import rego.v1

import data.dharma.kubernetes_objects as k8s

not_applicable := k8s.not_running("kube-apiserver")

fail contains {
	"address": container.address,
	"attribute": k8s.flags_at(container),
	"message": "it names no ciphers",
} if {
	some container in k8s.running("kube-apiserver")
	not k8s.flag(container, "tls-cipher-suites")
}

fail contains {
	"address": container.address,
	"attribute": k8s.flags_at(container),
	"message": sprintf("cipher `%s` is weak", [cipher]),
} if {
	some container in k8s.running("kube-apiserver")
	some cipher in split(k8s.flag(container, "tls-cipher-suites"), ",")
	weak(cipher)
}

# Those without forward secrecy, and those that are broken.
weak(cipher) if regex.match(`(RC4|3DES|_NULL_|_MD5|EXPORT|^TLS_RSA_|_CBC_SHA$)`, upper(cipher))
