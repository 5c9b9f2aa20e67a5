# METADATA
# title: Images are scanned when they are pushed
# description: Known flaws in the packages of an image are found before it runs, or by somebody else afterwards.
# custom:
#   severity: medium
#   topic: supply-chain
#   resources: [aws_ecr_repository]
#   reads: ["image_scanning_configuration[].scan_on_push"]
#   remediation: Add `image_scanning_configuration { scan_on_push = true }`, or an `aws_ecr_registry_scanning_configuration` for the whole registry.
package dharma.aws.ecr.scanned

import rego.v1
import data.dharma.lib
import data.dharma.amazon

fail contains {
	"address": resource.address,
	"attribute": amazon.path(resource, "image_scanning_configuration", "scan_on_push"),
	"message": "images are not scanned",
	"fix": amazon.set_in_block(resource, "image_scanning_configuration", "scan_on_push", "true"),
} if {
	some resource in lib.resources
	not kept(resource)
}

kept(resource) if {
	some block in lib.blocks(resource.values, "image_scanning_configuration")
	lib.is_on(block.scan_on_push)
}
