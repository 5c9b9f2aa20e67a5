# METADATA
# title: Trails sign their log files
# description: Digests prove that no file was changed or taken away since. Without them a log proves little.
# custom:
#   severity: medium
#   topic: logging
#   resources: [aws_cloudtrail]
#   reads: [enable_log_file_validation]
#   remediation: Set `enable_log_file_validation` to true.
package dharma.aws.cloudtrail.validated

import rego.v1
import data.dharma.lib

fail contains {
	"address": resource.address,
	"attribute": "enable_log_file_validation",
	"message": "its files can be changed unnoticed",
	"fix": {"set": {"enable_log_file_validation": "true"}},
} if {
	some resource in lib.resources
	not lib.is_on(resource.values.enable_log_file_validation)
}
