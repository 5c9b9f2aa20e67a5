# METADATA
# title: Machines are of a current generation
# description: "Older families cost more for less: their successors are cheaper per core and gigabyte, faster, and encrypt memory and traffic on the way."
# custom:
#   severity: low
#   topic: cost
#   resources: [aws_instance, aws_launch_template, aws_launch_configuration, aws_db_instance, aws_rds_cluster_instance, aws_elasticache_cluster, aws_elasticache_replication_group, aws_docdb_cluster_instance, aws_neptune_cluster_instance]
#   reads: [instance_type, instance_class, node_type]
#   remediation: "Move to the successor: t2 to t3 or t4g, m4 to m6i or m7g, c4 to c6i or c7g, r4 to r6i or r7g. Graviton (the g families) saves most where the software runs on Arm."
package dharma.aws.ec2.current_generation

import rego.v1
import data.dharma.lib
import data.dharma.amazon

previous := {
	"t1", "t2", "m1", "m2", "m3", "m4", "c1", "c3", "c4", "cc2", "cr1", "r3", "r4", "i2", "i3", "d2", "g2", "g3", "p2", "p3", "hs1", "x1", "x1e",
}

family(name) := split(name, ".")[0] if {
	not amazon.begins(name, "db.")
	not amazon.begins(name, "cache.")
}

family(name) := split(name, ".")[1] if {
	some prefix in ["db.", "cache."]
	amazon.begins(name, prefix)
}

fail contains {
	"address": resource.address,
	"attribute": attribute,
	"message": sprintf("`%s` is of a previous generation", [name]),
} if {
	some resource in lib.resources
	some attribute in ["instance_type", "instance_class", "node_type"]
	name := resource.values[attribute]
	is_string(name)
	family(name) in previous
}
