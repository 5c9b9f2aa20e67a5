# METADATA
# title: Functions are traced
# description: A trace says where the time goes over functions, queues and tables; logs of single functions do not.
# custom:
#   severity: info
#   topic: logging
#   resources: [aws_lambda_function]
#   reads: ["tracing_config[].mode"]
#   remediation: Add `tracing_config { mode = "Active" }`.
package dharma.aws.lambda.tracing

import rego.v1
import data.dharma.lib
import data.dharma.amazon

fail contains {
	"address": resource.address,
	"attribute": amazon.path(resource, "tracing_config", "mode"),
	"message": "it is not traced",
	"fix": amazon.set_in_block(resource, "tracing_config", "mode", "\"Active\""),
} if {
	some resource in lib.resources
	not kept(resource)
}

kept(resource) if {
	some block in lib.blocks(resource.values, "tracing_config")
	block.mode == "Active"
}
