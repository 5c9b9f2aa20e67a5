# METADATA
# title: Redshift clusters are encrypted at rest
# description: A warehouse holds a copy of everything of worth. Its blocks and snapshots lie in the clear unless this is on.
# custom:
#   severity: high
#   topic: encryption
#   resources: [aws_redshift_cluster]
#   reads: [encrypted]
#   remediation: Set `encrypted` to true, with a key of your own in `kms_key_id`. The cluster is migrated in the background.
package dharma.aws.redshift.encrypted

import rego.v1
import data.dharma.lib

fail contains {
	"address": resource.address,
	"attribute": "encrypted",
	"message": "storage is not encrypted",
	"fix": {"set": {"encrypted": "true"}},
} if {
	some resource in lib.resources
	not lib.is_on(resource.values.encrypted)
}
