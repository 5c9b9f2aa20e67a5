# METADATA
# title: Synapse workspaces send data to approved tenants only
# description: Without a managed network with protection a notebook can copy whatever it reads to an account of anybody.
# custom:
#   severity: medium
#   topic: network
#   resources: [azurerm_synapse_workspace]
#   reads: [managed_virtual_network_enabled, data_exfiltration_protection_enabled]
#   remediation: Set `managed_virtual_network_enabled` and `data_exfiltration_protection_enabled` to true when the workspace is made.
package dharma.azure.synapse.data_exfiltration

import rego.v1

import data.dharma.lib
import data.dharma.values

fail contains values.broken(resource, "data_exfiltration_protection_enabled", "data can be copied to any tenant", "true") if {
	some resource in lib.resources
	not values.on(resource.values, "data_exfiltration_protection_enabled")
}
