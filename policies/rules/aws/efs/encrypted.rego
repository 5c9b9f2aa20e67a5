# METADATA
# title: File systems are encrypted at rest
# description: EFS keeps files in the clear unless it is told otherwise, and that cannot be changed later.
# custom:
#   severity: high
#   topic: encryption
#   resources: [aws_efs_file_system]
#   reads: [encrypted]
#   remediation: Set `encrypted` to true; an existing file system is copied with DataSync.
package dharma.aws.efs.encrypted

import rego.v1
import data.dharma.lib

fail contains {
	"address": resource.address,
	"attribute": "encrypted",
	"message": "files are not encrypted",
	"fix": {"set": {"encrypted": "true"}},
} if {
	some resource in lib.resources
	not lib.is_on(resource.values.encrypted)
}
