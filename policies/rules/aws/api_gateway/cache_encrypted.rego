# METADATA
# title: Caches of APIs are encrypted
# description: The cache holds answers, with whatever personal data is in them.
# custom:
#   severity: medium
#   topic: encryption
#   resources: [aws_api_gateway_method_settings, aws_appsync_api_cache]
#   reads: ["settings[].caching_enabled", "settings[].cache_data_encrypted", at_rest_encryption_enabled, transit_encryption_enabled]
#   remediation: Set `cache_data_encrypted` to true (for AppSync both `at_rest_encryption_enabled` and `transit_encryption_enabled`).
package dharma.aws.api_gateway.cache_encrypted

import rego.v1
import data.dharma.lib

fail contains {
	"address": resource.address,
	"attribute": "settings[0].cache_data_encrypted",
	"message": "answers are cached in the clear",
	"fix": {"set": {"settings[0].cache_data_encrypted": "true"}},
} if {
	some resource in lib.resources
	resource.type == "aws_api_gateway_method_settings"
	some block in lib.blocks(resource.values, "settings")
	lib.is_on(block.caching_enabled)
	not lib.is_on(block.cache_data_encrypted)
}

fail contains {
	"address": resource.address,
	"attribute": attribute,
	"message": sprintf("`%s` is off", [attribute]),
	"fix": {"set": {attribute: "true"}},
} if {
	some resource in lib.resources
	resource.type == "aws_appsync_api_cache"
	some attribute in ["at_rest_encryption_enabled", "transit_encryption_enabled"]
	not lib.is_on(resource.values[attribute])
}
