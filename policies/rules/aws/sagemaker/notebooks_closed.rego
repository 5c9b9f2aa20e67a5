# METADATA
# title: Notebooks have no way to the internet, and no root
# description: A notebook has a role that reads training data, and runs what people paste into it. With internet and root the data leaves by one cell.
# custom:
#   severity: high
#   topic: public-exposure
#   resources: [aws_sagemaker_notebook_instance]
#   reads: [direct_internet_access, root_access]
#   remediation: Set `direct_internet_access = "Disabled"` with a `subnet_id`, and `root_access = "Disabled"`.
package dharma.aws.sagemaker.notebooks_closed

import rego.v1
import data.dharma.lib

fail contains {
	"address": resource.address,
	"attribute": attribute,
	"message": sprintf("`%s` is on", [attribute]),
	"fix": {"set": {attribute: "\"Disabled\""}},
} if {
	some resource in lib.resources
	some attribute in ["direct_internet_access", "root_access"]
	not resource.values[attribute] == "Disabled"
}
