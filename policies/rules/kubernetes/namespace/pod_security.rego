# METADATA
# title: Namespaces enforce a pod security standard
# description: Without the label the namespace takes privileged pods from everybody who may make pods.
# custom:
#   severity: medium
#   topic: identity
#   resources:
#     - kubernetes_manifest
#     - kubernetes_namespace
#     - kubernetes_namespace_v1
#   reads:
#     - manifest.kind
#     - manifest.items
#     - manifest.metadata.labels
#     - manifest.metadata.name
#     - metadata.labels
#     - metadata.name
#   remediation: Set the label `pod-security.kubernetes.io/enforce` to `restricted`, or to `baseline` where that is too narrow.
package dharma.kubernetes.namespace.pod_security

import rego.v1

import data.dharma.lib
import data.dharma.kubernetes_objects as k8s

# Parts of the cluster itself run there.
own := [one |
	some one in k8s.of({"Namespace"})
	not k8s.name_of(one) in {"kube-system", "kube-public", "kube-node-lease"}
]

not_applicable := {resource.address | some resource in lib.resources} - {one.address | some one in own}

fail contains {
	"address": one.address,
	"attribute": k8s.at(one, "metadata.labels"),
	"message": "it takes pods of every kind, privileged ones too",
} if {
	some one in own
	not k8s.labels_of(one)["pod-security.kubernetes.io/enforce"] in {"baseline", "restricted"}
}
