# METADATA
# title: AWS Config records every type of resource, and aggregates every region
# description: "What is not recorded has no history: nobody can say how it was set on the day it was broken into."
# custom:
#   severity: medium
#   topic: logging
#   resources: [aws_config_configuration_recorder, aws_config_configuration_aggregator]
#   reads: ["recording_group[].all_supported", "recording_group[].include_global_resource_types", "account_aggregation_source[].all_regions", "organization_aggregation_source[].all_regions"]
#   remediation: Set `all_supported` and, in one region, `include_global_resource_types` to true; set `all_regions` of aggregators to true.
package dharma.aws.config.everything_recorded

import rego.v1
import data.dharma.lib
import data.dharma.amazon

fail contains {
	"address": resource.address,
	"attribute": "recording_group[0].all_supported",
	"message": "some types are not recorded",
	"fix": {"set": {"recording_group[0].all_supported": "true"}},
} if {
	some resource in lib.resources
	some group in lib.blocks(resource.values, "recording_group")
	amazon.no(group.all_supported)
}

fail contains {
	"address": resource.address,
	"attribute": "recording_group[0].include_global_resource_types",
	"message": "global resources such as IAM are not recorded",
	"fix": {"set": {"recording_group[0].include_global_resource_types": "true"}},
} if {
	some resource in lib.resources
	some group in lib.blocks(resource.values, "recording_group")
	not amazon.no(group.all_supported)
	not lib.is_on(group.include_global_resource_types)
}

fail contains {
	"address": resource.address,
	"attribute": sprintf("%s[0].all_regions", [block]),
	"message": "some regions are left out",
	"fix": {"set": {sprintf("%s[0].all_regions", [block]): "true"}},
} if {
	some resource in lib.resources
	some block in ["account_aggregation_source", "organization_aggregation_source"]
	some source in lib.blocks(resource.values, block)
	not lib.is_on(source.all_regions)
}
