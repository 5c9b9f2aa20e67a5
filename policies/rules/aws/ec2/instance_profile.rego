# METADATA
# title: Instances have a role
# description: A machine without a role gets its AWS access by keys that somebody puts on it, which nobody rotates, and cannot be reached by Session Manager.
# custom:
#   severity: low
#   topic: identity
#   resources: [aws_instance]
#   reads: [iam_instance_profile?]
#   remediation: Give it an `iam_instance_profile` with the permissions that it needs (`AmazonSSMManagedInstanceCore` for Session Manager).
package dharma.aws.ec2.instance_profile

import rego.v1
import data.dharma.lib
import data.dharma.amazon

fail contains {
	"address": resource.address,
	"attribute": "iam_instance_profile",
	"message": "no instance profile",
} if {
	some resource in lib.resources
	not amazon.has(resource.values, "iam_instance_profile")
}
