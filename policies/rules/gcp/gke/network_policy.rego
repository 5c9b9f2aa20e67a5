# METADATA
# title: Clusters enforce network policies
# description: Without enforcement every pod talks to every other, and a `NetworkPolicy` that somebody writes does nothing.
# custom:
#   severity: medium
#   topic: network
#   resources: [google_container_cluster]
#   reads: ["network_policy[].enabled", datapath_provider, enable_autopilot]
#   remediation: Set `datapath_provider` to `ADVANCED_DATAPATH`, or write `network_policy` with `enabled = true`.
package dharma.gcp.gke.network_policy

import rego.v1

import data.dharma.lib
import data.dharma.values

# Autopilot sees to it.
not_applicable contains resource.address if {
	some resource in lib.resources
	values.on(resource.values, "enable_autopilot")
}

fail contains values.lacks(resource, "network policies are not enforced") if {
	some resource in lib.resources
	not values.on(values.first(resource.values, "network_policy"), "enabled")
	not values.text(resource.values, "datapath_provider") == "advanced_datapath"
}
