# METADATA
# title: Identity pools give nothing to guests
# description: Everybody on the internet gets credentials of the guest role, without signing in.
# custom:
#   severity: medium
#   topic: identity
#   resources: [aws_cognito_identity_pool]
#   reads: [allow_unauthenticated_identities]
#   remediation: Set `allow_unauthenticated_identities` to false.
package dharma.aws.cognito.no_guests

import rego.v1
import data.dharma.lib

fail contains {
	"address": resource.address,
	"attribute": "allow_unauthenticated_identities",
	"message": "guests get credentials",
	"fix": {"set": {"allow_unauthenticated_identities": "false"}},
} if {
	some resource in lib.resources
	lib.is_on(resource.values.allow_unauthenticated_identities)
}
