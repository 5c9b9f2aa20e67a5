# METADATA
# title: Disks cannot be fetched over the internet
# description: With the default any holder of a role on the disk can make an address from which the whole of it is downloaded, past every network rule.
# custom:
#   severity: low
#   topic: public-exposure
#   resources: [azurerm_managed_disk, azurerm_snapshot]
#   reads: [public_network_access_enabled, network_access_policy]
#   remediation: Set `public_network_access_enabled` to false, and `network_access_policy` to `DenyAll` or `AllowPrivate`.
package dharma.azure.compute.disk_export

import rego.v1

import data.dharma.lib
import data.dharma.values

fail contains values.lacks_set(resource, "it can be downloaded over the internet", "public_network_access_enabled", "false") if {
	some resource in lib.resources
	not values.off(resource.values, "public_network_access_enabled")
	not values.text(resource.values, "network_access_policy") in {"denyall", "allowprivate"}
}
