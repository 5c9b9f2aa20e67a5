# METADATA
# title: Endpoints of database migrations speak TLS
# description: A migration sends whole databases over the network.
# custom:
#   severity: medium
#   topic: encryption
#   resources: [aws_dms_endpoint]
#   reads: [ssl_mode, engine_name]
#   remediation: Set `ssl_mode` to `require` or, with a certificate, `verify-full`.
package dharma.aws.dms.endpoints_encrypted

import rego.v1
import data.dharma.lib
import data.dharma.amazon

# Others are reached by APIs of AWS, or have settings of their own.
not_applicable contains resource.address if {
	some resource in lib.resources
	resource.values.engine_name in {"s3", "dynamodb", "kinesis", "kafka", "elasticsearch", "opensearch", "neptune", "redshift", "azuredb", "redis", "sybase"}
}

fail contains {
	"address": resource.address,
	"attribute": "ssl_mode",
	"message": "data is sent without TLS",
	"fix": {"set": {"ssl_mode": "\"require\""}},
} if {
	some resource in lib.resources
	amazon.written(resource.values, "ssl_mode", "none") == "none"
}
