# METADATA
# title: Load balancers take TLS 1.2 or newer
# description: The policies that load balancers have by default still take TLS 1.0, whose weaknesses are known.
# custom:
#   severity: medium
#   topic: encryption
#   resources: [aws_lb_listener, aws_alb_listener]
#   reads: [ssl_policy, protocol]
#   remediation: Set `ssl_policy` to `ELBSecurityPolicy-TLS13-1-2-2021-06`.
package dharma.aws.lb.modern_tls

import rego.v1
import data.dharma.lib
import data.dharma.amazon

# Only listeners with TLS have a policy.
not_applicable contains resource.address if {
	some resource in lib.resources
	not resource.values.protocol in {"HTTPS", "TLS"}
}

modern(policy) if amazon.matches(`^ELBSecurityPolicy-(TLS13-1-[23]|TLS-1-2|FS-1-2)`, policy)

fail contains {
	"address": resource.address,
	"attribute": "ssl_policy",
	"message": sprintf("`%s` takes TLS 1.0", [amazon.written(resource.values, "ssl_policy", "the default policy")]),
	"fix": {"set": {"ssl_policy": "\"ELBSecurityPolicy-TLS13-1-2-2021-06\""}},
} if {
	some resource in lib.resources
	not modern(resource.values.ssl_policy)
}
