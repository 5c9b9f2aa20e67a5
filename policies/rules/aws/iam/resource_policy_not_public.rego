# METADATA
# title: Policies of queues, topics, secrets and registries do not let everybody in
# description: A policy on a resource that allows any principal, and is not held to an account, organisation, network or source, opens it to every AWS account, often to the whole internet.
# custom:
#   severity: high
#   topic: public-exposure
#   resources: [aws_sqs_queue_policy, aws_sqs_queue, aws_sns_topic_policy, aws_sns_topic, aws_ecr_repository_policy, aws_ecr_registry_policy, aws_secretsmanager_secret_policy, aws_secretsmanager_secret, aws_elasticsearch_domain_policy, aws_opensearch_domain_policy, aws_elasticsearch_domain, aws_opensearch_domain, aws_efs_file_system_policy, aws_glacier_vault, aws_backup_vault_policy, aws_cloudwatch_event_bus_policy, aws_glue_resource_policy, aws_codeartifact_domain_permissions_policy, aws_codeartifact_repository_permissions_policy, aws_kinesis_resource_policy, aws_dynamodb_resource_policy, aws_media_store_container_policy, aws_ses_identity_policy]
#   reads: [policy, access_policies, access_policy, policy_document]
#   remediation: Name the principals, or add a condition on `aws:SourceArn`, `aws:SourceAccount` or `aws:PrincipalOrgID`.
package dharma.aws.iam.resource_policy_not_public

import rego.v1
import data.dharma.lib
import data.dharma.amazon

fail contains {
	"address": resource.address,
	"attribute": attribute,
	"message": "a statement allows any principal",
} if {
	some resource in lib.resources
	some attribute in ["policy", "access_policies", "access_policy", "policy_document"]
	amazon.public_document(resource.values[attribute])
}
