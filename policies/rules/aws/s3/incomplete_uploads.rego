# METADATA
# title: Lifecycles of S3 buckets drop incomplete uploads
# description: Parts of a multipart upload that was never finished are not listed among the objects, and are paid for until they are dropped.
# custom:
#   severity: low
#   topic: cost
#   resources: [aws_s3_bucket_lifecycle_configuration]
#   reads: ["rule[].abort_incomplete_multipart_upload[].days_after_initiation", "rule[].status"]
#   remediation: Add a rule for the whole bucket with `abort_incomplete_multipart_upload { days_after_initiation = 7 }`.
package dharma.aws.s3.incomplete_uploads

import rego.v1
import data.dharma.lib
import data.dharma.amazon

drops(resource) if {
	some rule in lib.blocks(resource.values, "rule")
	rule.status == "Enabled"
	amazon.filled(rule.abort_incomplete_multipart_upload)
}

fail contains {
	"address": resource.address,
	"attribute": "rule",
	"message": "no rule drops incomplete uploads",
	"fix": {"block": {
		"path": "rule",
		"body": "id = \"incomplete-uploads\"\nstatus = \"Enabled\"\nfilter {}\nabort_incomplete_multipart_upload {\n  days_after_initiation = 7\n}",
	}},
} if {
	some resource in lib.resources
	not drops(resource)
}
