# METADATA
# title: Functions run signed code only
# description: Whoever may update the function runs what he likes with its role. With a signing configuration it has to come from your pipeline.
# custom:
#   severity: info
#   topic: supply-chain
#   resources: [aws_lambda_function]
#   reads: [code_signing_config_arn?, package_type]
#   remediation: Name an `aws_lambda_code_signing_config` in `code_signing_config_arn`. Container images cannot be signed this way; sign them in the registry.
package dharma.aws.lambda.code_signed

import rego.v1
import data.dharma.lib
import data.dharma.amazon

# Images are signed in their registry.
not_applicable contains resource.address if {
	some resource in lib.resources
	resource.values.package_type == "Image"
}

fail contains {
	"address": resource.address,
	"attribute": "code_signing_config_arn",
	"message": "code is run unsigned",
} if {
	some resource in lib.resources
	not amazon.has(resource.values, "code_signing_config_arn")
}
