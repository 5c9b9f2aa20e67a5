# METADATA
# title: Clusters follow a release channel
# description: Versions of Kubernetes go out of support within a year; outside a channel somebody has to think of every upgrade.
# custom:
#   severity: low
#   topic: supply-chain
#   resources: [google_container_cluster]
#   reads: ["release_channel[].channel", enable_autopilot]
#   remediation: Write `release_channel` with `channel = "REGULAR"` or `"STABLE"`.
package dharma.gcp.gke.release_channel

import rego.v1

import data.dharma.lib
import data.dharma.values

# Autopilot sees to it.
not_applicable contains resource.address if {
	some resource in lib.resources
	values.on(resource.values, "enable_autopilot")
}

fail contains values.broken_in(resource, "release_channel", "channel", "it follows no release channel", `"REGULAR"`) if {
	some resource in lib.resources
	not values.text(values.first(resource.values, "release_channel"), "channel") in {"rapid", "regular", "stable", "extended"}
}
