# METADATA
# title: Nodes of Kubernetes clusters have no public addresses
# description: A node with a public address can be reached past the load balancer, its open node ports and SSH included.
# custom:
#   severity: high
#   topic: public-exposure
#   resources: [azurerm_kubernetes_cluster, azurerm_kubernetes_cluster_node_pool]
#   reads: ["default_node_pool[].node_public_ip_enabled", "default_node_pool[].enable_node_public_ip", node_public_ip_enabled, enable_node_public_ip]
#   remediation: Set `node_public_ip_enabled` to false, or leave it out.
package dharma.azure.aks.node_public_ip

import rego.v1

import data.dharma.lib
import data.dharma.values

fail contains values.broken(resource, name, "each of its nodes has a public address", "false") if {
	some resource in lib.resources
	some name in ["node_public_ip_enabled", "enable_node_public_ip"]
	values.on(resource.values, name)
}

fail contains values.broken_in(resource, "default_node_pool", name, "each of its nodes has a public address", "false") if {
	some resource in lib.resources
	some name in ["node_public_ip_enabled", "enable_node_public_ip"]
	values.on(values.first(resource.values, "default_node_pool"), name)
}
