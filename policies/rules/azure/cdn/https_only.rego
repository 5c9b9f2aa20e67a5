# METADATA
# title: Content delivery networks send people on to HTTPS
# description: What is delivered over plain HTTP can be changed on the way, scripts included.
# custom:
#   severity: medium
#   topic: encryption
#   resources: [azurerm_cdn_endpoint, azurerm_cdn_frontdoor_route]
#   reads: [is_http_allowed, https_redirect_enabled, supported_protocols]
#   remediation: Set `is_http_allowed` to false, or `https_redirect_enabled` to true on a Front Door route.
package dharma.azure.cdn.https_only

import rego.v1

import data.dharma.lib
import data.dharma.values

fail contains values.broken(resource, "is_http_allowed", "plain HTTP is answered", "false") if {
	some resource in lib.resources
	resource.type == "azurerm_cdn_endpoint"
	not values.off(resource.values, "is_http_allowed")
}

fail contains values.broken(resource, "https_redirect_enabled", "plain HTTP is answered", "true") if {
	some resource in lib.resources
	resource.type == "azurerm_cdn_frontdoor_route"
	values.off(resource.values, "https_redirect_enabled")
	"Http" in values.texts(resource.values, "supported_protocols")
}
