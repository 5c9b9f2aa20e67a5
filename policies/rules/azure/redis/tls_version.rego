# METADATA
# title: Redis caches demand TLS 1.2
# description: Older versions of TLS let somebody on the way weaken the connection, and read the access key.
# custom:
#   severity: medium
#   topic: encryption
#   resources: [azurerm_redis_cache]
#   reads: [minimum_tls_version]
#   remediation: Set `minimum_tls_version` to `1.2`.
package dharma.azure.redis.tls_version

import rego.v1

import data.dharma.lib
import data.dharma.values

fail contains values.broken(resource, "minimum_tls_version", "clients may connect with an outdated TLS version", `"1.2"`) if {
	some resource in lib.resources
	values.text(resource.values, "minimum_tls_version") in {"1.0", "1.1"}
}
