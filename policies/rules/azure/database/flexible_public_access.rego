# METADATA
# title: Flexible database servers stand in a virtual network
# description: A flexible server outside a virtual network listens on a public address; firewall rules are then all that keeps strangers from the login.
# custom:
#   severity: medium
#   topic: public-exposure
#   resources: [azurerm_postgresql_flexible_server, azurerm_mysql_flexible_server]
#   reads: ["delegated_subnet_id?", public_network_access_enabled, public_network_access]
#   remediation: Set `delegated_subnet_id` and `private_dns_zone_id`, or `public_network_access_enabled` to false with a private endpoint (`public_network_access` to `Disabled` for MySQL).
package dharma.azure.database.flexible_public_access

import rego.v1

import data.dharma.lib
import data.dharma.values

fail contains values.lacks(resource, "it listens on a public address") if {
	some resource in lib.resources
	not values.has(resource.values, "delegated_subnet_id")
	not values.off(resource.values, "public_network_access_enabled")
	not values.text(resource.values, "public_network_access") == "disabled"
}
