# METADATA
# title: Mail is sent over TLS only
# description: Without `REQUIRE` a message goes out in the clear when the other side offers no TLS, or somebody between hides the offer.
# custom:
#   severity: low
#   topic: encryption
#   resources: [aws_ses_configuration_set, aws_sesv2_configuration_set]
#   reads: ["delivery_options[].tls_policy"]
#   remediation: Set `tls_policy = "REQUIRE"` in `delivery_options`.
package dharma.aws.ses.tls

import rego.v1
import data.dharma.lib
import data.dharma.amazon

fail contains {
	"address": resource.address,
	"attribute": amazon.path(resource, "delivery_options", "tls_policy"),
	"message": "mail may go out in the clear",
	"fix": amazon.set_in_block(resource, "delivery_options", "tls_policy", "\"REQUIRE\""),
} if {
	some resource in lib.resources
	not kept(resource)
}

kept(resource) if {
	some options in lib.blocks(resource.values, "delivery_options")
	amazon.lowered(options.tls_policy) == "require"
}
