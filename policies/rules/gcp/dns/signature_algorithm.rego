# METADATA
# title: Zones are not signed with SHA-1
# description: Signatures with SHA-1 can be forged by somebody with means.
# custom:
#   severity: medium
#   topic: encryption
#   resources: [google_dns_managed_zone]
#   reads: ["dnssec_config[].default_key_specs[].algorithm"]
#   remediation: Set `algorithm` to `ecdsap256sha256` or `rsasha256`.
package dharma.gcp.dns.signature_algorithm

import rego.v1

import data.dharma.lib
import data.dharma.values

fail contains values.broken(resource, sprintf("dnssec_config[0].default_key_specs[%d].algorithm", [i]), "it is signed with SHA-1", `"rsasha256"`) if {
	some resource in lib.resources
	some i, key in values.blocks(values.first(resource.values, "dnssec_config"), "default_key_specs")
	values.text(key, "algorithm") == "rsasha1"
}
