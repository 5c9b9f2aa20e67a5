# METADATA
# title: Search domains send their logs to CloudWatch
# description: Errors and slow queries are lost with the node, and who read what is known from the audit log alone.
# custom:
#   severity: low
#   topic: logging
#   resources: [aws_elasticsearch_domain, aws_opensearch_domain]
#   reads: [log_publishing_options]
#   remediation: Add `log_publishing_options` for `ES_APPLICATION_LOGS` and `AUDIT_LOGS`.
package dharma.aws.opensearch.logging

import rego.v1
import data.dharma.lib
import data.dharma.amazon

fail contains {
	"address": resource.address,
	"attribute": "log_publishing_options",
	"message": "there is no audit log",
} if {
	some resource in lib.resources
	not "AUDIT_LOGS" in published(resource)
}

published(resource) := {block.log_type |
	some block in lib.blocks(resource.values, "log_publishing_options")
	not amazon.no(block.enabled)
}
