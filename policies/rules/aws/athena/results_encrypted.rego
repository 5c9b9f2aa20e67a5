# METADATA
# title: Results of Athena are encrypted as the workgroup says
# description: Results are copies of what was asked for, in a bucket that nobody cleans. Clients choose where and how unless the workgroup decides.
# custom:
#   severity: medium
#   topic: encryption
#   resources: [aws_athena_workgroup, aws_athena_database]
#   reads: ["configuration[].enforce_workgroup_configuration", "configuration[].result_configuration[].encryption_configuration[].encryption_option?", "encryption_configuration[].encryption_option?"]
#   remediation: Add `encryption_configuration` to `result_configuration` and leave `enforce_workgroup_configuration` on; for a database `encryption_configuration`.
package dharma.aws.athena.results_encrypted

import rego.v1
import data.dharma.lib
import data.dharma.amazon

kept(resource) if {
	some configuration in lib.blocks(resource.values, "configuration")
	some result in lib.list(configuration.result_configuration)
	some encryption in lib.list(result.encryption_configuration)
	amazon.has(encryption, "encryption_option")
}

fail contains {
	"address": resource.address,
	"attribute": "configuration",
	"message": "results are not encrypted",
} if {
	some resource in lib.resources
	resource.type == "aws_athena_workgroup"
	not kept(resource)
}

fail contains {
	"address": resource.address,
	"attribute": "configuration[0].enforce_workgroup_configuration",
	"message": "clients may choose otherwise",
	"fix": {"set": {"configuration[0].enforce_workgroup_configuration": "true"}},
} if {
	some resource in lib.resources
	some configuration in lib.blocks(resource.values, "configuration")
	amazon.no(configuration.enforce_workgroup_configuration)
}

fail contains {
	"address": resource.address,
	"attribute": "encryption_configuration",
	"message": "results are not encrypted",
} if {
	some resource in lib.resources
	resource.type == "aws_athena_database"
	count(lib.blocks(resource.values, "encryption_configuration")) == 0
}
