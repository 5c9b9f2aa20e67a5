# METADATA
# title: EMR blocks public access
# description: The block refuses to start clusters whose security groups admit the internet on other ports than 22.
# custom:
#   severity: high
#   topic: public-exposure
#   resources: [aws_emr_block_public_access_configuration]
#   reads: [block_public_security_group_rules]
#   remediation: Set `block_public_security_group_rules` to true.
package dharma.aws.emr.public_access_blocked

import rego.v1
import data.dharma.lib

fail contains {
	"address": resource.address,
	"attribute": "block_public_security_group_rules",
	"message": "public clusters can be started",
	"fix": {"set": {"block_public_security_group_rules": "true"}},
} if {
	some resource in lib.resources
	not lib.is_on(resource.values.block_public_security_group_rules)
}
