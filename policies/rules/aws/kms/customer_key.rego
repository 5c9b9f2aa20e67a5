# METADATA
# title: What is stored is encrypted with a key of yours
# description: AWS encrypts most services with keys of its own, which is enough against a lost disk. A key of your own decides who may read by its policy, shows each use in CloudTrail, and can be taken away from everybody at once.
# custom:
#   severity: info
#   topic: encryption
#   resources: [aws_ami_copy, aws_appflow_connector_profile, aws_appflow_flow, aws_backup_vault, aws_bedrockagent_agent, aws_cloudtrail, aws_cloudtrail_event_data_store, aws_cloudwatch_log_group, aws_codeartifact_domain, aws_codebuild_project, aws_codegurureviewer_repository_association, aws_comprehend_entity_recognizer, aws_db_instance, aws_db_instance_automated_backups_replication, aws_db_snapshot_copy, aws_dms_endpoint, aws_dms_replication_instance, aws_dms_s3_endpoint, aws_docdb_cluster, aws_dynamodb_table, aws_dynamodb_table_replica, aws_ebs_snapshot_copy, aws_ebs_volume, aws_ecr_repository, aws_efs_file_system, aws_elasticache_replication_group, aws_elasticsearch_domain, aws_fsx_lustre_file_system, aws_fsx_ontap_file_system, aws_fsx_openzfs_file_system, aws_fsx_windows_file_system, aws_imagebuilder_component, aws_kendra_index, aws_keyspaces_table, aws_kinesis_firehose_delivery_stream, aws_kinesis_stream, aws_kinesis_video_stream, aws_lambda_function, aws_memorydb_cluster, aws_memorydb_snapshot, aws_mq_broker, aws_msk_cluster, aws_mwaa_environment, aws_neptune_cluster, aws_networkfirewall_firewall, aws_networkfirewall_firewall_policy, aws_networkfirewall_rule_group, aws_opensearch_domain, aws_qldb_ledger, aws_rds_cluster, aws_rds_cluster_activity_stream, aws_redshift_cluster, aws_redshift_snapshot_copy_grant, aws_redshiftserverless_namespace, aws_s3_bucket_object, aws_s3_object, aws_s3_object_copy, aws_sagemaker_domain, aws_sagemaker_endpoint_configuration, aws_sagemaker_notebook_instance, aws_scheduler_schedule, aws_secretsmanager_secret, aws_sqs_queue, aws_ssm_parameter, aws_timestreamwrite_database, aws_workspaces_workspace]
#   reads: [customer_encryption_key_arn?, encryption_key?, key_id?, kms_arn?, kms_key?, kms_key_arn?, kms_key_id?, kms_master_key_id?, model_kms_key_id?, volume_encryption_key?, "encrypt_at_rest[].kms_key_id?", "encryption_configuration[].key_id?", "encryption_configuration[].kms_key?", "encryption_info[].encryption_at_rest_kms_key_arn?", "encryption_options[].kms_key_id?", "encryption_specification[].kms_key_identifier?", "kms_key_details[].kms_key_id?", "server_side_encryption[].key_arn?", "server_side_encryption[].kms_key_arn?", "server_side_encryption_configuration[].kms_key_id?", type, "environment[].variables?"]
#   remediation: Write an `aws_kms_key` for the data, with rotation and a policy, and name it. Each key costs a dollar a month, and its requests a little.
package dharma.aws.kms.customer_key

import rego.v1
import data.dharma.lib
import data.dharma.amazon

