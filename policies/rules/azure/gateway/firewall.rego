# METADATA
# title: Application gateways have a web application firewall
# description: A gateway without one hands injections and known exploits straight on to the apps behind it.
# custom:
#   severity: medium
#   topic: network
#   resources: [azurerm_application_gateway]
#   reads: ["waf_configuration[].enabled", "firewall_policy_id?", "sku[].tier"]
#   remediation: Choose the tier `WAF_v2` and name a policy in `firewall_policy_id`.
package dharma.azure.gateway.firewall

import rego.v1

import data.dharma.lib
import data.dharma.values

fail contains values.lacks(resource, "no web application firewall stands before its apps") if {
	some resource in lib.resources
	not values.has(resource.values, "firewall_policy_id")
	not values.on(values.first(resource.values, "waf_configuration"), "enabled")
}
