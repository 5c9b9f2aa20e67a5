# METADATA
# title: The master password is kept by Secrets Manager, not by the blueprint
# description: A password that Terraform sets stands in the state and in every plan, and stays the same for years.
# custom:
#   severity: medium
#   topic: identity
#   resources: [aws_db_instance, aws_rds_cluster, aws_redshift_cluster, aws_docdb_cluster]
#   reads: [manage_master_user_password, manage_master_password, password?, master_password?]
#   remediation: Set `manage_master_user_password` to true and take `password` out; or use `password_wo`, which is never kept.
package dharma.aws.rds.managed_password

import rego.v1
import data.dharma.lib
import data.dharma.amazon

fail contains {
	"address": resource.address,
	"attribute": switch_of[resource.type],
	"message": "the password is set here, and kept in the state",
} if {
	some resource in lib.resources
	some attribute in ["password", "master_password"]
	amazon.has(resource.values, attribute)
	not lib.is_on(resource.values[switch_of[resource.type]])
}

switch_of := {
	"aws_db_instance": "manage_master_user_password",
	"aws_docdb_cluster": "manage_master_user_password",
	"aws_rds_cluster": "manage_master_user_password",
	"aws_redshift_cluster": "manage_master_password",
}
