# METADATA
# title: Security alerts reach the contact and the administrators
# description: With notifications off the contact learns of an attack when somebody else tells them.
# custom:
#   severity: low
#   topic: logging
#   resources: [azurerm_security_center_contact]
#   reads: [alert_notifications, alerts_to_admins]
#   remediation: Set `alert_notifications` and `alerts_to_admins` to true.
package dharma.azure.defender.contact

import rego.v1

import data.dharma.lib
import data.dharma.values

fail contains values.broken(resource, name, message, "true") if {
	some resource in lib.resources
	some name, message in {"alert_notifications": "alerts are not sent", "alerts_to_admins": "alerts are not sent to the administrators"}
	not values.on(resource.values, name)
}
