# METADATA
# title: Storage accounts answer over HTTPS only
# description: Over plain HTTP, requests with their shared keys or signatures, and the data, can be read on the way.
# custom:
#   severity: high
#   topic: encryption
#   resources: [azurerm_storage_account]
#   reads: [https_traffic_only_enabled, enable_https_traffic_only]
#   remediation: Set `https_traffic_only_enabled` to true (`enable_https_traffic_only` before version 4 of the provider), or leave it out.
package dharma.azure.storage.https_only

import rego.v1

import data.dharma.lib
import data.dharma.values

fail contains values.broken(resource, name, "requests over plain HTTP are answered", "true") if {
	some resource in lib.resources
	some name in ["https_traffic_only_enabled", "enable_https_traffic_only"]
	values.off(resource.values, name)
}
