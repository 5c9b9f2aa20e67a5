# METADATA
# title: Kubernetes clusters are held to Azure Policy
# description: "The add-on checks what is deployed as it is deployed: privileged containers, foreign registries, missing limits."
# custom:
#   severity: low
#   topic: other
#   resources: [azurerm_kubernetes_cluster]
#   reads: [azure_policy_enabled, "addon_profile[].azure_policy[].enabled"]
#   remediation: Set `azure_policy_enabled` to true.
package dharma.azure.aks.azure_policy

import rego.v1

import data.dharma.lib
import data.dharma.values

fail contains values.lacks_set(resource, "Azure Policy does not look at it", "azure_policy_enabled", "true") if {
	some resource in lib.resources
	not values.on(resource.values, "azure_policy_enabled")
	not values.on(values.first(values.first(resource.values, "addon_profile"), "azure_policy"), "enabled")
}
