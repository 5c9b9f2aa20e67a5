# METADATA
# title: Virtual machines start only what is signed
# description: Secure boot and a virtual TPM keep a changed boot loader or kernel from running unseen under the operating system.
# custom:
#   severity: low
#   topic: supply-chain
#   resources:
#     - azurerm_linux_virtual_machine
#     - azurerm_linux_virtual_machine_scale_set
#     - azurerm_windows_virtual_machine
#     - azurerm_windows_virtual_machine_scale_set
#   reads: [secure_boot_enabled, vtpm_enabled]
#   remediation: Set `secure_boot_enabled` and `vtpm_enabled` to true, with an image of generation 2. Both can be chosen only when the machine is made.
package dharma.azure.compute.secure_boot

import rego.v1

import data.dharma.lib
import data.dharma.values

fail contains values.broken(resource, name, message, "true") if {
	some resource in lib.resources
	some name, message in {"secure_boot_enabled": "it starts what nobody signed", "vtpm_enabled": "it has no virtual TPM"}
	not values.on(resource.values, name)
}
