# METADATA
# title: TLS policies demand version 1.2
# description: Unless told otherwise load balancers speak TLS 1.0, which somebody on the way can weaken.
# custom:
#   severity: medium
#   topic: encryption
#   resources: [google_compute_ssl_policy, google_compute_region_ssl_policy]
#   reads: [min_tls_version, profile]
#   remediation: Set `min_tls_version` to `TLS_1_2` and `profile` to `MODERN` or `RESTRICTED`.
package dharma.gcp.network.tls_policy

import rego.v1

import data.dharma.lib
import data.dharma.values

fail contains values.broken(resource, "min_tls_version", "clients may connect with an outdated TLS version", `"TLS_1_2"`) if {
	some resource in lib.resources
	not values.text(resource.values, "min_tls_version") in {"tls_1_2", "tls_1_3"}
	not values.text(resource.values, "profile") == "restricted"
}
