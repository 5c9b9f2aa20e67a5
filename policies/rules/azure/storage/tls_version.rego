# METADATA
# title: Storage accounts demand TLS 1.2
# description: TLS 1.0 and 1.1 have known weaknesses, and a client that still speaks them can be talked down to them.
# custom:
#   severity: high
#   topic: encryption
#   resources: [azurerm_storage_account]
#   reads: [min_tls_version]
#   remediation: Set `min_tls_version` to `TLS1_2`.
package dharma.azure.storage.tls_version

import rego.v1

import data.dharma.lib
import data.dharma.values

fail contains values.broken(resource, "min_tls_version", "clients may connect with an outdated TLS version", `"TLS1_2"`) if {
	some resource in lib.resources
	values.text(resource.values, "min_tls_version") in {"tls1_0", "tls1_1"}
}
