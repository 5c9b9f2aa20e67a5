# METADATA
# title: Flow logs are kept for 90 days
# description: Intrusions are often found months later; by then a shorter trail of who talked to whom is gone.
# custom:
#   severity: low
#   topic: logging
#   resources: [azurerm_network_watcher_flow_log]
#   reads: [enabled, "retention_policy[].enabled", "retention_policy[].days"]
#   remediation: Set `enabled` to true, and `days` in `retention_policy` to 90 or more, or to 0 for ever.
package dharma.azure.network.flow_log_retention

import rego.v1

import data.dharma.lib
import data.dharma.values

fail contains values.broken(resource, "enabled", "nothing is written down", "true") if {
	some resource in lib.resources
	values.off(resource.values, "enabled")
}

fail contains values.broken(resource, "retention_policy[0].days", sprintf("the log is thrown away after %v days", [days]), "90") if {
	some resource in lib.resources
	policy := values.first(resource.values, "retention_policy")
	not values.off(policy, "enabled")
	days := values.number(policy, "days")
	days > 0
	days < 90
}
