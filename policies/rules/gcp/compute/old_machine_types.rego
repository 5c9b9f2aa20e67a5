# METADATA
# title: Machines are of a current type
# description: First generation types cost more for the same work than E2, N2D or N4 types do.
# custom:
#   severity: info
#   topic: cost
#   resources: [google_compute_instance, google_compute_instance_template, google_compute_region_instance_template]
#   reads: [machine_type]
#   remediation: "Choose a type of the same size from a newer family: `e2-standard-2` for `n1-standard-2`."
package dharma.gcp.compute.old_machine_types

import rego.v1

import data.dharma.lib
import data.dharma.values

fail contains values.flaw(resource, "machine_type", sprintf("`%s` is of an old generation", [resource.values.machine_type])) if {
	some resource in lib.resources
	regex.match(`^(n1-|f1-|g1-)`, values.text(resource.values, "machine_type"))
}
