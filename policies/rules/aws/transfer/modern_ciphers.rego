# METADATA
# title: File transfer servers take modern ciphers
# description: The default policy is the one of 2018, with ciphers and key exchanges that are no longer recommended.
# custom:
#   severity: low
#   topic: encryption
#   resources: [aws_transfer_server]
#   reads: [security_policy_name]
#   remediation: Set `security_policy_name` to `TransferSecurityPolicy-2024-01` or newer.
package dharma.aws.transfer.modern_ciphers

import rego.v1
import data.dharma.lib
import data.dharma.amazon

modern(resource) if amazon.matches(`-(2023|2024|2025|2026)-|-(2023|2024|2025|2026)$|PQ-SSH|Restricted-2024`, resource.values.security_policy_name)

fail contains {
	"address": resource.address,
	"attribute": "security_policy_name",
	"message": sprintf("it takes `%s`", [amazon.written(resource.values, "security_policy_name", "TransferSecurityPolicy-2018-11")]),
	"fix": {"set": {"security_policy_name": "\"TransferSecurityPolicy-2024-01\""}},
} if {
	some resource in lib.resources
	not modern(resource)
}
