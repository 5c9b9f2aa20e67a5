# METADATA
# title: Storage accounts do not copy to other tenants
# description: With replication across tenants somebody who may write rules on this account can stream its blobs into an account of another organisation.
# custom:
#   severity: medium
#   topic: public-exposure
#   resources: [azurerm_storage_account]
#   reads: [cross_tenant_replication_enabled]
#   remediation: Set `cross_tenant_replication_enabled` to false.
package dharma.azure.storage.cross_tenant

import rego.v1

import data.dharma.lib
import data.dharma.values

fail contains values.broken(resource, "cross_tenant_replication_enabled", "its blobs may be copied to other tenants", "false") if {
	some resource in lib.resources
	values.on(resource.values, "cross_tenant_replication_enabled")
}
