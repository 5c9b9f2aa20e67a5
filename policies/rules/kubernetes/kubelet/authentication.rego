# METADATA
# title: Kubelets answer nobody who has not signed in
# description: Through the kubelet every command can be run in every pod of its node.
# custom:
#   severity: critical
#   topic: identity
#   resources:
#     - kubernetes_manifest
#   reads:
#     - manifest.kind
#     - manifest.items
#     - manifest.spec.containers[].command
#     - manifest.spec.template.spec.containers[].command
#     - manifest.spec.jobTemplate.spec.template.spec.containers[].command
#     - manifest.spec.containers[].args
#     - manifest.spec.template.spec.containers[].args
#     - manifest.spec.jobTemplate.spec.template.spec.containers[].args
#     - manifest.authentication
#     - manifest.authorization
#   remediation: Set `authentication.anonymous.enabled` to false, `authorization.mode` to `Webhook`, and `authentication.x509.clientCAFile`. As flags these are `--anonymous-auth=false`, `--authorization-mode=Webhook` and `--client-ca-file`.
package dharma.kubernetes.kubelet.authentication

import rego.v1

import data.dharma.kubernetes_objects as k8s

not_applicable := k8s.not_running("kubelet") & k8s.other_than({"KubeletConfiguration"})

fail contains {
	"address": container.address,
	"attribute": k8s.flags_at(container),
	"message": "anonymous requests are answered",
} if {
	some container in k8s.running("kubelet")
	not k8s.flag(container, "anonymous-auth") == "false"
	not configured(container)
}

fail contains {
	"address": one.address,
	"attribute": k8s.at(one, "authentication.anonymous.enabled"),
	"message": "anonymous requests are answered",
} if {
	some one in k8s.of({"KubeletConfiguration"})
	one.manifest.authentication.anonymous.enabled == true
}

fail contains {
	"address": container.address,
	"attribute": k8s.flags_at(container),
	"message": "everybody may do everything",
} if {
	some container in k8s.running("kubelet")
	k8s.flag(container, "authorization-mode") == "AlwaysAllow"
}

fail contains {
	"address": one.address,
	"attribute": k8s.at(one, "authorization.mode"),
	"message": "everybody may do everything",
} if {
	some one in k8s.of({"KubeletConfiguration"})
	one.manifest.authorization.mode == "AlwaysAllow"
}

fail contains {
	"address": container.address,
	"attribute": k8s.flags_at(container),
	"message": "no authority is named that clients have to have their certificates from",
} if {
	some container in k8s.running("kubelet")
	not k8s.flag(container, "client-ca-file")
	not configured(container)
}

fail contains {
	"address": one.address,
	"attribute": k8s.at(one, "authentication.x509.clientCAFile"),
	"message": "no authority is named that clients have to have their certificates from",
} if {
	some one in k8s.of({"KubeletConfiguration"})
	object.get(one.manifest, ["authentication", "x509", "clientCAFile"], "") == ""
}

# What the flags leave out is in the file.
configured(container) if k8s.flag(container, "config")
