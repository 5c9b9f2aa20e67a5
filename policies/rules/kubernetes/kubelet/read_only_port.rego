# METADATA
# title: Kubelets have no port that asks nobody
# description: The read-only port tells everybody about the pods of the node and what they are started with.
# custom:
#   severity: high
#   topic: network
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
#     - manifest.readOnlyPort
#   remediation: Set `readOnlyPort` to 0 (`--read-only-port=0`).
package dharma.kubernetes.kubelet.read_only_port

import rego.v1

import data.dharma.kubernetes_objects as k8s

not_applicable := k8s.not_running("kubelet") & k8s.other_than({"KubeletConfiguration"})

fail contains {
	"address": container.address,
	"attribute": k8s.flags_at(container),
	"message": "the port that asks nobody is open",
} if {
	some container in k8s.running("kubelet")
	port := k8s.flag(container, "read-only-port")
	port != "0"
}

fail contains {
	"address": one.address,
	"attribute": k8s.at(one, "readOnlyPort"),
	"message": "the port that asks nobody is open",
} if {
	some one in k8s.of({"KubeletConfiguration"})
	k8s.as_number(one.manifest.readOnlyPort) > 0
}
