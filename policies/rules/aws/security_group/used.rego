# METADATA
# title: Security groups are used by something
# description: Groups that nothing uses are attached one day to whatever comes along, with the openings somebody once needed.
# custom:
#   severity: info
#   topic: other
#   resources: [aws_security_group]
#   related:
#     - {type: aws_instance, by: vpc_security_group_ids, reads: []}
#     - {type: aws_instance, by: security_groups, reads: []}
#     - {type: aws_launch_template, by: vpc_security_group_ids, reads: []}
#     - {type: aws_launch_template, by: "network_interfaces[].security_groups", reads: []}
#     - {type: aws_launch_configuration, by: security_groups, reads: []}
#     - {type: aws_network_interface, by: security_groups, reads: []}
#     - {type: aws_network_interface_sg_attachment, by: security_group_id, reads: []}
#     - {type: aws_lb, by: security_groups, reads: []}
#     - {type: aws_alb, by: security_groups, reads: []}
#     - {type: aws_elb, by: security_groups, reads: []}
#     - {type: aws_db_instance, by: vpc_security_group_ids, reads: []}
#     - {type: aws_rds_cluster, by: vpc_security_group_ids, reads: []}
#     - {type: aws_db_proxy, by: vpc_security_group_ids, reads: []}
#     - {type: aws_docdb_cluster, by: vpc_security_group_ids, reads: []}
#     - {type: aws_neptune_cluster, by: vpc_security_group_ids, reads: []}
#     - {type: aws_redshift_cluster, by: vpc_security_group_ids, reads: []}
#     - {type: aws_elasticache_cluster, by: security_group_ids, reads: []}
#     - {type: aws_elasticache_replication_group, by: security_group_ids, reads: []}
#     - {type: aws_memorydb_cluster, by: security_group_ids, reads: []}
#     - {type: aws_lambda_function, by: "vpc_config[].security_group_ids", reads: []}
#     - {type: aws_eks_cluster, by: "vpc_config[].security_group_ids", reads: []}
#     - {type: aws_eks_node_group, by: "remote_access[].source_security_group_ids", reads: []}
#     - {type: aws_ecs_service, by: "network_configuration[].security_groups", reads: []}
#     - {type: aws_vpc_endpoint, by: security_group_ids, reads: []}
#     - {type: aws_efs_mount_target, by: security_groups, reads: []}
#     - {type: aws_elasticsearch_domain, by: "vpc_options[].security_group_ids", reads: []}
#     - {type: aws_opensearch_domain, by: "vpc_options[].security_group_ids", reads: []}
#     - {type: aws_msk_cluster, by: "broker_node_group_info[].security_groups", reads: []}
#     - {type: aws_mq_broker, by: security_groups, reads: []}
#     - {type: aws_mwaa_environment, by: "network_configuration[].security_group_ids", reads: []}
#     - {type: aws_codebuild_project, by: "vpc_config[].security_group_ids", reads: []}
#     - {type: aws_sagemaker_notebook_instance, by: security_groups, reads: []}
#     - {type: aws_dms_replication_instance, by: vpc_security_group_ids, reads: []}
#     - {type: aws_dax_cluster, by: security_group_ids, reads: []}
#     - {type: aws_batch_compute_environment, by: "compute_resources[].security_group_ids", reads: []}
#     - {type: aws_apigatewayv2_vpc_link, by: security_group_ids, reads: []}
#     - {type: aws_route53_resolver_endpoint, by: security_group_ids, reads: []}
#     - {type: aws_ec2_client_vpn_endpoint, by: security_group_ids, reads: []}
#     - {type: aws_fsx_lustre_file_system, by: security_group_ids, reads: []}
#     - {type: aws_transfer_server, by: "endpoint_details[].security_group_ids", reads: []}
#   remediation: Delete the group. Where it is handed out by an output for others to use, suppress this with that reason.
package dharma.aws.security_group.used

import rego.v1
import data.dharma.lib

users := [
	"aws_alb", "aws_apigatewayv2_vpc_link", "aws_batch_compute_environment", "aws_codebuild_project",
	"aws_dax_cluster", "aws_db_instance", "aws_db_proxy", "aws_dms_replication_instance",
	"aws_docdb_cluster", "aws_ec2_client_vpn_endpoint", "aws_ecs_service", "aws_efs_mount_target",
	"aws_eks_cluster", "aws_eks_node_group", "aws_elasticache_cluster", "aws_elasticache_replication_group",
	"aws_elasticsearch_domain", "aws_elb", "aws_fsx_lustre_file_system", "aws_instance",
	"aws_lambda_function", "aws_launch_configuration", "aws_launch_template", "aws_lb",
	"aws_memorydb_cluster", "aws_mq_broker", "aws_msk_cluster", "aws_mwaa_environment",
	"aws_neptune_cluster", "aws_network_interface", "aws_network_interface_sg_attachment", "aws_opensearch_domain",
	"aws_rds_cluster", "aws_redshift_cluster", "aws_route53_resolver_endpoint", "aws_sagemaker_notebook_instance",
	"aws_transfer_server", "aws_vpc_endpoint",
]

used(resource) if {
	some user in users
	count(lib.related(resource, user)) > 0
}

fail contains {
	"address": resource.address,
	"message": "nothing in the blueprint uses this group",
} if {
	some resource in lib.resources
	not used(resource)
}
