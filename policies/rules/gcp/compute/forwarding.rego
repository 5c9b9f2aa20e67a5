# METADATA
# title: Machines do not forward foreign traffic
# description: "A machine that forwards can stand between others: meant for routers, and of use to an intruder anywhere else."
# custom:
#   severity: low
#   topic: network
#   resources: [google_compute_instance, google_compute_instance_template, google_compute_region_instance_template]
#   reads: [can_ip_forward]
#   remediation: Set `can_ip_forward` to false, unless it is a network appliance.
package dharma.gcp.compute.forwarding

import rego.v1

import data.dharma.lib
import data.dharma.values

fail contains values.broken(resource, "can_ip_forward", "it forwards traffic that is not its own", "false") if {
	some resource in lib.resources
	values.on(resource.values, "can_ip_forward")
}
