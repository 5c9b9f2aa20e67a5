# METADATA
# title: Clusters take no static passwords and certificates
# description: A password or a certificate for the API ends up in files, has no second factor, and cannot be called back for one person.
# custom:
#   severity: high
#   topic: identity
#   resources: [google_container_cluster]
#   reads: ["master_auth[].username", "master_auth[].password?", "master_auth[].client_certificate_config[].issue_client_certificate"]
#   remediation: Take `username` and `password` out of `master_auth`, and set `issue_client_certificate` to false.
package dharma.gcp.gke.basic_authentication

import rego.v1

import data.dharma.lib
import data.dharma.values

fail contains values.flaw(resource, "master_auth[0].username", "it takes a static password") if {
	some resource in lib.resources
	values.has(values.first(resource.values, "master_auth"), "username")
}

fail contains values.broken(resource, "master_auth[0].client_certificate_config[0].issue_client_certificate", "it hands out a static certificate", "false") if {
	some resource in lib.resources
	certificate := values.first(values.first(resource.values, "master_auth"), "client_certificate_config")
	values.on(certificate, "issue_client_certificate")
}
