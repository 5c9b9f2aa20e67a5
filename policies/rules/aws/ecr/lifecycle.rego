# METADATA
# title: Repositories of images drop old images
# description: Each build leaves an image, and each is paid for by the gigabyte and month.
# custom:
#   severity: low
#   topic: cost
#   resources: [aws_ecr_repository]
#   related:
#     - {type: aws_ecr_lifecycle_policy, by: repository, reads: []}
#   remediation: Add an `aws_ecr_lifecycle_policy` that keeps the last images and drops untagged ones.
package dharma.aws.ecr.lifecycle

import rego.v1
import data.dharma.lib

fail contains {
	"address": resource.address,
	"message": "no image is ever dropped",
} if {
	some resource in lib.resources
	count(lib.related(resource, "aws_ecr_lifecycle_policy")) == 0
}
