# METADATA
# title: Services and functions are not reached past the load balancer
# description: With ingress for all, its own address answers beside the load balancer, past Cloud Armor and logs.
# custom:
#   severity: low
#   topic: public-exposure
#   resources: [google_cloud_run_v2_service, google_cloudfunctions_function, google_cloudfunctions2_function]
#   reads: [ingress, ingress_settings, "service_config[].ingress_settings", trigger_http, event_trigger]
#   remediation: Set the ingress to internal, with the load balancer where there is one.
package dharma.gcp.run.ingress

import rego.v1

import data.dharma.lib
import data.dharma.values

closed := {
	"ingress_traffic_internal_only", "ingress_traffic_internal_load_balancer", "allow_internal_only", "allow_internal_and_gclb",
}

place := {"google_cloud_run_v2_service": "ingress", "google_cloudfunctions_function": "ingress_settings"}

fail contains values.flaw(resource, name, "its own address answers to everybody") if {
	some resource in lib.resources
	name := place[resource.type]
	not values.text(resource.values, name) in closed
}

fail contains values.flaw(resource, values.at(resource, "service_config", "ingress_settings"), "its own address answers to everybody") if {
	some resource in lib.resources
	resource.type == "google_cloudfunctions2_function"
	not values.text(values.first(resource.values, "service_config"), "ingress_settings") in closed
}
