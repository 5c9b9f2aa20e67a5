# METADATA
# title: Public load balancers, APIs and distributions stand behind a web application firewall
# description: A firewall turns away known attacks and floods while a flaw of the application is being mended.
# custom:
#   severity: low
#   topic: network
#   resources: [aws_lb, aws_alb, aws_api_gateway_stage, aws_cloudfront_distribution, aws_appsync_graphql_api]
#   reads: [internal, load_balancer_type, web_acl_id?]
#   related:
#     - {type: aws_wafv2_web_acl_association, by: resource_arn, reads: []}
#     - {type: aws_wafregional_web_acl_association, by: resource_arn, reads: []}
#   remediation: Add an `aws_wafv2_web_acl_association` (for CloudFront `web_acl_id`) with AWS's managed rules and a rate limit.
package dharma.aws.waf.public_endpoints

import rego.v1
import data.dharma.lib
import data.dharma.amazon

# What is not on the internet, and what does not speak HTTP.
not_applicable contains resource.address if {
	some resource in lib.resources
	resource.type in {"aws_lb", "aws_alb"}
	lib.is_on(resource.values.internal)
}

not_applicable contains resource.address if {
	some resource in lib.resources
	resource.values.load_balancer_type in {"network", "gateway"}
}

behind(resource) if amazon.has(resource.values, "web_acl_id")

behind(resource) if count(lib.related(resource, "aws_wafv2_web_acl_association")) > 0

behind(resource) if count(lib.related(resource, "aws_wafregional_web_acl_association")) > 0

fail contains {
	"address": resource.address,
	"attribute": "web_acl_id",
	"message": "no firewall stands before it",
} if {
	some resource in lib.resources
	resource.type == "aws_cloudfront_distribution"
	not behind(resource)
}

fail contains {
	"address": resource.address,
	"message": "no firewall stands before it",
} if {
	some resource in lib.resources
	resource.type != "aws_cloudfront_distribution"
	not behind(resource)
}
