# METADATA
# title: Functions run on a supported runtime
# description: A runtime past its end gets no security fixes, and some months later the function can be neither made nor changed.
# custom:
#   severity: medium
#   topic: supply-chain
#   resources: [aws_lambda_function]
#   reads: [runtime]
#   remediation: Move to a current runtime of the language (such as `python3.13`, `nodejs22.x`, `java21`, `dotnet8`, `provided.al2023`).
package dharma.aws.lambda.supported_runtime

import rego.v1
import data.dharma.lib

# Past their end, by what AWS publishes.
ended := {
	"dotnet5.0", "dotnet6", "dotnet7", "dotnetcore1.0", "dotnetcore2.0", "dotnetcore2.1", "dotnetcore3.1", "go1.x", "java8", "nodejs", "nodejs10.x",
	"nodejs12.x", "nodejs14.x", "nodejs16.x", "nodejs18.x", "nodejs20.x", "nodejs4.3", "nodejs4.3-edge", "nodejs6.10", "nodejs8.10", "provided", "python2.7", "python3.6",
	"python3.7", "python3.8", "python3.9", "ruby2.5", "ruby2.7", "ruby3.2",
}

fail contains {
	"address": resource.address,
	"attribute": "runtime",
	"message": sprintf("`%s` is no longer supported", [resource.values.runtime]),
} if {
	some resource in lib.resources
	resource.values.runtime in ended
}
