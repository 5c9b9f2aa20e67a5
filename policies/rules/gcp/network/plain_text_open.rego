# METADATA
# title: Ports of plain text protocols are not open to the internet
# description: FTP, Telnet and plain HTTP carry passwords and pages that somebody on the way can read and change.
# custom:
#   severity: low
#   topic: network
#   resources: [google_compute_firewall]
#   reads: [source_ranges, "source_tags?", "source_service_accounts?", direction, disabled, "allow[].protocol", "allow[].ports"]
#   remediation: Open port 443, or 22 for the addresses that administer.
package dharma.gcp.network.plain_text_open

import rego.v1

import data.dharma.lib
import data.dharma.google

ports := [20, 21, 23, 80]

fail contains google.exposed(resource, opening, sprintf("the internet reaches port %d", [opened[0]])) if {
	some resource in lib.resources
	some opening in google.openings(resource)
	opened := [port | some port in ports; google.opens(opening, port)]
	count(opened) > 0
}
