# METADATA
# title: SSH is not open to the internet
# description: SSH on a public address is tried by robots around the clock; one weak password or one flaw lets them in.
# custom:
#   severity: high
#   topic: network
#   resources: [azurerm_network_security_group, azurerm_network_security_rule]
#   reads: ["security_rule[].direction", "security_rule[].access", "security_rule[].protocol", "security_rule[].source_address_prefix", "security_rule[].source_address_prefixes", "security_rule[].destination_port_range", "security_rule[].destination_port_ranges", direction, access, protocol, source_address_prefix, source_address_prefixes, destination_port_range, destination_port_ranges]
#   remediation: Name the addresses that administer, or use Azure Bastion and no rule at all.
package dharma.azure.network.ssh_open

import rego.v1

import data.dharma.lib
import data.dharma.azurerm
import data.dharma.values

ports := [22]

fail contains values.flaw(resource, rule.attribute, sprintf("the internet reaches port %d (SSH)", [opened[0]])) if {
	some resource in lib.resources
	some rule in azurerm.open_rules(resource)
	opened := [port | some port in ports; azurerm.opens(rule, port)]
	count(opened) > 0
}
