# METADATA
# title: Plans of web apps run more than one instance
# description: One instance means an outage with every restart, update and failed machine.
# custom:
#   severity: low
#   topic: availability
#   resources: [azurerm_service_plan, azurerm_app_service_plan]
#   reads: [worker_count, sku_name, "sku[].capacity", "sku[].tier", kind]
#   remediation: Set `worker_count` to 2 or more, best with `zone_balancing_enabled`.
package dharma.azure.appservice.plan_instances

import rego.v1

import data.dharma.lib
import data.dharma.values

# Consumption plans scale by themselves, free and shared ones cannot.
not_applicable contains resource.address if {
	some resource in lib.resources
	regex.match(`^(f1|d1|y1|fc1|ep\d|shared)$`, values.text(resource.values, "sku_name"))
}

not_applicable contains resource.address if {
	some resource in lib.resources
	values.text(values.first(resource.values, "sku"), "tier") in {"free", "shared", "dynamic", "elasticpremium"}
}

fail contains values.broken(resource, "worker_count", "it runs one instance", "2") if {
	some resource in lib.resources
	resource.type == "azurerm_service_plan"
	object.get(resource.values, "worker_count", 1) in {1, "1", null}
}

fail contains values.broken_in(resource, "sku", "capacity", "it runs one instance", "2") if {
	some resource in lib.resources
	resource.type == "azurerm_app_service_plan"
	object.get(values.first(resource.values, "sku"), "capacity", 1) in {1, "1", null}
}
