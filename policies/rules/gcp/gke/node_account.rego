# METADATA
# title: Nodes do not run as the default account
# description: "The default account is an editor of the project in most organizations: whoever gets out of a pod has the project."
# custom:
#   severity: medium
#   topic: identity
#   resources: [google_container_cluster, google_container_node_pool]
#   reads: ["node_config[].service_account?", enable_autopilot, remove_default_node_pool]
#   remediation: Make an account with `roles/container.defaultNodeServiceAccount` for the nodes, and name it in `node_config.service_account`.
package dharma.gcp.gke.node_account

import rego.v1

import data.dharma.lib
import data.dharma.values

# Autopilot sees to it.
not_applicable contains resource.address if {
	some resource in lib.resources
	values.on(resource.values, "enable_autopilot")
}

# The pools say it where the default one is removed.
not_applicable contains resource.address if {
	some resource in lib.resources
	values.on(resource.values, "remove_default_node_pool")
}

fail contains values.lacks(resource, "its nodes run as the default account") if {
	some resource in lib.resources
	not own(values.first(resource.values, "node_config"))
}

own(node) if {
	values.has(node, "service_account")
	node.service_account != "default"
}
