# METADATA
# title: Spanner databases cannot be dropped
# description: Terraform's own guard does not stop the console or another program; drop protection does, for all of them.
# custom:
#   severity: low
#   topic: backup
#   resources: [google_spanner_database]
#   reads: [enable_drop_protection]
#   remediation: Set `enable_drop_protection` to true.
package dharma.gcp.spanner.drop_protection

import rego.v1

import data.dharma.lib
import data.dharma.values

fail contains values.broken(resource, "enable_drop_protection", "any client may drop it", "true") if {
	some resource in lib.resources
	not values.on(resource.values, "enable_drop_protection")
}
