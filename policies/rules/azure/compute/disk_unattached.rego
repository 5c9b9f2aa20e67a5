# METADATA
# title: Disks belong to a machine
# description: A disk that no machine uses costs the same every month, and keeps data that everybody has forgotten.
# custom:
#   severity: info
#   topic: cost
#   resources: [azurerm_managed_disk]
#   reads: [name, create_option]
#   related:
#     - {type: azurerm_virtual_machine_data_disk_attachment, by: managed_disk_id, reads: []}
#     - {type: azurerm_virtual_machine, by: "storage_os_disk[].managed_disk_id", reads: []}
#     - {type: azurerm_virtual_machine, by: "storage_data_disk[].managed_disk_id", reads: []}
#     - {type: azurerm_linux_virtual_machine, by: os_managed_disk_id, reads: []}
#     - {type: azurerm_windows_virtual_machine, by: os_managed_disk_id, reads: []}
#     - {type: azurerm_snapshot, by: source_uri, reads: []}
#     - {type: azurerm_snapshot, by: source_resource_id, reads: []}
#     - {type: azurerm_image, by: "os_disk[].managed_disk_id", reads: []}
#   remediation: Attach it with an `azurerm_virtual_machine_data_disk_attachment`, or delete it after a snapshot.
package dharma.azure.compute.disk_unattached

import rego.v1

import data.dharma.lib
import data.dharma.values

fail contains values.lacks(resource, "nothing here uses it") if {
	some resource in lib.resources
	every type in users {
		count(lib.related(resource, type)) == 0
	}
}

users := ["azurerm_virtual_machine_data_disk_attachment", "azurerm_virtual_machine", "azurerm_linux_virtual_machine", "azurerm_windows_virtual_machine", "azurerm_snapshot", "azurerm_image"]
