# METADATA
# title: Kubernetes clusters enforce network policies
# description: Without an engine for network policies every pod talks to every other, and a `NetworkPolicy` that somebody writes does nothing.
# custom:
#   severity: medium
#   topic: network
#   resources: [azurerm_kubernetes_cluster]
#   reads: ["network_profile[].network_policy", "network_profile[].network_data_plane"]
#   remediation: Set `network_policy` in `network_profile` to `cilium`, `calico` or `azure`.
package dharma.azure.aks.network_policy

import rego.v1

import data.dharma.lib
import data.dharma.values

fail contains values.flaw(resource, values.at(resource, "network_profile", "network_policy"), "network policies are not enforced") if {
	some resource in lib.resources
	not values.has(values.first(resource.values, "network_profile"), "network_policy")
}
