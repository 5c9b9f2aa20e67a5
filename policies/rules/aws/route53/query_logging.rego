# METADATA
# title: Public zones log their queries
# description: What names are asked for, and from where, shows takeovers and tunnels.
# custom:
#   severity: info
#   topic: logging
#   resources: [aws_route53_zone]
#   reads: [vpc]
#   related:
#     - {type: aws_route53_query_log, by: zone_id, reads: []}
#   remediation: Add an `aws_route53_query_log` with a log group in us-east-1.
package dharma.aws.route53.query_logging

import rego.v1
import data.dharma.lib

# Private zones are logged by the resolver.
not_applicable contains resource.address if {
	some resource in lib.resources
	count(lib.blocks(resource.values, "vpc")) > 0
}

fail contains {
	"address": resource.address,
	"message": "queries are not logged",
} if {
	some resource in lib.resources
	count(lib.related(resource, "aws_route53_query_log")) == 0
}
