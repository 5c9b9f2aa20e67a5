# METADATA
# title: Autoscaling groups start from launch templates
# description: Launch configurations get no new features (no mixed instances, no new instance types, no versions) and new accounts cannot make them any more.
# custom:
#   severity: low
#   topic: other
#   resources: [aws_autoscaling_group]
#   reads: [launch_configuration?]
#   remediation: Write an `aws_launch_template` and name it in the group's `launch_template` or `mixed_instances_policy`.
package dharma.aws.ec2.no_launch_configurations

import rego.v1
import data.dharma.lib
import data.dharma.amazon

fail contains {
	"address": resource.address,
	"message": "it starts from a launch configuration",
} if {
	some resource in lib.resources
	amazon.has(resource.values, "launch_configuration")
}
