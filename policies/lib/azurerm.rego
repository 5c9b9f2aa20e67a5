# What rules about Azure share: what network rules open to the internet.
package dharma.azurerm

import rego.v1

import data.dharma.lib
import data.dharma.values

# Rules of a resource that let the internet in, whether they stand inside a group or alone: the `attribute` that names the
# internet, and the port `ranges`.
open_rules(resource) := [rule |
	some number, written in values.blocks(resource.values, "security_rule")
	some name in from_internet(written)
	rule := {"attribute": sprintf("security_rule[%d].%s", [number, name]), "ranges": ranges(written)}
] if {
	resource.type == "azurerm_network_security_group"
}

open_rules(resource) := [rule |
	some name in from_internet(resource.values)
	rule := {"attribute": name, "ranges": ranges(resource.values)}
] if {
	resource.type == "azurerm_network_security_rule"
}

# The attributes by which a rule lets the internet in.
from_internet(rule) := {name |
	values.text(rule, "direction") == "inbound"
	values.text(rule, "access") == "allow"
	values.text(rule, "protocol") in {"tcp", "*", "udp"}
	some name in ["source_address_prefix", "source_address_prefixes"]
	some source in values.texts(rule, name)
	lib.is_everywhere(source)
}

ranges(rule) := array.concat(values.texts(rule, "destination_port_range"), values.texts(rule, "destination_port_ranges"))

# Whether a rule opens a port.
opens(rule, port) if {
	some range in rule.ranges
	covers(range, port)
}

covers(range, _) if range == "*"

covers(range, port) if range == sprintf("%d", [port])

covers(range, port) if {
	regex.match(`^[0-9]+-[0-9]+$`, range)
	ends := split(range, "-")
	to_number(ends[0]) <= port
	port <= to_number(ends[1])
}
