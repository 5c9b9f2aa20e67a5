# METADATA
# title: Event hubs, buses and topics are closed to networks that nobody named
# description: Open to all networks, one leaked connection string lets anybody read the messages or write false ones.
# custom:
#   severity: medium
#   topic: public-exposure
#   resources:
#     - azurerm_eventhub_namespace
#     - azurerm_servicebus_namespace
#     - azurerm_eventgrid_topic
#     - azurerm_eventgrid_domain
#   reads: [public_network_access_enabled, "network_rulesets[].default_action", "network_rule_set[].default_action", "inbound_ip_rule?"]
#   remediation: Set `public_network_access_enabled` to false and use a private endpoint, or name the networks that may come in.
package dharma.azure.messaging.public_network_access

import rego.v1

import data.dharma.lib
import data.dharma.values

fail contains values.lacks_set(resource, "it is reachable from every network", "public_network_access_enabled", "false") if {
	some resource in lib.resources
	not values.off(resource.values, "public_network_access_enabled")
	not values.has(resource.values, "inbound_ip_rule")
	not values.text(values.first(resource.values, "network_rulesets"), "default_action") == "deny"
	not values.text(values.first(resource.values, "network_rule_set"), "default_action") == "deny"
}
