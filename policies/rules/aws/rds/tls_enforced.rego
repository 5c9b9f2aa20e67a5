# METADATA
# title: Databases refuse connections without TLS
# description: PostgreSQL, MySQL and SQL Server on RDS let a client choose. One that does not ask for TLS sends queries, results and (for some methods) passwords in the clear.
# custom:
#   severity: medium
#   topic: encryption
#   resources: [aws_db_parameter_group, aws_rds_cluster_parameter_group, aws_docdb_cluster_parameter_group, aws_redshift_parameter_group, aws_neptune_cluster_parameter_group]
#   reads: [parameter, family]
#   remediation: Set `rds.force_ssl` to 1 (PostgreSQL, SQL Server) or `require_secure_transport` to ON (MySQL, MariaDB), for DocumentDB `tls` to enabled, for Redshift `require_ssl` to true, for Neptune `neptune_enforce_ssl` to 1.
package dharma.aws.rds.tls_enforced

import rego.v1
import data.dharma.lib
import data.dharma.amazon

# What turns it on, and whether it is on unless taken off. PostgreSQL 15 and Neptune and DocumentDB are on by default.
switch_of(family) := {"name": "rds.force_ssl", "on": major(family) >= 15} if amazon.matches(`^(aurora-)?postgres(ql)?[0-9]`, family)

switch_of(family) := {"name": "rds.force_ssl", "on": false} if amazon.begins(family, "sqlserver")

switch_of(family) := {"name": "require_secure_transport", "on": false} if amazon.matches(`^(aurora-)?(mysql|mariadb)`, family)

switch_of(family) := {"name": "tls", "on": true} if amazon.begins(family, "docdb")

switch_of(family) := {"name": "require_ssl", "on": false} if amazon.begins(family, "redshift")

switch_of(family) := {"name": "neptune_enforce_ssl", "on": true} if amazon.begins(family, "neptune")

major(family) := to_number(regex.find_n(`[0-9]+`, family, 1)[0])

written(resource, name) := {lower(sprintf("%v", [parameter.value])) |
	some parameter in lib.blocks(resource.values, "parameter")
	parameter.name == name
}

kept(_, values) if {
	count(values) > 0
	count(values - {"1", "on", "true", "enabled", "tls1.2+", "tls1.3+", "fips-140-3"}) == 0
}

kept(switch, values) if {
	count(values) == 0
	switch.on
}

# Other engines are set up elsewhere.
not_applicable contains resource.address if {
	some resource in lib.resources
	not switch_of(resource.values.family)
}

fail contains {
	"address": resource.address,
	"attribute": "parameter",
	"message": sprintf("`%s` is not on", [switch.name]),
} if {
	some resource in lib.resources
	switch := switch_of(resource.values.family)
	not kept(switch, written(resource, switch.name))
}
