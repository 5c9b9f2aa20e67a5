# METADATA
# title: Event hubs, buses and topics demand TLS 1.2
# description: Older versions of TLS let somebody on the way weaken the connection, and read the messages.
# custom:
#   severity: medium
#   topic: encryption
#   resources:
#     - azurerm_eventhub_namespace
#     - azurerm_servicebus_namespace
#     - azurerm_storage_sync
#     - azurerm_cosmosdb_account
#     - azurerm_iothub
#   reads: [minimum_tls_version, minimal_tls_version, min_tls_version]
#   remediation: Set `minimum_tls_version` (`minimal_tls_version` on Cosmos DB, `min_tls_version` on IoT hubs) to version 1.2.
package dharma.azure.messaging.tls_version

import rego.v1

import data.dharma.lib
import data.dharma.values

fail contains values.flaw(resource, name, "clients may connect with an outdated TLS version") if {
	some resource in lib.resources
	some name in ["minimum_tls_version", "minimal_tls_version", "min_tls_version"]
	values.text(resource.values, name) in {"1.0", "1.1", "tls", "tls11"}
}
