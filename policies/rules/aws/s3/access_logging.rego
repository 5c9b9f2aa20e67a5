# METADATA
# title: S3 buckets log who reads and writes them
# description: After a leak the first question is who fetched what. Without access logs (or data events of CloudTrail) nobody can say.
# custom:
#   severity: low
#   topic: logging
#   resources: [aws_s3_bucket]
#   reads: [logging, acl]
#   related:
#     - {type: aws_s3_bucket_logging, by: bucket, reads: []}
#   remediation: Add an `aws_s3_bucket_logging` that writes to a bucket kept for logs, or record data events of the bucket in CloudTrail.
package dharma.aws.s3.access_logging

import rego.v1
import data.dharma.lib

# A bucket that takes in logs would log about itself.
not_applicable contains resource.address if {
	some resource in lib.resources
	resource.values.acl == "log-delivery-write"
}

fail contains {
	"address": resource.address,
	"message": "requests are not logged",
} if {
	some resource in lib.resources
	count(lib.blocks(resource.values, "logging")) == 0
	count(lib.related(resource, "aws_s3_bucket_logging")) == 0
}
