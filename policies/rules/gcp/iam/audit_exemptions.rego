# METADATA
# title: Nobody is exempt from audit logs
# description: Reading by an exempt account leaves no trace.
# custom:
#   severity: low
#   topic: logging
#   resources: [google_project_iam_audit_config, google_folder_iam_audit_config, google_organization_iam_audit_config]
#   reads: ["audit_log_config[].exempted_members"]
#   remediation: Take `exempted_members` out.
package dharma.gcp.iam.audit_exemptions

import rego.v1

import data.dharma.lib
import data.dharma.values

fail contains object.union(
	values.flaw(resource, sprintf("audit_log_config[%d].exempted_members", [i]), "some accounts leave no trace"),
	{"fix": {"unset": [sprintf("audit_log_config[%d].exempted_members", [i])]}},
) if {
	some resource in lib.resources
	some i, log in values.blocks(resource.values, "audit_log_config")
	count(values.texts(log, "exempted_members")) > 0
}
