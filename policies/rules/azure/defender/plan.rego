# METADATA
# title: Defender for Cloud is on the Standard tier
# description: On the free tier nothing watches servers, databases and storage for attacks as they happen.
# custom:
#   severity: medium
#   topic: logging
#   resources: [azurerm_security_center_subscription_pricing]
#   reads: [tier]
#   remediation: Set `tier` to `Standard` for the resource types in use. It costs per resource.
package dharma.azure.defender.plan

import rego.v1

import data.dharma.lib
import data.dharma.values

fail contains values.broken(resource, "tier", "nothing watches for attacks", `"Standard"`) if {
	some resource in lib.resources
	values.text(resource.values, "tier") in {"free"}
}
