# METADATA
# title: Backup vaults are locked against deletion
# description: Ransomware and angry administrators delete the backups first. A locked vault refuses, to anybody.
# custom:
#   severity: info
#   topic: backup
#   resources: [aws_backup_vault]
#   related:
#     - {type: aws_backup_vault_lock_configuration, by: backup_vault_name, reads: []}
#   remediation: Add an `aws_backup_vault_lock_configuration` with `min_retention_days`; with `changeable_for_days` it becomes final.
package dharma.aws.backup.vault_locked

import rego.v1
import data.dharma.lib

fail contains {
	"address": resource.address,
	"message": "its backups can be deleted",
} if {
	some resource in lib.resources
	count(lib.related(resource, "aws_backup_vault_lock_configuration")) == 0
}
