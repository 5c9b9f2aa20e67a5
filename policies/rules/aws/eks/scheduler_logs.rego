# METADATA
# title: Clusters log their scheduler and controllers
# description: Why a pod was not placed, or a volume not attached, is answered by these logs; they cost by volume.
# custom:
#   severity: info
#   topic: logging
#   resources: [aws_eks_cluster]
#   reads: [enabled_cluster_log_types]
#   remediation: Add `controllerManager` and `scheduler` to `enabled_cluster_log_types`.
package dharma.aws.eks.scheduler_logs

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

wanted := {"controllerManager", "scheduler"}

missing(resource) := wanted - {type | some type in lib.list(amazon.written(resource.values, "enabled_cluster_log_types", []))}
