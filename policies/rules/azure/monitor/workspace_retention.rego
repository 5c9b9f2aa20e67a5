# METADATA
# title: Log Analytics workspaces keep logs for 90 days
# description: Intrusions are often found months later; after the 30 days that are kept by default the trail is gone.
# custom:
#   severity: low
#   topic: logging
#   resources: [azurerm_log_analytics_workspace]
#   reads: [retention_in_days, sku]
#   remediation: Set `retention_in_days` to 90 or more.
package dharma.azure.monitor.workspace_retention

import rego.v1

import data.dharma.lib
import data.dharma.values

fail contains values.broken(resource, "retention_in_days", sprintf("logs are thrown away after %v days", [days]), "90") if {
	some resource in lib.resources
	days := kept(resource)
	days < 90
}

# What is not written is 30 days.
kept(resource) := values.number(resource.values, "retention_in_days")

kept(resource) := 30 if not values.has(resource.values, "retention_in_days")
