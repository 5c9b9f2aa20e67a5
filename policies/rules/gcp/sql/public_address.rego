# METADATA
# title: Cloud SQL has no public address
# description: A public address leaves an authorized network, easily added in the console, between the internet and the login.
# custom:
#   severity: medium
#   topic: public-exposure
#   resources: [google_sql_database_instance]
#   reads: ["settings[].ip_configuration[].ipv4_enabled", instance_type]
#   remediation: Set `ipv4_enabled` in `ip_configuration` to false and name a `private_network`.
package dharma.gcp.sql.public_address

import rego.v1

import data.dharma.lib
import data.dharma.values

fail contains values.lacks(resource, "it has a public address") if {
	some resource in lib.resources
	not values.off(values.first(values.first(resource.values, "settings"), "ip_configuration"), "ipv4_enabled")
}
