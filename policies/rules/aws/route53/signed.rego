# METADATA
# title: Public zones are signed with DNSSEC
# description: Unsigned answers can be forged on the way, and visitors and mail sent elsewhere.
# custom:
#   severity: low
#   topic: network
#   resources: [aws_route53_zone]
#   reads: [vpc]
#   related:
#     - {type: aws_route53_hosted_zone_dnssec, by: hosted_zone_id, reads: []}
#   remediation: Add an `aws_route53_key_signing_key` and an `aws_route53_hosted_zone_dnssec`, and the DS record at the parent.
package dharma.aws.route53.signed

import rego.v1
import data.dharma.lib

# Private zones cannot be signed.
not_applicable contains resource.address if {
	some resource in lib.resources
	count(lib.blocks(resource.values, "vpc")) > 0
}

fail contains {
	"address": resource.address,
	"message": "answers can be forged",
} if {
	some resource in lib.resources
	count(lib.related(resource, "aws_route53_hosted_zone_dnssec")) == 0
}
