# METADATA
# title: SQL threat alerts reach somebody
# description: An alert that is mailed to nobody waits in the portal until somebody happens to look.
# custom:
#   severity: low
#   topic: logging
#   resources: [azurerm_mssql_server_security_alert_policy, azurerm_mssql_managed_instance_security_alert_policy]
#   reads: [email_account_admins, email_account_admins_enabled, email_addresses]
#   remediation: Set `email_account_admins` to true, or name `email_addresses`.
package dharma.azure.mssql.threat_recipients

import rego.v1

import data.dharma.lib
import data.dharma.values

fail contains values.lacks_set(resource, "its alerts are mailed to nobody", switch[resource.type], "true") if {
	some resource in lib.resources
	not values.any_on(resource.values, ["email_account_admins", "email_account_admins_enabled"])
	not values.has(resource.values, "email_addresses")
}

switch := {
	"azurerm_mssql_server_security_alert_policy": "email_account_admins",
	"azurerm_mssql_managed_instance_security_alert_policy": "email_account_admins_enabled",
}
