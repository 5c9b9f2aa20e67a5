# METADATA
# title: Machines do not turn OS Login off
# description: With OS Login, access follows IAM and ends when somebody leaves; without it, keys in the metadata stay.
# custom:
#   severity: medium
#   topic: identity
#   resources:
#     - google_compute_instance
#     - google_compute_instance_template
#     - google_compute_region_instance_template
#     - google_compute_project_metadata
#   reads: [metadata]
#   remediation: Take `enable-oslogin` out of the machine's `metadata`, or set it to `TRUE`.
package dharma.gcp.compute.os_login

import rego.v1

import data.dharma.lib
import data.dharma.google
import data.dharma.values

fail contains values.flaw(resource, "metadata", "OS Login is turned off") if {
	some resource in lib.resources
	google.metadata(resource.values, "enable-oslogin") in {"false", "0", "no", "n"}
}
