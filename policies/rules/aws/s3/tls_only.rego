# METADATA
# title: S3 buckets refuse requests without TLS
# description: S3 answers plain HTTP as well. Whoever sits on the way reads the objects, and the signed requests.
# custom:
#   severity: medium
#   topic: encryption
#   resources: [aws_s3_bucket]
#   reads: [policy]
#   related:
#     - {type: aws_s3_bucket_policy, by: bucket, reads: [policy]}
#   remediation: Add a policy statement that denies `s3:*` to everybody when `aws:SecureTransport` is `false` (or `s3:TlsVersion` is below 1.2).
package dharma.aws.s3.tls_only

import rego.v1
import data.dharma.lib
import data.dharma.amazon

refuses_plain(text) if {
	some statement in amazon.statements(text)
	amazon.denies(statement)
	some operator, keys in amazon.conditions(statement)
	is_object(keys)
	some key, value in keys
	refusal(amazon.lowered(operator), lower(key), lib.list(value))
}

refusal(operator, "aws:securetransport", values) if {
	amazon.begins(operator, "bool")
	some value in values
	lower(sprintf("%v", [value])) == "false"
}

refusal(operator, "s3:tlsversion", _) if amazon.begins(operator, "numericlessthan")

kept(resource) if refuses_plain(resource.values.policy)

kept(resource) if {
	some policy in lib.related(resource, "aws_s3_bucket_policy")
	refuses_plain(policy.values.policy)
}

fail contains {
	"address": resource.address,
	"message": "no policy refuses requests without TLS",
} if {
	some resource in lib.resources
	not kept(resource)
}
