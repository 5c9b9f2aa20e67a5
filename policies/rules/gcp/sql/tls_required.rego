# METADATA
# title: Cloud SQL refuses unencrypted connections
# description: A client that is set up without TLS sends its password and its rows in the clear, and the instance lets it.
# custom:
#   severity: high
#   topic: encryption
#   resources: [google_sql_database_instance]
#   reads: ["settings[].ip_configuration[].require_ssl", "settings[].ip_configuration[].ssl_mode"]
#   remediation: Set `ssl_mode` in `ip_configuration` to `ENCRYPTED_ONLY` (`require_ssl` to true before version 6 of the provider).
package dharma.gcp.sql.tls_required

import rego.v1

import data.dharma.lib
import data.dharma.values

fail contains values.lacks(resource, "connections without TLS are taken") if {
	some resource in lib.resources
	addresses := values.first(values.first(resource.values, "settings"), "ip_configuration")
	not values.on(addresses, "require_ssl")
	not values.text(addresses, "ssl_mode") in {"encrypted_only", "trusted_client_certificate_required"}
}
