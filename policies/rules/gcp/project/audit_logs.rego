# METADATA
# title: Projects log who reads data
# description: "Reads are not logged unless asked for: after a leak nobody can say what was taken."
# custom:
#   severity: low
#   topic: logging
#   resources: [google_project]
#   reads: [project_id]
#   related:
#     - {type: google_project_iam_audit_config, by: project, reads: []}
#   remediation: Add a `google_project_iam_audit_config` for `allServices`, or one on the folder or organization.
package dharma.gcp.project.audit_logs

import rego.v1

import data.dharma.lib
import data.dharma.values

fail contains values.lacks(resource, "nothing here asks for data access logs") if {
	some resource in lib.resources
	count(lib.related(resource, "google_project_iam_audit_config")) == 0
}
