# METADATA
# title: Load balancers for HTTPS have a TLS policy
# description: Without a policy of one's own the default applies, which allows TLS 1.0.
# custom:
#   severity: low
#   topic: encryption
#   resources: [google_compute_target_https_proxy, google_compute_region_target_https_proxy, google_compute_target_ssl_proxy]
#   reads: ["ssl_policy?"]
#   remediation: Name a `google_compute_ssl_policy` in `ssl_policy`.
package dharma.gcp.network.proxy_tls_policy

import rego.v1

import data.dharma.lib
import data.dharma.values

fail contains values.flaw(resource, "ssl_policy", "the default policy allows outdated versions of TLS") if {
	some resource in lib.resources
	not values.has(resource.values, "ssl_policy")
}
