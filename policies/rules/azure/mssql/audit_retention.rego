# METADATA
# title: Audits of SQL servers are kept for 90 days
# description: Intrusions are often found months later; by then a shorter trail is gone.
# custom:
#   severity: low
#   topic: logging
#   resources: [azurerm_mssql_server_extended_auditing_policy, azurerm_mssql_database_extended_auditing_policy]
#   reads: [retention_in_days]
#   remediation: "Set `retention_in_days` to 90 or more, or leave it out: then nothing is thrown away."
package dharma.azure.mssql.audit_retention

import rego.v1

import data.dharma.lib
import data.dharma.values

fail contains values.broken(resource, "retention_in_days", sprintf("the audit is thrown away after %v days", [days]), "90") if {
	some resource in lib.resources
	days := values.number(resource.values, "retention_in_days")
	days > 0
	days < 90
}
