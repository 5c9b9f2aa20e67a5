# METADATA
# title: Containers do not run privileged, nor on the host's namespaces
# description: A privileged container, or one that shares the host's processes or network, is root on the machine and over its neighbours.
# custom:
#   severity: high
#   topic: identity
#   resources: [aws_ecs_task_definition, aws_batch_job_definition]
#   reads: [container_definitions, container_properties, pid_mode, network_mode]
#   remediation: Take `privileged` out and add the one Linux capability that is needed; use network mode `awsvpc` and leave `pid_mode` and `ipc_mode` out.
package dharma.aws.ecs.not_privileged

import rego.v1
import data.dharma.lib
import data.dharma.amazon

fail contains {
	"address": resource.address,
	"attribute": "container_definitions",
	"message": sprintf("container `%s` is privileged", [amazon.written(container, "name", "")]),
} if {
	some resource in lib.resources
	resource.type == "aws_ecs_task_definition"
	is_string(resource.values.container_definitions)
	some container in lib.list(lib.document(resource.values.container_definitions))
	lib.is_on(container.privileged)
}

fail contains {
	"address": resource.address,
	"attribute": "container_properties",
	"message": "the job is privileged",
} if {
	some resource in lib.resources
	resource.type == "aws_batch_job_definition"
	is_string(resource.values.container_properties)
	lib.is_on(lib.document(resource.values.container_properties).privileged)
}

fail contains {
	"address": resource.address,
	"attribute": attribute,
	"message": sprintf("`%s` is shared with the host", [attribute]),
} if {
	some resource in lib.resources
	resource.type == "aws_ecs_task_definition"
	some attribute in ["pid_mode", "network_mode"]
	resource.values[attribute] == "host"
}
