# METADATA
# title: Kubernetes clusters decide by roles who may do what
# description: Without role-based access everybody who reaches the API, and every pod with a token, is an administrator.
# custom:
#   severity: high
#   topic: identity
#   resources: [azurerm_kubernetes_cluster]
#   reads: [role_based_access_control_enabled, "role_based_access_control[].enabled"]
#   remediation: Leave `role_based_access_control_enabled` out or set it to true. Changing it makes the cluster anew.
package dharma.azure.aks.role_based_access

import rego.v1

import data.dharma.lib
import data.dharma.values

fail contains values.broken(resource, "role_based_access_control_enabled", "everybody with a token is an administrator", "true") if {
	some resource in lib.resources
	values.off(resource.values, "role_based_access_control_enabled")
}

fail contains values.broken_in(resource, "role_based_access_control", name, "everybody with a token is an administrator", "true") if {
	some resource in lib.resources
	some name in ["enabled"]
	values.off(values.first(resource.values, "role_based_access_control"), name)
}
