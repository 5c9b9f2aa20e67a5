# METADATA
# title: S3 buckets keep versions of their objects
# description: Without versions an overwritten or deleted object is gone, by mistake as well as by ransomware.
# custom:
#   severity: medium
#   topic: backup
#   resources: [aws_s3_bucket]
#   reads: ["versioning[].enabled"]
#   related:
#     - {type: aws_s3_bucket_versioning, by: bucket, reads: ["versioning_configuration[].status"]}
#   remediation: Add an `aws_s3_bucket_versioning` with status `Enabled`, and a lifecycle rule that drops old versions after some time.
package dharma.aws.s3.versioning

import rego.v1
import data.dharma.lib
import data.dharma.amazon

kept(resource) if {
	some block in lib.blocks(resource.values, "versioning")
	lib.is_on(block.enabled)
}

kept(resource) if {
	some versioning in lib.related(resource, "aws_s3_bucket_versioning")
	some block in lib.blocks(versioning.values, "versioning_configuration")
	block.status == "Enabled"
}

fail contains {
	"address": resource.address,
	"attribute": amazon.path(resource, "versioning", "enabled"),
	"message": "old versions of objects are not kept",
	"fix": amazon.set_in_block(resource, "versioning", "enabled", "true"),
} if {
	some resource in lib.resources
	not kept(resource)
	count(lib.blocks(resource.values, "versioning")) > 0
	count(lib.related(resource, "aws_s3_bucket_versioning")) == 0
}

fail contains {
	"address": resource.address,
	"message": "old versions of objects are not kept",
} if {
	some resource in lib.resources
	not kept(resource)
	count(lib.related(resource, "aws_s3_bucket_versioning")) > 0
}

fail contains {
	"address": resource.address,
	"message": "old versions of objects are not kept",
	"fix": {"add": {
		"type": "aws_s3_bucket_versioning",
		"name": "{name}",
		"body": "bucket = {self}.id\nversioning_configuration {\n  status = \"Enabled\"\n}",
	}},
} if {
	some resource in lib.resources
	not kept(resource)
	count(lib.blocks(resource.values, "versioning")) == 0
	count(lib.related(resource, "aws_s3_bucket_versioning")) == 0
}
