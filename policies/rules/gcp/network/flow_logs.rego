# METADATA
# title: Subnets log their traffic
# description: Without flow logs nobody can say afterwards who talked to whom.
# custom:
#   severity: low
#   topic: logging
#   resources: [google_compute_subnetwork]
#   reads: ["log_config?", enable_flow_logs, purpose]
#   remediation: Write a `log_config` block.
package dharma.gcp.network.flow_logs

import rego.v1

import data.dharma.lib
import data.dharma.values

# These subnets hold no machines.
not_applicable contains resource.address if {
	some resource in lib.resources
	values.text(resource.values, "purpose") in {"regional_managed_proxy", "global_managed_proxy", "internal_https_load_balancer"}
}

fail contains object.union(
	values.lacks(resource, "its traffic is not logged"),
	{"fix": {"block": {"path": "log_config", "body": "aggregation_interval = \"INTERVAL_5_SEC\"\nflow_sampling = 0.5"}}},
) if {
	some resource in lib.resources
	not values.has(resource.values, "log_config")
	not values.on(resource.values, "enable_flow_logs")
}
