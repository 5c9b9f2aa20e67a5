# METADATA
# title: Machine images and snapshots are not shared with everybody
# description: A public image or snapshot is copied within hours by people who search them for keys, source and data.
# custom:
#   severity: high
#   topic: public-exposure
#   resources: [aws_ami_launch_permission, aws_db_snapshot, aws_ssm_document]
#   reads: [group, shared_accounts, permissions]
#   remediation: Share it with the accounts that need it, by id.
package dharma.aws.ebs.image_not_public

import rego.v1
import data.dharma.lib
import data.dharma.amazon

fail contains {
	"address": resource.address,
	"attribute": "group",
	"message": "the image is for everybody",
} if {
	some resource in lib.resources
	resource.type == "aws_ami_launch_permission"
	resource.values.group == "all"
}

fail contains {
	"address": resource.address,
	"attribute": "shared_accounts",
	"message": "the snapshot is for everybody",
} if {
	some resource in lib.resources
	resource.type == "aws_db_snapshot"
	"all" in lib.list(resource.values.shared_accounts)
}

fail contains {
	"address": resource.address,
	"attribute": "permissions",
	"message": "the document is for everybody",
} if {
	some resource in lib.resources
	resource.type == "aws_ssm_document"
	amazon.lowered(resource.values.permissions.account_ids) == "all"
}
