# METADATA
# title: Virtual machines have an identity of their own
# description: Programs on a machine without an identity bring keys and passwords in files to reach other services.
# custom:
#   severity: low
#   topic: identity
#   resources:
#     - azurerm_linux_virtual_machine
#     - azurerm_linux_virtual_machine_scale_set
#     - azurerm_windows_virtual_machine
#     - azurerm_windows_virtual_machine_scale_set
#   reads: ["identity?"]
#   remediation: Write an `identity` block with `type = "SystemAssigned"`.
package dharma.azure.compute.managed_identity

import rego.v1

import data.dharma.lib
import data.dharma.values

fail contains object.union(
	values.flaw(resource, "identity", "programs on it need stored keys"),
	{"fix": {"block": {"path": "identity", "body": "type = \"SystemAssigned\""}}},
) if {
	some resource in lib.resources
	not values.has(resource.values, "identity")
}
