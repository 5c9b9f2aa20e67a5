# METADATA
# title: Event hubs and buses take identities, not connection strings
# description: A connection string works for everybody who gets at it, names nobody in the logs, and stays valid until somebody rotates it.
# custom:
#   severity: low
#   topic: identity
#   resources:
#     - azurerm_eventhub_namespace
#     - azurerm_servicebus_namespace
#     - azurerm_eventgrid_topic
#     - azurerm_eventgrid_domain
#   reads: [local_authentication_enabled, local_auth_enabled]
#   remediation: Set `local_authentication_enabled` (`local_auth_enabled` on service buses and event grids) to false, and give roles to the callers.
package dharma.azure.messaging.local_authentication

import rego.v1

import data.dharma.lib
import data.dharma.values

switch := {
	"azurerm_eventhub_namespace": "local_authentication_enabled",
	"azurerm_servicebus_namespace": "local_auth_enabled",
	"azurerm_eventgrid_topic": "local_auth_enabled",
	"azurerm_eventgrid_domain": "local_auth_enabled",
}

fail contains values.broken(resource, switch[resource.type], "connection strings open it", "false") if {
	some resource in lib.resources
	not values.off(resource.values, switch[resource.type])
}
