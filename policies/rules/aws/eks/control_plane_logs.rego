# METADATA
# title: Clusters log who does what
# description: Who did what in the cluster is in the audit log, and nowhere else. It is off unless it is asked for.
# custom:
#   severity: medium
#   topic: logging
#   resources: [aws_eks_cluster]
#   reads: [enabled_cluster_log_types]
#   remediation: Set `enabled_cluster_log_types` to `["api", "audit", "authenticator", "controllerManager", "scheduler"]`.
package dharma.aws.eks.control_plane_logs

import rego.v1
import data.dharma.lib
import data.dharma.amazon

fail contains {
	"address": resource.address,
	"attribute": "enabled_cluster_log_types",
	"message": sprintf("not logged: %s", [concat(", ", sort(missing(resource)))]),
	"fix": {"set": {"enabled_cluster_log_types": "[\"api\", \"audit\", \"authenticator\", \"controllerManager\", \"scheduler\"]"}},
} if {
	some resource in lib.resources
	count(missing(resource)) > 0
}

wanted := {"api", "audit", "authenticator"}

missing(resource) := wanted - {type | some type in lib.list(amazon.written(resource.values, "enabled_cluster_log_types", []))}
