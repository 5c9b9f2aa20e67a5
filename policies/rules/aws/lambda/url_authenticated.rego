# METADATA
# title: Function URLs ask who is calling
# description: A URL without authorization runs the function for everybody, on your bill and with its role.
# custom:
#   severity: high
#   topic: public-exposure
#   resources: [aws_lambda_function_url]
#   reads: [authorization_type]
#   remediation: Set `authorization_type` to `AWS_IAM`, or put CloudFront with origin access control or an API with an authorizer in front.
package dharma.aws.lambda.url_authenticated

import rego.v1
import data.dharma.lib

fail contains {
	"address": resource.address,
	"attribute": "authorization_type",
	"message": "anybody may call it",
	"fix": {"set": {"authorization_type": "\"AWS_IAM\""}},
} if {
	some resource in lib.resources
	resource.values.authorization_type == "NONE"
}
