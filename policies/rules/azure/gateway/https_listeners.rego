# METADATA
# title: Application gateways serve their apps over HTTPS
# description: A listener for plain HTTP that does more than send people on to HTTPS carries sessions and forms in the clear.
# custom:
#   severity: medium
#   topic: encryption
#   resources: [azurerm_application_gateway]
#   reads: ["http_listener[].protocol", "request_routing_rule[].http_listener_name", "request_routing_rule[].redirect_configuration_name"]
#   remediation: Set the listener's `protocol` to `Https` with a certificate, and keep a listener for HTTP only with a `redirect_configuration`.
package dharma.azure.gateway.https_listeners

import rego.v1

import data.dharma.lib
import data.dharma.values

fail contains values.flaw(resource, sprintf("http_listener[%d].protocol", [i]), "its apps are served over plain HTTP") if {
	some resource in lib.resources
	some i, listener in values.blocks(resource.values, "http_listener")
	values.text(listener, "protocol") == "http"
	not sends_on(resource, listener)
}

sends_on(resource, listener) if {
	some rule in values.blocks(resource.values, "request_routing_rule")
	rule.http_listener_name == listener.name
	values.has(rule, "redirect_configuration_name")
}
