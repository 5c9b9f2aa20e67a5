# METADATA
# title: Web application firewalls have rules
# description: A firewall without rules lets everything through and looks as if it did something.
# custom:
#   severity: medium
#   topic: network
#   resources: [aws_wafv2_web_acl, aws_wafregional_web_acl, aws_waf_web_acl]
#   reads: [rule, rules, rule_json?]
#   remediation: Add AWS's managed rule groups (`AWSManagedRulesCommonRuleSet` first) and a rate limit.
package dharma.aws.waf.has_rules

import rego.v1
import data.dharma.lib
import data.dharma.amazon

fail contains {
	"address": resource.address,
	"message": "there is no rule",
} if {
	some resource in lib.resources
	count(lib.blocks(resource.values, "rule")) == 0
	count(lib.blocks(resource.values, "rules")) == 0
	not amazon.has(resource.values, "rule_json")
}
