# METADATA
# title: Data Fusion has no public address
# description: An instance reaches every store that it copies between; a public address puts one sign-in before all of them.
# custom:
#   severity: medium
#   topic: public-exposure
#   resources: [google_data_fusion_instance]
#   reads: [private_instance]
#   remediation: Set `private_instance` to true with a `network_config`.
package dharma.gcp.datafusion.private

import rego.v1

import data.dharma.lib
import data.dharma.values

fail contains values.broken(resource, "private_instance", "it has a public address", "true") if {
	some resource in lib.resources
	not values.on(resource.values, "private_instance")
}
