# METADATA
# title: S3 buckets are encrypted with a KMS key
# description: "S3 encrypts every object with a key of its own since January 2023. With a KMS key reading takes permission for the key as well, and each use is logged: a bucket that becomes public by mistake still cannot be read."
# custom:
#   severity: info
#   topic: encryption
#   resources: [aws_s3_bucket]
#   reads: ["server_side_encryption_configuration[].rule[].apply_server_side_encryption_by_default[].sse_algorithm"]
#   related:
#     - {type: aws_s3_bucket_server_side_encryption_configuration, by: bucket, reads: ["rule[].apply_server_side_encryption_by_default[].sse_algorithm"]}
#   remediation: Add an `aws_s3_bucket_server_side_encryption_configuration` with `sse_algorithm = "aws:kms"`, a key and `bucket_key_enabled = true`, which saves most requests to KMS.
package dharma.aws.s3.customer_key

import rego.v1
import data.dharma.lib

by_kms(rules) if {
	some rule in rules
	some setting in lib.list(rule.apply_server_side_encryption_by_default)
	setting.sse_algorithm in {"aws:kms", "aws:kms:dsse"}
}

kept(resource) if {
	some block in lib.blocks(resource.values, "server_side_encryption_configuration")
	by_kms(lib.list(block.rule))
}

kept(resource) if {
	some configuration in lib.related(resource, "aws_s3_bucket_server_side_encryption_configuration")
	by_kms(lib.blocks(configuration.values, "rule"))
}

fail contains {
	"address": resource.address,
	"message": "objects are encrypted with a key of S3",
} if {
	some resource in lib.resources
	not kept(resource)
}
