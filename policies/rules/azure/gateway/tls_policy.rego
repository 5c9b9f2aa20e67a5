# METADATA
# title: Application gateways demand TLS 1.2
# description: Unless a policy is chosen, gateways speak TLS 1.0 and ciphers that are no longer trusted.
# custom:
#   severity: medium
#   topic: encryption
#   resources: [azurerm_application_gateway]
#   reads: ["ssl_policy[].policy_name", "ssl_policy[].min_protocol_version", "ssl_policy[].policy_type", ssl_profile]
#   remediation: Write an `ssl_policy` block with `policy_type = "Predefined"` and `policy_name = "AppGwSslPolicy20220101"`.
package dharma.azure.gateway.tls_policy

import rego.v1

import data.dharma.lib
import data.dharma.values

fail contains object.union(
	values.flaw(resource, "ssl_policy", "the policy that is taken by default allows TLS 1.0"),
	{"fix": {"block": {"path": "ssl_policy", "body": "policy_type = \"Predefined\"\npolicy_name = \"AppGwSslPolicy20220101\""}}},
) if {
	some resource in lib.resources
	not values.has(resource.values, "ssl_policy")
}

fail contains values.broken(resource, "ssl_policy[0].policy_name", "this policy allows outdated versions of TLS", `"AppGwSslPolicy20220101"`) if {
	some resource in lib.resources
	values.text(values.first(resource.values, "ssl_policy"), "policy_name") in {"appgwsslpolicy20150501", "appgwsslpolicy20170401"}
}

fail contains values.broken(resource, "ssl_policy[0].min_protocol_version", "clients may connect with an outdated TLS version", `"TLSv1_2"`) if {
	some resource in lib.resources
	values.text(values.first(resource.values, "ssl_policy"), "min_protocol_version") in {"tlsv1_0", "tlsv1_1"}
}
