# METADATA
# title: Tags of images cannot be moved
# description: With tags that can be moved, the version that was tested can be replaced by another under the same name.
# custom:
#   severity: low
#   topic: supply-chain
#   resources: [google_artifact_registry_repository]
#   reads: ["docker_config[].immutable_tags", format]
#   remediation: Write `docker_config` with `immutable_tags = true`.
package dharma.gcp.registry.immutable_tags

import rego.v1

import data.dharma.lib
import data.dharma.values

not_applicable contains resource.address if {
	some resource in lib.resources
	not values.text(resource.values, "format") == "docker"
}

fail contains values.broken_in(resource, "docker_config", "immutable_tags", "its tags can be moved", "true") if {
	some resource in lib.resources
	not values.on(values.first(resource.values, "docker_config"), "immutable_tags")
}
