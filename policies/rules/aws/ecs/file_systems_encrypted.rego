# METADATA
# title: Tasks speak TLS to their file systems
# description: NFS sends files in the clear unless the mount asks for TLS.
# custom:
#   severity: medium
#   topic: encryption
#   resources: [aws_ecs_task_definition]
#   reads: ["volume[].efs_volume_configuration[].transit_encryption"]
#   remediation: Set `transit_encryption = "ENABLED"` in `efs_volume_configuration`.
package dharma.aws.ecs.file_systems_encrypted

import rego.v1
import data.dharma.lib

fail contains {
	"address": resource.address,
	"attribute": sprintf("volume[%d].efs_volume_configuration[0].transit_encryption", [index]),
	"message": "the file system is mounted without TLS",
	"fix": {"set": {sprintf("volume[%d].efs_volume_configuration[0].transit_encryption", [index]): "\"ENABLED\""}},
} if {
	some resource in lib.resources
	some index, volume in lib.blocks(resource.values, "volume")
	some efs in lib.list(volume.efs_volume_configuration)
	not efs.transit_encryption == "ENABLED"
}
