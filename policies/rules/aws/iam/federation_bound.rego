# METADATA
# title: Roles for federated workloads are held to a subject
# description: A provider such as GitHub Actions or a cluster signs tokens for everybody who uses it. A role that does not look at the subject can be used by any of their repositories or service accounts.
# custom:
#   severity: high
#   topic: identity
#   resources: [aws_iam_role]
#   reads: [assume_role_policy]
#   remediation: Add a condition on the provider's `:sub` key that names the repository and branch, or the namespace and service account, without an asterisk in front.
package dharma.aws.iam.federation_bound

import rego.v1
import data.dharma.lib
import data.dharma.amazon

federated(statement) if {
	amazon.allows(statement)
	"sts:assumerolewithwebidentity" in amazon.actions(statement)
}

bound(statement) if {
	some operator, keys in amazon.conditions(statement)
	amazon.begins(amazon.lowered(operator), "string")
	is_object(keys)
	some key, value in keys
	amazon.matches(`:(sub|repository|repository_owner|job_workflow_ref|environment)$`, key)
	not loose(value)
}

bound(statement) if {
	some operator, keys in amazon.conditions(statement)
	amazon.begins(amazon.lowered(operator), "string")
	is_object(keys)
	some key in ["cognito-identity.amazonaws.com:aud", "accounts.google.com:aud", "graph.facebook.com:app_id", "www.amazon.com:app_id"]
	keys[key]
}

loose(value) if {
	some text in lib.list(value)
	amazon.matches(`^(\*|repo:[^/]*\*.*|system:serviceaccount:\*.*)$`, text)
}

fail contains {
	"address": resource.address,
	"attribute": "assume_role_policy",
	"message": "any subject of the identity provider may assume the role",
} if {
	some resource in lib.resources
	some statement in amazon.statements(resource.values.assume_role_policy)
	federated(statement)
	not bound(statement)
}
