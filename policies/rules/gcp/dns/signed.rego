# METADATA
# title: Public zones are signed
# description: Without DNSSEC somebody on the way can answer for the zone, and lead its users elsewhere.
# custom:
#   severity: low
#   topic: network
#   resources: [google_dns_managed_zone]
#   reads: ["dnssec_config[].state", visibility]
#   remediation: Write a `dnssec_config` block with `state = "on"`, and put the DS record at the registrar.
package dharma.gcp.dns.signed

import rego.v1

import data.dharma.lib
import data.dharma.values

not_applicable contains resource.address if {
	some resource in lib.resources
	values.text(resource.values, "visibility") == "private"
}

fail contains values.broken_in(resource, "dnssec_config", "state", "it is not signed", `"on"`) if {
	some resource in lib.resources
	not values.text(values.first(resource.values, "dnssec_config"), "state") in {"on", "transfer"}
}
