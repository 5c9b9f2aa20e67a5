# METADATA
# title: SQL threat detection raises every kind of alert
# description: "A kind of alert that is turned off is an attack that is seen and not told: injection, data theft, guessing of passwords."
# custom:
#   severity: medium
#   topic: logging
#   resources: [azurerm_mssql_server_security_alert_policy, azurerm_mssql_managed_instance_security_alert_policy]
#   reads: [state, enabled, disabled_alerts]
#   remediation: Set `state` to `Enabled` and take `disabled_alerts` out.
package dharma.azure.mssql.threat_alerts

import rego.v1

import data.dharma.lib
import data.dharma.values

fail contains {
	"address": resource.address,
	"attribute": "disabled_alerts",
	"message": sprintf("alerts are turned off: %s", [concat(", ", sort(names))]),
	"fix": {"unset": ["disabled_alerts"]},
} if {
	some resource in lib.resources
	names := [name | some name in values.texts(resource.values, "disabled_alerts"); name != ""]
	count(names) > 0
}

fail contains values.broken(resource, "state", "threat detection is turned off", `"Enabled"`) if {
	some resource in lib.resources
	values.text(resource.values, "state") in {"disabled", "new"}
}

fail contains values.broken(resource, "enabled", "threat detection is turned off", "true") if {
	some resource in lib.resources
	values.off(resource.values, "enabled")
}
