# METADATA
# title: Kubernetes clusters run no dashboard add-on
# description: The old dashboard runs with wide rights inside the cluster, and has been a way in for attackers; Azure no longer keeps it up.
# custom:
#   severity: high
#   topic: public-exposure
#   resources: [azurerm_kubernetes_cluster]
#   reads: ["addon_profile[].kube_dashboard[].enabled"]
#   remediation: Take the `kube_dashboard` block out, or set `enabled` to false.
package dharma.azure.aks.dashboard

import rego.v1

import data.dharma.lib
import data.dharma.values

fail contains values.broken(resource, "addon_profile[0].kube_dashboard[0].enabled", "the dashboard add-on runs", "false") if {
	some resource in lib.resources
	values.on(values.first(values.first(resource.values, "addon_profile"), "kube_dashboard"), "enabled")
}
