# METADATA
# title: Nodes take SSH from named security groups only
# description: A node group with a key and without a source opens port 22 of each node to the internet.
# custom:
#   severity: high
#   topic: network
#   resources: [aws_eks_node_group]
#   reads: ["remote_access[].ec2_ssh_key?", "remote_access[].source_security_group_ids?"]
#   remediation: Name `source_security_group_ids` in `remote_access`, or leave `remote_access` out and use Session Manager.
package dharma.aws.eks.node_access

import rego.v1
import data.dharma.lib
import data.dharma.amazon

fail contains {
	"address": resource.address,
	"attribute": "remote_access[0].source_security_group_ids",
	"message": "SSH to the nodes is open to the internet",
} if {
	some resource in lib.resources
	some access in lib.blocks(resource.values, "remote_access")
	amazon.has(access, "ec2_ssh_key")
	not amazon.filled(access.source_security_group_ids)
}
