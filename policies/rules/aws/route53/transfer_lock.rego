# METADATA
# title: Domains are locked against transfer
# description: A domain that can be moved to another registrar is gone with one stolen password, and with it mail and every sign-in.
# custom:
#   severity: medium
#   topic: identity
#   resources: [aws_route53domains_registered_domain]
#   reads: [transfer_lock]
#   remediation: Leave `transfer_lock` out, or set it to true.
package dharma.aws.route53.transfer_lock

import rego.v1
import data.dharma.lib
import data.dharma.amazon

fail contains {
	"address": resource.address,
	"attribute": "transfer_lock",
	"message": "it can be moved to another registrar",
	"fix": {"set": {"transfer_lock": "true"}},
} if {
	some resource in lib.resources
	amazon.no(resource.values.transfer_lock)
}
