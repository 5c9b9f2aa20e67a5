# METADATA
# title: Database servers watch for attacks
# description: Guessed passwords and injected statements show in the traffic first; without detection nobody is told.
# custom:
#   severity: medium
#   topic: logging
#   resources: [azurerm_postgresql_server, azurerm_mysql_server]
#   reads: ["threat_detection_policy[].enabled"]
#   remediation: Write a `threat_detection_policy` block with `enabled = true`.
package dharma.azure.database.threat_detection

import rego.v1

import data.dharma.lib
import data.dharma.values

fail contains values.broken_in(resource, "threat_detection_policy", "enabled", "nothing watches for attacks", "true") if {
	some resource in lib.resources
	not values.on(values.first(resource.values, "threat_detection_policy"), "enabled")
}
