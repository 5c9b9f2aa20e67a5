# METADATA
# title: VPCs record their flows
# description: Flow logs say who talked to whom, and when. Without them neither an intrusion nor a firewall mistake can be followed.
# custom:
#   severity: medium
#   topic: logging
#   resources: [aws_vpc]
#   related:
#     - {type: aws_flow_log, by: vpc_id, reads: []}
#   remediation: Add an `aws_flow_log` for the VPC with traffic type `ALL` (or at least `REJECT`), to CloudWatch Logs or S3.
package dharma.aws.vpc.flow_logs

import rego.v1
import data.dharma.lib

fail contains {
	"address": resource.address,
	"message": "flows in this VPC are not recorded",
} if {
	some resource in lib.resources
	count(lib.related(resource, "aws_flow_log")) == 0
}
