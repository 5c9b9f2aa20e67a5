# METADATA
# title: Network rules do not invite plain HTTP
# description: What is served on port 80 is not encrypted, unless all it does is to send people on to HTTPS.
# custom:
#   severity: low
#   topic: network
#   resources: [azurerm_network_security_group, azurerm_network_security_rule]
#   reads: ["security_rule[].direction", "security_rule[].access", "security_rule[].protocol", "security_rule[].source_address_prefix", "security_rule[].source_address_prefixes", "security_rule[].destination_port_range", "security_rule[].destination_port_ranges", direction, access, protocol, source_address_prefix, source_address_prefixes, destination_port_range, destination_port_ranges]
#   remediation: Open port 443 in place of 80, or let a gateway do the sending on.
package dharma.azure.network.plain_http_open

import rego.v1

import data.dharma.lib
import data.dharma.azurerm
import data.dharma.values

fail contains values.flaw(resource, rule.attribute, "the internet reaches port 80") if {
	some resource in lib.resources
	some rule in azurerm.open_rules(resource)
	some range in rule.ranges
	range == "80"
}
