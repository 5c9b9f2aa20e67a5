# METADATA
# title: Machine learning clusters are not open for SSH
# description: SSH on a public address is tried by robots around the clock, and these machines reach the data.
# custom:
#   severity: medium
#   topic: public-exposure
#   resources: [azurerm_machine_learning_compute_cluster]
#   reads: [ssh_public_access_enabled, ssh]
#   remediation: Set `ssh_public_access_enabled` to false.
package dharma.azure.machinelearning.compute_ssh

import rego.v1

import data.dharma.lib
import data.dharma.values

fail contains values.broken(resource, "ssh_public_access_enabled", "its nodes are open for SSH", "false") if {
	some resource in lib.resources
	values.on(resource.values, "ssh_public_access_enabled")
}
