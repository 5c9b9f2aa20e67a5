# METADATA
# title: The activity log is kept for a year
# description: Who changed what in the subscription is often asked long after; a year is what most auditors expect.
# custom:
#   severity: low
#   topic: logging
#   resources: [azurerm_monitor_log_profile]
#   reads: ["retention_policy[].enabled", "retention_policy[].days"]
#   remediation: "Set `days` in `retention_policy` to 365 or more. Log profiles are retired: an `azurerm_monitor_diagnostic_setting` of the subscription takes their place."
package dharma.azure.monitor.log_profile_retention

import rego.v1

import data.dharma.lib
import data.dharma.values

fail contains values.broken(resource, "retention_policy[0].days", sprintf("it is thrown away after %v days", [days]), "365") if {
	some resource in lib.resources
	policy := values.first(resource.values, "retention_policy")
	values.on(policy, "enabled")
	days := values.number(policy, "days")
	days > 0
	days < 365
}
