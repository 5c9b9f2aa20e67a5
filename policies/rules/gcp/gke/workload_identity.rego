# METADATA
# title: Pods have identities of their own
# description: Without workload identity every pod gets the rights of its node from the metadata server.
# custom:
#   severity: medium
#   topic: identity
#   resources: [google_container_cluster]
#   reads: ["workload_identity_config?", enable_autopilot]
#   remediation: Write `workload_identity_config` with the pool of the project.
package dharma.gcp.gke.workload_identity

import rego.v1

import data.dharma.lib
import data.dharma.values

# Autopilot sees to it.
not_applicable contains resource.address if {
	some resource in lib.resources
	values.on(resource.values, "enable_autopilot")
}

fail contains values.flaw(resource, "workload_identity_config", "its pods act with the rights of their nodes") if {
	some resource in lib.resources
	not values.has(resource.values, "workload_identity_config")
}
