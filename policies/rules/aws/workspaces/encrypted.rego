# METADATA
# title: Virtual desktops are encrypted
# description: Desktops hold downloads, mail and saved passwords of people.
# custom:
#   severity: medium
#   topic: encryption
#   resources: [aws_workspaces_workspace]
#   reads: [root_volume_encryption_enabled, user_volume_encryption_enabled]
#   remediation: Set `root_volume_encryption_enabled`, `user_volume_encryption_enabled` and `volume_encryption_key`; the desktop is made anew.
package dharma.aws.workspaces.encrypted

import rego.v1
import data.dharma.lib

fail contains {
	"address": resource.address,
	"attribute": attribute,
	"message": sprintf("`%s` is off", [attribute]),
	"fix": {"set": {attribute: "true"}},
} if {
	some resource in lib.resources
	some attribute in ["root_volume_encryption_enabled", "user_volume_encryption_enabled"]
	not lib.is_on(resource.values[attribute])
}
