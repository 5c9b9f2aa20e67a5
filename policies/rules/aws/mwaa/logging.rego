# METADATA
# title: Managed Airflow logs what it does
# description: Without task, scheduler and web server logs nobody knows why a run failed or who started it.
# custom:
#   severity: low
#   topic: logging
#   resources: [aws_mwaa_environment]
#   reads: [logging_configuration]
#   remediation: Enable the logs in `logging_configuration`.
package dharma.aws.mwaa.logging

import rego.v1
import data.dharma.lib

fail contains {
	"address": resource.address,
	"attribute": "logging_configuration",
	"message": sprintf("`%s` are off", [kind]),
} if {
	some resource in lib.resources
	some kind in ["scheduler_logs", "webserver_logs", "worker_logs"]
	not on(resource, kind)
}

on(resource, kind) if {
	some configuration in lib.blocks(resource.values, "logging_configuration")
	some logs in lib.list(configuration[kind])
	lib.is_on(logs.enabled)
}
