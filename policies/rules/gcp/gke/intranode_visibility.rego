# METADATA
# title: Traffic between pods of a node can be seen
# description: "Pods on one node talk past the network: neither flow logs nor firewall rules see it unless it is made visible."
# custom:
#   severity: info
#   topic: network
#   resources: [google_container_cluster]
#   reads: [enable_intranode_visibility, enable_autopilot]
#   remediation: Set `enable_intranode_visibility` to true.
package dharma.gcp.gke.intranode_visibility

import rego.v1

import data.dharma.lib
import data.dharma.values

# Autopilot sees to it.
not_applicable contains resource.address if {
	some resource in lib.resources
	values.on(resource.values, "enable_autopilot")
}

fail contains values.broken(resource, "enable_intranode_visibility", "traffic within a node is not seen", "true") if {
	some resource in lib.resources
	not values.on(resource.values, "enable_intranode_visibility")
}
