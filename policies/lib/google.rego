# What rules about Google Cloud share: what firewall rules open to the internet, database flags, and who everybody is.
package dharma.google

import rego.v1

import data.dharma.lib
import data.dharma.values

# The `allow` blocks of a firewall rule that let the internet in: the `attribute` that names the internet, the `protocol`
# and the `ports`; no ports are all.
openings(resource) := [opening |
	not values.on(resource.values, "disabled")
	not values.text(resource.values, "direction") == "egress"
	some attribute in from_internet(resource.values)
	some allowed in values.blocks(resource.values, "allow")
	opening := {
		"attribute": attribute,
		"protocol": object.get(allowed, "protocol", "all"),
		"ports": lib.list(object.get(allowed, "ports", null)),
	}
]

# What is wrong with an opening. Where no ports are written, all are open, or which ones is not known: no attribute is named.
exposed(resource, opening, message) := values.flaw(resource, opening.attribute, message) if count(opening.ports) > 0

exposed(resource, opening, message) := values.lacks(resource, message) if count(opening.ports) == 0

# Sources are all of the internet where nothing narrows them.
from_internet(rule) := {"source_ranges"} if {
	some range in lib.blocks(rule, "source_ranges")
	lib.is_everywhere(range)
}

from_internet(rule) := {"source_ranges"} if {
	count(values.written(rule, ["source_ranges", "source_tags", "source_service_accounts"])) == 0
}

# Whether an opening covers a port of TCP.
opens(opening, port) if {
	opening.protocol in {"tcp", "6", "all"}
	count(opening.ports) == 0
}

opens(opening, port) if {
	opening.protocol in {"tcp", "6", "all"}
	some range in opening.ports
	covers(sprintf("%v", [range]), port)
}

covers(range, port) if range == sprintf("%d", [port])

covers(range, port) if {
	regex.match(`^[0-9]+-[0-9]+$`, range)
	ends := split(range, "-")
	to_number(ends[0]) <= port
	port <= to_number(ends[1])
}

# The members that a grant names, whether it names one or many.
members(object_value) := array.concat(values.texts(object_value, "member"), values.texts(object_value, "members"))

# Whether a member is everybody on the internet, or everybody with some account.
is_everybody(member) if member in {"allUsers", "allAuthenticatedUsers"}

# The flags of a database instance by name.
flags(resource) := {flag.name: flag.value |
	some flag in values.blocks(values.first(resource.values, "settings"), "database_flags")
	is_string(flag.name)
}

# The metadata of a machine at `key` as small letters; empty where it is not there.
metadata(object_value, key) := lower(sprintf("%v", [object.get(values.map(object_value, "metadata"), key, "")]))
