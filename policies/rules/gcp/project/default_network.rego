# METADATA
# title: Projects start without the default network
# description: The default network comes with rules that let SSH, remote desktop and ping in from the internet.
# custom:
#   severity: medium
#   topic: network
#   resources: [google_project]
#   reads: [auto_create_network]
#   remediation: Set `auto_create_network` to false.
package dharma.gcp.project.default_network

import rego.v1

import data.dharma.lib
import data.dharma.values

fail contains values.broken(resource, "auto_create_network", "it starts with the default network", "false") if {
	some resource in lib.resources
	not values.off(resource.values, "auto_create_network")
}
