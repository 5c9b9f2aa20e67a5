# METADATA
# title: Subnets reach Google's services privately
# description: Without it machines need a public address, or a way out to the internet, to reach storage and other services.
# custom:
#   severity: low
#   topic: network
#   resources: [google_compute_subnetwork]
#   reads: [private_ip_google_access, purpose]
#   remediation: Set `private_ip_google_access` to true.
package dharma.gcp.network.private_google_access

import rego.v1

import data.dharma.lib
import data.dharma.values

# These subnets hold no machines.
not_applicable contains resource.address if {
	some resource in lib.resources
	values.text(resource.values, "purpose") in {"regional_managed_proxy", "global_managed_proxy", "internal_https_load_balancer"}
}

fail contains values.broken(resource, "private_ip_google_access", "its machines reach Google's services over the internet", "true") if {
	some resource in lib.resources
	not values.on(resource.values, "private_ip_google_access")
}
