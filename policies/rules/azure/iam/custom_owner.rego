# METADATA
# title: Custom roles do not permit everything
# description: "A role with `*` is an owner under another name: it does not show where owners are counted and reviewed."
# custom:
#   severity: high
#   topic: identity
#   resources: [azurerm_role_definition]
#   reads: ["permissions[].actions", "permissions[].not_actions"]
#   remediation: Name the operations that the role needs in `actions`.
package dharma.azure.iam.custom_owner

import rego.v1

import data.dharma.lib
import data.dharma.values

fail contains values.flaw(resource, sprintf("permissions[%d].actions", [i]), "it permits every operation") if {
	some resource in lib.resources
	some i, permission in values.blocks(resource.values, "permissions")
	"*" in values.texts(permission, "actions")
	not limited(permission)
}

# Contributor in another scope: everything but giving rights.
limited(permission) if {
	some action in values.texts(permission, "not_actions")
	startswith(lower(action), "microsoft.authorization/")
}
