# METADATA
# title: Disks are encrypted with a key of one's own
# description: Azure encrypts every disk with keys that it keeps. Only with a disk encryption set can the key be withdrawn.
# custom:
#   severity: info
#   topic: encryption
#   resources: [azurerm_managed_disk]
#   reads: ["disk_encryption_set_id?", "secure_vm_disk_encryption_set_id?", "encryption_settings?"]
#   remediation: Set `disk_encryption_set_id`, where the data calls for it.
package dharma.azure.compute.disk_key

import rego.v1

import data.dharma.lib
import data.dharma.values

fail contains values.lacks(resource, "it is encrypted with a key that Azure keeps") if {
	some resource in lib.resources
	count(values.written(resource.values, ["disk_encryption_set_id", "secure_vm_disk_encryption_set_id"])) == 0
	not values.has(values.first(resource.values, "encryption_settings"), "key_encryption_key")
}
