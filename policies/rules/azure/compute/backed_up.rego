# METADATA
# title: Virtual machines are backed up
# description: "A machine without a backup is gone with its disk: by mistake, by ransomware, by a failed update."
# custom:
#   severity: low
#   topic: backup
#   resources: [azurerm_linux_virtual_machine, azurerm_windows_virtual_machine, azurerm_virtual_machine]
#   reads: [name]
#   related:
#     - {type: azurerm_backup_protected_vm, by: source_vm_id, reads: []}
#   remediation: Add an `azurerm_backup_protected_vm` with a policy, unless the machine can be made anew from nothing.
package dharma.azure.compute.backed_up

import rego.v1

import data.dharma.lib
import data.dharma.values

fail contains values.lacks(resource, "it is not backed up") if {
	some resource in lib.resources
	count(lib.related(resource, "azurerm_backup_protected_vm")) == 0
}
