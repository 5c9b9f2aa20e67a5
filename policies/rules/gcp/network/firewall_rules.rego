# METADATA
# title: Networks have firewall rules of their own
# description: A network without a rule or a policy beside it hangs on rules that somebody adds by hand.
# custom:
#   severity: info
#   topic: network
#   resources: [google_compute_network]
#   reads: [name, network_firewall_policy_enforcement_order]
#   related:
#     - {type: google_compute_firewall, by: network, reads: []}
#     - {type: google_compute_network_firewall_policy_association, by: attachment_target, reads: []}
#     - {type: google_compute_region_network_firewall_policy_association, by: attachment_target, reads: []}
#   remediation: Write `google_compute_firewall` rules for it, or associate a firewall policy with it.
package dharma.gcp.network.firewall_rules

import rego.v1

import data.dharma.lib
import data.dharma.values

fail contains values.lacks(resource, "no firewall rule stands beside it") if {
	some resource in lib.resources
	every type in guards {
		count(lib.related(resource, type)) == 0
	}
}

guards := ["google_compute_firewall", "google_compute_network_firewall_policy_association", "google_compute_region_network_firewall_policy_association"]
