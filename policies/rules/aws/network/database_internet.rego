# METADATA
# title: The internet does not reach databases
# description: Address, route, network ACL and security group are open together, so anybody can knock at the database; one guessed password or one flaw is enough.
# custom:
#   severity: critical
#   topic: public-exposure
#   resources:
#     - aws_db_instance
#     - aws_rds_cluster_instance
#     - aws_neptune_cluster_instance
#     - aws_redshift_cluster
#     - aws_redshiftserverless_workgroup
#   reach: true
#   reads:
#     - reach.internet
#   remediation: Take the public address away, move the database into subnets without a route to an internet gateway, or let in the security group of the application alone.
package dharma.aws.network.database_internet

import data.dharma.lib
import rego.v1

# What is no part of a network, or what nobody worked out.
not_applicable contains resource.address if {
	some resource in lib.resources
	not lib.reach(resource)
}

fail contains {
	"address": resource.address,
	"message": sprintf("the internet reaches the database (%s)", [concat(", ", way.ports)]),
	"path": way.path,
} if {
	some resource in lib.resources
	way := lib.reach(resource).internet
	way.state == "reachable"
}
