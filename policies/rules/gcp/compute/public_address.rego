# METADATA
# title: Machines have no public address
# description: A machine with an address of its own is one open port away from the internet.
# custom:
#   severity: medium
#   topic: public-exposure
#   resources: [google_compute_instance, google_compute_instance_template, google_compute_region_instance_template]
#   reads: ["network_interface[].access_config?", "network_interface[].ipv6_access_config?"]
#   remediation: Take `access_config` out, and let a load balancer, Cloud NAT or the Identity-Aware Proxy do the work.
package dharma.gcp.compute.public_address

import rego.v1

import data.dharma.lib
import data.dharma.values

# Where the address is one that is reserved, the block is known and the address is not: no attribute is named.
fail contains values.lacks(resource, sprintf("`network_interface[%d]` has a public address", [i])) if {
	some resource in lib.resources
	some i, interface in values.blocks(resource.values, "network_interface")
	some name in ["access_config", "ipv6_access_config"]
	values.has(interface, name)
}
