# METADATA
# title: Database firewalls are not open to the internet
# description: A rule over all addresses leaves the password as the only thing between the internet and the data.
# custom:
#   severity: critical
#   topic: public-exposure
#   resources:
#     - azurerm_mssql_firewall_rule
#     - azurerm_sql_firewall_rule
#     - azurerm_postgresql_firewall_rule
#     - azurerm_postgresql_flexible_server_firewall_rule
#     - azurerm_mysql_firewall_rule
#     - azurerm_mysql_flexible_server_firewall_rule
#     - azurerm_mariadb_firewall_rule
#     - azurerm_synapse_firewall_rule
#     - azurerm_redis_firewall_rule
#   reads: [start_ip_address, end_ip_address, start_ip, end_ip]
#   remediation: Name the addresses that really connect, or use a private endpoint and no rule at all.
package dharma.azure.database.firewall_open

import rego.v1

import data.dharma.lib
import data.dharma.values

fail contains values.flaw(resource, name, sprintf("it lets in everybody from %s to %s", [first, last])) if {
	some resource in lib.resources
	some name in values.written(resource.values, ["end_ip_address", "end_ip"])
	last := resource.values[name]
	some start in values.written(resource.values, ["start_ip_address", "start_ip"])
	first := resource.values[start]

	# Half of all addresses and more is everybody.
	regex.match(`^[0-9]+\.`, first)
	regex.match(`^[0-9]+\.`, last)
	to_number(split(last, ".")[0]) - to_number(split(first, ".")[0]) >= 128
}
