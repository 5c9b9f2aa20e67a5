# METADATA
# title: Redis caches answer over TLS only
# description: On the plain port the access key crosses the network in the clear, and everything in the cache after it.
# custom:
#   severity: high
#   topic: encryption
#   resources: [azurerm_redis_cache]
#   reads: [non_ssl_port_enabled, enable_non_ssl_port]
#   remediation: Set `non_ssl_port_enabled` to false (`enable_non_ssl_port` before version 4 of the provider), or leave it out.
package dharma.azure.redis.tls_port

import rego.v1

import data.dharma.lib
import data.dharma.values

fail contains values.broken(resource, name, "its plain port is open", "false") if {
	some resource in lib.resources
	some name in ["non_ssl_port_enabled", "enable_non_ssl_port"]
	values.on(resource.values, name)
}
