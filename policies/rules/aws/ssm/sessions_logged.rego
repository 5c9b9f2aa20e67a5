# METADATA
# title: Sessions of Session Manager are logged and encrypted
# description: A shell on a production machine without a log leaves nothing to follow.
# custom:
#   severity: medium
#   topic: logging
#   resources: [aws_ssm_document]
#   reads: [content, document_type]
#   remediation: Name a log group or bucket in the preferences document, with encryption on, and a KMS key for the session itself.
package dharma.aws.ssm.sessions_logged

import rego.v1
import data.dharma.lib

# Other documents are no preferences of sessions.
not_applicable contains resource.address if {
	some resource in lib.resources
	not resource.values.document_type == "Session"
}

inputs(resource) := lib.document(resource.values.content).inputs if is_string(resource.values.content)

filled(inputs, name) if {
	is_string(inputs[name])
	inputs[name] != ""
}

logged(inputs) if {
	filled(inputs, "s3BucketName")
	lib.is_on(inputs.s3EncryptionEnabled)
}

logged(inputs) if {
	filled(inputs, "cloudWatchLogGroupName")
	lib.is_on(inputs.cloudWatchEncryptionEnabled)
}

fail contains {
	"address": resource.address,
	"attribute": "content",
	"message": "sessions are not logged, or not encrypted where they are",
} if {
	some resource in lib.resources
	not logged(inputs(resource))
}

fail contains {
	"address": resource.address,
	"attribute": "content",
	"message": "sessions have no key of their own",
} if {
	some resource in lib.resources
	not filled(inputs(resource), "kmsKeyId")
}
