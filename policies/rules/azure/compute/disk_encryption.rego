# METADATA
# title: Disks are not exempt from encryption
# description: A disk with encryption settled to off shows its content to whoever gets a copy of it.
# custom:
#   severity: high
#   topic: encryption
#   resources: [azurerm_managed_disk, azurerm_snapshot]
#   reads: ["encryption_settings[].enabled"]
#   remediation: Take `enabled = false` out of `encryption_settings`.
package dharma.azure.compute.disk_encryption

import rego.v1

import data.dharma.lib
import data.dharma.values

fail contains values.broken_in(resource, "encryption_settings", name, "its encryption is turned off", "true") if {
	some resource in lib.resources
	some name in ["enabled"]
	values.off(values.first(resource.values, "encryption_settings"), name)
}
