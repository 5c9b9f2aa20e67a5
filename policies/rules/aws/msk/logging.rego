# METADATA
# title: Kafka brokers and message brokers send their logs away
# description: Logs that stay on the broker go with it, and with them why it failed and who connected.
# custom:
#   severity: low
#   topic: logging
#   resources: [aws_msk_cluster, aws_mq_broker]
#   reads: ["logging_info[].broker_logs", "logs[].general"]
#   remediation: Add `logging_info` (for MQ `logs { general = true, audit = true }`; RabbitMQ has no audit log).
package dharma.aws.msk.logging

import rego.v1
import data.dharma.lib
import data.dharma.amazon

fail contains {
	"address": resource.address,
	"attribute": "logging_info",
	"message": "logs stay on the brokers",
} if {
	some resource in lib.resources
	resource.type == "aws_msk_cluster"
	not sent(resource)
}

sent(resource) if {
	some info in lib.blocks(resource.values, "logging_info")
	some logs in lib.list(info.broker_logs)
	some kind in ["cloudwatch_logs", "firehose", "s3"]
	some target in lib.list(logs[kind])
	lib.is_on(target.enabled)
}

fail contains {
	"address": resource.address,
	"attribute": amazon.path(resource, "logs", "general"),
	"message": "logs stay on the broker",
	"fix": amazon.set_in_block(resource, "logs", "general", "true"),
} if {
	some resource in lib.resources
	resource.type == "aws_mq_broker"
	not general(resource)
}

general(resource) if {
	some logs in lib.blocks(resource.values, "logs")
	lib.is_on(logs.general)
}
