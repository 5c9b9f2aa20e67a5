# METADATA
# title: Cloud SQL does not authorize the whole internet
# description: With all addresses authorized, a password is all that stands between the internet and the data.
# custom:
#   severity: critical
#   topic: public-exposure
#   resources: [google_sql_database_instance]
#   reads: ["settings[].ip_configuration[].authorized_networks[].value"]
#   remediation: Name the addresses that really connect, or use the private address and the Auth Proxy.
package dharma.gcp.sql.open_to_internet

import rego.v1

import data.dharma.lib
import data.dharma.values

fail contains values.flaw(resource, sprintf("settings[0].ip_configuration[0].authorized_networks[%d].value", [i]), "every address may connect") if {
	some resource in lib.resources
	some i, network in values.blocks(values.first(values.first(resource.values, "settings"), "ip_configuration"), "authorized_networks")
	lib.is_everywhere(network.value)
}
