# METADATA
# title: Kafka brokers speak TLS only
# description: With `PLAINTEXT` everybody in the network reads what is produced and consumed.
# custom:
#   severity: high
#   topic: encryption
#   resources: [aws_msk_cluster]
#   reads: ["encryption_info[].encryption_in_transit[].client_broker", "encryption_info[].encryption_in_transit[].in_cluster"]
#   remediation: Leave `client_broker` at `TLS` and `in_cluster` at true.
package dharma.aws.msk.in_transit

import rego.v1
import data.dharma.lib
import data.dharma.amazon

fail contains {
	"address": resource.address,
	"attribute": "encryption_info[0].encryption_in_transit[0].client_broker",
	"message": sprintf("clients may speak without TLS (`%s`)", [transit.client_broker]),
	"fix": {"set": {"encryption_info[0].encryption_in_transit[0].client_broker": "\"TLS\""}},
} if {
	some resource in lib.resources
	some info in lib.blocks(resource.values, "encryption_info")
	some transit in lib.list(info.encryption_in_transit)
	transit.client_broker in {"PLAINTEXT", "TLS_PLAINTEXT"}
}

fail contains {
	"address": resource.address,
	"attribute": "encryption_info[0].encryption_in_transit[0].in_cluster",
	"message": "brokers talk to each other in the clear",
	"fix": {"set": {"encryption_info[0].encryption_in_transit[0].in_cluster": "true"}},
} if {
	some resource in lib.resources
	some info in lib.blocks(resource.values, "encryption_info")
	some transit in lib.list(info.encryption_in_transit)
	amazon.no(transit.in_cluster)
}
