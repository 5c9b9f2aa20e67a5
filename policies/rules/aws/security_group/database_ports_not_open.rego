# METADATA
# title: Databases and caches are not open to the internet
# description: Databases, caches, search and orchestration interfaces are built for a trusted network. Faced with the internet many ask for no password at all, and are emptied by bots.
# custom:
#   severity: critical
#   topic: network
#   resources: [aws_security_group, aws_default_security_group, aws_security_group_rule, aws_vpc_security_group_ingress_rule]
#   reads: ["ingress[].cidr_blocks", "ingress[].ipv6_cidr_blocks", "ingress[].from_port", "ingress[].to_port", "ingress[].protocol", type, cidr_blocks, ipv6_cidr_blocks, cidr_ipv4, cidr_ipv6, from_port, to_port, protocol, ip_protocol]
#   remediation: Admit only the security groups of the applications that use it.
package dharma.aws.security_group.database_ports_not_open

import rego.v1
import data.dharma.lib
import data.dharma.amazon

ports := {
	1433: "SQL Server", 1521: "Oracle", 2379: "etcd", 2375: "Docker", 3306: "MySQL", 5432: "PostgreSQL", 5439: "Redshift", 5601: "Kibana",
	5984: "CouchDB", 6379: "Redis", 7000: "Cassandra", 8182: "Neptune", 9042: "Cassandra", 9092: "Kafka", 9200: "Elasticsearch", 10250: "kubelet",
	11211: "Memcached", 27017: "MongoDB",
}

fail contains {
	"address": resource.address,
	"attribute": opening.attribute,
	"message": sprintf("%s (%d) is open to the internet", [name, port]),
} if {
	some resource in lib.resources
	some opening in amazon.openings(resource)
	not amazon.every_port(opening)
	some port, name in ports
	amazon.reaches(opening, port)
}
