# METADATA
# title: Subnets that are called private hold nothing that the internet reaches
# description: The name says one thing and the route table another. Whoever places something here trusts the name.
# custom:
#   severity: medium
#   topic: network
#   resources:
#     - aws_instance
#     - aws_autoscaling_group
#     - aws_db_instance
#     - aws_rds_cluster_instance
#     - aws_redshift_cluster
#     - aws_lb
#     - aws_alb
#     - aws_elb
#     - aws_ecs_service
#   reach: true
#   reads:
#     - reach.internet
#   remediation: Take the route to the internet gateway out of the subnet's route table, or move what is public to a public subnet, or give the subnet a name that says what it is.
package dharma.aws.network.private_subnet_exposed

import data.dharma.lib
import rego.v1

# What is no part of a network, or what nobody worked out.
not_applicable contains resource.address if {
	some resource in lib.resources
	not lib.reach(resource)
}

fail contains {
	"address": resource.address,
	"message": sprintf("it stands in a subnet that is called private, and the internet reaches it (%s)", [concat(", ", way.ports)]),
	"path": way.path,
} if {
	some resource in lib.resources
	way := lib.reach(resource).internet
	way.state == "reachable"
	some address in way.path
	regex.match(`aws_subnet\.[A-Za-z0-9_-]*(private|internal|isolated|intra|database|backend)`, address)
}
