# METADATA
# title: Secrets are rotated by themselves
# description: A secret that never changes is known to everybody who ever worked with it.
# custom:
#   severity: low
#   topic: identity
#   resources: [aws_secretsmanager_secret]
#   reads: [rotation_lambda_arn?]
#   related:
#     - {type: aws_secretsmanager_secret_rotation, by: secret_id, reads: []}
#   remediation: Add an `aws_secretsmanager_secret_rotation` with a rule of 90 days or fewer.
package dharma.aws.secretsmanager.rotation

import rego.v1
import data.dharma.lib
import data.dharma.amazon

fail contains {
	"address": resource.address,
	"message": "it is never rotated",
} if {
	some resource in lib.resources
	not amazon.has(resource.values, "rotation_lambda_arn")
	count(lib.related(resource, "aws_secretsmanager_secret_rotation")) == 0
}
