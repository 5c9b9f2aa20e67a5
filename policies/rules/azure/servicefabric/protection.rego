# METADATA
# title: Service Fabric clusters encrypt and sign what their nodes say
# description: With less than `EncryptAndSign` somebody in the network can read or change what the nodes tell each other.
# custom:
#   severity: high
#   topic: encryption
#   resources: [azurerm_service_fabric_cluster]
#   reads: ["fabric_settings[].name", "fabric_settings[].parameters"]
#   remediation: Write `fabric_settings` named `Security` with `ClusterProtectionLevel = "EncryptAndSign"`.
package dharma.azure.servicefabric.protection

import rego.v1

import data.dharma.lib
import data.dharma.values

fail contains values.lacks(resource, "its nodes do not encrypt and sign what they say") if {
	some resource in lib.resources
	count([setting |
		some setting in values.blocks(resource.values, "fabric_settings")
		setting.name == "Security"
		setting.parameters.ClusterProtectionLevel == "EncryptAndSign"
	]) == 0
}
