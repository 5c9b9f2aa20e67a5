# METADATA
# title: Nodes are repaired and upgraded by themselves
# description: A node that nobody repairs or upgrades stays ill, or keeps known holes, until somebody notices.
# custom:
#   severity: low
#   topic: availability
#   resources: [google_container_node_pool]
#   reads: ["management[].auto_repair", "management[].auto_upgrade"]
#   remediation: Write `management` with `auto_repair = true` and `auto_upgrade = true`.
package dharma.gcp.gke.node_management

import rego.v1

import data.dharma.lib
import data.dharma.values

fail contains values.broken_in(resource, "management", name, message, "true") if {
	some resource in lib.resources
	some name, message in {"auto_repair": "ill nodes are not repaired", "auto_upgrade": "its nodes are not upgraded"}
	not values.on(values.first(resource.values, "management"), name)
}
