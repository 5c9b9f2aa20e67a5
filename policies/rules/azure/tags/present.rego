# METADATA
# title: Resources say whose they are by tags
# description: Without tags nobody can say who owns a resource, what it costs whom, and whether it may go.
# custom:
#   severity: info
#   topic: tagging
#   resources:
#     - azurerm_resource_group
#     - azurerm_storage_account
#     - azurerm_linux_virtual_machine
#     - azurerm_windows_virtual_machine
#     - azurerm_kubernetes_cluster
#     - azurerm_mssql_server
#     - azurerm_mssql_database
#     - azurerm_postgresql_flexible_server
#     - azurerm_mysql_flexible_server
#     - azurerm_cosmosdb_account
#     - azurerm_key_vault
#     - azurerm_virtual_network
#     - azurerm_linux_web_app
#     - azurerm_windows_web_app
#     - azurerm_service_plan
#     - azurerm_redis_cache
#     - azurerm_application_gateway
#     - azurerm_container_registry
#     - azurerm_managed_disk
#     - azurerm_public_ip
#   reads: [tags]
#   remediation: Write `tags`, at least the owner and the environment. Which keys are wanted is set in `policies/lib/settings.rego`.
package dharma.azure.tags.present

import rego.v1

import data.dharma.lib
import data.dharma.values

fail contains values.lacks(resource, message) if {
	some resource in lib.resources
	message := values.untagged(resource.values, "tags", "tags")
}
