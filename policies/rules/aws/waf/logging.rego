# METADATA
# title: Web application firewalls log what they see
# description: Without a log nobody knows what was turned away, nor which rule turns away customers.
# custom:
#   severity: low
#   topic: logging
#   resources: [aws_wafv2_web_acl, aws_wafregional_web_acl, aws_waf_web_acl]
#   reads: [logging_configuration]
#   related:
#     - {type: aws_wafv2_web_acl_logging_configuration, by: resource_arn, reads: []}
#   remediation: Add an `aws_wafv2_web_acl_logging_configuration` (for classic WAF `logging_configuration`).
package dharma.aws.waf.logging

import rego.v1
import data.dharma.lib

fail contains {
	"address": resource.address,
	"message": "requests are not logged",
} if {
	some resource in lib.resources
	count(lib.blocks(resource.values, "logging_configuration")) == 0
	count(lib.related(resource, "aws_wafv2_web_acl_logging_configuration")) == 0
}
