# METADATA
# title: EMR encrypts at rest and on the way
# description: Clusters work on copies of the data lake, on local disks and over the network between nodes.
# custom:
#   severity: medium
#   topic: encryption
#   resources: [aws_emr_security_configuration]
#   reads: [configuration]
#   remediation: Enable both kinds of encryption in the configuration, with a KMS key for disks and EBS, and certificates for transit.
package dharma.aws.emr.encrypted

import rego.v1
import data.dharma.lib

encryption(resource) := lib.document(resource.values.configuration).EncryptionConfiguration if is_string(resource.values.configuration)

fail contains {
	"address": resource.address,
	"attribute": "configuration",
	"message": sprintf("`%s` is off", [switch]),
} if {
	some resource in lib.resources
	some switch in ["EnableAtRestEncryption", "EnableInTransitEncryption"]
	not lib.is_on(encryption(resource)[switch])
}
