# METADATA
# title: Databases take IAM authentication
# description: Passwords for databases are shared, copied and seldom changed. Tokens of IAM live for fifteen minutes and belong to one identity.
# custom:
#   severity: low
#   topic: identity
#   resources: [aws_db_instance, aws_rds_cluster, aws_neptune_cluster]
#   reads: [iam_database_authentication_enabled, engine, engine_mode]
#   remediation: Set `iam_database_authentication_enabled` to true and grant `rds-db:connect` (for Neptune `neptune-db:connect`) to the roles that connect.
package dharma.aws.rds.iam_authentication

import rego.v1
import data.dharma.lib
import data.dharma.amazon

# The first Aurora Serverless and the commercial engines cannot do it.
not_applicable contains resource.address if {
	some resource in lib.resources
	resource.type == "aws_rds_cluster"
	resource.values.engine_mode == "serverless"
}

not_applicable contains resource.address if {
	some resource in lib.resources
	resource.type == "aws_db_instance"
	amazon.matches(`^(oracle|sqlserver|custom|db2)`, resource.values.engine)
}

fail contains {
	"address": resource.address,
	"attribute": "iam_database_authentication_enabled",
	"message": "it takes passwords only",
	"fix": {"set": {"iam_database_authentication_enabled": "true"}},
} if {
	some resource in lib.resources
	not lib.is_on(resource.values.iam_database_authentication_enabled)
}
