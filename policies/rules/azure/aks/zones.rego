# METADATA
# title: Nodes of Kubernetes clusters stand in several zones
# description: Nodes in one zone are down together when that data centre is.
# custom:
#   severity: low
#   topic: availability
#   resources: [azurerm_kubernetes_cluster, azurerm_kubernetes_cluster_node_pool]
#   reads: ["default_node_pool[].zones", "default_node_pool[].availability_zones", zones, availability_zones]
#   remediation: Set `zones` to at least two zones of the region.
package dharma.azure.aks.zones

import rego.v1

import data.dharma.lib
import data.dharma.values

fail contains values.lacks(resource, "its nodes stand in one zone") if {
	some resource in lib.resources
	pool := pool_of(resource)
	not spread(pool)
}

pool_of(resource) := values.first(resource.values, "default_node_pool") if resource.type == "azurerm_kubernetes_cluster"

pool_of(resource) := resource.values if resource.type == "azurerm_kubernetes_cluster_node_pool"

spread(pool) if {
	some name in ["zones", "availability_zones"]
	count(lib.blocks(pool, name)) > 1
}
