# METADATA
# title: Permissions on functions name their caller
# description: A principal `*` lets every account call the function. A service as principal, without the source, lets everybody's buckets, topics and APIs call it.
# custom:
#   severity: high
#   topic: public-exposure
#   resources: [aws_lambda_permission]
#   reads: [principal, source_arn?, source_account?, principal_org_id?, function_url_auth_type]
#   remediation: Set `source_arn` (or `source_account`) to what calls, or `principal_org_id`.
package dharma.aws.lambda.permission_narrowed

import rego.v1
import data.dharma.lib
import data.dharma.amazon

narrowed(resource) if {
	some attribute in ["source_arn", "source_account", "principal_org_id"]
	amazon.has(resource.values, attribute)
}

narrowed(resource) if resource.values.function_url_auth_type == "AWS_IAM"

fail contains {
	"address": resource.address,
	"attribute": "principal",
	"message": "anybody may call the function",
} if {
	some resource in lib.resources
	resource.values.principal == "*"
	not narrowed(resource)
}

fail contains {
	"address": resource.address,
	"attribute": "source_arn",
	"message": sprintf("`%s` may call it for anybody", [resource.values.principal]),
} if {
	some resource in lib.resources
	amazon.ends(resource.values.principal, ".amazonaws.com")
	not narrowed(resource)
	not "alexa-appkit.amazon.com" == resource.values.principal
}
