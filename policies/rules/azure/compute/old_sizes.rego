# METADATA
# title: Virtual machines are of a current size
# description: Sizes of old generations cost more for the same work, are short of capacity, and several are being retired.
# custom:
#   severity: info
#   topic: cost
#   resources:
#     - azurerm_linux_virtual_machine
#     - azurerm_windows_virtual_machine
#     - azurerm_virtual_machine
#     - azurerm_linux_virtual_machine_scale_set
#     - azurerm_windows_virtual_machine_scale_set
#     - azurerm_kubernetes_cluster_node_pool
#   reads: [size, vm_size, sku]
#   remediation: "Choose the size of the same shape from the newest generation that the region has: `Standard_D2s_v5` for `Standard_D2_v2`."
package dharma.azure.compute.old_sizes

import rego.v1

import data.dharma.lib
import data.dharma.values

fail contains values.flaw(resource, name, sprintf("`%s` is of an old generation", [size])) if {
	some resource in lib.resources
	some name in ["size", "vm_size", "sku"]
	size := resource.values[name]
	is_string(size)
	regex.match(`^(Basic_A\d+|Standard_(A\d+|A\d+m?_v2|DS?\d+|DS?\d+_v2|F\d+s?|GS?\d+|L\d+s|NV\d+|NC\d+r?|B\d+[ms]*))$`, size)
	not regex.match(`^Standard_B\d+`, size)
}
