# What the rules about AWS have in common: what counts as set, policy documents, ports and address ranges.
package dharma.amazon

import rego.v1
import data.dharma.lib

# Values

# Plans write null for what is not set, configuration leaves it out.
has(object, key) if {
	value := object[key]
	not value in {null, ""}
}

# What is written, or what the provider takes where nothing is.
written(object, key, _) := object[key] if has(object, key)

written(object, key, fallback) := fallback if not has(object, key)

# Whether something is in a list, an object or a text.
filled(collection) if {
	not is_number(collection)
	not is_boolean(collection)
	not is_null(collection)
	count(collection) > 0
}

# The following hold for text alone: anything else is not an error, and not a match.

matches(pattern, text) if {
	is_string(text)
	regex.match(pattern, text)
}

begins(text, start) if {
	is_string(text)
	startswith(text, start)
}

ends(text, end) if {
	is_string(text)
	endswith(text, end)
}

lowered(text) := lower(text) if is_string(text)

# Whether a switch is written, and off.
no(value) if value == false

no(value) if value == "false"

number(value) := value if is_number(value)

number(value) := to_number(value) if {
	is_string(value)
	matches(`^-?[0-9]+$`, value)
}

# Where an attribute of the first block of a kind stands, or the block itself where it is not there.
path(resource, block, attribute) := sprintf("%s[0].%s", [block, attribute]) if count(lib.blocks(resource.values, block)) > 0

path(resource, block, attribute) := block if count(lib.blocks(resource.values, block)) == 0

# Sets an attribute of the first block of a kind, writing the block where it is not there.
set_in_block(resource, block, attribute, expression) := {"set": {path(resource, block, attribute): expression}} if {
	count(lib.blocks(resource.values, block)) > 0
}

set_in_block(resource, block, attribute, expression) := {"block": {
	"path": block,
	"body": sprintf("%s = %s", [attribute, expression]),
}} if {
	count(lib.blocks(resource.values, block)) == 0
}

# Policy documents

statements(text) := [statement | some statement in lib.list(policy.Statement); is_object(statement)] if {
	policy := lib.document(text)
	is_object(policy)
}

allows(statement) if lowered(statement.Effect) == "allow"

denies(statement) if lowered(statement.Effect) == "deny"

actions(statement) := {lower(action) | some action in lib.list(statement.Action); is_string(action)}

resources(statement) := {resource | some resource in lib.list(statement.Resource); is_string(resource)}

any_resource(statement) if "*" in resources(statement)

# NotAction with Allow is all but a few.
any_action(statement) if "*" in actions(statement)

any_action(statement) if "*:*" in actions(statement)

any_action(statement) if statement.NotAction

conditions(statement) := statement.Condition if is_object(statement.Condition)

conditional(statement) if count(conditions(statement)) > 0

# Whether a statement is for everybody: an asterisk as principal, or as account.
anybody(statement) if statement.Principal == "*"

anybody(statement) if "*" in lib.list(statement.Principal.AWS)

# An account cannot be left open in an ARN: AWS takes it for everybody, or refuses it.
anybody(statement) if {
	some principal in lib.list(statement.Principal.AWS)
	matches(`^arn:[^:]*:iam::\*:`, principal)
}

anybody(statement) if statement.NotPrincipal

# Conditions that hold a public statement to known callers. A condition on anything else (a header, a date, a user's name,
# which is not unique) does not, nor does an operator that lets through what lacks the key.
narrowing := {
	"aws:principalaccount", "aws:principalarn", "aws:principalorgid", "aws:principalorgpaths", "aws:sourceaccount",
	"aws:sourcearn", "aws:sourceorgid", "aws:sourceorgpaths", "aws:sourceowner", "aws:sourcevpc", "aws:sourcevpce",
	"aws:sourceip", "aws:vpcsourceip", "aws:userid", "kms:calleraccount", "kms:viaservice",
	"lambda:functionurlauthtype", "s3:dataaccesspointaccount", "s3:dataaccesspointarn", "sns:endpoint", "elasticfilesystem:accessedviamounttarget",
}

narrowed(statement) if {
	some operator, keys in conditions(statement)
	not contains(lower(operator), "not")
	not startswith(lower(operator), "forallvalues:")
	not endswith(lower(operator), "ifexists")
	is_object(keys)
	some key, value in keys
	lower(key) in narrowing
	not loose(value)
}

loose(value) if {
	some text in lib.list(value)
	matches(`^(\*|0\.0\.0\.0/0|::/0|arn:[^:]*:(iam|sts)::\*.*)$`, text)
}

public(statement) if {
	allows(statement)
	anybody(statement)
	not narrowed(statement)
}

# Whether some statement of a policy document lets everybody in.
public_document(text) if {
	some statement in statements(text)
	public(statement)
}

# Statements that are attached to an identity, with the attribute in which they stand.
identity_statements(resource) := [{"attribute": attribute, "statement": statement} |
	some attribute in ["policy", "inline_policy"]
	is_string(resource.values[attribute])
	some statement in statements(resource.values[attribute])
	allows(statement)
] if {
	resource.type != "aws_iam_role"
}

