# METADATA
# title: Tags of images cannot be moved
# description: "With tags that can be moved the image that was tested is not the one that runs: whoever may push replaces it under the same name."
# custom:
#   severity: medium
#   topic: supply-chain
#   resources: [aws_ecr_repository]
#   reads: [image_tag_mutability]
#   remediation: Set `image_tag_mutability` to `IMMUTABLE`.
package dharma.aws.ecr.immutable_tags

import rego.v1
import data.dharma.lib
import data.dharma.amazon

fail contains {
	"address": resource.address,
	"attribute": "image_tag_mutability",
	"message": "tags can be moved",
	"fix": {"set": {"image_tag_mutability": "\"IMMUTABLE\""}},
} if {
	some resource in lib.resources
	not amazon.begins(amazon.written(resource.values, "image_tag_mutability", "MUTABLE"), "IMMUTABLE")
}
