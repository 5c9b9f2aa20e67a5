# METADATA
# title: Parameters with secrets are of type SecureString
# description: Whoever may read parameters reads plain ones without a key, and every read of a secret one can be logged and denied by its key.
# custom:
#   severity: low
#   topic: encryption
#   resources: [aws_ssm_parameter]
#   reads: [type]
#   remediation: Set `type` to `SecureString` where the value is a secret. For plain settings suppress this by name, or in a file for a whole path.
package dharma.aws.ssm.secure_parameters

import rego.v1
import data.dharma.lib

fail contains {
	"address": resource.address,
	"attribute": "type",
	"message": sprintf("it is kept in the clear (`%s`)", [resource.values.type]),
	"fix": {"set": {"type": "\"SecureString\""}},
} if {
	some resource in lib.resources
	resource.values.type in {"String", "StringList"}
}
