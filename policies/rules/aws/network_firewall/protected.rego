# METADATA
# title: Network firewalls are protected from deletion and change
# description: With the firewall gone its routes lead nowhere; with its subnets changed, past it.
# custom:
#   severity: low
#   topic: availability
#   resources: [aws_networkfirewall_firewall]
#   reads: [delete_protection]
#   remediation: Set `delete_protection` (and `subnet_change_protection`) to true.
package dharma.aws.network_firewall.protected

import rego.v1
import data.dharma.lib

fail contains {
	"address": resource.address,
	"attribute": "delete_protection",
	"message": "it can be deleted by one call",
	"fix": {"set": {"delete_protection": "true"}},
} if {
	some resource in lib.resources
	not lib.is_on(resource.values.delete_protection)
}
