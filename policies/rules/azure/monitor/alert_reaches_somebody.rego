# METADATA
# title: Alerts on the activity log are on and reach somebody
# description: An alert that is off, or that has no action, tells nobody.
# custom:
#   severity: low
#   topic: logging
#   resources: [azurerm_monitor_activity_log_alert, azurerm_monitor_metric_alert]
#   reads: [enabled, "action?"]
#   remediation: Set `enabled` to true, and name an action group in an `action` block.
package dharma.azure.monitor.alert_reaches_somebody

import rego.v1

import data.dharma.lib
import data.dharma.values

fail contains values.broken(resource, "enabled", "it is turned off", "true") if {
	some resource in lib.resources
	values.off(resource.values, "enabled")
}

fail contains values.flaw(resource, "action", "it tells nobody") if {
	some resource in lib.resources
	not values.has(resource.values, "action")
}
