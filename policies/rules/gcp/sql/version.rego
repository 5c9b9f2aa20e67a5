# METADATA
# title: Cloud SQL runs a version that is kept up
# description: A version past its end gets no more fixes for known holes.
# custom:
#   severity: medium
#   topic: supply-chain
#   resources: [google_sql_database_instance]
#   reads: [database_version]
#   remediation: "Upgrade to a version that the makers keep up: PostgreSQL 14, MySQL 8.0, SQL Server 2019 or newer."
package dharma.gcp.sql.version

import rego.v1

import data.dharma.lib
import data.dharma.values

fail contains values.flaw(resource, "database_version", sprintf("`%s` is past its end", [resource.values.database_version])) if {
	some resource in lib.resources
	regex.match(`^(postgres_(9_6|10|11|12|13)|mysql_5_[67]|sqlserver_2014_.*|sqlserver_2016_.*|sqlserver_2017_.*)$`, values.text(resource.values, "database_version"))
}
