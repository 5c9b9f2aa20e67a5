# METADATA
# title: Database firewalls do not let in all of Azure
# description: "The rule from 0.0.0.0 to 0.0.0.0 lets in every address of Azure, those of other customers included: a virtual machine rented for an hour is inside."
# custom:
#   severity: medium
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
#   reads: [start_ip_address, end_ip_address]
#   remediation: Replace the rule by private endpoints or by virtual network rules for the services that connect.
package dharma.azure.database.firewall_azure_services

import rego.v1

import data.dharma.lib
import data.dharma.values

fail contains values.flaw(resource, "start_ip_address", "it lets in every customer of Azure") if {
	some resource in lib.resources
	resource.values.start_ip_address == "0.0.0.0"
	resource.values.end_ip_address == "0.0.0.0"
}
