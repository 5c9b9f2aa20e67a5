# METADATA
# title: Every S3 bucket states its public access block
# description: Buckets made since April 2023 start with all four blocks on, older ones do not, and anybody who may administer the bucket can take them off unnoticed. Stated in the blueprint, a change shows up in a review and a drift in the next plan.
# custom:
#   severity: low
#   topic: public-exposure
#   resources: [aws_s3_bucket]
#   related:
#     - {type: aws_s3_bucket_public_access_block, by: bucket, reads: []}
#   remediation: Add an `aws_s3_bucket_public_access_block` for the bucket with all four settings true.
package dharma.aws.s3.public_access_block

import rego.v1
import data.dharma.lib

fail contains {
	"address": resource.address,
	"message": "no public access block is stated for this bucket",
	"fix": {"add": {
		"type": "aws_s3_bucket_public_access_block",
		"name": "{name}",
		"body": "bucket = {self}.id\nblock_public_acls = true\nblock_public_policy = true\nignore_public_acls = true\nrestrict_public_buckets = true",
	}},
} if {
	some resource in lib.resources
	count(lib.related(resource, "aws_s3_bucket_public_access_block")) == 0
}
