# METADATA
# title: Load balancers are protected from deletion
# description: A change that makes Terraform replace the balancer takes its name, and with it the service, away.
# custom:
#   severity: low
#   topic: availability
#   resources: [aws_lb, aws_alb]
#   reads: [enable_deletion_protection]
#   remediation: Set `enable_deletion_protection` to true in production.
package dharma.aws.lb.deletion_protection

import rego.v1
import data.dharma.lib

fail contains {
	"address": resource.address,
	"attribute": "enable_deletion_protection",
	"message": "it can be deleted by one call",
	"fix": {"set": {"enable_deletion_protection": "true"}},
} if {
	some resource in lib.resources
	not lib.is_on(resource.values.enable_deletion_protection)
}
