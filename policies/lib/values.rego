# How values are read, and how what is wrong with them is said. A plan writes null for what is not set, configuration leaves
# it out, and older configuration writes truth values as text: all of that is one here.
package dharma.values

import rego.v1

import data.dharma.lib
import data.dharma.settings

# Whether something is written at `name`.
has(object_value, name) if {
	value := object_value[name]
	not value in {null, "", []}
}

# Whether the switch at `name` is on; one that is not written is not.
on(object_value, name) if lib.is_on(object_value[name])

# Whether the switch at `name` is turned off on purpose.
off(object_value, name) if object_value[name] == false

off(object_value, name) if {
	is_string(object_value[name])
	lower(object_value[name]) == "false"
}

# Whether one of several switches is on: providers rename them.
any_on(object_value, names) if {
	some name in names
	on(object_value, name)
}

# Those of the names that are written.
written(object_value, names) := [name |
	some name in names
	has(object_value, name)
]

# The text at `name`, in small letters; undefined where there is none.
text(object_value, name) := lower(object_value[name]) if is_string(object_value[name])

# The number at `name`, also where it is written as text; undefined where there is none.
number(object_value, name) := object_value[name] if is_number(object_value[name])

number(object_value, name) := to_number(object_value[name]) if {
	is_string(object_value[name])
	regex.match(`^-?[0-9]+$`, object_value[name])
}

# The blocks at `name`; none where nothing is written, or something that is no block.
blocks(object_value, name) := [block |
	some block in lib.blocks(object_value, name)
	is_object(block)
]

# The first block at `name`; an empty one where there is none.
first(object_value, name) := blocks(object_value, name)[0]

first(object_value, name) := {} if count(blocks(object_value, name)) == 0

# The texts of the list at `name`; a single text is a list of one.
texts(object_value, name) := [item |
	some item in lib.blocks(object_value, name)
	is_string(item)
]

# Where an attribute of the first block at `block` stands; the block itself where there is none.
at(resource, block, name) := sprintf("%s[0].%s", [block, name]) if count(lib.blocks(resource.values, block)) > 0

at(resource, block, name) := block if count(lib.blocks(resource.values, block)) == 0

# What sets an attribute of the first block at `block`, writing the block where there is none.
set_in(resource, block, name, expression) := {"set": {at(resource, block, name): expression}} if {
	count(lib.blocks(resource.values, block)) > 0
}

set_in(resource, block, name, expression) := {"block": {
	"path": block,
	"body": sprintf("%s = %s", [name, expression]),
}} if {
	count(lib.blocks(resource.values, block)) == 0
}

# An attribute is wrong.
flaw(resource, attribute, message) := {"address": resource.address, "attribute": attribute, "message": message}

# An attribute is wrong, and a value mends it.
broken(resource, attribute, message, expression) := {
	"address": resource.address,
	"attribute": attribute,
	"message": message,
	"fix": {"set": {attribute: expression}},
}

# An attribute of the first block at `block` is wrong, and a value mends it.
broken_in(resource, block, name, message, expression) := {
	"address": resource.address,
	"attribute": at(resource, block, name),
	"message": message,
	"fix": set_in(resource, block, name, expression),
}

# Something is missing that could be said in several ways: no attribute is named, for each of them bears on it.
lacks(resource, message) := {"address": resource.address, "message": message}

# The same where setting an attribute mends it.
lacks_set(resource, message, attribute, expression) := {
	"address": resource.address,
	"message": message,
	"fix": {"set": {attribute: expression}},
}

# An attribute of several names, the usual one first, is wrong: the one that is written is named.
unmet(resource, names, message, expression) := broken(resource, written(resource.values, names)[0], message, expression) if {
	count(written(resource.values, names)) > 0
}

unmet(resource, names, message, expression) := lacks_set(resource, message, names[0], expression) if {
	count(written(resource.values, names)) == 0
}

# The map at `name`; an empty one where there is none.
map(object_value, name) := object_value[name] if is_object(object_value[name])

map(object_value, name) := {} if not is_object(object_value[name])

# What is wrong with the tags or labels at `name`, which are called `kind`; undefined where nothing is.
untagged(object_value, name, kind) := sprintf("it has no %s", [kind]) if {
	count(settings.required_tags) == 0
	count(map(object_value, name)) == 0
}

untagged(object_value, name, kind) := sprintf("it lacks the %s %s", [kind, concat(", ", sort(missing))]) if {
	there := {lower(key) | some key, _ in map(object_value, name)}
	missing := {tag | some tag in settings.required_tags; not lower(tag) in there}
	count(missing) > 0
}
