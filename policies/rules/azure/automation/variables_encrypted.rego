# METADATA
# title: Variables of automation accounts are encrypted
# description: A variable in the clear is read by everybody who may look at the account, and often holds a password.
# custom:
#   severity: medium
#   topic: encryption
#   resources:
#     - azurerm_automation_variable_string
#     - azurerm_automation_variable_int
#     - azurerm_automation_variable_bool
#     - azurerm_automation_variable_datetime
#     - azurerm_automation_variable_object
#   reads: [encrypted]
#   remediation: Set `encrypted` to true. The variable is made anew.
package dharma.azure.automation.variables_encrypted

import rego.v1

import data.dharma.lib
import data.dharma.values

fail contains values.broken(resource, "encrypted", "its value can be read in the clear", "true") if {
	some resource in lib.resources
	not values.on(resource.values, "encrypted")
}
