# METADATA
# title: Kubernetes clusters take patches by themselves
# description: Versions of Kubernetes go out of support within a year; a cluster without a channel stays on one with known holes until somebody thinks of it.
# custom:
#   severity: low
#   topic: supply-chain
#   resources: [azurerm_kubernetes_cluster]
#   reads: [automatic_upgrade_channel, automatic_channel_upgrade]
#   remediation: Set `automatic_upgrade_channel` (`automatic_channel_upgrade` before version 4 of the provider) to `patch` or `stable`.
package dharma.azure.aks.upgrade_channel

import rego.v1

import data.dharma.lib
import data.dharma.values

fail contains values.unmet(resource, names, "it takes no patches by itself", `"patch"`) if {
	some resource in lib.resources
	count([name |
		some name in names
		values.text(resource.values, name) in {"patch", "stable", "rapid", "node-image"}
	]) == 0
}

names := ["automatic_upgrade_channel", "automatic_channel_upgrade"]
