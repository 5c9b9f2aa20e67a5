# METADATA
# title: Images and copies of snapshots are encrypted
# description: A copy in another region or account is encrypted only when the policy says so, whatever its source is.
# custom:
#   severity: medium
#   topic: encryption
#   resources: [aws_dlm_lifecycle_policy, aws_ami, aws_imagebuilder_image_recipe]
#   reads: ["policy_details[].schedule[].cross_region_copy_rule[].encrypted", "policy_details[].action[].cross_region_copy[].encryption_configuration[].encrypted", "ebs_block_device[].encrypted", "ebs_block_device[].snapshot_id", "block_device_mapping[].ebs[].encrypted"]
#   remediation: Set `encrypted` to true in `cross_region_copy_rule`, in `encryption_configuration` of `cross_region_copy`, and in the block devices of images.
package dharma.aws.ebs.copies_encrypted

import rego.v1
import data.dharma.lib
import data.dharma.amazon

fail contains {
	"address": resource.address,
	"attribute": "policy_details",
	"message": "copies in other regions are not encrypted",
} if {
	some resource in lib.resources
	resource.type == "aws_dlm_lifecycle_policy"
	some details in lib.blocks(resource.values, "policy_details")
	some schedule in lib.list(details.schedule)
	some copy in lib.list(schedule.cross_region_copy_rule)
	not lib.is_on(copy.encrypted)
}

fail contains {
	"address": resource.address,
	"attribute": "policy_details",
	"message": "copies in other regions are not encrypted",
} if {
	some resource in lib.resources
	resource.type == "aws_dlm_lifecycle_policy"
	some details in lib.blocks(resource.values, "policy_details")
	some action in lib.list(details.action)
	some copy in lib.list(action.cross_region_copy)
	some encryption in lib.list(copy.encryption_configuration)
	not lib.is_on(encryption.encrypted)
}

fail contains {
	"address": resource.address,
	"attribute": sprintf("ebs_block_device[%d].encrypted", [index]),
	"message": "a volume of the image is not encrypted",
} if {
	some resource in lib.resources
	resource.type == "aws_ami"
	some index, device in lib.blocks(resource.values, "ebs_block_device")
	not lib.is_on(device.encrypted)
	not amazon.has(device, "snapshot_id")
}

fail contains {
	"address": resource.address,
	"attribute": sprintf("block_device_mapping[%d].ebs[0].encrypted", [index]),
	"message": "a volume of the image is not encrypted",
} if {
	some resource in lib.resources
	resource.type == "aws_imagebuilder_image_recipe"
	some index, mapping in lib.blocks(resource.values, "block_device_mapping")
	some device in lib.list(mapping.ebs)
	not lib.is_on(device.encrypted)
}
