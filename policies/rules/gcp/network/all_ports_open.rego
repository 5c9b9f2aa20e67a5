# METADATA
# title: No firewall rule opens every port to the internet
# description: With every port open, whatever is started on the machines behind is on the internet at once, meant or not.
# custom:
#   severity: critical
#   topic: network
#   resources: [google_compute_firewall]
#   reads: [source_ranges, "source_tags?", "source_service_accounts?", direction, disabled, "allow[].protocol", "allow[].ports"]
#   remediation: Name the protocol and ports that are meant to be public.
package dharma.gcp.network.all_ports_open

import rego.v1

import data.dharma.lib
import data.dharma.google

fail contains google.exposed(resource, opening, "the internet reaches every port") if {
	some resource in lib.resources
	some opening in google.openings(resource)
	opening.protocol in {"tcp", "udp", "all", "6", "17"}
	is_all(opening.ports)
}

is_all(ports) if count(ports) == 0

is_all(ports) if {
	some range in ports
	range in {"0-65535", "1-65535"}
}
