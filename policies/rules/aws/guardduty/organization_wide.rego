# METADATA
# title: GuardDuty is set up for the whole organization
# description: Accounts that are added later have no detector unless the organization turns it on for them.
# custom:
#   severity: info
#   topic: logging
#   resources: [aws_guardduty_detector]
#   related:
#     - {type: aws_guardduty_organization_configuration, by: detector_id, reads: []}
#   remediation: Add an `aws_guardduty_organization_configuration` with `auto_enable_organization_members = "ALL"` in the administrator's account. In a single account suppress this.
package dharma.aws.guardduty.organization_wide

import rego.v1
import data.dharma.lib

fail contains {
	"address": resource.address,
	"message": "new accounts get no detector by themselves",
} if {
	some resource in lib.resources
	count(lib.related(resource, "aws_guardduty_organization_configuration")) == 0
}
