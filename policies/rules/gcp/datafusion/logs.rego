# METADATA
# title: Data Fusion sends logs and measurements
# description: Without them nobody can say afterwards which pipeline moved what.
# custom:
#   severity: low
#   topic: logging
#   resources: [google_data_fusion_instance]
#   reads: [enable_stackdriver_logging, enable_stackdriver_monitoring]
#   remediation: Set `enable_stackdriver_logging` and `enable_stackdriver_monitoring` to true.
package dharma.gcp.datafusion.logs

import rego.v1

import data.dharma.lib
import data.dharma.values

fail contains values.broken(resource, name, message, "true") if {
	some resource in lib.resources
	some name, message in {"enable_stackdriver_logging": "its logs go nowhere", "enable_stackdriver_monitoring": "it is not monitored"}
	not values.on(resource.values, name)
}