identity_statements(resource) := [{"attribute": attribute, "statement": statement} |
	some index, block in lib.blocks(resource.values, "inline_policy")
	attribute := sprintf("inline_policy[%d].policy", [index])
	some statement in statements(block.policy)
	allows(statement)
] if {
	resource.type == "aws_iam_role"
}

# Whether an action of a statement (which may end in or hold an asterisk) takes in a given one. Both in lower case.
takes_in(pattern, action) if pattern == action

takes_in(pattern, action) if {
	contains(pattern, "*")
	matches(`^[a-z0-9-]*:?[a-z0-9*-]*$`, pattern)
	glob.match(pattern, [], action)
}

# Which of some actions a statement takes in.
covered(statement, names) := (actions(statement) & names) | {name |
	some action in actions(statement)
	contains(action, "*")
	some name in names
	takes_in(action, name)
}

# Networks

world := {"0.0.0.0/0", "::/0", "0::/0", "0:0:0:0:0:0:0:0/0", "0.0.0.0/1", "128.0.0.0/1"}

# What a security group, or a rule of one, lets in from the whole internet: the attribute, the protocol, the ports.
openings(resource) := [opening |
	some index, rule in lib.blocks(resource.values, "ingress")
	some attribute in ["cidr_blocks", "ipv6_cidr_blocks"]
	some cidr in lib.list(rule[attribute])
	cidr in world
	opening := {
		"attribute": sprintf("ingress[%d].%s", [index, attribute]),
		"protocol": protocol(rule, "protocol"),
		"from": port(rule, "from_port", 0),
		"to": port(rule, "to_port", 65535),
	}
] if {
	resource.type in {"aws_security_group", "aws_default_security_group"}
}

openings(resource) := [opening |
	resource.values.type == "ingress"
	some attribute in ["cidr_blocks", "ipv6_cidr_blocks"]
	some cidr in lib.list(resource.values[attribute])
	cidr in world
	opening := {
		"attribute": attribute,
		"protocol": protocol(resource.values, "protocol"),
		"from": port(resource.values, "from_port", 0),
		"to": port(resource.values, "to_port", 65535),
	}
] if {
	resource.type == "aws_security_group_rule"
}

openings(resource) := [opening |
	some attribute in ["cidr_ipv4", "cidr_ipv6"]
	resource.values[attribute] in world
	opening := {
		"attribute": attribute,
		"protocol": protocol(resource.values, "ip_protocol"),
		"from": port(resource.values, "from_port", 0),
		"to": port(resource.values, "to_port", 65535),
	}
] if {
	resource.type == "aws_vpc_security_group_ingress_rule"
}

protocol(rule, key) := lower(sprintf("%v", [rule[key]])) if has(rule, key)

protocol(rule, key) := "-1" if not has(rule, key)

# Minus one is every port.
port(rule, key, _) := number(rule[key]) if number(rule[key]) >= 0

port(rule, key, fallback) := fallback if not number(rule[key]) >= 0

every_protocol := {"-1", "all"}

# Whether an opening lets TCP in on a port.
reaches(opening, _) if opening.protocol in every_protocol

reaches(opening, number_of_port) if {
	opening.protocol in {"tcp", "6"}
	opening.from <= number_of_port
	opening.to >= number_of_port
}

every_port(opening) if opening.protocol in every_protocol

every_port(opening) if {
	not opening.protocol in {"icmp", "icmpv6", "1", "58"}
	opening.from <= 1
	opening.to >= 65535
}

# Secrets

# Keys and tokens have a shape of their own.
secret_shape(text) if matches(`(?:^|[^A-Z0-9])(?:AKIA|ASIA)[A-Z0-9]{16}(?:[^A-Z0-9]|$)`, text)

secret_shape(text) if matches(`-----BEGIN (?:RSA |EC |OPENSSH |DSA |PGP )?PRIVATE KEY`, text)

secret_shape(text) if matches(`(?:^|[^A-Za-z0-9_])(?:gh[pousr]_[A-Za-z0-9]{36}|github_pat_[A-Za-z0-9_]{50}|glpat-[A-Za-z0-9_-]{20}|xox[abprs]-[A-Za-z0-9-]{10}|sk_live_[A-Za-z0-9]{20})`, text)

# A name that stands for a secret, with a value written beside it.
secret_assignment(text) if matches(`(?i)(?:password|passwd|secret|token|api_?key|access_?key)[A-Z0-9_]*["']?[ \t]*[=:][ \t]*["']?[A-Za-z0-9/+=!@#%^&*_-]{8}`, text)

secret_name(name) if matches(`(?i)(?:^|_|-)(?:password|passwd|pwd|secret|secret_?key|token|api_?key|access_?key|private_?key|credentials?)$`, name)

# What refers to where a secret is kept is not one.
secret_reference(value) if matches(`^(?:arn:|https?://|\$|/|\{\{|ssm:|secretsmanager:|vault:|file:)|^\(sensitive value\)$`, value)
