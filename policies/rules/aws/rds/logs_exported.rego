# METADATA
# title: Databases send their logs to CloudWatch
# description: Logs on the instance are rotated away within days and cannot be searched. Failed logins, slow queries and errors are wanted when it is too late.
# custom:
#   severity: low
#   topic: logging
#   resources: [aws_db_instance, aws_rds_cluster, aws_docdb_cluster, aws_neptune_cluster]
#   reads: [enabled_cloudwatch_logs_exports, enable_cloudwatch_logs_exports]
#   remediation: "List the engine's logs in `enabled_cloudwatch_logs_exports`: `postgresql` and `upgrade`, or `audit`, `error`, `general` and `slowquery`; for DocumentDB `audit` and `profiler`; for Neptune `enable_cloudwatch_logs_exports = [\"audit\"]`."
package dharma.aws.rds.logs_exported

import rego.v1
import data.dharma.lib
import data.dharma.amazon

fail contains {
	"address": resource.address,
	"attribute": attribute,
	"message": "no log is exported",
} if {
	some resource in lib.resources
	attribute := attribute_of[resource.type]
	not amazon.filled(resource.values[attribute])
}

attribute_of := {
	"aws_db_instance": "enabled_cloudwatch_logs_exports",
	"aws_rds_cluster": "enabled_cloudwatch_logs_exports",
	"aws_docdb_cluster": "enabled_cloudwatch_logs_exports",
	"aws_neptune_cluster": "enable_cloudwatch_logs_exports",
}
