# METADATA
# title: Database ports are not open to the internet
# description: A database that the internet reaches is one password, or one flaw before login, away from being copied or wiped.
# custom:
#   severity: high
#   topic: network
#   resources: [azurerm_network_security_group, azurerm_network_security_rule]
#   reads: ["security_rule[].direction", "security_rule[].access", "security_rule[].protocol", "security_rule[].source_address_prefix", "security_rule[].source_address_prefixes", "security_rule[].destination_port_range", "security_rule[].destination_port_ranges", direction, access, protocol, source_address_prefix, source_address_prefixes, destination_port_range, destination_port_ranges]
#   remediation: Name the subnets of the applications as source.
package dharma.azure.network.database_ports_open

import rego.v1

import data.dharma.lib
import data.dharma.azurerm
import data.dharma.values

ports := [1433, 3306, 5432, 6379, 9200, 27017, 1521, 9042, 11211]

fail contains values.flaw(resource, rule.attribute, sprintf("the internet reaches the database port %d", [opened[0]])) if {
	some resource in lib.resources
	some rule in azurerm.open_rules(resource)
	opened := [port | some port in ports; azurerm.opens(rule, port)]
	count(opened) > 0
}
