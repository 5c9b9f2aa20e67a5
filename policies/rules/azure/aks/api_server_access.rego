# METADATA
# title: The API of Kubernetes clusters is not open to the internet
# description: An API server that everybody reaches is one stolen credential, or one flaw of Kubernetes, away from the whole cluster.
# custom:
#   severity: high
#   topic: public-exposure
#   resources: [azurerm_kubernetes_cluster]
#   reads: [private_cluster_enabled, private_link_enabled, api_server_authorized_ip_ranges, "api_server_access_profile[].authorized_ip_ranges"]
#   remediation: Set `private_cluster_enabled` to true, or name the addresses in `api_server_access_profile.authorized_ip_ranges`.
package dharma.azure.aks.api_server_access

import rego.v1

import data.dharma.lib
import data.dharma.values

fail contains values.lacks_set(resource, "its API answers to every address", "private_cluster_enabled", "true") if {
	some resource in lib.resources
	not values.any_on(resource.values, ["private_cluster_enabled", "private_link_enabled"])
	count(ranges(resource)) == 0
}

fail contains values.lacks(resource, "its API answers to every address") if {
	some resource in lib.resources
	not values.any_on(resource.values, ["private_cluster_enabled", "private_link_enabled"])
	some range in ranges(resource)
	lib.is_everywhere(range)
}

ranges(resource) := array.concat(
	values.texts(resource.values, "api_server_authorized_ip_ranges"),
	values.texts(values.first(resource.values, "api_server_access_profile"), "authorized_ip_ranges"),
)
