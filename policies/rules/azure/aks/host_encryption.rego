# METADATA
# title: Nodes of Kubernetes clusters encrypt their temporary disks
# description: Caches and temporary disks hold what pods write, secrets included, and are not encrypted on the host unless it is asked for.
# custom:
#   severity: low
#   topic: encryption
#   resources: [azurerm_kubernetes_cluster, azurerm_kubernetes_cluster_node_pool]
#   reads: ["default_node_pool[].host_encryption_enabled", "default_node_pool[].enable_host_encryption", host_encryption_enabled, enable_host_encryption]
#   remediation: Set `host_encryption_enabled` to true (`enable_host_encryption` before version 4 of the provider). The feature has to be registered in the subscription.
package dharma.azure.aks.host_encryption

import rego.v1

import data.dharma.lib
import data.dharma.values

names := ["host_encryption_enabled", "enable_host_encryption"]

fail contains values.lacks(resource, "temporary disks of its nodes are not encrypted") if {
	some resource in lib.resources
	resource.type == "azurerm_kubernetes_cluster"
	not values.any_on(values.first(resource.values, "default_node_pool"), names)
}

fail contains values.unmet(resource, names, "temporary disks of its nodes are not encrypted", "true") if {
	some resource in lib.resources
	resource.type == "azurerm_kubernetes_cluster_node_pool"
	not values.any_on(resource.values, names)
}
