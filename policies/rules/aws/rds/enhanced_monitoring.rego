# METADATA
# title: Database instances report the metrics of their operating system
# description: CPU by process, memory and disk waits are visible only from inside. The metrics of the hypervisor say that it is slow, not why.
# custom:
#   severity: info
#   topic: logging
#   resources: [aws_db_instance, aws_rds_cluster_instance]
#   reads: [monitoring_interval]
#   remediation: Set `monitoring_interval` to 60 and `monitoring_role_arn` to a role with `AmazonRDSEnhancedMonitoringRole`.
package dharma.aws.rds.enhanced_monitoring

import rego.v1
import data.dharma.lib
import data.dharma.amazon

fail contains {
	"address": resource.address,
	"attribute": "monitoring_interval",
	"message": "the operating system is not monitored",
} if {
	some resource in lib.resources
	not monitored(resource)
}

monitored(resource) if amazon.number(resource.values.monitoring_interval) > 0
