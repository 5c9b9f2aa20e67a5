# METADATA
# title: Machines do not run as the default account with all rights
# description: "The default account is an editor of the project in most organizations: with the scope of the whole platform, whoever gets into the machine has the project."
# custom:
#   severity: high
#   topic: identity
#   resources: [google_compute_instance, google_compute_instance_template, google_compute_region_instance_template]
#   reads: ["service_account[].email", "service_account[].scopes"]
#   remediation: Make an account for the machine with the roles that it needs, and name it in `service_account`.
package dharma.gcp.compute.default_account

import rego.v1

import data.dharma.lib
import data.dharma.values

wide := {"cloud-platform", "https://www.googleapis.com/auth/cloud-platform"}

fail contains values.lacks(resource, "it runs as the default account with all rights") if {
	some resource in lib.resources
	some account in values.blocks(resource.values, "service_account")
	is_default(account)
	some scope in values.texts(account, "scopes")
	scope in wide
}

is_default(account) if not values.has(account, "email")

is_default(account) if endswith(values.text(account, "email"), "-compute@developer.gserviceaccount.com")
