# METADATA
# title: Clusters send logs and measurements to Google Cloud
# description: With the services off nobody can say afterwards what the API server was asked, or when a node fell ill.
# custom:
#   severity: medium
#   topic: logging
#   resources: [google_container_cluster]
#   reads: [logging_service, monitoring_service]
#   remediation: Take `logging_service` and `monitoring_service` out, or name the services of Kubernetes.
package dharma.gcp.gke.logging

import rego.v1

import data.dharma.lib
import data.dharma.values

fail contains object.union(
	values.flaw(resource, name, message),
	{"fix": {"unset": [name]}},
) if {
	some resource in lib.resources
	some name, message in {"logging_service": "its logs go nowhere", "monitoring_service": "it is not monitored"}
	values.text(resource.values, name) == "none"
}
