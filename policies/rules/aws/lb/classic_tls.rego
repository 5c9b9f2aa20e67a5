# METADATA
# title: Policies of classic load balancers take TLS 1.2 or newer
# description: Old protocols stay in force where the policy names them, or refers to a predefined policy of years ago.
# custom:
#   severity: medium
#   topic: encryption
#   resources: [aws_load_balancer_policy]
#   reads: [policy_type_name, "policy_attribute[].name", "policy_attribute[].value"]
#   remediation: Refer to `ELBSecurityPolicy-TLS-1-2-2017-01`, or better move to an application load balancer.
package dharma.aws.lb.classic_tls

import rego.v1
import data.dharma.lib

# Other policies are about cookies and proxies.
not_applicable contains resource.address if {
	some resource in lib.resources
	not resource.values.policy_type_name == "SSLNegotiationPolicyType"
}

fail contains {
	"address": resource.address,
	"attribute": "policy_attribute",
	"message": sprintf("`%s` is taken", [attribute.name]),
} if {
	some resource in lib.resources
	some attribute in lib.blocks(resource.values, "policy_attribute")
	attribute.name in {"Protocol-SSLv2", "Protocol-SSLv3", "Protocol-TLSv1", "Protocol-TLSv1.1"}
	lib.is_on(attribute.value)
}

fail contains {
	"address": resource.address,
	"attribute": "policy_attribute",
	"message": sprintf("`%s` takes TLS 1.0", [attribute.value]),
} if {
	some resource in lib.resources
	some attribute in lib.blocks(resource.values, "policy_attribute")
	attribute.name == "Reference-Security-Policy"
	not attribute.value == "ELBSecurityPolicy-TLS-1-2-2017-01"
}
