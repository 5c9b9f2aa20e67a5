# METADATA
# title: No network rule opens every port to the internet
# description: With every port open, whatever is started on the machines behind is on the internet at once, meant or not.
# custom:
#   severity: critical
#   topic: network
#   resources: [azurerm_network_security_group, azurerm_network_security_rule]
#   reads: ["security_rule[].direction", "security_rule[].access", "security_rule[].protocol", "security_rule[].source_address_prefix", "security_rule[].source_address_prefixes", "security_rule[].destination_port_range", "security_rule[].destination_port_ranges", direction, access, protocol, source_address_prefix, source_address_prefixes, destination_port_range, destination_port_ranges]
#   remediation: Name the ports that are meant to be public in `destination_port_ranges`, and the sources of all others.
package dharma.azure.network.all_ports_open

import rego.v1

import data.dharma.lib
import data.dharma.azurerm
import data.dharma.values

fail contains values.flaw(resource, rule.attribute, "the internet reaches every port") if {
	some resource in lib.resources
	some rule in azurerm.open_rules(resource)
	some range in rule.ranges
	range in {"*", "0-65535", "1-65535"}
}
