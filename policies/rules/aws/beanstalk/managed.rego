# METADATA
# title: Beanstalk environments update their platform and report their health
# description: "The platform is the operating system and the server: without managed updates its fixes wait, without enhanced health a sick version stays."
# custom:
#   severity: low
#   topic: other
#   resources: [aws_elastic_beanstalk_environment]
#   reads: ["setting[].name", "setting[].value", "setting[].namespace"]
#   remediation: Add the settings `ManagedActionsEnabled` (`aws:elasticbeanstalk:managedactions`) and `SystemType = enhanced` (`aws:elasticbeanstalk:healthreporting:system`).
package dharma.aws.beanstalk.managed

import rego.v1
import data.dharma.lib

wanted := {"ManagedActionsEnabled": "true", "SystemType": "enhanced"}

fail contains {
	"address": resource.address,
	"attribute": "setting",
	"message": sprintf("`%s` is not `%s`", [name, value]),
} if {
	some resource in lib.resources
	some name, value in wanted
	not set_to(resource, name, value)
}

set_to(resource, name, value) if {
	some setting in lib.blocks(resource.values, "setting")
	setting.name == name
	lower(sprintf("%v", [setting.value])) == value
}
