# METADATA
# title: Redshift clusters log connections and queries
# description: Who read which table is known from the audit log alone.
# custom:
#   severity: low
#   topic: logging
#   resources: [aws_redshift_cluster]
#   reads: [logging]
#   related:
#     - {type: aws_redshift_logging, by: cluster_identifier, reads: []}
#   remediation: Add an `aws_redshift_logging` to S3 or CloudWatch.
package dharma.aws.redshift.logging

import rego.v1
import data.dharma.lib
import data.dharma.amazon

kept(resource) if {
	some block in lib.blocks(resource.values, "logging")
	not amazon.no(block.enable)
}

kept(resource) if count(lib.related(resource, "aws_redshift_logging")) > 0

fail contains {
	"address": resource.address,
	"message": "there is no audit log",
} if {
	some resource in lib.resources
	not kept(resource)
}
