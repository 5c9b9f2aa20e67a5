# METADATA
# title: Kubelets keep to safe settings
# description: Idle connections that never end, kernel settings that are changed silently, events that are dropped and certificates that are never renewed each help an intruder a little.
# custom:
#   severity: low
#   topic: other
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
#     - manifest.protectKernelDefaults
#     - manifest.makeIPTablesUtilChains
#     - manifest.rotateCertificates
#     - manifest.eventRecordQPS
#     - manifest.streamingConnectionIdleTimeout
#   remediation: Set `protectKernelDefaults` to true, leave `makeIPTablesUtilChains`, `rotateCertificates` and `eventRecordQPS` on, `streamingConnectionIdleTimeout` above zero, and `--hostname-override` out.
package dharma.kubernetes.kubelet.hardening

import rego.v1

import data.dharma.kubernetes_objects as k8s

not_applicable := k8s.not_running("kubelet") & k8s.other_than({"KubeletConfiguration"})

bad_flags := {
	"protect-kernel-defaults": "false", "make-iptables-util-chains": "false", "rotate-certificates": "false", "event-qps": "0",
	"streaming-connection-idle-timeout": "0",
}

bad_settings := {
	"protectKernelDefaults": "false", "makeIPTablesUtilChains": "false", "rotateCertificates": "false", "eventRecordQPS": "0",
	"streamingConnectionIdleTimeout": "0s",
}

fail contains {
	"address": container.address,
	"attribute": k8s.flags_at(container),
	"message": sprintf("`--%s` is %s", [name, bad]),
} if {
	some container in k8s.running("kubelet")
	some name, bad in bad_flags
	k8s.flag(container, name) == bad
}

fail contains {
	"address": container.address,
	"attribute": k8s.flags_at(container),
	"message": "the name of the node is overridden, so that certificates no longer fit it",
} if {
	some container in k8s.running("kubelet")
	k8s.flag(container, "hostname-override")
}

fail contains {
	"address": one.address,
	"attribute": k8s.at(one, name),
	"message": sprintf("`%s` is %s", [name, bad]),
} if {
	some one in k8s.of({"KubeletConfiguration"})
	some name, bad in bad_settings
	sprintf("%v", [one.manifest[name]]) == bad
}
