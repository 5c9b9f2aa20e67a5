# METADATA
# title: Database ports are not open to the internet
# description: A database that the internet reaches is one password, or one flaw before login, away from being copied or wiped.
# custom:
#   severity: high
#   topic: network
#   resources: [google_compute_firewall]
#   reads: [source_ranges, "source_tags?", "source_service_accounts?", direction, disabled, "allow[].protocol", "allow[].ports"]
#   remediation: Name the ranges or service accounts of the applications as source.
package dharma.gcp.network.database_ports_open

import rego.v1

import data.dharma.lib
import data.dharma.google

ports := [1433, 3306, 5432, 6379, 9200, 27017, 1521, 9042, 11211]

fail contains google.exposed(resource, opening, sprintf("the internet reaches the database port %d", [opened[0]])) if {
	some resource in lib.resources
	some opening in google.openings(resource)
	opened := [port | some port in ports; google.opens(opening, port)]
	count(opened) > 0
}
