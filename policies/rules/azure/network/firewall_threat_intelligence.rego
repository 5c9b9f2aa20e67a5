# METADATA
# title: Azure firewalls deny known malicious addresses
# description: In alert mode traffic to addresses that are known to belong to attackers is written down and let through.
# custom:
#   severity: low
#   topic: network
#   resources: [azurerm_firewall, azurerm_firewall_policy]
#   reads: [threat_intel_mode, threat_intelligence_mode, "firewall_policy_id?"]
#   remediation: Set `threat_intel_mode` (`threat_intelligence_mode` of a policy) to `Deny`.
package dharma.azure.network.firewall_threat_intelligence

import rego.v1

import data.dharma.lib
import data.dharma.values

# The policy says it.
not_applicable contains resource.address if {
	some resource in lib.resources
	resource.type == "azurerm_firewall"
	values.has(resource.values, "firewall_policy_id")
}

mode := {"azurerm_firewall": "threat_intel_mode", "azurerm_firewall_policy": "threat_intelligence_mode"}

fail contains values.broken(resource, mode[resource.type], "known malicious addresses are let through", `"Deny"`) if {
	some resource in lib.resources
	not values.text(resource.values, mode[resource.type]) == "deny"
}
