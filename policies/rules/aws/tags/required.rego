# METADATA
# title: What costs money carries the tags that say whose it is
# description: Costs are split, owners found and policies applied by tag. What has none is nobody's, and is found again on the bill.
# custom:
#   severity: info
#   topic: tagging
#   resources: [aws_instance, aws_db_instance, aws_rds_cluster, aws_s3_bucket, aws_ebs_volume, aws_lambda_function, aws_ecs_cluster, aws_ecs_service, aws_eks_cluster, aws_eks_node_group, aws_elasticache_cluster, aws_elasticache_replication_group, aws_dynamodb_table, aws_efs_file_system, aws_redshift_cluster, aws_opensearch_domain, aws_elasticsearch_domain, aws_lb, aws_alb, aws_elb, aws_nat_gateway, aws_vpc, aws_sqs_queue, aws_sns_topic, aws_kinesis_stream, aws_msk_cluster, aws_mq_broker, aws_docdb_cluster, aws_neptune_cluster, aws_cloudfront_distribution, aws_ecr_repository, aws_kms_key, aws_secretsmanager_secret, aws_sagemaker_notebook_instance, aws_workspaces_workspace, aws_eip, aws_api_gateway_rest_api, aws_apigatewayv2_api, aws_appsync_graphql_api, aws_autoscaling_group, aws_cloudformation_stack, aws_cloudwatch_log_group, aws_codebuild_project, aws_fsx_lustre_file_system, aws_fsx_ontap_file_system, aws_fsx_openzfs_file_system, aws_fsx_windows_file_system, aws_glue_job, aws_kinesis_firehose_delivery_stream, aws_memorydb_cluster, aws_mwaa_environment, aws_networkfirewall_firewall, aws_rds_cluster_instance, aws_route53_zone, aws_sfn_state_machine, aws_transfer_server, aws_vpc_endpoint, aws_wafv2_web_acl]
#   reads: [tags, tags_all, "tag[].key"]
#   remediation: Set `tags`, or `default_tags` of the provider for what all have in common (a plan then shows them in `tags_all`). Which tags are asked for is said in `policies/lib/settings.rego`.
package dharma.aws.tags.required

import rego.v1
import data.dharma.lib
import data.dharma.settings

carried(resource) := {lower(name) |
	some attribute in ["tags", "tags_all"]
	is_object(resource.values[attribute])
	some name, _ in resource.values[attribute]
}

carried_in_blocks(resource) := {lower(block.key) |
	some block in lib.blocks(resource.values, "tag")
	is_string(block.key)
}

missing(resource) := {tag | some tag in settings.required_tags; not lower(tag) in carried(resource) | carried_in_blocks(resource)}

fail contains {
	"address": resource.address,
	"attribute": "tags",
	"message": "it carries no tag",
} if {
	some resource in lib.resources
	count(settings.required_tags) == 0
	count(carried(resource) | carried_in_blocks(resource)) == 0
}

fail contains {
	"address": resource.address,
	"attribute": "tags",
	"message": sprintf("tags are missing: %s", [concat(", ", sort(missing(resource)))]),
} if {
	some resource in lib.resources
	count(missing(resource)) > 0
}
