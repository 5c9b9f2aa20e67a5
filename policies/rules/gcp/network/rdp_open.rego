# METADATA
# title: Remote desktops are not open to the internet
# description: "Remote desktop is the usual first step of ransomware: guessed passwords and flaws before sign-in."
# custom:
#   severity: high
#   topic: network
#   resources: [google_compute_firewall]
#   reads: [source_ranges, "source_tags?", "source_service_accounts?", direction, disabled, "allow[].protocol", "allow[].ports"]
#   remediation: Name the addresses that administer, or let in `35.235.240.0/20` alone and use the Identity-Aware Proxy.
package dharma.gcp.network.rdp_open

import rego.v1

import data.dharma.lib
import data.dharma.google

ports := [3389, 5985, 5986]

fail contains google.exposed(resource, opening, sprintf("the internet reaches port %d (remote administration of Windows)", [opened[0]])) if {
	some resource in lib.resources
	some opening in google.openings(resource)
	opened := [port | some port in ports; google.opens(opening, port)]
	count(opened) > 0
}
