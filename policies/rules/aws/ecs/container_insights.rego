# METADATA
# title: Clusters report the metrics of their containers
# description: Without them one sees how busy the machines are, not which task is short of memory or restarts.
# custom:
#   severity: low
#   topic: logging
#   resources: [aws_ecs_cluster]
#   reads: ["setting[].name", "setting[].value"]
#   remediation: Add `setting { name = "containerInsights", value = "enabled" }` (or `enhanced`).
package dharma.aws.ecs.container_insights

import rego.v1
import data.dharma.lib

fail contains {
	"address": resource.address,
	"attribute": "setting",
	"message": "container insights are off",
	"fix": {"block": {"path": "setting", "body": "name = \"containerInsights\"\nvalue = \"enabled\""}},
} if {
	some resource in lib.resources
	not kept(resource)
}

kept(resource) if {
	some setting in lib.blocks(resource.values, "setting")
	setting.name == "containerInsights"
	setting.value in {"enabled", "enhanced"}
}
