# METADATA
# title: Streams are encrypted
# description: Records lie in the stream for a day or more, in the clear unless a key is named.
# custom:
#   severity: medium
#   topic: encryption
#   resources: [aws_kinesis_stream, aws_kinesis_firehose_delivery_stream]
#   reads: [encryption_type, "server_side_encryption[].enabled", kinesis_source_configuration]
#   remediation: Set `encryption_type = "KMS"` and `kms_key_id`; for Firehose add `server_side_encryption { enabled = true }`, unless it reads from an encrypted stream.
package dharma.aws.kinesis.encrypted

import rego.v1
import data.dharma.lib
import data.dharma.amazon

# Firehose has the encryption of the stream that it reads.
not_applicable contains resource.address if {
	some resource in lib.resources
	resource.type == "aws_kinesis_firehose_delivery_stream"
	count(lib.blocks(resource.values, "kinesis_source_configuration")) > 0
}

fail contains {
	"address": resource.address,
	"attribute": "encryption_type",
	"message": "records are not encrypted",
} if {
	some resource in lib.resources
	resource.type == "aws_kinesis_stream"
	not resource.values.encryption_type == "KMS"
}

fail contains {
	"address": resource.address,
	"attribute": amazon.path(resource, "server_side_encryption", "enabled"),
	"message": "records are not encrypted",
	"fix": amazon.set_in_block(resource, "server_side_encryption", "enabled", "true"),
} if {
	some resource in lib.resources
	resource.type == "aws_kinesis_firehose_delivery_stream"
	not kept(resource)
}

kept(resource) if {
	some block in lib.blocks(resource.values, "server_side_encryption")
	lib.is_on(block.enabled)
}
