# METADATA
# title: File systems are backed up
# description: A file that is deleted or encrypted by ransomware is gone; EFS keeps no versions.
# custom:
#   severity: low
#   topic: backup
#   resources: [aws_efs_file_system]
#   related:
#     - {type: aws_efs_backup_policy, by: file_system_id, reads: ["backup_policy[].status"]}
#   remediation: Add an `aws_efs_backup_policy` with status `ENABLED`, or a plan of AWS Backup and suppress this with that reason.
package dharma.aws.efs.backups

import rego.v1
import data.dharma.lib

kept(resource) if {
	some policy in lib.related(resource, "aws_efs_backup_policy")
	some block in lib.blocks(policy.values, "backup_policy")
	block.status == "ENABLED"
}

fail contains {
	"address": resource.address,
	"message": "there is no backup",
} if {
	some resource in lib.resources
	not kept(resource)
}
