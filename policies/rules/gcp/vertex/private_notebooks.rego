# METADATA
# title: Notebooks have no public address
# description: A notebook runs code beside its data; a public address puts one sign-in before it.
# custom:
#   severity: medium
#   topic: public-exposure
#   resources: [google_workbench_instance, google_notebooks_instance]
#   reads: ["gce_setup[].disable_public_ip", no_public_ip]
#   remediation: Set `disable_public_ip` in `gce_setup` (`no_public_ip` on the old resource) to true.
package dharma.gcp.vertex.private_notebooks

import rego.v1

import data.dharma.lib
import data.dharma.values

fail contains values.broken_in(resource, "gce_setup", "disable_public_ip", "it has a public address", "true") if {
	some resource in lib.resources
	resource.type == "google_workbench_instance"
	not values.on(values.first(resource.values, "gce_setup"), "disable_public_ip")
}

fail contains values.broken(resource, "no_public_ip", "it has a public address", "true") if {
	some resource in lib.resources
	resource.type == "google_notebooks_instance"
	not values.on(resource.values, "no_public_ip")
}
