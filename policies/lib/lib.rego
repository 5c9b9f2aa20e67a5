# What every rule of the bundle stands on: the resources it is about, and those related to them.
#
# The product hands a rule its own resources, flat and with full addresses, and what is related to each under
# `input.dharma`. Where that is missing the input is what `terraform show -json` prints: the modules are walked, and what
# is related is found by the references of the configuration and by equal names.
package dharma.lib

import rego.v1

# The managed resources that the rule is about, each with `address`, `type`, `name`, `values`.
resources := input.planned_values.root_module.resources if input.dharma

resources := [resource | some resource in planned; resource.mode == "managed"] if not input.dharma

# Resources of `type` that are tied to `resource` as the rule's `related` says; none is an empty list.
related(resource, type) := object.get(input.dharma.related, [resource.address, type], []) if input.dharma

related(resource, type) := [other |
	some other in planned
	other.type == type
	other.address != resource.address
	tied(resource, other)
] if {
	not input.dharma
}

# Who reaches `resource` over the network, in a rule that says `reach: true`: `internet`, `network`, `namespaces`, `egress`, each
# with `state` and `path`. Undefined for what is no part of a network, and where nobody worked it out.
reach(resource) := input.dharma.reach[resource.address]

# Blocks and lists as a list, whatever is written: a missing one is empty, a single value is a list of one.
list(value) := value if is_array(value)

list(value) := [] if is_null(value)

list(value) := [value] if {
	not is_array(value)
	not is_null(value)
}

# The blocks or elements at `name`; none is an empty list.
blocks(object_value, name) := list(object.get(object_value, name, null))

# Whether a switch is on, written as a truth value or as text.
is_on(value) if value == true

is_on(value) if {
	is_string(value)
	lower(value) == "true"
}

# A policy document given as text or as an object; undefined where it is neither.
document(value) := json.unmarshal(value) if {
	is_string(value)
	json.is_valid(value)
}

document(value) := value if is_object(value)

# Its statements; `Statement` may be one or many.
statements(value) := list(object.get(document(value), "Statement", null))

# Whether an address range is the whole of the internet.
is_everywhere(range) if range in {"0.0.0.0/0", "::/0", "*", "any", "Any", "Internet", "internet", "0.0.0.0"}

planned contains resource if {
	walk(input.planned_values.root_module, [path, resource])
	count(path) >= 2
	path[count(path) - 2] == "resources"
	is_string(resource.address)
}

tied(resource, other) if refers(other, resource)

tied(resource, other) if refers(resource, other)

tied(resource, other) if {
	some name in ["id", "name", "bucket", "arn", "identifier"]
	is_string(resource.values[name])
	resource.values[name] != ""
	some value in other.values
	value == resource.values[name]
}

# Whether the configuration of one refers to the other, instances left aside.
refers(one, other) if {
	some reference in references[plain(one.address)]
	startswith(sprintf("%s.", [reference]), sprintf("%s.", [local(other)]))
	same_module(one, other)
}

local(resource) := sprintf("%s.%s", [resource.type, resource.name])

same_module(one, other) if module_of(one) == module_of(other)

module_of(resource) := trim_suffix(plain(resource.address), local(resource))

plain(address) := regex.replace(address, `\[[^\]]*\]`, "")

references[address] contains reference if {
	walk(input.configuration.root_module, [path, node])
	is_string(node.address)
	is_object(node.expressions)
	modules := [sprintf("module.%s.", [path[i + 1]]) | some i, key in path; key == "module_calls"]
	address := concat("", array.concat(modules, [node.address]))
	walk(node.expressions, [inner, reference])
	count(inner) > 1
	inner[count(inner) - 2] == "references"
}
