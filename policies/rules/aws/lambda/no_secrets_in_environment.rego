# METADATA
# title: Environments of functions and containers hold no secrets
# description: Whoever may describe the function or task reads its environment; it stands in the state, in plans and often in logs.
# custom:
#   severity: critical
#   topic: identity
#   resources: [aws_lambda_function, aws_ecs_task_definition, aws_batch_job_definition, aws_codebuild_project]
#   reads: [environment, container_definitions, container_properties]
#   remediation: Keep the secret in Secrets Manager or Parameter Store and pass its name, or for containers use `secrets` with `valueFrom`; revoke the one that is written here.
package dharma.aws.lambda.no_secrets_in_environment

import rego.v1
import data.dharma.lib
import data.dharma.amazon

# The variables that are written, by name and value, with the attribute in which they stand.
variables(resource) := [{"attribute": sprintf("environment[0].variables.%s", [name]), "name": name, "value": value} |
	some block in lib.blocks(resource.values, "environment")
	is_object(block.variables)
	some name, value in block.variables
] if {
	resource.type == "aws_lambda_function"
}

variables(resource) := [{"attribute": "environment", "name": variable.name, "value": variable.value} |
	some block in lib.blocks(resource.values, "environment")
	some variable in lib.list(block.environment_variable)
	not variable.type in {"PARAMETER_STORE", "SECRETS_MANAGER"}
] if {
	resource.type == "aws_codebuild_project"
}

variables(resource) := [{"attribute": "container_definitions", "name": variable.name, "value": variable.value} |
	some container in lib.list(lib.document(resource.values.container_definitions))
	some variable in lib.list(container.environment)
] if {
	resource.type == "aws_ecs_task_definition"
	is_string(resource.values.container_definitions)
}

variables(resource) := [{"attribute": "container_properties", "name": variable.name, "value": variable.value} |
	some variable in lib.list(lib.document(resource.values.container_properties).environment)
] if {
	resource.type == "aws_batch_job_definition"
	is_string(resource.values.container_properties)
}

secret(variable) if amazon.secret_shape(variable.value)

secret(variable) if {
	amazon.secret_name(variable.name)
	count(variable.value) > 5
	not amazon.secret_reference(variable.value)
}

# The secret half of an access key has no shape of its own.
secret(variable) if {
	amazon.matches(`(?i)(secret|token|key)`, variable.name)
	amazon.matches(`^[A-Za-z0-9/+=]{40}$`, variable.value)
}

fail contains {
	"address": resource.address,
	"attribute": variable.attribute,
	"message": sprintf("`%s` holds a secret", [variable.name]),
} if {
	some resource in lib.resources
	some variable in variables(resource)
	is_string(variable.value)
	secret(variable)
}
