# METADATA
# title: Windows machines take updates by themselves
# description: With automatic updates off, known holes stay open until somebody patches by hand.
# custom:
#   severity: medium
#   topic: supply-chain
#   resources: [azurerm_windows_virtual_machine, azurerm_windows_virtual_machine_scale_set]
#   reads: [enable_automatic_updates, automatic_updates_enabled, patch_mode]
#   remediation: Set `automatic_updates_enabled` to true (`enable_automatic_updates` before version 5 of the provider), or let a `patch_mode` of the platform do it.
package dharma.azure.compute.windows_updates

import rego.v1

import data.dharma.lib
import data.dharma.values

not_applicable contains resource.address if {
	some resource in lib.resources
	values.text(resource.values, "patch_mode") == "automaticbyplatform"
}

fail contains values.broken(resource, name, "it takes no updates by itself", "true") if {
	some resource in lib.resources
	some name in ["enable_automatic_updates", "automatic_updates_enabled"]
	values.off(resource.values, name)
}
