# METADATA
# title: Virtual machines encrypt their temporary disks
# description: Disks are encrypted in storage; caches and the temporary disk on the host are so only when it is asked for.
# custom:
#   severity: low
#   topic: encryption
#   resources:
#     - azurerm_linux_virtual_machine
#     - azurerm_linux_virtual_machine_scale_set
#     - azurerm_windows_virtual_machine
#     - azurerm_windows_virtual_machine_scale_set
#   reads: [encryption_at_host_enabled]
#   remediation: Set `encryption_at_host_enabled` to true. The feature has to be registered in the subscription.
package dharma.azure.compute.host_encryption

import rego.v1

import data.dharma.lib
import data.dharma.values

fail contains values.broken(resource, "encryption_at_host_enabled", "its temporary disk and caches are not encrypted", "true") if {
	some resource in lib.resources
	not values.on(resource.values, "encryption_at_host_enabled")
}
