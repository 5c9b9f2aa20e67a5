# METADATA
# title: Container registries ask who pulls
# description: With anonymous pull everybody can fetch every image, and what was baked into them.
# custom:
#   severity: high
#   topic: public-exposure
#   resources: [azurerm_container_registry]
#   reads: [anonymous_pull_enabled]
#   remediation: Set `anonymous_pull_enabled` to false.
package dharma.azure.registry.anonymous_pull

import rego.v1

import data.dharma.lib
import data.dharma.values

fail contains values.broken(resource, "anonymous_pull_enabled", "everybody can pull its images", "false") if {
	some resource in lib.resources
	values.on(resource.values, "anonymous_pull_enabled")
}
