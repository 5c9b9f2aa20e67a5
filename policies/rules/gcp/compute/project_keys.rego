# METADATA
# title: Machines do not take SSH keys of the whole project
# description: A key in the project's metadata opens every machine that does not refuse it.
# custom:
#   severity: low
#   topic: identity
#   resources: [google_compute_instance, google_compute_instance_template, google_compute_region_instance_template]
#   reads: [metadata]
#   remediation: Set `block-project-ssh-keys` in `metadata` to `true`, or use OS Login, which ignores such keys.
package dharma.gcp.compute.project_keys

import rego.v1

import data.dharma.lib
import data.dharma.google
import data.dharma.values

fail contains values.flaw(resource, "metadata", "keys of the project open it") if {
	some resource in lib.resources
	not google.metadata(resource.values, "block-project-ssh-keys") in {"true", "1", "yes", "y"}
	not google.metadata(resource.values, "enable-oslogin") in {"true", "1", "yes", "y"}
}
