# METADATA
# title: The activity log covers writing, deleting and actions
# description: A category that is left out is a kind of change that leaves no trace.
# custom:
#   severity: low
#   topic: logging
#   resources: [azurerm_monitor_log_profile]
#   reads: [categories]
#   remediation: Name `Action`, `Delete` and `Write` in `categories`.
package dharma.azure.monitor.log_profile_categories

import rego.v1

import data.dharma.lib
import data.dharma.values

fail contains values.broken(resource, "categories", sprintf("left out: %s", [concat(", ", sort(missing))]), `["Action", "Delete", "Write"]`) if {
	some resource in lib.resources
	missing := {"Action", "Delete", "Write"} - {category | some category in values.texts(resource.values, "categories")}
	count(missing) > 0
}
