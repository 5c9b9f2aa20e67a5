# METADATA
# title: Kubernetes clusters send their logs somewhere
# description: What the API server was asked, and by whom, is not kept anywhere unless it is sent to a workspace, a hub or a storage account.
# custom:
#   severity: medium
#   topic: logging
#   resources: [azurerm_kubernetes_cluster]
#   reads: ["oms_agent?", "addon_profile[].oms_agent[].enabled", microsoft_defender]
#   related:
#     - {type: azurerm_monitor_diagnostic_setting, by: target_resource_id, reads: []}
#   remediation: Write an `oms_agent` block with a workspace, or add an `azurerm_monitor_diagnostic_setting` for the cluster.
package dharma.azure.aks.logging

import rego.v1

import data.dharma.lib
import data.dharma.values

fail contains values.lacks(resource, "its logs go nowhere") if {
	some resource in lib.resources
	not values.has(resource.values, "oms_agent")
	not values.on(values.first(values.first(resource.values, "addon_profile"), "oms_agent"), "enabled")
	count(lib.related(resource, "azurerm_monitor_diagnostic_setting")) == 0
}
