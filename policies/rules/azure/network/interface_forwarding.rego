# METADATA
# title: Network interfaces do not forward foreign traffic
# description: "An interface that forwards can stand between others: meant for routers and firewalls, and of use to an intruder on any other machine."
# custom:
#   severity: low
#   topic: network
#   resources: [azurerm_network_interface, azurerm_linux_virtual_machine_scale_set, azurerm_windows_virtual_machine_scale_set]
#   reads: [ip_forwarding_enabled, enable_ip_forwarding, "network_interface[].ip_forwarding_enabled", "network_interface[].enable_ip_forwarding"]
#   remediation: Set `ip_forwarding_enabled` to false (`enable_ip_forwarding` before version 4 of the provider), unless it is a network appliance.
package dharma.azure.network.interface_forwarding

import rego.v1

import data.dharma.lib
import data.dharma.values

fail contains values.broken(resource, name, "it forwards traffic that is not its own", "false") if {
	some resource in lib.resources
	some name in ["ip_forwarding_enabled", "enable_ip_forwarding"]
	values.on(resource.values, name)
}

fail contains values.broken_in(resource, "network_interface", name, "it forwards traffic that is not its own", "false") if {
	some resource in lib.resources
	some name in ["ip_forwarding_enabled", "enable_ip_forwarding"]
	values.on(values.first(resource.values, "network_interface"), name)
}
