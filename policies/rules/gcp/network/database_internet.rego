# METADATA
# title: The internet does not reach databases
# description: The database has a public address and authorizes ranges that are nobody's in particular, so anybody can knock at it.
# custom:
#   severity: critical
#   topic: public-exposure
#   resources:
#     - google_sql_database_instance
#     - google_alloydb_cluster
#   reach: true
#   reads:
#     - reach.internet
#   remediation: Turn the public address off and connect over a private one, or use the Cloud SQL connectors without authorized networks.
package dharma.gcp.network.database_internet

import data.dharma.lib
import rego.v1

# What is no part of a network, or what nobody worked out.
not_applicable contains resource.address if {
	some resource in lib.resources
	not lib.reach(resource)
}

fail contains {
	"address": resource.address,
	"message": sprintf("the internet reaches the database (%s)", [concat(", ", way.ports)]),
	"path": way.path,
} if {
	some resource in lib.resources
	way := lib.reach(resource).internet
	way.state == "reachable"
}
