# METADATA
# title: Services and functions are not called by everybody
# description: Everybody on the internet can call it, unless something stands before it and its ingress is closed.
# custom:
#   severity: medium
#   topic: public-exposure
#   resources:
#     - google_cloud_run_service_iam_member
#     - google_cloud_run_service_iam_binding
#     - google_cloud_run_v2_service_iam_member
#     - google_cloud_run_v2_service_iam_binding
#     - google_cloud_run_v2_job_iam_member
#     - google_cloud_run_v2_job_iam_binding
#     - google_cloudfunctions_function_iam_member
#     - google_cloudfunctions_function_iam_binding
#     - google_cloudfunctions2_function_iam_member
#     - google_cloudfunctions2_function_iam_binding
#   reads: [member, members]
#   remediation: Name the accounts that call it. What is meant for everybody is better put behind a load balancer with Cloud Armor.
package dharma.gcp.run.public_invoker

import rego.v1

import data.dharma.lib
import data.dharma.google
import data.dharma.values

fail contains values.flaw(resource, name, "everybody can call it") if {
	some resource in lib.resources
	some name in ["member", "members"]
	some member in values.texts(resource.values, name)
	google.is_everybody(member)
}
