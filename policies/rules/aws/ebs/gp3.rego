# METADATA
# title: Volumes are gp3 rather than gp2
# description: gp3 costs a fifth less per gigabyte, and brings 3,000 operations a second at any size, for which gp2 needs a terabyte.
# custom:
#   severity: low
#   topic: cost
#   resources: [aws_ebs_volume, aws_instance, aws_launch_template, aws_launch_configuration, aws_db_instance]
#   reads: [type, storage_type, "root_block_device[].volume_type", "ebs_block_device[].volume_type", "block_device_mappings[].ebs[].volume_type"]
#   remediation: Set the type to `gp3`. The change is made while the volume is in use; above 3,000 operations a second or 125 MiB/s state `iops` and `throughput`.
package dharma.aws.ebs.gp3

import rego.v1
import data.dharma.lib
import data.dharma.amazon

fail contains {
	"address": resource.address,
	"attribute": "type",
	"message": sprintf("it is %s", [amazon.written(resource.values, "type", "gp2, the default")]),
	"fix": {"set": {"type": "\"gp3\""}},
} if {
	some resource in lib.resources
	resource.type == "aws_ebs_volume"
	amazon.written(resource.values, "type", "gp2") == "gp2"
}

fail contains {
	"address": resource.address,
	"attribute": "storage_type",
	"message": "storage is gp2",
	"fix": {"set": {"storage_type": "\"gp3\""}},
} if {
	some resource in lib.resources
	resource.type == "aws_db_instance"
	resource.values.storage_type == "gp2"
}

fail contains {
	"address": resource.address,
	"attribute": sprintf("%s[%d].volume_type", [block, index]),
	"message": "a volume is gp2",
	"fix": {"set": {sprintf("%s[%d].volume_type", [block, index]): "\"gp3\""}},
} if {
	some resource in lib.resources
	resource.type in {"aws_instance", "aws_launch_configuration"}
	some block in ["root_block_device", "ebs_block_device"]
	some index, device in lib.blocks(resource.values, block)
	device.volume_type == "gp2"
}

fail contains {
	"address": resource.address,
	"attribute": sprintf("block_device_mappings[%d].ebs[0].volume_type", [index]),
	"message": "a volume is gp2",
	"fix": {"set": {sprintf("block_device_mappings[%d].ebs[0].volume_type", [index]): "\"gp3\""}},
} if {
	some resource in lib.resources
	resource.type == "aws_launch_template"
	some index, mapping in lib.blocks(resource.values, "block_device_mappings")
	some device in lib.list(mapping.ebs)
	device.volume_type == "gp2"
}
