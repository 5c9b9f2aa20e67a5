# METADATA
# title: SSH is not open to the internet
# description: SSH on a public address is tried by robots around the clock; one weak key or one flaw lets them in.
# custom:
#   severity: high
#   topic: network
#   resources: [google_compute_firewall]
#   reads: [source_ranges, "source_tags?", "source_service_accounts?", direction, disabled, "allow[].protocol", "allow[].ports"]
#   remediation: Name the addresses that administer, or let in `35.235.240.0/20` alone and use the Identity-Aware Proxy.
package dharma.gcp.network.ssh_open

import rego.v1

import data.dharma.lib
import data.dharma.google

ports := [22]

fail contains google.exposed(resource, opening, sprintf("the internet reaches port %d (SSH)", [opened[0]])) if {
	some resource in lib.resources
	some opening in google.openings(resource)
	opened := [port | some port in ports; google.opens(opening, port)]
	count(opened) > 0
}
