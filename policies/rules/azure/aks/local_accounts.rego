# METADATA
# title: Kubernetes clusters have no local accounts
# description: "The local administrator's certificate works past the directory: no second factor, no lock-out, no name in the logs."
# custom:
#   severity: low
#   topic: identity
#   resources: [azurerm_kubernetes_cluster]
#   reads: [local_account_disabled]
#   remediation: Set `local_account_disabled` to true together with `azure_active_directory_role_based_access_control`.
package dharma.azure.aks.local_accounts

import rego.v1

import data.dharma.lib
import data.dharma.values

fail contains values.broken(resource, "local_account_disabled", "its local administrator is there", "true") if {
	some resource in lib.resources
	not values.on(resource.values, "local_account_disabled")
}
