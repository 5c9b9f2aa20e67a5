# METADATA
# title: Nobody is given ownership by configuration
# description: Owners can give any right to anybody, themselves included. Standing ownership, for a pipeline above all, is what attackers look for.
# custom:
#   severity: medium
#   topic: identity
#   resources: [azurerm_role_assignment]
#   reads: [role_definition_name]
#   remediation: Give Contributor or a narrower role; where rights have to be given, a condition or an eligible assignment of Privileged Identity Management.
package dharma.azure.iam.owner_assignment

import rego.v1

import data.dharma.lib
import data.dharma.values

fail contains values.flaw(resource, "role_definition_name", sprintf("it makes somebody %s", [resource.values.role_definition_name])) if {
	some resource in lib.resources
	values.text(resource.values, "role_definition_name") in {"owner", "user access administrator", "role based access control administrator"}
	not values.has(resource.values, "condition")
}
