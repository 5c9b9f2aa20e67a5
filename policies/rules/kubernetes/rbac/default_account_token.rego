# METADATA
# title: Default service accounts mount no token
# description: Pods that name no account get the token of the default one, whether they have a use for it or not.
# custom:
#   severity: low
#   topic: identity
#   resources:
#     - kubernetes_manifest
#     - kubernetes_service_account
#     - kubernetes_service_account_v1
#     - kubernetes_default_service_account
#     - kubernetes_default_service_account_v1
#   reads:
#     - manifest.kind
#     - manifest.items
#     - manifest.metadata.name
#     - manifest.automountServiceAccountToken
#     - metadata.name
#     - automount_service_account_token
#   remediation: Set `automountServiceAccountToken` of the service account to false.
package dharma.kubernetes.rbac.default_account_token

import rego.v1

import data.dharma.lib
import data.dharma.kubernetes_objects as k8s

defaults := [one | some one in k8s.of({"ServiceAccount"}); k8s.name_of(one) == "default"]

not_applicable := {resource.address | some resource in lib.resources} - {one.address | some one in defaults}

fail contains {
	"address": one.address,
	"attribute": k8s.at(one, "automountServiceAccountToken"),
	"message": "its token is mounted into every pod that names no account",
	"fix": {"set": {k8s.at(one, "automountServiceAccountToken"): "false"}},
} if {
	some one in defaults
	not one.manifest.automountServiceAccountToken == false
}
