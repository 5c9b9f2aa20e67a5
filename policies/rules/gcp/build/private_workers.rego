# METADATA
# title: Workers of Cloud Build have no public address
# description: A worker with a public address can send what it builds, secrets included, anywhere.
# custom:
#   severity: medium
#   topic: public-exposure
#   resources: [google_cloudbuild_worker_pool]
#   reads: ["worker_config[].no_external_ip"]
#   remediation: Set `no_external_ip` in `worker_config` to true.
package dharma.gcp.build.private_workers

import rego.v1

import data.dharma.lib
import data.dharma.values

fail contains values.broken_in(resource, "worker_config", "no_external_ip", "its workers have public addresses", "true") if {
	some resource in lib.resources
	not values.on(values.first(resource.values, "worker_config"), "no_external_ip")
}
