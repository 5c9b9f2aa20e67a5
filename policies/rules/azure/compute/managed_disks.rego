# METADATA
# title: Virtual machines use managed disks
# description: Disks in a storage account of one's own have no encryption sets, no zones and no access control of their own, and Azure is retiring them.
# custom:
#   severity: medium
#   topic: availability
#   resources: [azurerm_virtual_machine, azurerm_virtual_machine_scale_set]
#   reads: ["storage_os_disk[].vhd_uri", "storage_data_disk[].vhd_uri", "storage_profile_os_disk[].vhd_containers"]
#   remediation: Use `managed_disk_type` in place of `vhd_uri`, and migrate the machine.
package dharma.azure.compute.managed_disks

import rego.v1

import data.dharma.lib
import data.dharma.values

fail contains values.flaw(resource, sprintf("%s[%d].%s", [kind, i, name]), "its disk lies in a storage account") if {
	some resource in lib.resources
	some kind, name in {"storage_os_disk": "vhd_uri", "storage_data_disk": "vhd_uri", "storage_profile_os_disk": "vhd_containers"}
	some i, disk in values.blocks(resource.values, kind)
	values.has(disk, name)
}
