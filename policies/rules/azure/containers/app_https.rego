# METADATA
# title: Container apps answer over HTTPS only
# description: Over plain HTTP the session, and what is sent, can be read and changed on the way.
# custom:
#   severity: high
#   topic: encryption
#   resources: [azurerm_container_app]
#   reads: ["ingress[].allow_insecure_connections"]
#   remediation: Set `allow_insecure_connections` in `ingress` to false.
package dharma.azure.containers.app_https

import rego.v1

import data.dharma.lib
import data.dharma.values

fail contains values.broken_in(resource, "ingress", name, "plain HTTP is answered", "false") if {
	some resource in lib.resources
	some name in ["allow_insecure_connections"]
	values.on(values.first(resource.values, "ingress"), name)
}
