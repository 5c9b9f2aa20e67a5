# METADATA
# title: Parameters that are named after a secret are SecureString
# description: A password in a plain parameter is read by everybody who may list the settings of the application.
# custom:
#   severity: high
#   topic: encryption
#   resources: [aws_ssm_parameter]
#   reads: [type, name, value]
#   remediation: Set `type` to `SecureString` and change the secret.
package dharma.aws.ssm.secret_in_clear_parameter

import rego.v1
import data.dharma.lib
import data.dharma.amazon

fail contains {
	"address": resource.address,
	"attribute": "type",
	"message": "the name says that it is a secret",
	"fix": {"set": {"type": "\"SecureString\""}},
} if {
	some resource in lib.resources
	resource.values.type in {"String", "StringList"}
	amazon.secret_name(resource.values.name)
}
