# METADATA
# title: Redis fails over to another zone by itself
# description: Without it the cache is down until somebody promotes a replica by hand.
# custom:
#   severity: medium
#   topic: availability
#   resources: [aws_elasticache_replication_group]
#   reads: [automatic_failover_enabled, multi_az_enabled]
#   remediation: Set `automatic_failover_enabled` and `multi_az_enabled` to true, with two nodes or more.
package dharma.aws.elasticache.failover

import rego.v1
import data.dharma.lib

fail contains {
	"address": resource.address,
	"attribute": attribute,
	"message": sprintf("`%s` is off", [attribute]),
	"fix": {"set": {attribute: "true"}},
} if {
	some resource in lib.resources
	some attribute in ["automatic_failover_enabled", "multi_az_enabled"]
	not lib.is_on(resource.values[attribute])
}
