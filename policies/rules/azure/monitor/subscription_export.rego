# METADATA
# title: Diagnostic settings export something
# description: A setting without a category looks like logging, and logs nothing.
# custom:
#   severity: low
#   topic: logging
#   resources: [azurerm_monitor_diagnostic_setting]
#   reads: ["log?", "enabled_log?", "metric?", "enabled_metric?"]
#   remediation: Write an `enabled_log` block with `category_group = "allLogs"` or `"audit"`.
package dharma.azure.monitor.subscription_export

import rego.v1

import data.dharma.lib
import data.dharma.values

fail contains values.lacks(resource, "it exports no logs and no metrics") if {
	some resource in lib.resources
	count(values.written(resource.values, ["log", "enabled_log", "metric", "enabled_metric"])) == 0
}
