# METADATA
# title: Machines have no interactive serial console
# description: The serial console answers from every address, past all firewall rules.
# custom:
#   severity: medium
#   topic: public-exposure
#   resources:
#     - google_compute_instance
#     - google_compute_instance_template
#     - google_compute_region_instance_template
#     - google_compute_project_metadata
#   reads: [metadata]
#   remediation: Take `serial-port-enable` out of `metadata`.
package dharma.gcp.compute.serial_port

import rego.v1

import data.dharma.lib
import data.dharma.google
import data.dharma.values

fail contains values.flaw(resource, "metadata", "its serial console is open") if {
	some resource in lib.resources
	google.metadata(resource.values, "serial-port-enable") in {"true", "1", "yes", "y"}
}
