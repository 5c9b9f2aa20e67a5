# METADATA
# title: SQL servers have an administrator from the directory
# description: With SQL logins alone there is no second factor, no central lock-out, and a password in the configuration.
# custom:
#   severity: medium
#   topic: identity
#   resources: [azurerm_mssql_server, azurerm_sql_server]
#   reads: ["azuread_administrator?"]
#   related:
#     - {type: azurerm_sql_active_directory_administrator, by: server_name, reads: []}
#   remediation: Write an `azuread_administrator` block, best with `azuread_authentication_only = true`.
package dharma.azure.mssql.entra_administrator

import rego.v1

import data.dharma.lib
import data.dharma.values

fail contains values.flaw(resource, "azuread_administrator", "nobody from the directory administers it") if {
	some resource in lib.resources
	resource.type == "azurerm_mssql_server"
	not values.has(resource.values, "azuread_administrator")
}

fail contains values.lacks(resource, "nobody from the directory administers it") if {
	some resource in lib.resources
	resource.type == "azurerm_sql_server"
	count(lib.related(resource, "azurerm_sql_active_directory_administrator")) == 0
}
