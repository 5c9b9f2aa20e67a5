# METADATA
# title: Web application firewalls block what they detect
# description: In detection mode an attack is written down and let through.
# custom:
#   severity: medium
#   topic: network
#   resources:
#     - azurerm_web_application_firewall_policy
#     - azurerm_frontdoor_firewall_policy
#     - azurerm_cdn_frontdoor_firewall_policy
#     - azurerm_application_gateway
#   reads: ["policy_settings[].mode", "policy_settings[].enabled", mode, enabled, "waf_configuration[].firewall_mode"]
#   remediation: Set the mode to `Prevention`, once the rules have been watched in detection mode for false alarms.
package dharma.azure.gateway.firewall_mode

import rego.v1

import data.dharma.lib
import data.dharma.values

message := "attacks are detected and let through"

fail contains values.broken_in(resource, "policy_settings", "mode", message, `"Prevention"`) if {
	some resource in lib.resources
	values.text(values.first(resource.values, "policy_settings"), "mode") == "detection"
}

fail contains values.broken_in(resource, "policy_settings", "enabled", "it is turned off", "true") if {
	some resource in lib.resources
	values.off(values.first(resource.values, "policy_settings"), "enabled")
}

fail contains values.broken(resource, "mode", message, `"Prevention"`) if {
	some resource in lib.resources
	values.text(resource.values, "mode") == "detection"
}

fail contains values.broken(resource, "enabled", "it is turned off", "true") if {
	some resource in lib.resources
	values.off(resource.values, "enabled")
}

fail contains values.broken_in(resource, "waf_configuration", "firewall_mode", message, `"Prevention"`) if {
	some resource in lib.resources
	values.text(values.first(resource.values, "waf_configuration"), "firewall_mode") == "detection"
}
