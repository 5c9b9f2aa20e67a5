# METADATA
# title: Databases have a standby in another zone
# description: With one instance a zone's outage, a failed disk or a patch takes the database down, for minutes or hours.
# custom:
#   severity: medium
#   topic: availability
#   resources: [aws_db_instance]
#   reads: [multi_az, replicate_source_db?]
#   remediation: "Set `multi_az` to true. It doubles the price of the instance: for development suppress this."
package dharma.aws.rds.multi_az

import rego.v1
import data.dharma.lib
import data.dharma.amazon

# A replica may be the standby itself.
not_applicable contains resource.address if {
	some resource in lib.resources
	amazon.has(resource.values, "replicate_source_db")
}

fail contains {
	"address": resource.address,
	"attribute": "multi_az",
	"message": "there is no standby in another zone",
	"fix": {"set": {"multi_az": "true"}},
} if {
	some resource in lib.resources
	not lib.is_on(resource.values.multi_az)
}
