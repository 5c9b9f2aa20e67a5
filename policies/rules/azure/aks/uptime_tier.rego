# METADATA
# title: Kubernetes clusters have an agreed availability
# description: "The free tier promises nothing for the API server: for hours without it nothing is rescheduled, scaled or deployed."
# custom:
#   severity: low
#   topic: availability
#   resources: [azurerm_kubernetes_cluster]
#   reads: [sku_tier]
#   remediation: Set `sku_tier` to `Standard`, or to `Premium` for long-term support.
package dharma.azure.aks.uptime_tier

import rego.v1

import data.dharma.lib
import data.dharma.values

fail contains values.broken(resource, "sku_tier", "its API server comes without a promised availability", `"Standard"`) if {
	some resource in lib.resources
	not values.text(resource.values, "sku_tier") in {"standard", "premium", "paid"}
}
