# METADATA
# title: Secrets mounted from key vaults are kept up to date
# description: Without rotation a pod goes on with the secret it started with, also after that one was withdrawn.
# custom:
#   severity: low
#   topic: identity
#   resources: [azurerm_kubernetes_cluster]
#   reads: ["key_vault_secrets_provider[].secret_rotation_enabled"]
#   remediation: Set `secret_rotation_enabled` in `key_vault_secrets_provider` to true.
package dharma.azure.aks.secret_rotation

import rego.v1

import data.dharma.lib
import data.dharma.values

not_applicable contains resource.address if {
	some resource in lib.resources
	not values.has(resource.values, "key_vault_secrets_provider")
}

fail contains values.broken_in(resource, "key_vault_secrets_provider", "secret_rotation_enabled", "mounted secrets are never renewed", "true") if {
	some resource in lib.resources
	not values.on(values.first(resource.values, "key_vault_secrets_provider"), "secret_rotation_enabled")
}
