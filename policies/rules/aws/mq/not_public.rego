# METADATA
# title: Message brokers have no public address
# description: A broker on the internet is guarded by passwords alone; flaws of ActiveMQ have been used within days.
# custom:
#   severity: critical
#   topic: public-exposure
#   resources: [aws_mq_broker]
#   reads: [publicly_accessible]
#   remediation: Set `publicly_accessible` to false; the broker is made anew.
package dharma.aws.mq.not_public

import rego.v1
import data.dharma.lib

fail contains {
	"address": resource.address,
	"attribute": "publicly_accessible",
	"message": "it has a public address",
	"fix": {"set": {"publicly_accessible": "false"}},
} if {
	some resource in lib.resources
	lib.is_on(resource.values.publicly_accessible)
}
