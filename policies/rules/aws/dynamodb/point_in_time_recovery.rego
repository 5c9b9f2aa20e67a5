# METADATA
# title: DynamoDB tables can be restored to any moment
# description: Items overwritten by a mistake are gone, for there is no other backup by default. Recovery reaches back 35 days, to the second.
# custom:
#   severity: medium
#   topic: backup
#   resources: [aws_dynamodb_table]
#   reads: ["point_in_time_recovery[].enabled"]
#   remediation: Add `point_in_time_recovery { enabled = true }`.
package dharma.aws.dynamodb.point_in_time_recovery

import rego.v1
import data.dharma.lib
import data.dharma.amazon

fail contains {
	"address": resource.address,
	"attribute": amazon.path(resource, "point_in_time_recovery", "enabled"),
	"message": "it cannot be restored to a moment",
	"fix": amazon.set_in_block(resource, "point_in_time_recovery", "enabled", "true"),
} if {
	some resource in lib.resources
	not kept(resource)
}

kept(resource) if {
	some block in lib.blocks(resource.values, "point_in_time_recovery")
	lib.is_on(block.enabled)
}
