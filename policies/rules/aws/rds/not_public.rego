# METADATA
# title: Databases have no public address
# description: A database with a public address is probed all day. Between it and its data stand one security group and one password.
# custom:
#   severity: critical
#   topic: public-exposure
#   resources: [aws_db_instance, aws_rds_cluster_instance, aws_neptune_cluster_instance, aws_dms_replication_instance]
#   reads: [publicly_accessible]
#   remediation: Set `publicly_accessible` to false and put it into private subnets; reach it through a bastion by Session Manager or a VPN.
package dharma.aws.rds.not_public

import rego.v1
import data.dharma.lib

fail contains {
	"address": resource.address,
	"attribute": "publicly_accessible",
	"message": "it has a public address",
	"fix": {"set": {"publicly_accessible": "false"}},
} if {
	some resource in lib.resources
	lib.is_on(resource.values.publicly_accessible)
}
