# METADATA
# title: Load balancers log their requests
# description: Without logs of requests nobody can say afterwards what was called, how often, and from where.
# custom:
#   severity: low
#   topic: logging
#   resources: [google_compute_backend_service, google_compute_region_backend_service]
#   reads: ["log_config[].enable"]
#   remediation: Write a `log_config` block with `enable = true`.
package dharma.gcp.network.backend_logs

import rego.v1

import data.dharma.lib
import data.dharma.values

fail contains values.broken_in(resource, "log_config", "enable", "its requests are not logged", "true") if {
	some resource in lib.resources
	not values.on(values.first(resource.values, "log_config"), "enable")
}
