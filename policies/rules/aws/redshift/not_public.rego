# METADATA
# title: Redshift clusters have no public address
# description: Up to version 5 of the provider a cluster is public unless it is told otherwise, and a warehouse holds everything.
# custom:
#   severity: high
#   topic: public-exposure
#   resources: [aws_redshift_cluster, aws_redshiftserverless_workgroup]
#   reads: [publicly_accessible]
#   remediation: Set `publicly_accessible` to false.
package dharma.aws.redshift.not_public

import rego.v1
import data.dharma.lib
import data.dharma.amazon

fail contains {
	"address": resource.address,
	"attribute": "publicly_accessible",
	"message": "it has a public address",
	"fix": {"set": {"publicly_accessible": "false"}},
} if {
	some resource in lib.resources
	lib.is_on(resource.values.publicly_accessible)
}

fail contains {
	"address": resource.address,
	"attribute": "publicly_accessible",
	"message": "it does not say; up to version 5 of the provider that means a public address",
	"fix": {"set": {"publicly_accessible": "false"}},
} if {
	some resource in lib.resources
	resource.type == "aws_redshift_cluster"
	not lib.is_on(resource.values.publicly_accessible)
	not amazon.no(resource.values.publicly_accessible)
}
