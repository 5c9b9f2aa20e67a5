# METADATA
# title: Volumes of the storage class are encrypted
# description: On AWS the volumes of a class that does not ask for encryption are not encrypted, unless the account does so by default.
# custom:
#   severity: medium
#   topic: encryption
#   resources:
#     - kubernetes_manifest
#   reads:
#     - manifest.kind
#     - manifest.items
#     - manifest.provisioner
#     - manifest.parameters
#     - storage_provisioner
#     - parameters
#   remediation: 'Add the parameter `encrypted: "true"`, and `kmsKeyId` for a key of your own.'
package dharma.kubernetes.storage.class_encrypted

import rego.v1

import data.dharma.lib
import data.dharma.kubernetes_objects as k8s

classes := [one |
	some one in k8s.of({"StorageClass"})
	one.manifest.provisioner in {"ebs.csi.aws.com", "kubernetes.io/aws-ebs"}
]

not_applicable := {resource.address | some resource in lib.resources} - {one.address | some one in classes}

fail contains {
	"address": one.address,
	"attribute": k8s.at(one, "parameters.encrypted"),
	"message": "its volumes are not encrypted",
	"fix": {"set": {k8s.at(one, "parameters.encrypted"): "\"true\""}},
} if {
	some one in classes
	lower(sprintf("%v", [object.get(one.manifest, ["parameters", "encrypted"], "false")])) != "true"
}
