# METADATA
# title: Clusters run only images that were approved
# description: Without it whoever may start a pod may run any image of the internet.
# custom:
#   severity: low
#   topic: supply-chain
#   resources: [google_container_cluster]
#   reads: ["binary_authorization[].evaluation_mode", "binary_authorization[].enabled", enable_binary_authorization]
#   remediation: Write `binary_authorization` with `evaluation_mode = "PROJECT_SINGLETON_POLICY_ENFORCE"`.
package dharma.gcp.gke.binary_authorization

import rego.v1

import data.dharma.lib
import data.dharma.values

fail contains values.lacks(resource, "any image may run") if {
	some resource in lib.resources
	policy := values.first(resource.values, "binary_authorization")
	not enforced(policy)
	not values.on(policy, "enabled")
	not values.on(resource.values, "enable_binary_authorization")
}

enforced(policy) if {
	values.has(policy, "evaluation_mode")
	not values.text(policy, "evaluation_mode") in {"disabled", "evaluation_mode_unspecified"}
}
