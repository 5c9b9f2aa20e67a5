# METADATA
# title: Keys are long enough
# description: RSA keys under 2048 bits can be broken with means that a determined attacker has.
# custom:
#   severity: high
#   topic: encryption
#   resources: [azurerm_key_vault_key, azurerm_key_vault_certificate]
#   reads: [key_size, key_type, "certificate_policy[].key_properties[].key_size"]
#   remediation: Set `key_size` to 2048 or more.
package dharma.azure.keyvault.key_strength

import rego.v1

import data.dharma.lib
import data.dharma.values

fail contains values.broken(resource, "key_size", sprintf("a key of %v bits can be broken", [size]), "2048") if {
	some resource in lib.resources
	size := values.number(resource.values, "key_size")
	size < 2048
}

fail contains values.broken(resource, "certificate_policy[0].key_properties[0].key_size", sprintf("a key of %v bits can be broken", [size]), "2048") if {
	some resource in lib.resources
	properties := values.first(values.first(resource.values, "certificate_policy"), "key_properties")
	size := values.number(properties, "key_size")
	size >= 1024
	size < 2048
}
