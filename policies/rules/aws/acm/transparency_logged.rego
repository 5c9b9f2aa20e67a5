# METADATA
# title: Certificates are entered in the transparency logs
# description: Browsers warn of certificates that are in no log; and a log is how you learn that somebody else got one for your name.
# custom:
#   severity: low
#   topic: other
#   resources: [aws_acm_certificate]
#   reads: ["options[].certificate_transparency_logging_preference"]
#   remediation: Take `certificate_transparency_logging_preference` out, or set it to `ENABLED`.
package dharma.aws.acm.transparency_logged

import rego.v1
import data.dharma.lib

fail contains {
	"address": resource.address,
	"attribute": "options[0].certificate_transparency_logging_preference",
	"message": "it is kept out of the logs",
	"fix": {"set": {"options[0].certificate_transparency_logging_preference": "\"ENABLED\""}},
} if {
	some resource in lib.resources
	some options in lib.blocks(resource.values, "options")
	options.certificate_transparency_logging_preference == "DISABLED"
}
