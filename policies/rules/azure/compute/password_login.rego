# METADATA
# title: Linux machines are entered with keys, not passwords
# description: A password can be guessed, reused and read over a shoulder; SSH on a public address is tried thousands of times a day.
# custom:
#   severity: medium
#   topic: identity
#   resources:
#     - azurerm_linux_virtual_machine
#     - azurerm_linux_virtual_machine_scale_set
#     - azurerm_virtual_machine
#     - azurerm_orchestrated_virtual_machine_scale_set
#   reads: [disable_password_authentication, "os_profile_linux_config[].disable_password_authentication", "os_profile[].linux_configuration[].disable_password_authentication"]
#   remediation: Set `disable_password_authentication` to true and give an `admin_ssh_key`.
package dharma.azure.compute.password_login

import rego.v1

import data.dharma.lib
import data.dharma.values

fail contains values.broken(resource, "disable_password_authentication", "it can be entered with a password", "true") if {
	some resource in lib.resources
	values.off(resource.values, "disable_password_authentication")
}

fail contains values.broken_in(resource, "os_profile_linux_config", name, "it can be entered with a password", "true") if {
	some resource in lib.resources
	some name in ["disable_password_authentication"]
	values.off(values.first(resource.values, "os_profile_linux_config"), name)
}

fail contains values.broken(resource, "os_profile[0].linux_configuration[0].disable_password_authentication", "it can be entered with a password", "true") if {
	some resource in lib.resources
	values.off(values.first(values.first(resource.values, "os_profile"), "linux_configuration"), "disable_password_authentication")
}
