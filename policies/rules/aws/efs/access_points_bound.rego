# METADATA
# title: Access points of file systems fix the user and the directory
# description: Without them each client says itself who it is, and sees the whole file system.
# custom:
#   severity: low
#   topic: identity
#   resources: [aws_efs_access_point]
#   reads: [posix_user, "root_directory[].path"]
#   remediation: Set `posix_user` and `root_directory { path = "/app" }`.
package dharma.aws.efs.access_points_bound

import rego.v1
import data.dharma.lib
import data.dharma.amazon

fail contains {
	"address": resource.address,
	"attribute": "posix_user",
	"message": "clients say themselves who they are",
} if {
	some resource in lib.resources
	count(lib.blocks(resource.values, "posix_user")) == 0
}

fail contains {
	"address": resource.address,
	"attribute": amazon.path(resource, "root_directory", "path"),
	"message": "clients see the whole file system",
} if {
	some resource in lib.resources
	not kept(resource)
}

kept(resource) if {
	some directory in lib.blocks(resource.values, "root_directory")
	amazon.written(directory, "path", "/") != "/"
}
