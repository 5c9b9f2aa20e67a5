# METADATA
# title: Backup plans keep backups for a week or more
# description: A mistake is often found days later.
# custom:
#   severity: low
#   topic: backup
#   resources: [aws_backup_plan]
#   reads: ["rule[].lifecycle[].delete_after"]
#   remediation: Set `delete_after` of the lifecycle to 7 days or more, or leave it out to keep them.
package dharma.aws.backup.kept_long_enough

import rego.v1
import data.dharma.lib
import data.dharma.amazon

fail contains {
	"address": resource.address,
	"attribute": sprintf("rule[%d].lifecycle[0].delete_after", [index]),
	"message": sprintf("backups are gone after %v days", [lifecycle.delete_after]),
	"fix": {"set": {sprintf("rule[%d].lifecycle[0].delete_after", [index]): "7"}},
} if {
	some resource in lib.resources
	some index, rule in lib.blocks(resource.values, "rule")
	some lifecycle in lib.list(rule.lifecycle)
	lifecycle.delete_after != null
	amazon.number(lifecycle.delete_after) < 7
}
