# METADATA
# title: Nodes hide their own credentials from pods
# description: With the plain metadata server every pod can fetch the token of the node.
# custom:
#   severity: medium
#   topic: identity
#   resources: [google_container_cluster, google_container_node_pool]
#   reads: ["node_config[].workload_metadata_config[].mode", "node_config[].workload_metadata_config[].node_metadata", enable_autopilot, remove_default_node_pool]
#   remediation: Write `workload_metadata_config` with `mode = "GKE_METADATA"` in `node_config`.
package dharma.gcp.gke.node_metadata

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

fail contains values.lacks(resource, "pods can fetch the token of their node") if {
	some resource in lib.resources
	metadata := values.first(values.first(resource.values, "node_config"), "workload_metadata_config")
	not values.text(metadata, "mode") == "gke_metadata"
	not values.text(metadata, "node_metadata") in {"gke_metadata_server", "secure"}
}
