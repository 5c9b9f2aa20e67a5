# METADATA
# title: Trails record every region
# description: Whoever breaks in works in a region where nobody looks.
# custom:
#   severity: high
#   topic: logging
#   resources: [aws_cloudtrail]
#   reads: [is_multi_region_trail]
#   remediation: Set `is_multi_region_trail` to true.
package dharma.aws.cloudtrail.all_regions

import rego.v1
import data.dharma.lib

fail contains {
	"address": resource.address,
	"attribute": "is_multi_region_trail",
	"message": "it records one region",
	"fix": {"set": {"is_multi_region_trail": "true"}},
} if {
	some resource in lib.resources
	not lib.is_on(resource.values.is_multi_region_trail)
}
