# METADATA
# title: S3 buckets have a lifecycle
# description: What nobody deletes is paid for every month, old versions and broken uploads included; and data kept longer than its purpose is a liability.
# custom:
#   severity: low
#   topic: cost
#   resources: [aws_s3_bucket]
#   reads: [lifecycle_rule]
#   related:
#     - {type: aws_s3_bucket_lifecycle_configuration, by: bucket, reads: []}
#   remediation: Add an `aws_s3_bucket_lifecycle_configuration` that moves objects to a cheaper class and expires them, old versions too.
package dharma.aws.s3.lifecycle

import rego.v1
import data.dharma.lib

fail contains {
	"address": resource.address,
	"message": "nothing ever expires in this bucket",
} if {
	some resource in lib.resources
	count(lib.blocks(resource.values, "lifecycle_rule")) == 0
	count(lib.related(resource, "aws_s3_bucket_lifecycle_configuration")) == 0
}
