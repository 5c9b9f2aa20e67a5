# METADATA
# title: Instances answer metadata requests by IMDSv2 only
# description: With version 1 one forged request through a web application, a proxy or a container is enough to read the credentials of the instance's role. Version 2 asks for a token first, which such a request cannot get. Some images turn version 1 off by themselves; the blueprint should say so.
# custom:
#   severity: medium
#   topic: identity
#   resources: [aws_instance, aws_launch_template, aws_launch_configuration]
#   reads: ["metadata_options[].http_tokens", "metadata_options[].http_endpoint"]
#   remediation: Set `http_tokens = "required"` in `metadata_options`. Check first with the metric `MetadataNoToken` that nothing on the machine still uses version 1.
package dharma.aws.ec2.imdsv2_required

import rego.v1
import data.dharma.lib
import data.dharma.amazon

kept(resource) if {
	some options in lib.blocks(resource.values, "metadata_options")
	options.http_tokens == "required"
}

kept(resource) if {
	some options in lib.blocks(resource.values, "metadata_options")
	options.http_endpoint == "disabled"
}

fail contains {
	"address": resource.address,
	"attribute": amazon.path(resource, "metadata_options", "http_tokens"),
	"message": "metadata is answered without a token (IMDSv1)",
	"fix": amazon.set_in_block(resource, "metadata_options", "http_tokens", "\"required\""),
} if {
	some resource in lib.resources
	not kept(resource)
}
