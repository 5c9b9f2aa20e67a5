# METADATA
# title: Clusters decide by roles who may do what
# description: The old attribute-based rules give every service account all rights, past what roles say.
# custom:
#   severity: high
#   topic: identity
#   resources: [google_container_cluster]
#   reads: [enable_legacy_abac]
#   remediation: Take `enable_legacy_abac` out, or set it to false.
package dharma.gcp.gke.legacy_authorization

import rego.v1

import data.dharma.lib
import data.dharma.values

fail contains values.broken(resource, "enable_legacy_abac", "old rules give every account all rights", "false") if {
	some resource in lib.resources
	values.on(resource.values, "enable_legacy_abac")
}
