# METADATA
# title: Database servers are encrypted twice
# description: A second layer of encryption, in the storage itself, still holds when one of the two has a flaw. It is asked for by some regulators.
# custom:
#   severity: info
#   topic: encryption
#   resources: [azurerm_postgresql_server, azurerm_mysql_server]
#   reads: [infrastructure_encryption_enabled]
#   remediation: Set `infrastructure_encryption_enabled` to true when the server is made.
package dharma.azure.database.infrastructure_encryption

import rego.v1

import data.dharma.lib
import data.dharma.values

fail contains values.broken(resource, "infrastructure_encryption_enabled", "its storage has one layer of encryption", "true") if {
	some resource in lib.resources
	not values.on(resource.values, "infrastructure_encryption_enabled")
}
