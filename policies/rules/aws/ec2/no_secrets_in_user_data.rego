# METADATA
# title: User data holds no secrets
# description: Everybody who may describe the instance, and every process on it, reads the user data. It stays in launch templates, plans and states as well.
# custom:
#   severity: critical
#   topic: identity
#   resources: [aws_instance, aws_launch_template, aws_launch_configuration]
#   reads: [user_data, user_data_base64]
#   remediation: Fetch the secret at start from Secrets Manager or Parameter Store with the role of the instance, and revoke the one that is written here.
package dharma.aws.ec2.no_secrets_in_user_data

import rego.v1
import data.dharma.lib
import data.dharma.amazon

texts(resource) := [{"attribute": attribute, "text": text} |
	some attribute in ["user_data", "user_data_base64"]
	written := resource.values[attribute]
	is_string(written)
	some text in {written, decoded(written)}
]

decoded(text) := base64.decode(text) if {
	count(text) > 7
	amazon.matches(`^[A-Za-z0-9+/\r\n]+=*$`, text)
	base64.is_valid(text)
}

decoded(text) := "" if not amazon.matches(`^[A-Za-z0-9+/\r\n]{8,}=*$`, text)

fail contains {
	"address": resource.address,
	"attribute": candidate.attribute,
	"message": "a key or private key is written in the user data",
} if {
	some resource in lib.resources
	some candidate in texts(resource)
	amazon.secret_shape(candidate.text)
}

fail contains {
	"address": resource.address,
	"attribute": candidate.attribute,
	"message": "a password or token is written in the user data",
} if {
	some resource in lib.resources
	some candidate in texts(resource)
	not amazon.secret_shape(candidate.text)
	amazon.secret_assignment(candidate.text)
}
