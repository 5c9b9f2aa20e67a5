# METADATA
# title: Disks of Kubernetes clusters are encrypted with a key of one's own
# description: Azure encrypts the disks of nodes and volumes with keys that it keeps. A disk encryption set makes them withdrawable.
# custom:
#   severity: info
#   topic: encryption
#   resources: [azurerm_kubernetes_cluster]
#   reads: ["disk_encryption_set_id?"]
#   remediation: Set `disk_encryption_set_id` when the cluster is made, where the data calls for it.
package dharma.azure.aks.disk_key

import rego.v1

import data.dharma.lib
import data.dharma.values

fail contains values.flaw(resource, "disk_encryption_set_id", "its disks are encrypted with keys that Azure keeps") if {
	some resource in lib.resources
	not values.has(resource.values, "disk_encryption_set_id")
}
