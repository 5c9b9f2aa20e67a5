# METADATA
# title: TPU machines have no public address
# description: A machine with an address of its own is one open port away from the internet.
# custom:
#   severity: medium
#   topic: public-exposure
#   resources: [google_tpu_v2_vm]
#   reads: ["network_config[].enable_external_ips", network_configs]
#   remediation: Write `network_config` with `enable_external_ips = false`.
package dharma.gcp.tpu.private

import rego.v1

import data.dharma.lib
import data.dharma.values

fail contains values.lacks(resource, "it has a public address") if {
	some resource in lib.resources
	not values.off(values.first(resource.values, "network_config"), "enable_external_ips")
}
