# METADATA
# title: API gateways speak no outdated protocols
# description: SSL 3, TLS 1.0, TLS 1.1 and triple DES can be broken by somebody on the way.
# custom:
#   severity: medium
#   topic: encryption
#   resources: [azurerm_api_management]
#   reads: [security]
#   remediation: Take the `security` switches for old protocols and ciphers out, or set them to false.
package dharma.azure.apimanagement.old_protocols

import rego.v1

import data.dharma.lib
import data.dharma.values

fail contains values.broken(resource, sprintf("security[0].%s", [name]), sprintf("`%s` is on", [name]), "false") if {
	some resource in lib.resources
	some name, _ in values.first(resource.values, "security")
	regex.match(`(ssl30|tls10|tls11|triple_des)`, name)
	values.on(values.first(resource.values, "security"), name)
}
