# METADATA
# title: Rights in clusters are given to groups
# description: With single people named in the cluster, somebody who leaves keeps their rights until somebody remembers.
# custom:
#   severity: info
#   topic: identity
#   resources: [google_container_cluster]
#   reads: ["authenticator_groups_config?"]
#   remediation: Write `authenticator_groups_config` with the `security_group`.
package dharma.gcp.gke.group_access

import rego.v1

import data.dharma.lib
import data.dharma.values

fail contains values.flaw(resource, "authenticator_groups_config", "rights cannot be given to groups") if {
	some resource in lib.resources
	not values.has(resource.values, "authenticator_groups_config")
}
