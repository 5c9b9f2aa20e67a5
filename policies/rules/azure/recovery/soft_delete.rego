# METADATA
# title: Deleted backups can be brought back
# description: Attackers delete the backups first. Without soft delete they are gone at once.
# custom:
#   severity: high
#   topic: backup
#   resources: [azurerm_recovery_services_vault, azurerm_data_protection_backup_vault]
#   reads: [soft_delete_enabled, soft_delete]
#   remediation: Leave `soft_delete_enabled` out or set it to true (`soft_delete` to `On` on a backup vault).
package dharma.azure.recovery.soft_delete

import rego.v1

import data.dharma.lib
import data.dharma.values

fail contains values.broken(resource, "soft_delete_enabled", "deleted backups are gone at once", "true") if {
	some resource in lib.resources
	values.off(resource.values, "soft_delete_enabled")
}

fail contains values.broken(resource, "soft_delete", "deleted backups are gone at once", `"On"`) if {
	some resource in lib.resources
	values.text(resource.values, "soft_delete") in {"off"}
}
