# METADATA
# title: Kafka brokers have no public address
# description: Brokers on the internet are probed all day; what is in the topics is the business itself.
# custom:
#   severity: critical
#   topic: public-exposure
#   resources: [aws_msk_cluster]
#   reads: ["broker_node_group_info[].connectivity_info[].public_access[].type"]
#   remediation: Set `type` of `public_access` to `DISABLED`; connect by PrivateLink or peering.
package dharma.aws.msk.not_public

import rego.v1
import data.dharma.lib

fail contains {
	"address": resource.address,
	"attribute": "broker_node_group_info[0].connectivity_info[0].public_access[0].type",
	"message": "brokers have public addresses",
	"fix": {"set": {"broker_node_group_info[0].connectivity_info[0].public_access[0].type": "\"DISABLED\""}},
} if {
	some resource in lib.resources
	some info in lib.blocks(resource.values, "broker_node_group_info")
	some connectivity in lib.list(info.connectivity_info)
	some access in lib.list(connectivity.public_access)
	not access.type == "DISABLED"
}
