# METADATA
# title: Machines start only what is signed
# description: Shielded machines keep a changed boot loader or kernel from running unseen. Secure boot is off unless asked for.
# custom:
#   severity: low
#   topic: supply-chain
#   resources: [google_compute_instance, google_compute_instance_template, google_compute_region_instance_template]
#   reads: ["shielded_instance_config[].enable_secure_boot", "shielded_instance_config[].enable_vtpm", "shielded_instance_config[].enable_integrity_monitoring"]
#   remediation: Write a `shielded_instance_config` block with `enable_secure_boot = true`.
package dharma.gcp.compute.secure_boot

import rego.v1

import data.dharma.lib
import data.dharma.values

fail contains values.broken_in(resource, "shielded_instance_config", "enable_secure_boot", "it starts what nobody signed", "true") if {
	some resource in lib.resources
	not values.on(values.first(resource.values, "shielded_instance_config"), "enable_secure_boot")
}

fail contains values.broken_in(resource, "shielded_instance_config", name, "its shield is turned off", "true") if {
	some resource in lib.resources
	some name in ["enable_vtpm", "enable_integrity_monitoring"]
	values.off(values.first(resource.values, "shielded_instance_config"), name)
}
