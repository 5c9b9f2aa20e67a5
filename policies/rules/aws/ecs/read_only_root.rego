# METADATA
# title: Containers cannot write to their root file system
# description: What an intruder downloads has to be written somewhere. A root file system that cannot be written leaves only mounts meant for it.
# custom:
#   severity: low
#   topic: identity
#   resources: [aws_ecs_task_definition]
#   reads: [container_definitions]
#   remediation: Set `readonlyRootFilesystem` to true and mount volumes for what the program writes.
package dharma.aws.ecs.read_only_root

import rego.v1
import data.dharma.lib
import data.dharma.amazon

fail contains {
	"address": resource.address,
	"attribute": "container_definitions",
	"message": sprintf("container `%s` can write to its root file system", [amazon.written(container, "name", "")]),
} if {
	some resource in lib.resources
	is_string(resource.values.container_definitions)
	some container in lib.list(lib.document(resource.values.container_definitions))
	not lib.is_on(container.readonlyRootFilesystem)
}
