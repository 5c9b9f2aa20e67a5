# METADATA
# title: Reserved addresses are in use
# description: An external address that nothing uses costs more than one that is in use.
# custom:
#   severity: info
#   topic: cost
#   resources: [google_compute_address, google_compute_global_address]
#   reads: [name, address_type, purpose, users]
#   related:
#     - {type: google_compute_instance, by: "network_interface[].access_config[].nat_ip", reads: []}
#     - {type: google_compute_instance_template, by: "network_interface[].access_config[].nat_ip", reads: []}
#     - {type: google_compute_forwarding_rule, by: ip_address, reads: []}
#     - {type: google_compute_global_forwarding_rule, by: ip_address, reads: []}
#     - {type: google_compute_router_nat, by: nat_ips, reads: []}
#     - {type: google_dns_record_set, by: rrdatas, reads: []}
#   remediation: Use it, or give it back.
package dharma.gcp.compute.address_unused

import rego.v1

import data.dharma.lib
import data.dharma.values

not_applicable contains resource.address if {
	some resource in lib.resources
	values.text(resource.values, "address_type") == "internal"
}

fail contains values.lacks(resource, "nothing here uses it") if {
	some resource in lib.resources
	every type in users {
		count(lib.related(resource, type)) == 0
	}
}

users := [
	"google_compute_instance", "google_compute_forwarding_rule", "google_compute_global_forwarding_rule", "google_compute_router_nat",
	"google_compute_instance_template", "google_dns_record_set",
]