# Where each type names its key.
key_attribute := {
	"aws_ami_copy": "kms_key_id",
	"aws_appflow_connector_profile": "kms_arn",
	"aws_appflow_flow": "kms_arn",
	"aws_backup_vault": "kms_key_arn",
	"aws_bedrockagent_agent": "customer_encryption_key_arn",
	"aws_cloudtrail": "kms_key_id",
	"aws_cloudtrail_event_data_store": "kms_key_id",
	"aws_cloudwatch_log_group": "kms_key_id",
	"aws_codeartifact_domain": "encryption_key",
	"aws_codebuild_project": "encryption_key",
	"aws_comprehend_entity_recognizer": "model_kms_key_id",
	"aws_db_instance": "kms_key_id",
	"aws_db_instance_automated_backups_replication": "kms_key_id",
	"aws_db_snapshot_copy": "kms_key_id",
	"aws_dms_endpoint": "kms_key_arn",
	"aws_dms_replication_instance": "kms_key_arn",
	"aws_dms_s3_endpoint": "kms_key_arn",
	"aws_docdb_cluster": "kms_key_id",
	"aws_dynamodb_table_replica": "kms_key_arn",
	"aws_ebs_snapshot_copy": "kms_key_id",
	"aws_ebs_volume": "kms_key_id",
	"aws_efs_file_system": "kms_key_id",
	"aws_elasticache_replication_group": "kms_key_id",
	"aws_fsx_lustre_file_system": "kms_key_id",
	"aws_fsx_ontap_file_system": "kms_key_id",
	"aws_fsx_openzfs_file_system": "kms_key_id",
	"aws_fsx_windows_file_system": "kms_key_id",
	"aws_imagebuilder_component": "kms_key_id",
	"aws_kinesis_stream": "kms_key_id",
	"aws_kinesis_video_stream": "kms_key_id",
	"aws_lambda_function": "kms_key_arn",
	"aws_memorydb_cluster": "kms_key_arn",
	"aws_memorydb_snapshot": "kms_key_arn",
	"aws_mwaa_environment": "kms_key",
	"aws_neptune_cluster": "kms_key_arn",
	"aws_qldb_ledger": "kms_key",
	"aws_rds_cluster": "kms_key_id",
	"aws_rds_cluster_activity_stream": "kms_key_id",
	"aws_redshift_cluster": "kms_key_id",
	"aws_redshift_snapshot_copy_grant": "kms_key_id",
	"aws_redshiftserverless_namespace": "kms_key_id",
	"aws_s3_bucket_object": "kms_key_id",
	"aws_s3_object": "kms_key_id",
	"aws_s3_object_copy": "kms_key_id",
	"aws_sagemaker_domain": "kms_key_id",
	"aws_sagemaker_endpoint_configuration": "kms_key_arn",
	"aws_sagemaker_notebook_instance": "kms_key_id",
	"aws_scheduler_schedule": "kms_key_arn",
	"aws_secretsmanager_secret": "kms_key_id",
	"aws_sqs_queue": "kms_master_key_id",
	"aws_ssm_parameter": "key_id",
	"aws_timestreamwrite_database": "kms_key_id",
	"aws_workspaces_workspace": "volume_encryption_key",
}

key_in_block := {
	"aws_codegurureviewer_repository_association": ["kms_key_details", "kms_key_id"],
	"aws_dynamodb_table": ["server_side_encryption", "kms_key_arn"],
	"aws_ecr_repository": ["encryption_configuration", "kms_key"],
	"aws_elasticsearch_domain": ["encrypt_at_rest", "kms_key_id"],
	"aws_kendra_index": ["server_side_encryption_configuration", "kms_key_id"],
	"aws_keyspaces_table": ["encryption_specification", "kms_key_identifier"],
	"aws_kinesis_firehose_delivery_stream": ["server_side_encryption", "key_arn"],
	"aws_mq_broker": ["encryption_options", "kms_key_id"],
	"aws_msk_cluster": ["encryption_info", "encryption_at_rest_kms_key_arn"],
	"aws_networkfirewall_firewall": ["encryption_configuration", "key_id"],
	"aws_networkfirewall_firewall_policy": ["encryption_configuration", "key_id"],
	"aws_networkfirewall_rule_group": ["encryption_configuration", "key_id"],
	"aws_opensearch_domain": ["encrypt_at_rest", "kms_key_id"],
}

# The keys that AWS keeps for a service are not yours.
yours(object, attribute) if {
	amazon.has(object, attribute)
	not amazon.matches(`(^|:)alias/aws/`, object[attribute])
}

kept(resource) if yours(resource.values, key_attribute[resource.type])

kept(resource) if {
	[block, attribute] := key_in_block[resource.type]
	some item in lib.blocks(resource.values, block)
	yours(item, attribute)
}

# Plain parameters are not encrypted at all, and have a rule of their own.
not_applicable contains resource.address if {
	some resource in lib.resources
	resource.type == "aws_ssm_parameter"
	not resource.values.type == "SecureString"
}

# Without variables there is nothing to encrypt.
not_applicable contains resource.address if {
	some resource in lib.resources
	resource.type == "aws_lambda_function"
	every block in lib.blocks(resource.values, "environment") {
		not amazon.has(block, "variables")
	}
}

fail contains {
	"address": resource.address,
	"attribute": attribute,
	"message": "it is encrypted with a key of AWS, if at all",
} if {
	some resource in lib.resources
	attribute := key_attribute[resource.type]
	not kept(resource)
}

fail contains {
	"address": resource.address,
	"attribute": amazon.path(resource, place[0], place[1]),
	"message": "it is encrypted with a key of AWS, if at all",
} if {
	some resource in lib.resources
	place := key_in_block[resource.type]
	not kept(resource)
}
