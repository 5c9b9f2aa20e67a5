# METADATA
# title: Volumes of instances are encrypted
# description: Snapshots of a plain root volume can be copied and mounted by whoever may read them; logs, caches and keys that programs left there are in them.
# custom:
#   severity: high
#   topic: encryption
#   resources: [aws_instance, aws_launch_configuration, aws_launch_template, aws_ebs_encryption_by_default]
#   reads: ["root_block_device[].encrypted", "ebs_block_device[].encrypted", "ebs_block_device[].snapshot_id", "block_device_mappings[].ebs[].encrypted", "block_device_mappings[].ebs[].snapshot_id", enabled]
#   remediation: Set `encrypted = true` in `root_block_device` and each `ebs_block_device`, or turn encryption on for the account and region with `aws_ebs_encryption_by_default`.
package dharma.aws.ec2.volumes_encrypted

import rego.v1
import data.dharma.lib
import data.dharma.amazon

# The account's setting encrypts every new volume.
by_default if {
	some setting in lib.resources
	setting.type == "aws_ebs_encryption_by_default"
	not amazon.no(setting.values.enabled)
}

not_applicable contains resource.address if {
	some resource in lib.resources
	resource.type == "aws_ebs_encryption_by_default"
}

fail contains {
	"address": resource.address,
	"attribute": amazon.path(resource, "root_block_device", "encrypted"),
	"message": "the root volume is not encrypted",
	"fix": amazon.set_in_block(resource, "root_block_device", "encrypted", "true"),
} if {
	some resource in lib.resources
	resource.type in {"aws_instance", "aws_launch_configuration"}
	not by_default
	not root_encrypted(resource)
}

root_encrypted(resource) if {
	some device in lib.blocks(resource.values, "root_block_device")
	lib.is_on(device.encrypted)
}

fail contains {
	"address": resource.address,
	"attribute": sprintf("ebs_block_device[%d].encrypted", [index]),
	"message": "a volume is not encrypted",
	"fix": {"set": {sprintf("ebs_block_device[%d].encrypted", [index]): "true"}},
} if {
	some resource in lib.resources
	resource.type in {"aws_instance", "aws_launch_configuration"}
	not by_default
	some index, device in lib.blocks(resource.values, "ebs_block_device")
	not lib.is_on(device.encrypted)
	not amazon.has(device, "snapshot_id")
}

fail contains {
	"address": resource.address,
	"attribute": sprintf("block_device_mappings[%d].ebs[0].encrypted", [index]),
	"message": "a volume is not encrypted",
	"fix": {"set": {sprintf("block_device_mappings[%d].ebs[0].encrypted", [index]): "true"}},
} if {
	some resource in lib.resources
	resource.type == "aws_launch_template"
	not by_default
	some index, mapping in lib.blocks(resource.values, "block_device_mappings")
	some device in lib.list(mapping.ebs)
	not lib.is_on(device.encrypted)
	not amazon.has(device, "snapshot_id")
}
