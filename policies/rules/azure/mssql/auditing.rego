# METADATA
# title: SQL servers are audited
# description: Without an audit nobody can say afterwards who logged in and what they read or changed.
# custom:
#   severity: medium
#   topic: logging
#   resources: [azurerm_mssql_server, azurerm_sql_server]
#   reads: ["extended_auditing_policy?"]
#   related:
#     - {type: azurerm_mssql_server_extended_auditing_policy, by: server_id, reads: ["enabled"]}
#   remediation: Add an `azurerm_mssql_server_extended_auditing_policy` that writes to a storage account or a workspace.
package dharma.azure.mssql.auditing

import rego.v1

import data.dharma.lib
import data.dharma.values

fail contains values.lacks(resource, "no audit is kept of it") if {
	some resource in lib.resources
	not values.has(resource.values, "extended_auditing_policy")
	count(policies(resource)) == 0
}

policies(resource) := [policy |
	some policy in lib.related(resource, "azurerm_mssql_server_extended_auditing_policy")
	not values.off(policy.values, "enabled")
]
